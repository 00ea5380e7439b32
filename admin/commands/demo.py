"""`ecoute demo`: with a terminal, a visit; without one, the whole journey played by itself."""

import signal
import sys

import click


@click.command(help="Essaie tout Écoute sur cette machine, dans un dossier temporaire.")
def demo() -> None:
    """Open the visit on a terminal, or play the journey where there is none."""
    # Ended from outside, or with its terminal closed, it stops what it started, as it does for ctrl+c.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.default_int_handler)
    if sys.stdin.isatty() and sys.stdout.isatty():
        from admin.demo.visit import visit  # noqa: PLC0415

        visit()
    else:
        from admin.demo.journey import play  # noqa: PLC0415

        play()
