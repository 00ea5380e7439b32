"""`ecoute serve public`: the citizens' site on this machine."""

import errno
import logging
import socket

import click

from admin.french import SUBCOMMAND
from admin.output import say
from admin.wiring import House, open_house
from core.errors import Unavailable


@click.group(help="Les serveurs d’Écoute.", subcommand_metavar=SUBCOMMAND)
def serve() -> None:
    """Group the servers."""


@serve.command(help="Ouvre le site public : le formulaire et les pages à lire.")
@click.option("--host", default="127.0.0.1", metavar="ADRESSE", help="L’adresse où écouter.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, metavar="PORT", help="Le port (0 : le premier libre)."
)
@click.option("--threads", type=click.IntRange(1, 64), default=8, metavar="N", help="Combien de pages à la fois.")
def public(host: str, port: int, threads: int) -> None:
    """Serve the public site until stopped."""
    house = open_house()
    listener = _listen(host, port)
    say(f"Site public : http://{host}:{listener.getsockname()[1]}/ (ctrl+c pour arrêter)")
    _serve(house, listener, threads)


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise Unavailable(f"Le port {port} est déjà pris : choisissez-en un autre avec --port.") from error
        raise Unavailable(f"On ne peut pas écouter sur {host}:{port} ({error.strerror}).") from error
    return listener


def _serve(house: House, listener: socket.socket, threads: int) -> None:
    # Flask and waitress are for this command alone.
    import waitress  # noqa: PLC0415

    from public_form.app import create_app  # noqa: PLC0415
    from storage import keys  # noqa: PLC0415

    app = create_app(house.intake, secret_key=house.keys.read(keys.FORM), programme_name=house.settings.programme)
    logging.getLogger("waitress").setLevel(logging.ERROR)
    waitress.serve(app, sockets=[listener], threads=threads, ident=None)
