"""`ecoute comment`: what those who work on an experience say of it to each other, for scripts."""

import click

from admin.commands.read import account_option, reference_argument
from admin.french import SUBCOMMAND
from admin.output import give, json_option
from admin.wiring import open_house
from core.comment import Comment, Thread
from core.dates import moment_fr
from core.text.clean import one_line


@click.group(help="Les commentaires d’une expérience, jamais publics.", subcommand_metavar=SUBCOMMAND)
def comment() -> None:
    """Group the commands on comments."""


@comment.command(help="Commente une expérience, pour la modération et toutes les structures concernées.")
@reference_argument
@account_option
@click.option("--note", required=True, metavar="TEXTE", help="Le commentaire ; @compte y nomme quelqu’un.")
@json_option
def add(reference: int, account: str, note: str, *, as_json: bool) -> None:
    """Say something of an experience."""
    thread = open_house().desk(account).comment(reference, note)
    give(thread, [f"Expérience {reference} commentée."], as_json=as_json)


@comment.command("list", help="Donne les commentaires d’une expérience, le plus ancien d’abord.")
@reference_argument
@account_option
@click.option("--read", is_flag=True, help="Les marque comme lus par ce compte.")
@json_option
def list_(reference: int, account: str, *, read: bool, as_json: bool) -> None:
    """Give the comments on an experience."""
    desk = open_house().desk(account)
    thread = desk.comments(reference)
    if read:
        desk.read_comments(reference, thread.last)
    give(thread, [_line(thread, one) for one in thread.comments] or ["Aucun commentaire."], as_json=as_json)


def _line(thread: Thread, one: Comment) -> str:
    mark = "●" if one in thread.unread else " "
    place = thread.structures.get(one.structure_code, "programme")
    return f"{mark} {moment_fr(one.at)}  {one.author_name} ({place})  {one_line(one.text)}"
