"""`ecoute signals`: what rises in what people tell, and what is decided of it."""

from datetime import datetime

import click

from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.interruption import interruptible
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.wiring import open_house
from core.clock import SystemClock
from core.dates import count_fr
from core.projection import PublicExperience
from core.signals.board import SignalFile, SignalLine
from core.signals.windows import year_before
from core.signals.wording import decision_fr, muted_until_fr, times_fr, title_fr, told_fr
from core.snippets import snippet

_number_argument = click.argument("number", metavar="NUMÉRO", type=click.IntRange(min=1))


@click.group(help="Les signaux faibles : ce qui monte dans les récits.", subcommand_metavar=SUBCOMMAND)
def signals() -> None:
    """Group the commands of the signals."""


@signals.command(
    help="Cherche ce qui monte dans les récits de l’année (à programmer chaque nuit ; ctrl+c arrête sans rien changer)."
)
@json_option
def find(*, as_json: bool) -> None:
    """Search the stories of the last year for signals."""
    # The statistic takes long to load, and only those who search need it.
    from core.signals.searching import search_for_signals  # noqa: PLC0415

    house, clock = open_house(), SystemClock()
    read = 0

    def advance(so_far: int) -> None:
        nonlocal read
        read = so_far
        move_or_end()

    with house.store.reading() as uow:
        size = uow.signals.to_hear(*year_before(clock.now()))
    with progress_of("Recherche", size, lambda: read) as move, interruptible(move) as move_or_end:
        done = search_for_signals(house.store, clock, advance=advance)
    with house.store.reading() as uow:
        found = sum(signal.seen_at == done.told_at for signal in uow.signals.all())
    say(f"Récits lus : {count_fr(done.read)}.")
    give({"search": done, "signals": found}, [f"Signaux : {count_fr(found)}."], as_json=as_json)


@signals.command("list", help="Donne les signaux de son périmètre, les plus nets d’abord.")
@account_option
@click.option("--muted", is_flag=True, help="Aussi ceux qui sont en sourdine.")
@json_option
def list_(account: str, *, muted: bool, as_json: bool) -> None:
    """Give the list."""
    board = open_house().desk(account).signals(muted=muted)
    give(board, [_line(line) for line in board.lines] or ["Aucun signal."], as_json=as_json)


@signals.command(help="Explique un signal : combien, depuis quand, où, avec quoi, et trois récits qui le montrent.")
@_number_argument
@account_option
@json_option
def show(number: int, account: str, *, as_json: bool) -> None:
    """Explain a signal."""
    _give(open_house().desk(account).signal(number), as_json=as_json)


@signals.command(help="Suit un signal : il passe devant, et reste même s’il ne monte plus.")
@_number_argument
@account_option
@click.option("--stop", is_flag=True, help="Ne plus le suivre.")
@json_option
def watch(number: int, account: str, *, stop: bool, as_json: bool) -> None:
    """Watch a signal, or stop watching it."""
    _give(open_house().desk(account).watch_signal(number, watched=not stop), as_json=as_json)


@signals.command(help="Met un signal en sourdine : jusqu’à un jour, ou jusqu’à ce que ses récits aient doublé.")
@_number_argument
@account_option
@click.option("--why", metavar="MOTIF", required=True, help="Pourquoi, en une phrase.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="AAAA-MM-JJ", help="Le jour où il s’entend de nouveau."
)
@json_option
def mute(number: int, account: str, why: str, until: datetime | None, *, as_json: bool) -> None:
    """Mute a signal."""
    muted = open_house().desk(account).mute_signal(number, why, until.date() if until else None)
    _give(muted, as_json=as_json)


@signals.command(help="Lève la sourdine d’un signal.")
@_number_argument
@account_option
@json_option
def unmute(number: int, account: str, *, as_json: bool) -> None:
    """Hear a signal again."""
    _give(open_house().desk(account).unmute_signal(number), as_json=as_json)


@signals.command(help="Attache un signal à une fiche action.")
@_number_argument
@click.argument("action", metavar="ACTION", type=click.IntRange(min=1))
@account_option
@json_option
def attach(number: int, action: int, account: str, *, as_json: bool) -> None:
    """Attach a signal to an improvement action."""
    _give(open_house().desk(account).attach_signal(number, action), as_json=as_json)


def _give(file: SignalFile, *, as_json: bool) -> None:
    give(file, _explanation(file), as_json=as_json)


def _around(story: PublicExperience, file: SignalFile) -> str:
    """Give the words of a story around the signal."""
    return "".join(piece.text for piece in snippet(story, file.line.signal.stems))


def _line(line: SignalLine) -> str:
    signal = line.signal
    return f"{signal.number}\t{title_fr(signal)}\t{signal.count}\t{times_fr(signal)}\t{signal.since}\t{_mark(line)}"


def _mark(line: SignalLine) -> str:
    if line.standing.muted:
        return f"en sourdine {muted_until_fr(line.standing.muted)}"
    words = ("suivi" if line.standing.watched else "", "ne monte plus" if line.fading else "")
    return ", ".join(filter(None, words))


def _explanation(file: SignalFile) -> list[str]:
    return [
        f"Signal {file.line.signal.number} : {title_fr(file.line.signal)}",
        *told_fr(file.line.signal),
        *(f"{story.number}\t{story.title}\t{_around(story, file)}" for story in file.shown),
        *map(decision_fr, file.decisions),
    ]
