"""With a terminal: the public site, the notifier and the mail catcher beside the workstation."""

import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from admin.commands.desk import list_accounts, open_desk
from admin.demo.catcher import MailCatcher
from admin.demo.parts import FIRST_PORT, environment, public_site, running, settings
from admin.seed.counted import count_everything
from admin.seed.programme import Programme
from admin.wiring import open_house
from storage import schema

_EXPERIENCES = 2000


def visit() -> None:
    """Fill a temporary house, start its parts, open the workstation; leaving it stops everything."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ecoute-demo-")))
        catcher = stack.enter_context(MailCatcher(home / "courrier"))
        stack.enter_context(settings(environment(home, FIRST_PORT, catcher.port)))
        _fill()
        port = stack.enter_context(public_site(home, catcher.port))
        stack.enter_context(running(["notify"], home / "notify.log"))
        places = f"Site public : http://127.0.0.1:{port}/ · courrier reçu dans {catcher.folder}"
        click.echo(places)
        _open_workstation(home, places)
    click.echo("Tout est arrêté, et le dossier temporaire est effacé.")


def _fill() -> None:
    click.echo(f"Préparation d’un programme inventé de {_EXPERIENCES} expériences…")
    house = open_house()
    house.keys.create_missing()
    schema.upgrade(house.engine)
    Programme(house.database, seed=1, now=datetime.now(UTC)).plant(_EXPERIENCES)
    count_everything(house)


def _open_workstation(home: Path, banner: str) -> None:
    from tui.app import EcouteApp  # noqa: PLC0415

    class Visit(EcouteApp):
        """The workstation, which says where the site is: what was printed before is under it."""

        def begin(self) -> None:
            super().begin()
            self.notify(banner, title="Visite", timeout=60, markup=False)

    Visit(open_desk, account=None, list_accounts=list_accounts, folder=home).run()
