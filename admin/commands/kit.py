"""`ecoute kit`: what a structure makes itself known with, and what its campaigns bring."""

import csv
import sys
from dataclasses import asdict
from datetime import datetime

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import PARIS
from core.displays.display import Display, Quote, ResultKind
from core.displays.file import DisplayFile
from core.displays.visits import CampaignReport
from core.displays.wording import campaign_bars, display_lines
from core.errors import Invalid
from core.periods import Period
from core.public_figures import year_until

_DAY = click.DateTime(["%Y-%m-%d"])
_structure = click.option(
    "--structure", "code", default="", metavar="CODE", help="La structure (par défaut : la vôtre)."
)


@click.group(
    help="Les affiches d’une structure, et ce qui fait connaître ses campagnes.", subcommand_metavar=SUBCOMMAND
)
def kit() -> None:
    """Group the commands on promotion."""


@kit.command(help="Donne les liens et les textes d’une campagne.")
@click.argument("code", metavar="STRUCTURE")
@click.option("--campaign", default="", metavar="NOM", help="Le nom de la campagne.")
@json_option
def texts(code: str, campaign: str, *, as_json: bool) -> None:
    """Give the texts."""
    house = open_house()
    said = house.press.kit(house.library.structure(code), campaign)
    give(said, list(asdict(said).values()), as_json=as_json)


@kit.command(help="Donne les visites et les expériences de chaque campagne.")
@account_option
@_structure
@click.option("--since", type=_DAY, metavar="AAAA-MM-JJ", help="Le premier jour (par défaut : il y a un an).")
@click.option("--until", type=_DAY, metavar="AAAA-MM-JJ", help="Le dernier (par défaut : aujourd’hui).")
@click.option("--csv", "as_csv", is_flag=True, help="Donne les visites par structure, jour et campagne, en CSV.")
@json_option
def visits(
    account: str, code: str, since: datetime | None, until: datetime | None, *, as_csv: bool, as_json: bool
) -> None:
    """Give what campaigns bring."""
    last = until.date() if until else datetime.now(PARIS).date()
    first = since.date() if since else year_until(last).since
    report = open_house().desk(account).campaigns(Period(first, last), code)
    if as_csv:
        _write_csv(report)
    else:
        give(report, campaign_bars(report), as_json=as_json)


@kit.command(help="Donne ce que montre l’affichage d’une structure, et ce qu’elle peut y mettre.")
@account_option
@_structure
@json_option
def show(account: str, code: str, *, as_json: bool) -> None:
    """Show the display."""
    _give(open_house().desk(account).display(code), as_json=as_json)


@kit.command(help="Choisit ce que montre l’affichage : ce qui n’est pas donné reste comme il est.")
@account_option
@_structure
@click.option("--campaign", metavar="NOM", help="La campagne des codes QR.")
@click.option(
    "--result", "results", multiple=True, type=click.Choice([k.value for k in ResultKind]), help="Un résultat."
)
@click.option("--commitment", "commitments", multiple=True, type=int, metavar="N", help="Un engagement.")
@click.option("--action", "actions", multiple=True, type=int, metavar="N", help="Une action publique.")
@click.option("--quote", "quotes", multiple=True, metavar="N:MOTS", help="Les mots d’un récit public, par son numéro.")
@click.option("--without", multiple=True, type=click.Choice(["results", "commitments", "actions", "quotes"]),
              help="Une partie à vider.")  # fmt: skip
@json_option
def choose(
    account: str,
    code: str,
    campaign: str | None,
    results: tuple[str, ...],
    commitments: tuple[int, ...],
    actions: tuple[int, ...],
    quotes: tuple[str, ...],
    without: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Choose what is shown."""
    desk = open_house().desk(account)
    file = desk.display(code)
    named = {
        "results": tuple(map(ResultKind, results)),
        "commitments": commitments,
        "actions": actions,
        "quotes": tuple(map(_quote, quotes)),
    }
    given: dict[str, object] = {part: value for part, value in named.items() if value}
    given.update(dict.fromkeys(without, ()))
    if campaign is not None:
        given["campaign"] = campaign
    chosen = Display.model_validate(file.display.model_dump() | given)
    _give(desk.keep_display(chosen, file.display.version), as_json=as_json)


def _quote(typed: str) -> Quote:
    number, _, words = typed.partition(":")
    if not number.isdigit() or not words.strip():
        raise Invalid(f"« {typed} » ne se lit pas : donnez le numéro du récit, deux-points, puis ses mots.", "quote")
    return Quote(int(number), words)


def _give(file: DisplayFile, *, as_json: bool) -> None:
    give(file, display_lines(file.shown), as_json=as_json)


def _write_csv(report: CampaignReport) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["structure", "jour", "campagne", "visites"])
    for day in report.days:
        out.writerow([day.structure_code, day.day.isoformat(), _harmless(day.campaign), day.visits])


def _harmless(campaign: str) -> str:
    """Give a name that no spreadsheet takes for a formula: anybody may have written it."""
    return f"'{campaign}" if campaign[:1] in "=+-@\t" and campaign else campaign
