"""`ecoute concepts`: what a network watches for in what people tell, for scripts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.wiring import open_house
from core.concepts.concept import Concept
from core.concepts.figures import ConceptFile, ConceptQuestion, ThemeRow, Themes
from core.concepts.trial import Trial, together
from core.concepts.wording import channel_rows, marked, recount_fr, year_until
from core.dates import PARIS, count_fr, date_fr
from core.desk import Desk
from core.seat import Seat
from core.vocabulary import Channel

_MONTH = click.DateTime(["%Y-%m", "%Y-%m-%d"])
_number = click.argument("number", metavar="NUMÉRO", type=click.IntRange(min=1))
_network = click.option(
    "--network", metavar="CODE", help="La tête du réseau (par défaut : le vôtre, ou le programme) ; « - » : programme."
)
_expressions = click.option(
    "--expression", "-e", "lines", multiple=True, metavar="EXPRESSION", help="Une expression ; répétez l’option."
)
_file = click.option(
    "--file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FICHIER",
    help="Un fichier, une expression par ligne.",
)


def _asked(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say where and when."""
    command = click.option("--until", type=_MONTH, metavar="AAAA-MM", help="Le dernier mois (par défaut : ce mois).")(
        command
    )
    command = click.option("--since", type=_MONTH, metavar="AAAA-MM", help="Le premier (par défaut : un an avant).")(
        command
    )
    return click.option("--structure", default="", metavar="CODE", help="La structure (par défaut : la vôtre).")(
        command
    )


@click.group(help="Les concepts : ce qu’un réseau guette dans les récits.", subcommand_metavar=SUBCOMMAND)
def concepts() -> None:
    """Group the commands of the concepts."""


@concepts.command("list", help="Donne les concepts que vous lisez, avec leurs comptes.")
@account_option
@_asked
@json_option
def list_(account: str, structure: str, since: datetime | None, until: datetime | None, *, as_json: bool) -> None:
    """Give the list."""
    found = open_house().desk(account).concepts(_question(structure, since, until))
    lines = [
        f"{line.concept.number}\t{line.concept.name}\t{line.held.stories}"
        + (f"\t{recount_fr(line.concept, found.last_number)}" if line.concept.recounting else "")
        for line in found.lines
    ]
    give(found, lines or ["Aucun concept."], as_json=as_json)


@concepts.command(help="Donne un concept : ses expressions, ses comptes, ses structures et son historique.")
@_number
@account_option
@_asked
@json_option
def show(
    number: int, account: str, structure: str, since: datetime | None, until: datetime | None, *, as_json: bool
) -> None:
    """Give a concept."""
    found = open_house().desk(account).concept(number, _question(structure, since, until))
    give(found, list(_lines(found)), as_json=as_json)


@concepts.command("try", help="Essaie des expressions sur les récits passés ; rien n’est gardé (ctrl+c arrête).")
@account_option
@_network
@_expressions
@_file
@json_option
def try_(account: str, network: str | None, lines: tuple[str, ...], file: Path | None, *, as_json: bool) -> None:
    """Try expressions."""
    desk, code = _desk_and_network(account, network)
    given = _lines_of(lines, file)
    trial = desk.try_concept(code, given)
    with (
        progress_of("Essai", trial.candidates, lambda: trial.read) as advance,
        interruptible(advance) as advance_or_end,
    ):
        while trial.following is not None:
            trial = together(trial, desk.try_concept(code, given, trial.following))
            advance_or_end()
    give(trial, _trial_lines(trial, given), as_json=as_json)


@concepts.command(help="Garde un concept, nouveau ou modifié (--number) ; lancez ensuite « recount ».")
@account_option
@_network
@click.option("--number", type=click.IntRange(min=1), metavar="NUMÉRO", help="Le concept à modifier.")
@click.option("--version", "seen", type=click.IntRange(min=1), metavar="N", help="La version lue (sinon la dernière).")
@click.option("--name", metavar="NOM", help="Son nom.")
@click.option("--note", metavar="TEXTE", help="De quoi il parle.")
@click.option("--commitment", type=int, metavar="N", help="L’engagement qu’il touche.")
@_expressions
@_file
@json_option
def put(
    account: str,
    network: str | None,
    number: int | None,
    seen: int | None,
    name: str | None,
    note: str | None,
    commitment: int | None,
    lines: tuple[str, ...],
    file: Path | None,
    *,
    as_json: bool,
) -> None:
    """Keep a concept."""
    desk, code = _desk_and_network(account, network)
    given = _lines_of(lines, file)
    if number is None:
        kept = desk.keep_concept(code, name or "", given, note or "", commitment)
    else:
        now = _kept(desk, number)
        kept = desk.change_concept(
            number,
            seen or now.version,
            now.name if name is None else name,
            given or now.expressions,
            now.note if note is None else note,
            now.commitment if commitment is None else commitment,
        )
    give(kept, [f"Concept {kept.number} « {kept.name} » : version {kept.version}."], as_json=as_json)


