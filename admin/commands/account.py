"""`ecoute account`: who works at the desk."""

import click

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
