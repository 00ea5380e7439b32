"""`ecoute committee`: the local committees, from the agenda to the decisions, for scripts."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.given import given
from admin.output import give, json_option, say
from admin.whole_files import write_whole
from admin.wiring import open_house
from core.actions.sheet import LABELS as SHEET_LABELS
from core.actions.sheet import Sheet
from core.committees.agenda import AgendaItem, ItemKind
from core.committees.committee import CommitteeState
from core.committees.file import CommitteeFile, CommitteeQuestion
from core.committees.meeting import LABELS, OF_PEOPLE, Meeting
from core.committees.ranking import Method
from core.committees.wording import committee_lines, item_line, ranked_line, summary
from core.dates import PARIS

_FILE = click.Path(dir_okay=False, path_type=Path)
_number = click.argument("number", metavar="NUMÉRO", type=click.IntRange(min=1))
_version = click.option(
    "--version",
    "seen_version",
    type=click.IntRange(min=1),
    metavar="N",
    help="La version lue (par défaut : la dernière).",
)
_structure = click.option(
    "--structure", "code", default="", metavar="CODE", help="La structure (par défaut : la vôtre)."
)


def _meeting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of a meeting; what is not given stays."""
    for name in ("secretary", "facilitator", "link", "place"):
        command = click.option(f"--{name}", metavar="TEXTE", help=f"{LABELS[name].capitalize()}.")(command)
    command = click.option("--elected", multiple=True, metavar="NOM", help="Un élu ; à répéter pour le second.")(
        command
    )
    at = click.DateTime(["%Y-%m-%dT%H:%M"])
    return click.option("--at", type=at, metavar="AAAA-MM-JJTHH:MM", help="Date et heure de Paris.")(command)


@click.group(help="Les comités locaux de l’amélioration continue.", subcommand_metavar=SUBCOMMAND)
def committee() -> None:
    """Group the commands on committees."""


@committee.command("list", help="Donne les comités d’une structure et de celles qui en dépendent.")
@account_option
@_structure
@click.option("--state", "states", multiple=True, type=click.Choice([s.value for s in CommitteeState]), help="Un état.")
@click.option("--below", type=click.IntRange(min=2), metavar="N", help="Ceux d’un numéro plus petit : la suite.")
@json_option
def list_committees(account: str, code: str, states: Sequence[str], below: int | None, *, as_json: bool) -> None:
    """List the committees."""
    asked = CommitteeQuestion(code, tuple(map(CommitteeState, states)), below)
    found = open_house().desk(account).committees(asked)
    lines = [f"{one.number}\t{summary(one)}\t{found.names[one.structure_code]}" for one in found.committees]
    volunteers = f"Auteurs qui proposent de participer : {found.volunteers}."
    give(found, [*(lines or ["Aucun comité."]), volunteers], as_json=as_json)


@committee.command("show", help="Donne un comité, ses membres, ses propositions, ses décisions et son historique.")
@_number
@account_option
@click.option("--pdf", type=_FILE, metavar="FICHIER", help="Écrit aussi le compte rendu dans un fichier PDF.")
@json_option
def show_committee(number: int, account: str, pdf: Path | None, *, as_json: bool) -> None:
    """Show a committee."""
    desk = open_house().desk(account)
    file = desk.committee(number)
    if pdf is not None:
        write_whole(pdf, desk.print_minutes(number).pdf)
        say(f"Compte rendu écrit dans {pdf}.")
    _give(file, as_json=as_json)


@committee.command("new", help="Prépare un comité.")
@account_option
@_structure
@_meeting
@json_option
def new_committee(account: str, code: str, *, as_json: bool, **told: Any) -> None:
    """Prepare a committee."""
    meeting = given(Meeting, LABELS, **_values(told))
    _give(open_house().desk(account).new_committee(meeting, code), as_json=as_json)


@committee.command("edit", help="Modifie un comité ; une autre date ou un autre lieu est annoncé aux invités.")
@_number
@account_option
@_version
@_meeting
@json_option
def edit_committee(number: int, account: str, seen_version: int | None, *, as_json: bool, **told: Any) -> None:
    """Change a committee."""
    desk = open_house().desk(account)
    now = desk.committee(number).committee
    meeting = given(Meeting, LABELS, **(now.model_dump(include=set(OF_PEOPLE)) | _values(told)))
    _give(desk.edit_committee(number, seen_version or now.version, meeting), as_json=as_json)


@committee.command("propose", help="Donne, numéroté, ce que l’ordre du jour peut reprendre des signaux et des récits.")
@_number
@account_option
@json_option
def propose(number: int, account: str, *, as_json: bool) -> None:
    """Propose items for the agenda."""
    items = open_house().desk(account).agenda_items(number)
    give(items, [f"{place}\t{item_line(item)}" for place, item in enumerate(items, start=1)], as_json=as_json)


