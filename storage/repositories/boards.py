"""The boards that people arrange."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.boards.board import Board
from storage.repositories.asked import is_text, only_texts
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import BoardRow


class SqlBoards:
    """Port core.ports.Boards over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, account_name: str) -> Sequence[Board]:
        """Give the boards of an account, by name; sorted here, since each database has its own order of signs."""
        query = select(BoardRow).where(BoardRow.account_name == account_name)
        return sorted(models(Board, self._session.exec(query)), key=lambda board: board.name)

    def shared(self, codes: Iterable[str]) -> Sequence[Board]:
        """Give the boards that these structures share."""
        query = select(BoardRow).where(col(BoardRow.structure_code).in_(only_texts(codes)))
        return sorted(models(Board, self._session.exec(query)), key=lambda board: (board.name, board.account_name))

    def put(self, board: Board) -> None:
        """Keep a board, in the place of the one with its name."""
        self._session.connection().execute(put_in_place(self._session, BoardRow, **board.model_dump()))

    def remove(self, account_name: str, name: str) -> None:
        """Forget a board; one that nothing has is no trouble."""
        if is_text(name):
            own = sa.and_(col(BoardRow.account_name) == account_name, col(BoardRow.name) == name)
            self._session.connection().execute(sa.delete(BoardRow).where(own))
