"""`ecoute outbox`: the letters to send, sent or given up."""

import click

from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house
from core.dates import moment_fr
from core.notification import Notification, NotificationState


@click.group(help="Les lettres dues aux auteurs.", subcommand_metavar=SUBCOMMAND)
def outbox() -> None:
    """Group the commands on letters."""


@outbox.command("list", help="Donne les lettres, les plus anciennes d’abord.")
@click.option("--state", type=click.Choice([state.value for state in NotificationState]), help="Un seul état.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=100, metavar="N", help="Combien au plus.")
@json_option
def list_(state: str | None, limit: int, *, as_json: bool) -> None:
    """Give letters."""
    letters = open_house().office.letters(NotificationState(state) if state else None, limit)
    give(letters, [_line(letter) for letter in letters], as_json=as_json)


@outbox.command(help="Remet à envoyer toutes les lettres en échec.")
@json_option
def replay(*, as_json: bool) -> None:
    """Owe again every letter that was given up."""
    count = open_house().office.replay_dead_letters()
    give({"replayed": count}, [f"Lettres remises à envoyer : {count}."], as_json=as_json)


def _line(letter: Notification) -> str:
    what = f"{letter.experience_number}\t{letter.kind.label}\t{letter.state.label}"
    return f"{what}\t{letter.attempts} essais\t{moment_fr(letter.due_at)}\t{letter.error}".rstrip()
