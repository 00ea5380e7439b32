"""`ecoute synthesis`: what stories say together, in their own sentences."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import click

from admin.commands.read import account_option
from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import midnight
from core.signals.synthesis import Synthesis

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(help="Choisit les phrases qui disent le mieux ce que disent des expériences ; aucune n’est inventée.")
@click.argument("references", metavar="[NUMÉRO]…", nargs=-1, type=click.IntRange(min=1))
@account_option
@click.option(
    "--structure", default="", metavar="CODE", help="Les dernières expériences d’une structure et de ses filles."
)
@click.option("--since", type=_DAY, metavar="AAAA-MM-JJ", help="Publiées ce jour-là ou après (avec --structure).")
@click.option("--until", type=_DAY, metavar="AAAA-MM-JJ", help="Publiées ce jour-là ou avant (avec --structure).")
@json_option
def synthesis(
    references: tuple[int, ...],
    account: str,
    structure: str,
    since: datetime | None,
    until: datetime | None,
    *,
    as_json: bool,
) -> None:
    """Give the most typical sentences of stories."""
    if bool(references) == bool(structure):
        raise click.UsageError("Donnez des numéros d’expériences, ou --structure.")
    desk = open_house().desk(account)
    if references:
        said = desk.synthesis(references)
    else:
        begin = midnight(since.date()) if since else None
        end = midnight(until.date() + timedelta(days=1)) if until else None
        said = desk.synthesis_of_structure(structure, begin, end)
    give(said, list(_lines(said)), as_json=as_json)


def _lines(said: Synthesis) -> Iterator[str]:
    yield f"Expériences lues : {said.stories}"
    for theme in said.themes:
        yield f"{theme.theme}, {theme.sentiment.label if theme.sentiment else 'sans ressenti'} ({theme.stories})"
        for quote in theme.quotes:
            yield f"  {quote.number}\t{quote.text}"
