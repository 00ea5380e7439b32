"""The boards that accounts arrange, in memory."""

from collections.abc import Iterable, Sequence

from core.boards.board import Board
from tests.fakes.repositories import Repository


class FakeBoards(Repository):
    """Port core.ports.Boards."""

    def of(self, account_name: str) -> Sequence[Board]:
        own = (board for board in self._tables.boards.values() if board.account_name == account_name)
        return sorted(own, key=lambda board: board.name)

    def shared(self, codes: Iterable[str]) -> Sequence[Board]:
        among = set(codes)
        shared = (board for board in self._tables.boards.values() if board.structure_code in among)
        return sorted(shared, key=lambda board: (board.name, board.account_name))

    def put(self, board: Board) -> None:
        self._must_write()
        self._tables.boards[board.account_name, board.name] = board

    def remove(self, account_name: str, name: str) -> None:
        self._must_write()
        self._tables.boards.pop((account_name, name), None)
