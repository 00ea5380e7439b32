"""`ecoute serve`: the citizens' site, and the desk for those who sit elsewhere, on this machine."""

import errno
import json
import socket
from contextlib import closing
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any

import click

from admin import theme
from admin.french import SUBCOMMAND
from admin.output import say
from admin.purpose import Purpose
from admin.watching.begin import metrics_option, watched
from admin.watching.readiness import must_be_ready
from admin.wiring import House, open_house
from core.errors import Invalid, Unavailable

_IN_CLEAR = (
    "Hors de cette machine, l’atelier ne parle qu’en HTTPS : écoutez sur 127.0.0.1 derrière un mandataire, "
    "ou ajoutez --behind-proxy si le sien est sur une autre machine."
)
_TOO_LARGE = "Votre envoi dépasse la taille permise : revenez à la page précédente et raccourcissez-le."
_UNREADABLE = "Cette demande n’est pas lisible, ou trop longue : revenez à la page précédente et recommencez."


@click.group(help="Les serveurs d’Écoute.", subcommand_metavar=SUBCOMMAND)
def serve() -> None:
    """Group the servers."""


@serve.command(help="Ouvre le site public : le formulaire et les pages à lire.")
@click.option("--host", default="127.0.0.1", metavar="ADRESSE", help="L’adresse où écouter.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, metavar="PORT", help="Le port (0 : le premier libre)."
)
@click.option("--threads", type=click.IntRange(1, 64), default=8, metavar="N", help="Combien de pages à la fois.")
@metrics_option
def public(host: str, port: int, threads: int, metrics_port: int | None) -> None:
    """Serve the public site until stopped."""
    house = open_house(Purpose.FORM)
    app = application(house)
    from admin.watching.requests import watch  # noqa: PLC0415 (Flask is for the servers alone)

    watch(app, "public", watched(house, metrics_port, waiting=False))
    with closing(_listen(host, port)) as listener:
        _read_lexicons()
        say(f"Site public : http://{host}:{listener.getsockname()[1]}/ (ctrl+c pour arrêter)")
        _serve(app, listener, threads)


@serve.command(help="Ouvre l’atelier à ceux qui travaillent ailleurs, derrière un mandataire qui porte le HTTPS.")
@click.option("--host", default="127.0.0.1", metavar="ADRESSE", help="L’adresse où écouter.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8001, metavar="PORT", help="Le port (0 : le premier libre)."
)
@click.option("--threads", type=click.IntRange(1, 64), default=8, metavar="N", help="Combien d’appels à la fois.")
@click.option("--behind-proxy", is_flag=True, help="Un mandataire porte le HTTPS devant une adresse d’un autre réseau.")
@click.option("--openapi", is_flag=True, help="Écrit la description de l’interface (OpenAPI 3.1), et finit.")
@metrics_option
def desk(host: str, port: int, threads: int, metrics_port: int | None, *, behind_proxy: bool, openapi: bool) -> None:
    """Serve the desk until stopped."""
    if openapi:
        _describe()
        return
    if not behind_proxy and not _is_loopback(host):
        raise Invalid(_IN_CLEAR, "host")
    house = open_house(Purpose.DESK)
    # Flask is for the servers alone.
    from admin.desk_server import application as desks  # noqa: PLC0415
    from admin.desk_server import serve as serve_desks  # noqa: PLC0415
    from admin.watching.requests import watch  # noqa: PLC0415

    app = desks(house)
    watch(app, "desk", watched(house, metrics_port, waiting=True))
    with closing(_listen(host, port)) as listener:
        _read_lexicons()
        say(f"Atelier : http://{host}:{listener.getsockname()[1]}/ (ctrl+c pour arrêter)")
        serve_desks(app, listener, threads, house.changes.close)


def _describe() -> None:
    from desk_api.openapi import document  # noqa: PLC0415

    click.echo(json.dumps(document(), ensure_ascii=False, indent=2))


def _read_lexicons() -> None:
    """Read what the detectors know before anybody is answered: who comes meanwhile waits in line for a second."""
    from core.text.warming import read_lexicons  # noqa: PLC0415 (no other command has a use for them all)

    read_lexicons()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


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
        Doors(intake, following, library, datasets, lambda: must_be_ready(house)),
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
    # The server is for this command alone.
    from admin.listening import listen  # noqa: PLC0415
    from public_form.app import MEBIBYTE  # noqa: PLC0415

    # Up to four times what is taken, the page says that it is too much, with what was written still behind it.
    listen(app, listener, threads, 4 * MEBIBYTE, _refusal)


def _refusal(code: int) -> tuple[str, str]:
    """Say what is refused before any page could be made of it."""
    return "text/plain; charset=utf-8", _TOO_LARGE if code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else _UNREADABLE
