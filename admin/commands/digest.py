"""`ecoute digest`: one's own letter of summary."""

import click

from admin.commands.read import account_option
from admin.output import give, json_option
from admin.wiring import open_house
from core.vocabulary import DigestChoice


@click.command(help="Dit à quel rythme un compte reçoit sa lettre de synthèse, ou le change.")
@account_option
@click.option("--choice", type=click.Choice([choice.value for choice in DigestChoice]), help="Le rythme.")
@click.option("--email", default="", metavar="ADRESSE", help="L’adresse professionnelle (par défaut : celle connue).")
@json_option
def digest(account: str, choice: str | None, email: str, *, as_json: bool) -> None:
    """Give, or choose, how often the letter of summary comes."""
    desk = open_house().desk(account)
    kept = desk.digest()
    if choice or email:
        kept = desk.choose_digest(DigestChoice(choice) if choice else kept.choice, email)
    where = f", à {kept.email}" if kept.email else ", sans adresse connue"
    give(kept, [f"Lettre de synthèse : {kept.choice.label}{where}."], as_json=as_json)
