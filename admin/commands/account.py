"""`ecoute account`: who works at the desk."""

import click

from admin.commands.account_signing import journal, link, password, revoke, say_if_codes_are_missing, sessions
from admin.french import SUBCOMMAND
from admin.given import given
from admin.output import give, json_option
from admin.wiring import open_house
from core.account import Account
from core.desk.digests import checked_address
from core.vocabulary import Role

_LABELS = {"name": "le nom du compte", "display_name": "le nom affiché", "structure_code": "le code de la structure"}


@click.group(help="Les comptes de ceux qui travaillent à l’atelier.", subcommand_metavar=SUBCOMMAND)
def account() -> None:
    """Group the commands on accounts."""


for command in (link, password, sessions, revoke, journal):
    account.add_command(command)


@account.command(help="Ajoute un compte.")
@click.argument("name", metavar="COMPTE")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True, help="Le rôle.")
@click.option("--structure", metavar="CODE", help="Le code de la structure, pour un agent ou un responsable.")
@click.option("--display-name", metavar="NOM", help="Le nom affiché (par défaut : celui du compte).")
@click.option("--email", default="", metavar="ADRESSE", help="L’adresse professionnelle, pour la lettre de synthèse.")
@json_option
def add(name: str, role: str, structure: str | None, display_name: str | None, email: str, *, as_json: bool) -> None:
    """Keep a new account."""
    address = checked_address(email)
    typed = {"name": name, "display_name": display_name or name, "structure_code": structure, "email": address}
    new = given(Account, _LABELS, role=Role(role), **typed)
    open_house().office.add_account(new)
    give(new, [f"Compte « {name} » ajouté ({new.role.label})."], as_json=as_json)


@account.command("list", help="Donne la liste des comptes.")
@json_option
def list_(*, as_json: bool) -> None:
    """Give every account."""
    accounts = open_house().office.accounts()
    lines = [f"{a.name}\t{a.role.label}\t{a.structure_code or 'programme'}\t{a.display_name}" for a in accounts]
    give(accounts, lines, as_json=as_json)


@account.command(help="Donne à un compte son adresse professionnelle ; sans adresse, l’efface.")
@click.argument("name", metavar="COMPTE")
@click.argument("address", metavar="[ADRESSE]", default="")
@json_option
def email(name: str, address: str, *, as_json: bool) -> None:
    """Keep the professional address of an account."""
    changed = open_house().office.set_email(name, checked_address(address))
    give(changed, [f"Adresse de « {name} » : {changed.email or 'aucune'}."], as_json=as_json)


@account.command(help="Ferme un compte : ses connexions et son lien finissent, ce qu’il a écrit reste.")
@click.argument("name", metavar="COMPTE")
@json_option
def deactivate(name: str, *, as_json: bool) -> None:
    """Close an account."""
    closed = open_house().signing_office.deactivate(name)
    give(closed, [f"Compte « {name} » fermé."], as_json=as_json)


@account.command(help="Rouvre un compte fermé.")
@click.argument("name", metavar="COMPTE")
@json_option
def activate(name: str, *, as_json: bool) -> None:
    """Open a closed account again."""
    opened = open_house().signing_office.activate(name)
    give(opened, [f"Compte « {name} » ouvert."], as_json=as_json)


@account.command(help="Change la structure d’un compte : ses droits suivent dès son prochain appel.")
@click.argument("name", metavar="COMPTE")
@click.option("--structure", required=True, metavar="CODE", help="Le code de la nouvelle structure.")
@json_option
def move(name: str, structure: str, *, as_json: bool) -> None:
    """Put an account in another structure."""
    moved = open_house().signing_office.move(name, structure)
    give(moved, [f"Compte « {name} » rattaché à la structure {structure}."], as_json=as_json)


@account.command("role", help="Change le rôle d’un compte ; ses connexions et son lien finissent.")
@click.argument("name", metavar="COMPTE")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True, help="Le nouveau rôle.")
@click.option("--structure", metavar="CODE", help="Le code de la structure (par défaut : celle du compte).")
@json_option
def role_(name: str, role: str, structure: str | None, *, as_json: bool) -> None:
    """Give an account another role."""
    office = open_house().signing_office
    changed = office.set_role(name, Role(role), structure)
    say_if_codes_are_missing(office, name)
    give(changed, [f"Compte « {name} » : {changed.role.label}."], as_json=as_json)
