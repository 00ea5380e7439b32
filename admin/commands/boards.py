"""`ecoute board`: dashboards that people arrange."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from admin.board_pdf import print_board
from admin.commands.read import account_option
from admin.french import SUBCOMMAND
from admin.output import give, json_option, say
from admin.whole_files import write_whole
from admin.wiring import open_house
from core.boards.board import Board, PlacedTile
from core.boards.catalogue import CATALOGUE
from core.boards.document import board_document, board_lines
from core.boards.reading import ShownBoard
from core.boards.tile import ShownTile
from core.dashboard import DashboardQuestion
from core.dates import PARIS
from core.desk.boards import BoardList
from core.errors import Invalid, NotFound
from core.periods import Calendar, period_of

_DAY = click.DateTime(["%Y-%m-%d"])
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(help="Les tableaux de bord que chacun compose.", subcommand_metavar=SUBCOMMAND)
def board() -> None:
    """Group the commands on boards."""


@board.command("tiles", help="Donne le catalogue des tuiles.")
@json_option
def tiles_(*, as_json: bool) -> None:
    """Give the catalogue."""
    kinds = CATALOGUE.values()
    document = [
        {"id": kind.id, "title": kind.title, "counts": kind.counts, "profiles": sorted(kind.profiles)} for kind in kinds
    ]
    give(document, [f"{kind.id}\t{kind.title}\t{kind.counts}" for kind in kinds], as_json=as_json)


@board.command("list", help="Donne ses tableaux, ceux que partagent ses structures, et celui de son profil.")
@account_option
@json_option
def list_(account: str, *, as_json: bool) -> None:
    """Give the boards."""
    _give(open_house().desk(account).boards(), as_json=as_json)


@board.command(help="Donne un tableau avec ses chiffres, ou l’écrit en PDF.")
@click.argument("name", metavar="NOM", required=False)
@account_option
@click.option("--structure", default="", metavar="CODE", help="La structure (par défaut : la vôtre).")
@click.option("--since", type=_DAY, metavar="AAAA-MM-JJ", help="Le premier jour de publication.")
@click.option("--until", type=_DAY, metavar="AAAA-MM-JJ", help="Le dernier.")
@click.option("--alone", is_flag=True, help="La structure seule, sans ses structures filles.")
@click.option("--pdf", type=_FILE, metavar="FICHIER", help="Écrit aussi le tableau dans un fichier PDF.")
@json_option
def show(
    name: str | None,
    account: str,
    structure: str,
    since: datetime | None,
    until: datetime | None,
    pdf: Path | None,
    *,
    alone: bool,
    as_json: bool,
) -> None:
    """Give the figures of a board; the last of the list, that of the profile, when none is named."""
    desk = open_house().desk(account)
    found = _named(desk.boards(), name)
    period = period_of(found.calendar, datetime.now(PARIS).date())
    question = DashboardQuestion(period.since, period.until, structure, below=not alone)
    question = replace(question, since=since.date()) if since else question
    question = replace(question, until=until.date()) if until else question
    shown = desk.show_board(found.tiles, question)
    if pdf is not None:
        write_whole(pdf, print_board(board_document(found.name, shown)))
        say(f"Tableau écrit dans {pdf}.")
    give(_document(found, shown), board_lines(found.name, shown), as_json=as_json)


@board.command(help="Garde un tableau sous un nom, à la place de celui qui le porte déjà.")
@click.argument("name", metavar="NOM")
@account_option
@click.option("--tile", "tiles", multiple=True, metavar="TUILE[:LARGEUR]", help="Une tuile, dans l’ordre voulu.")
@click.option("--calendar", type=click.Choice([c.value for c in Calendar]), help="La période qui s’ouvre d’abord.")
@click.option("--instead-of", default="", metavar="NOM", help="Le nom qu’il avait (pour le renommer).")
@json_option
def put(
    name: str, account: str, tiles: tuple[str, ...], calendar: str | None, instead_of: str, *, as_json: bool
) -> None:
    """Keep a board; without tiles, those it had under its earlier name."""
    desk = open_house().desk(account)
    placed = tuple(map(_placed, tiles))
    kept = Board(name=name, tiles=placed)
    if not placed:
        kept = _named(desk.boards(), instead_of or name).model_copy(update={"name": kept.name})
    if calendar:
        kept = kept.model_copy(update={"calendar": Calendar(calendar)})
    _give(desk.keep_board(kept, instead_of), as_json=as_json)


@board.command(help="Efface un de ses tableaux.")
@click.argument("name", metavar="NOM")
@account_option
@json_option
def remove(name: str, account: str, *, as_json: bool) -> None:
    """Forget a board."""
    _give(open_house().desk(account).forget_board(name), as_json=as_json)


@board.command(help="Partage un de ses tableaux avec une structure et celles au-dessous.")
@click.argument("name", metavar="NOM")
@account_option
@click.option("--structure", default="", metavar="CODE", help="La structure (par défaut : la vôtre).")
@click.option("--stop", is_flag=True, help="Ne le partage plus.")
@json_option
def share(name: str, account: str, structure: str, *, stop: bool, as_json: bool) -> None:
    """Share a board, or no longer."""
    _give(open_house().desk(account).share_board(name, None if stop else structure), as_json=as_json)


def _named(found: BoardList, name: str | None) -> Board:
    if name is None:
        return found.boards[-1]
    board = next((kept for kept in found.boards if kept.name == name), None)
    if board is None:
        raise NotFound(f"Aucun tableau ne s’appelle « {name} » : voyez « ecoute board list ».")
    return board


def _placed(typed: str) -> PlacedTile:
    id_, _, width = typed.partition(":")
    kind = CATALOGUE.get(id_)
    if kind is None or not (width.isdigit() or not width):
        raise Invalid(f"« {typed} » n’est pas une tuile : voyez « ecoute board tiles ».", "tile")
    return PlacedTile(id_, int(width) if width else kind.width)


def _give(found: BoardList, *, as_json: bool) -> None:
    give(found, [_line(board) for board in found.boards], as_json=as_json)


def _line(board: Board) -> str:
    shared = f"\tpartagé par {board.account_name} ({board.structure_code})" if board.shared else ""
    return f"{board.name}\t{len(board.tiles)} tuiles{shared}" + ("" if board.account_name else "\tde votre profil")


def _document(board: Board, shown: ShownBoard) -> dict[str, object]:
    return {
        "name": board.name,
        "question": shown.question,
        "structure": shown.structure,
        "uncounted": shown.uncounted,
        "tiles": [_tile(tile) for tile in shown.tiles],
    }


def _tile(tile: ShownTile) -> dict[str, object]:
    bars = [{"name": bar.name, "told": bar.told} for bar in tile.shown.bars]
    return {
        "id": tile.id,
        "title": tile.title,
        "figure": tile.shown.figure,
        "detail": tile.trouble or tile.shown.detail,
        "bars": bars,
    }
