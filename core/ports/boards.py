"""The boards that people arrange."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.boards.board import Board


class Boards(Protocol):
    """Boards, by account and name."""

    def of(self, account_name: str) -> Sequence[Board]:
        """Give the boards of an account, by name."""
        ...

    def shared(self, codes: Iterable[str]) -> Sequence[Board]:
        """Give the boards that these structures share, by name, then by who made them."""
        ...

    def put(self, board: Board) -> None:
        """Keep a board, in the place of the one with its name."""
        ...

    def remove(self, account_name: str, name: str) -> None:
        """Forget a board; one that nothing has is no trouble."""
        ...


class BoardPrinter(Protocol):
    """Prints boards."""

    def __call__(self, told: Mapping[str, object]) -> bytes:
        """Give a board as a PDF, from what core.boards.document says of it; raise Unavailable when it cannot."""
        ...