@committee.command("agenda", help="Fixe l’ordre du jour : numéros donnés par « propose », ou textes à vous.")
@_number
@click.argument("points", metavar="POINT…", nargs=-1)
@account_option
@_version
@json_option
def set_agenda(number: int, points: Sequence[str], account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Set the agenda."""
    desk = open_house().desk(account)
    proposed = dict(enumerate(desk.agenda_items(number), start=1))
    items = [
        proposed[int(point)]
        if point.isascii() and point.isdigit() and int(point) in proposed
        else given(AgendaItem, {"text": "point"}, kind=ItemKind.OWN, text=point)
        for point in points
    ]
    seen = seen_version or desk.committee(number).committee.version
    _give(desk.set_agenda(number, seen, items), as_json=as_json)


@committee.command("invite", help="Invite des auteurs qui proposent de participer, par la référence de leur récit.")
@_number
@click.argument("references", metavar="RÉFÉRENCE…", nargs=-1, required=True, type=click.IntRange(min=1))
@account_option
@_version
@json_option
def invite(number: int, references: Sequence[int], account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Invite authors."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    _give(desk.invite(number, seen, references), as_json=as_json)


@committee.command("minutes", help="Enregistre le compte rendu lu dans un fichier ; les textes d’avant sont gardés.")
@_number
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@account_option
@_version
@json_option
def write_minutes(number: int, file: Path, account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Keep the minutes."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    _give(desk.write_minutes(number, seen, file.read_text(encoding="utf-8", errors="replace")), as_json=as_json)


@committee.command("proposal", help="Ajoute une proposition, ou ôte celle d’un numéro.")
@_number
@click.argument("text", metavar="TEXTE", default="")
@click.option("--remove", type=click.IntRange(min=1), metavar="N", help="La proposition à ôter.")
@account_option
@_version
@json_option
def proposal(
    number: int, text: str, remove: int | None, account: str, seen_version: int | None, *, as_json: bool
) -> None:
    """Add or remove a proposal."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    file = desk.remove_proposal(number, seen, remove) if remove else desk.add_proposal(number, seen, text)
    _give_ranking(file, as_json=as_json)


@committee.command("ballot", help="Enregistre le vote d’un membre : « 2 1 3 », ou « 2:5 1:3 » par points.")
@_number
@click.argument("member", metavar="MEMBRE")
@click.argument("typed", metavar="VOTE", default="")
@click.option(
    "--method", type=click.Choice([one.value for one in Method]), help="La façon de compter, avant tout vote."
)
@account_option
@_version
@json_option
def ballot(
    number: int, member: str, typed: str, method: str | None, account: str, seen_version: int | None, *, as_json: bool
) -> None:
    """Keep a ballot."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    if method is not None:
        seen = desk.count_by(number, seen, Method(method)).committee.version
    _give_ranking(desk.keep_ballot(number, seen, member, typed), as_json=as_json)


@committee.command("decide", help="Fait d’une décision une fiche action, liée aux récits de l’ordre du jour.")
@_number
@click.option("--title", required=True, metavar="TITRE", help="Intitulé de la fiche action.")
@click.option(
    "--proposal", "chosen", default=0, type=click.IntRange(min=0), metavar="N", help="La proposition retenue."
)
@account_option
@_version
@json_option
def decide(number: int, title: str, chosen: int, account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Decide."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    _give(desk.decide(number, seen, given(Sheet, SHEET_LABELS, title=title), chosen), as_json=as_json)


@committee.command("call-off", help="Annule un comité convoqué : les invités sont prévenus du motif.")
@_number
@click.option("--why", required=True, metavar="PHRASE", help="Pourquoi il est annulé.")
@account_option
@_version
@json_option
def call_off(number: int, why: str, account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Call a committee off."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    _give(desk.call_off_committee(number, seen, why), as_json=as_json)


@committee.command("state", help="Dit qu’un comité s’est tenu, ou le clôt.")
@_number
@click.argument("state", metavar="ÉTAT", type=click.Choice(["held", "closed"]))
@account_option
@_version
@json_option
def move_committee(number: int, state: str, account: str, seen_version: int | None, *, as_json: bool) -> None:
    """Bring a committee to its next state."""
    desk = open_house().desk(account)
    seen = seen_version or desk.committee(number).committee.version
    _give((desk.hold_committee if state == "held" else desk.close_committee)(number, seen), as_json=as_json)


def _values(told: dict[str, Any]) -> dict[str, object]:
    """Give the fields that were told, as the meeting holds them."""
    values = {name: value for name, value in told.items() if value}
    if isinstance(values.get("at"), datetime):
        values["at"] = values["at"].replace(tzinfo=PARIS)
    if "elected" in values:
        values["elected"] = "\n".join(values["elected"])
    return values


def _give(file: CommitteeFile, *, as_json: bool) -> None:
    give(file, committee_lines(file), as_json=as_json)


def _give_ranking(file: CommitteeFile, *, as_json: bool) -> None:
    give(file, [ranked_line(line) for line in file.committee.ranking], as_json=as_json)
