"""`ecoute serve public`: the citizens' site on this machine."""

import errno
import logging
import socket
from contextlib import closing
from typing import Any

import click

from admin import theme
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
    app = application(house)
    with closing(_listen(host, port)) as listener:
        say(f"Site public : http://{host}:{listener.getsockname()[1]}/ (ctrl+c pour arrêter)")
        _serve(app, listener, threads)


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()  # two may bind before either listens: only then is the port sure to be ours
    except (OSError, UnicodeError) as error:
        listener.close()
        raise Unavailable(_sentence(error, host, port)) from error
    return listener


def _sentence(error: OSError | UnicodeError, host: str, port: int) -> str:
    code = getattr(error, "errno", None)
    if code == errno.EADDRINUSE:
        return f"Le port {port} est déjà pris : choisissez-en un autre avec --port."
    if code == errno.EACCES:
        return f"Le port {port} est réservé au système : choisissez-en un autre avec --port, à partir de 1024."
    return f"L’adresse « {host} » n’est pas de cette machine : choisissez-en une autre avec --host."


def application(house: House) -> Any:
    """Give the site, once it is sure that the database and the keys are there."""
    intake, following, library, datasets = house.intake, house.following, house.library, house.datasets
    # Flask is for this command alone.
    from werkzeug.middleware.proxy_fix import ProxyFix  # noqa: PLC0415

    from public_form.app import create_app  # noqa: PLC0415
    from public_form.wiring import Doors  # noqa: PLC0415
    from storage import keys  # noqa: PLC0415

    app = create_app(
        Doors(intake, following, library, datasets),
        secret_key=house.keys.read(keys.FORM),
        programme_name=house.settings.programme,
        public_url=str(house.settings.public_url),
        organisation=house.settings.organisation,
        contact=house.settings.contact,
        help_lines=house.settings.rules.help_lines,
        design_system=theme.design_system(house.settings),
    )
    if hops := house.settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    return app


def _serve(app: Any, listener: socket.socket, threads: int) -> None:
    import waitress  # noqa: PLC0415

    logging.getLogger("waitress").setLevel(logging.ERROR)
    # Waitress would take away what proxies say; ProxyFix believes those of ECOUTE_PROXIES, and nobody when there are none.
    waitress.serve(app, sockets=[listener], threads=threads, ident=None, clear_untrusted_proxy_headers=False)
