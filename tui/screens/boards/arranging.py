"""Arranging a board: each change is on screen at once, and kept in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import ScreenResultType

from core.boards.arranging import moved, resized, rows, with_tile, without_tile
from core.boards.board import Board, PlacedTile
from core.boards.catalogue import CATALOGUE, offered
from core.errors import EcouteError
from tui.background import off_loop
from tui.screens.base import BaseScreen
from tui.screens.dashboard_questions import AskLine
from tui.screens.picker import Choice, Picker
from tui.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.boards.reading import ShownBoard
    from core.desk.boards import BoardList
    from tui.port import DeskPort

_COLUMN = 38
_MOST_COLUMNS = 4
_NAME_MAX = 60


class ArrangingScreen(BaseScreen[ScreenResultType]):
    """The part of the board that changes it.

    Attributes:
        board: the board on screen, as it is arranged now.
        shown: its figures.
        at: the place of the tile that has the keys.
    """

    arranging = frozenset({"add", "remove", "move", "resize", "new", "rename", "forget", "share"})

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk
        self.listed: BoardList | None = None
        self.board: Board | None = None
        self.shown: ShownBoard | None = None
        self.at = 0

    def open_board(self, board: Board) -> None:
        """Show a board."""
        raise NotImplementedError

    def ask(self) -> None:
        """Ask for the figures of the board."""
        raise NotImplementedError

    def draw_heading(self) -> None:
        """Say which board it is."""
        raise NotImplementedError

    @property
    def columns(self) -> int:
        """How many columns there is room for."""
        return 1 if self.narrow else min(max(self.size.width // _COLUMN, 1), _MOST_COLUMNS)

    def why_not(self, action: str) -> str | None:
        """Say why a board cannot be changed so."""
        if self.board is None or self.listed is None:
            return super().why_not(action)
        if action in {"remove", "move", "resize"} and not self.board.tiles:
            return "Ce tableau n’a pas encore de tuile : ajoutez-en une."
        if action == "share":
            if self.listed.why_not_share:
                return self.listed.why_not_share
            if not self._is_own(self.board):
                return "Ce tableau n’est pas le vôtre : changez-le d’abord, il sera gardé sous son nom."
        if action == "forget" and not self._is_own(self.board):
            return "Ce tableau n’est pas le vôtre : il ne s’efface pas d’ici."
        return super().why_not(action)

    def whose(self, board: Board) -> str:
        """Say whose a board is, when that is not plain."""
        if not board.account_name:
            return " · tableau de votre profil"
        if not self._is_own(board):
            return f" · partagé par {board.account_name}"
        return " · partagé" if board.shared else ""

    def place_in_row(self, by: int) -> int:
        """Give the place of the tile below or above the one that has the keys."""
        laid = rows(self.board.tiles if self.board else (), self.columns)
        row = next((rank for rank, line in enumerate(laid) if any(place == self.at for place, _ in line)), 0)
        to = min(max(row + by, 0), len(laid) - 1) if laid else 0
        if not laid or to == row:
            return self.at
        rank = next(rank for rank, (place, _) in enumerate(laid[row]) if place == self.at)
        return laid[to][min(rank, len(laid[to]) - 1)][0]

    # -- tiles

    def action_add(self) -> None:
        """Pick a tile of the catalogue."""
        if self.listed is not None:
            kinds = offered(self.listed.profile)
            choices = [Choice(kind.id, kind.title, kind.counts) for kind in kinds]
            self.app.push_screen(Picker("Ajouter une tuile", "Quelle tuile ?", choices), self._added)

    def _added(self, id_: str | None) -> None:
        if id_ is not None and self.board is not None:
            tile, at = PlacedTile(id_, CATALOGUE[id_].width), self.at
            self._arrange(lambda tiles: with_tile(tiles, tile, at), at + 1 if self.board.tiles else 0)

    def action_remove(self) -> None:
        """Take the tile out of the board."""
        self._arrange(lambda tiles: without_tile(tiles, self.at), self.at)

    def action_move(self, by: int) -> None:
        """Move the tile by one place."""
        if self.board is not None:
            to = min(max(self.at + by, 0), len(self.board.tiles) - 1)
            self._arrange(lambda tiles: moved(tiles, self.at, by), to)

    def action_resize(self, by: int) -> None:
        """Make the tile wider or narrower."""
        self._arrange(lambda tiles: resized(tiles, self.at, by), self.at)

    def _arrange(self, change: Callable[[tuple[PlacedTile, ...]], tuple[PlacedTile, ...]], at: int) -> None:
        board = self.board
        if board is None:
            return
        try:
            changed = board.model_copy(update={"tiles": change(board.tiles)})
        except EcouteError as error:
            self.query_one(Status).say(error.sentence)
            return
        if changed != board:
            self.board, self.at = changed, max(at, 0)
            self.ask()
            self._keep(changed)

    # -- boards

    def action_other(self) -> None:
        """Pick another board."""
        if self.listed is not None:
            boards = self.listed.boards
            choices = [Choice(str(rank), b.name, self.whose(b).removeprefix(" · ")) for rank, b in enumerate(boards)]
            self.app.push_screen(Picker("Tableaux", "Quel tableau ouvrir ?", choices), self._other_picked)

    def _other_picked(self, picked: str | None) -> None:
        if picked is not None and self.listed is not None:
            self.open_board(self.listed.boards[int(picked)])

    def action_new(self) -> None:
        """Ask for the name of a new board."""
        explanation = "Il commence vide : ajoutez-y des tuiles du catalogue avec « a »."
        self.app.push_screen(AskLine("Nouveau tableau", explanation, "", self._name_fault), self._named_new)

    def _named_new(self, name: str | None) -> None:
        if name is not None:
            board = Board(name=name)
            self.open_board(board)
            self._keep(board)

    def action_rename(self) -> None:
        """Ask for another name."""
        if self.board is not None:
            question = AskLine("Renommer le tableau", "Son nouveau nom.", self.board.name, self._name_fault)
            self.app.push_screen(question, self._renamed)

    def _renamed(self, name: str | None) -> None:
        board = self.board
        if name is not None and board is not None:
            self.board = Board(name=name, tiles=board.tiles, calendar=board.calendar)
            self._keep(self.board, board.name if self._is_own(board) else "")

    def action_forget(self) -> None:
        """Ask whether the board is to be forgotten."""
        if self.board is not None:
            choices = [Choice("yes", "Effacer", f"Le tableau « {self.board.name} » disparaît, pour tous")]
            self.app.push_screen(
                Picker("Effacer le tableau", "Entrée : effacer ; échap : garder", choices), self._forgotten
            )

    def _forgotten(self, picked: str | None) -> None:
        if picked is not None and self.board is not None:
            self.in_background("keep", self._forget, self.board.name)

    async def _forget(self, name: str) -> None:
        self.listed = await off_loop(partial(self._desk.forget_board, name))
        self.open_board(self.listed.boards[0])

    def action_share(self) -> None:
        """Share the board with one's structure and those below it, or no longer."""
        if self.board is not None:
            self.in_background("keep", self._share, self.board)

    async def _share(self, board: Board) -> None:
        code = None if board.shared else ""
        await self._listed_anew(partial(self._desk.share_board, board.name, code), board.name)
        said = "n’est plus partagé" if board.shared else "est partagé avec votre structure et ses structures filles"
        self.query_one(Status).say(f"Le tableau « {board.name} » {said}.")

    def _keep(self, board: Board, instead_of: str = "") -> None:
        """Keep a board; on trouble it stays on screen as it is, and the next change keeps it whole."""
        self.in_background("keep", self._listed_anew, partial(self._desk.keep_board, board, instead_of), board.name)

    async def _listed_anew(self, call: Callable[[], BoardList], name: str) -> None:
        self.listed = await off_loop(call)
        kept = next((one for one in self.listed.boards if one.name == name and self._is_own(one)), None)
        if kept is not None and self.board is not None and self.board.name == name:
            self.board = kept.model_copy(update={"tiles": self.board.tiles})
            self.draw_heading()

    def _is_own(self, board: Board) -> bool:
        return board.account_name == (self.listed.account_name if self.listed else "")

    def _name_fault(self, text: str) -> str:
        name = " ".join(text.split())
        if not name:
            return "Donnez un nom au tableau."
        if len(name) > _NAME_MAX:
            return f"Ce nom est trop long : {_NAME_MAX} signes au plus."
        taken = self.listed is not None and any(b.name == name and self._is_own(b) for b in self.listed.boards)
        return f"Vous avez déjà un tableau « {name} » : donnez un autre nom." if taken else ""
