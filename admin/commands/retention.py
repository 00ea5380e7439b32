"""`ecoute retention`: erases what is kept too long, and what somebody asks to have erased."""

import getpass
import sys
from collections.abc import Mapping, Sequence

import click

from admin.french import SUBCOMMAND
from admin.interruption import interruptible
from admin.leftovers import forget_old_files
from admin.output import give, json_option, say
from admin.progress import progress_of
from admin.wiring import House, open_house
from core.dates import count_fr, moment_fr
from core.errors import Invalid
from core.retention.erasure import Erasure
from storage.scrubbing import scrub

_WORD = "EFFACER"
_PIECES = 200
"""How many pieces of changes are counted at most before the end: what is left, `notify` counts at its next pass."""


@click.group(
    invoke_without_command=True,
    subcommand_metavar=SUBCOMMAND,
    help="Efface ce dont le délai de conservation est passé. S’interrompt avec ctrl+c, et reprend à la fois suivante.",
)
@click.option("--dry-run", is_flag=True, help="Dit seulement ce qui serait effacé.")
@json_option
@click.pass_context
def retention(ctx: click.Context, *, dry_run: bool, as_json: bool) -> None:
    """Erase what is kept too long, unless a sub-command is called."""
    if ctx.invoked_subcommand is not None:
        return
    house = open_house()
    if dry_run:
        due = {kind.label: count for kind, count in house.retention.due().items()}
        give(due, _counted(due) or ["Rien n’est gardé au-delà de son délai."], as_json=as_json)
        return
    erasure = _run(house)
    give(erasure, _told(erasure), as_json=as_json)


@retention.command(help="Efface une expérience pour de bon : son récit, ses réponses et tout ce qui la cite.")
@click.argument("number", type=click.IntRange(1), metavar="NUMÉRO")
@click.option("--why", required=True, metavar="MOTIF", help="Pourquoi : sans rien du récit ni de la personne.")
@click.option("--author", is_flag=True, help="Aussi les autres expériences de la même adresse e-mail.")
@click.option("--yes", is_flag=True, help="Ne demande pas de confirmation.")
@json_option
def erase(number: int, why: str, *, author: bool, yes: bool, as_json: bool) -> None:
    """Erase one experience, or all those of its author."""
    house = open_house()
    numbers = house.retention.to_erase(number, whole_author=author)
    if not yes:
        _confirm(numbers)
    erasure = house.retention.erase(number, why, _who(), whole_author=author)
    _count_and_wipe(house)
    give(erasure, _told(erasure), as_json=as_json)


@retention.command(
    help="Donne les derniers effacements : combien, quand, pourquoi, par qui ; rien de ce qui était dit."
)
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, metavar="N", help="Combien au plus.")
@json_option
def log(limit: int, *, as_json: bool) -> None:
    """Give the last erasures."""
    erasures = open_house().retention.log(limit)
    give(erasures, [line for erasure in erasures for line in _told(erasure)], as_json=as_json)


def _run(house: House) -> Erasure:
    done = [0]
    with (
        progress_of("Effacement", None, lambda: done[0]) as advance,
        interruptible(advance) as advance_or_end,
    ):

        def told(erased: int) -> None:
            done[0] = erased
            advance_or_end()

        erasure = house.retention.run(_who(), told)
        forget_old_files(house.settings.home)
    if erasure.total:
        _count_and_wipe(house)
    return erasure


def _count_and_wipe(house: House) -> None:
    """Take the story out of what is counted, and wipe what the files of the database still hold of it."""
    with progress_of("Nettoyage", None, lambda: 0) as advance, interruptible(advance) as advance_or_end:
        for _ in range(_PIECES):
            if not house.office.count_some():
                break
            advance_or_end()
        scrub(house.engine, advance_or_end)


def _confirm(numbers: Sequence[int]) -> None:
    named = ", ".join(map(str, numbers))
    say(f"Seront effacées pour de bon, avec tout ce qui les cite : {named}.")
    if not sys.stdin.isatty():
        raise Invalid("Cet effacement demande une confirmation : relancez la commande avec --yes.", "yes")
    if click.prompt(f"Tapez {_WORD} pour continuer", default="", show_default=False, err=True) != _WORD:
        raise Invalid(f"Rien n’a été effacé : il fallait taper {_WORD}.", "yes")


def _who() -> str:
    """Give who runs the command, as their machine names them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "inconnu"


def _told(erasure: Erasure) -> list[str]:
    if not erasure.total:
        return ["Rien n’était gardé au-delà de son délai."]
    about = f" · expériences {', '.join(map(str, erasure.experiences))}" if erasure.experiences else ""
    head = f"n° {erasure.number} · {moment_fr(erasure.at)} · {erasure.by} · {erasure.why}{about}"
    return [head, *_counted(erasure.counts)]


def _counted(counts: Mapping[str, int]) -> list[str]:
    return [f"{name}\t{count_fr(count)}" for name, count in counts.items() if count]
