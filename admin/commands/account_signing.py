"""`ecoute account link|password|sessions|revoke|journal`: what somebody signs in with at the desk served to others."""

import sys
from typing import TYPE_CHECKING

import click

from admin.output import give, json_option, say
from admin.wiring import open_house
from core.dates import moment_fr
from core.errors import Invalid

if TYPE_CHECKING:
    from core.signing.office import SigningOffice

_LINES = 50


@click.command(
    help="Donne un lien par lequel choisir un mot de passe, une seule fois ; le précédent ne vaut plus rien."
)
@click.argument("name", metavar="COMPTE")
@json_option
def link(name: str, *, as_json: bool) -> None:
    """Print the link on the standard output, and nowhere else."""
    house = open_house()
    made = house.signing_office.link(name)
    address = made.address(str(house.settings.desk_url))
    say(f"Lien pour « {name} », valable une seule fois, jusqu’au {moment_fr(made.expires_at)}.")
    give({"account": name, "link": address, "expires_at": made.expires_at}, [address], as_json=as_json)


@click.command(help="Donne un mot de passe à un compte, demandé sans qu’il s’affiche ; ses connexions finissent.")
@click.argument("name", metavar="COMPTE")
@click.option("--stdin", is_flag=True, help="Lit le mot de passe sur l’entrée standard : sa première ligne.")
@json_option
def password(name: str, *, stdin: bool, as_json: bool) -> None:
    """Keep a new password, which no argument ever holds."""
    typed = _first_line() if stdin else _asked()
    office = open_house().signing_office
    account = office.set_password(name, typed)
    say_if_codes_are_missing(office, name)
    give(account, [f"Mot de passe de « {name} » changé : ses connexions sont finies."], as_json=as_json)


@click.command(help="Donne les connexions en cours d’un compte : depuis quand, jusqu’à quand.")
@click.argument("name", metavar="COMPTE")
@json_option
def sessions(name: str, *, as_json: bool) -> None:
    """Give the live sessions, never what opens them."""
    live = open_house().signing_office.sessions(name)
    told = [{"began_at": one.began_at, "expires_at": one.expires_at} for one in live]
    lines = [f"depuis le {moment_fr(one.began_at)}\tjusqu’au {moment_fr(one.expires_at)}" for one in live]
    give(told, lines, as_json=as_json)


@click.command(help="Met fin à toutes les connexions d’un compte.")
@click.argument("name", metavar="COMPTE")
@json_option
def revoke(name: str, *, as_json: bool) -> None:
    """End every session."""
    ended = open_house().signing_office.revoke(name)
    give({"account": name, "revoked": ended}, [f"Connexions de « {name} » révoquées : {ended}."], as_json=as_json)


@click.command(help="Donne ce qui s’est passé à la connexion d’un compte, le plus récent d’abord.")
@click.argument("name", metavar="COMPTE")
@click.option("--limit", type=click.IntRange(1, 1000), default=_LINES, metavar="N", help="Combien de lignes au plus.")
@json_option
def journal(name: str, limit: int, *, as_json: bool) -> None:
    """Give the last lines."""
    events = open_house().signing_office.journal(name, limit)
    lines = [f"{moment_fr(event.at)}\t{event.kind.label}\t{event.outcome.label}" for event in events]
    give(events, lines, as_json=as_json)


def say_if_codes_are_missing(office: "SigningOffice", name: str) -> None:
    """Say what to do for an account whose role needs codes, and that has no application for them."""
    if office.lacks_codes(name):
        say(f"Ce rôle demande un code à la connexion : donnez un lien avec « ecoute account link {name} ».")


def _first_line() -> str:
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise Invalid("L’entrée standard ne donne aucun mot de passe : écrivez-le sur sa première ligne.", "password")
    return line


def _asked() -> str:
    if not sys.stdin.isatty():
        raise Invalid("Sans terminal, le mot de passe se donne sur l’entrée standard : ajoutez --stdin.", "password")
    return str(click.prompt("Mot de passe", hide_input=True, confirmation_prompt="Le même une seconde fois"))
