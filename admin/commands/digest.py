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
@click.option("--days", metavar="JOURS", help="Les jours d’une lettre quotidienne (135 : lundi, mercredi, vendredi).")
@click.option("--board", metavar="NOM", help="Le tableau joint en PDF (vide : aucun).")
@json_option
def digest(account: str, choice: str | None, email: str, days: str | None, board: str | None, *, as_json: bool) -> None:
    """Give, or choose, how often the letter of summary comes."""
    desk = open_house().desk(account)
    kept = desk.digest()
    if choice or email or days is not None or board is not None:
        kept = desk.choose_digest(DigestChoice(choice) if choice else kept.choice, email, days, board)
    where = f", à {kept.email}" if kept.email else ", sans adresse connue"
    on = f", les jours {', '.join(kept.days)}" if kept.days else ""
    joined = f", avec le tableau « {kept.board} »" if kept.board else ""
    give(kept, [f"Lettre de synthèse : {kept.choice.label}{on}{where}{joined}."], as_json=as_json)