@concepts.command(help="Retire un concept : il n’est plus guetté ; son historique reste.")
@_number
@account_option
@click.option("--version", "seen", type=click.IntRange(min=1), metavar="N", help="La version lue (sinon la dernière).")
@json_option
def remove(number: int, account: str, seen: int | None, *, as_json: bool) -> None:
    """Remove a concept."""
    desk = open_house().desk(account)
    desk.remove_concept(number, seen or _kept(desk, number).version)
    give({"removed": number}, [f"Concept {number} retiré."], as_json=as_json)


@concepts.command(
    help="Compte à nouveau le passé de tous les concepts qui l’attendent (ctrl+c arrête ; reprend ensuite)."
)
@json_option
def recount(*, as_json: bool) -> None:
    """Count anew; a work that was stopped goes on where it was."""
    office = open_house().office
    pieces = 0
    with (
        progress_of("Recompte", 0, lambda: pieces) as advance,
        interruptible(advance) as advance_or_end,
    ):
        while office.recount_concepts():
            pieces += 1
            advance_or_end()
    give({"pieces": pieces}, ["Tous les concepts sont comptés."], as_json=as_json)


@concepts.command(help="Donne la part de chaque thème dans les récits publiés, en tout et par canal.")
@account_option
@_asked
@json_option
def shares(account: str, structure: str, since: datetime | None, until: datetime | None, *, as_json: bool) -> None:
    """Give the shares by theme and channel."""
    found = open_house().desk(account).themes(_question(structure, since, until))
    say(f"{found.name}, récits publiés : {count_fr(found.published)}.")
    used = [channel for channel in Channel if found.by_channel[channel]]
    lines = ["\t".join(["", "tous", *(channel.label for channel in used)])]
    lines += ["\t".join([row.concept.name, *channel_rows(found, row, used)]) for row in found.rows]
    give(_shares_document(found), lines, as_json=as_json)


def _question(structure: str, since: datetime | None, until: datetime | None) -> ConceptQuestion:
    first, last = year_until(until.date() if until else datetime.now(PARIS).date())
    return ConceptQuestion(since.date() if since else first, last, structure)


def _desk_and_network(account: str, network: str | None) -> tuple[Desk, str]:
    """Give a desk, and the network whose concepts it keeps: its own, or the programme."""
    house = open_house()
    if network is not None:
        return house.desk(account), "" if network == "-" else network
    with house.store.reading() as uow:
        seat = Seat.of(uow, account)
    return house.desk(account), seat.structure.network_code if seat.structure else ""


def _lines_of(lines: Sequence[str], file: Path | None) -> tuple[str, ...]:
    return (*lines, *(file.read_text(encoding="utf-8").splitlines() if file else ()))


def _kept(desk: Desk, number: int) -> Concept:
    today: date = datetime.now(PARIS).date()
    return desk.concept(number, ConceptQuestion(today, today)).concept


def _lines(found: ConceptFile) -> Iterable[str]:
    concept = found.concept
    yield f"{concept.name} · {found.name} : {count_fr(found.held.stories)} sur {count_fr(found.published)}"
    if concept.recounting:
        yield recount_fr(concept, found.last_number)
    yield from (f"  {line}" for line in concept.expressions)
    yield from (f"{place.name}\t{place.held.stories} sur {place.published}" for place in found.places)
    yield from (f"{feeling.label}\t{count}" for feeling, count in found.held.feelings.items())
    yield from (f"{channel.label}\t{count}" for channel, count in found.held.channels.items() if count)
    yield from (f"v{one.version}\t{date_fr(one.at)}\t{one.actor}" for one in found.versions)


def _trial_lines(trial: Trial, lines: Sequence[str]) -> list[str]:
    read = f"{count_fr(trial.held)} récits tenus, sur {count_fr(trial.read)} lus"
    rest = "" if trial.following is None else f" (arrêté : {count_fr(trial.candidates)} à lire)"
    alone = zip(lines, trial.by_expression, trial.alone, strict=False)
    return [
        f"{read}{rest}.",
        *(f"{count}\tdont {only} seule\t{line}" for line, count, only in alone),
        *(f"tenu\t{one.number}\t{marked(one.title, one.in_title)}" for one in trial.examples),
        *(f"{near.why.label}\t{near.story.number}\t{near.story.title}" for near in trial.nearly),
    ]


def _shares_document(found: Themes) -> dict[str, object]:
    return {
        "question": found.question,
        "name": found.name,
        "published": found.published,
        "by_channel": found.by_channel,
        "themes": [_theme_document(found, row) for row in found.rows],
    }


def _theme_document(found: Themes, row: ThemeRow) -> dict[str, object]:
    return {
        "number": row.concept.number,
        "name": row.concept.name,
        "recounting": row.concept.recounting,
        "stories": row.held.stories,
        "share": found.share(row),
        "feelings": row.held.feelings,
        "channels": {
            channel: {"stories": count, "share": found.share(row, channel)}
            for channel, count in row.held.channels.items()
        },
    }
