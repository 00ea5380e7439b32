"""How many times each structure has sent each sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from core.text.sentences import marked_sentences
from core.vocabulary import ResponseKind, ResponseState
from storage.repositories.asked import only_texts
from storage.tables import ResponseRow, SentSentenceRow

_PIECE = 1000
"""How many answers are read at a time for a recount."""

_MARK, _TIMES = col(SentSentenceRow.mark), col(SentSentenceRow.times)


class SqlSentSentences:
    """Port core.ports.SentSentences over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def times(self, structure_code: str, marks: Iterable[str]) -> Mapping[str, int]:
        """Give how many times a structure has sent these sentences."""
        asked = sa.select(_MARK, _TIMES).where(*_counted(structure_code, marks))
        return {row.mark: row.times for row in self._session.execute(asked)}

    def add(self, structure_code: str, marks: Iterable[str]) -> None:
        """Count these sentences once more."""
        self._count({(structure_code, mark): 1 for mark in marks})

    def take_back(self, structure_code: str, marks: Iterable[str]) -> None:
        """Count these sentences once less; one that was never counted stays so."""
        less = sa.update(SentSentenceRow).where(*_counted(structure_code, marks)).values(times=_TIMES - 1)
        self._session.connection().execute(less)

    def recount(self) -> int:
        """Count anew those of every published answer, piece by piece."""
        self._session.connection().execute(sa.delete(SentSentenceRow))
        answers = 0
        for piece in self._published():
            self._count(Counter((code, mark) for code, body in piece for mark in marked_sentences(body)))
            answers += len(piece)
        return answers

    def _count(self, more: Mapping[tuple[str, str], int]) -> None:
        # In one order for all, so that two who count the same sentences never wait for each other.
        rows = [{"structure_code": code, "mark": mark, "times": more[code, mark]} for code, mark in sorted(more)]
        if rows:
            self._session.connection().execute(self._addition(), rows)

    def _addition(self) -> sa.Insert:
        on_postgresql = self._session.get_bind().dialect.name == "postgresql"
        insert = postgresql.insert(SentSentenceRow) if on_postgresql else sqlite.insert(SentSentenceRow)
        times = _TIMES + insert.excluded.times
        return insert.on_conflict_do_update(index_elements=["structure_code", "mark"], set_={"times": times})

    def _published(self) -> Iterator[list[tuple[str, str]]]:
        """Give the structure and the text of each published answer of its own, in pieces."""
        place = sa.tuple_(col(ResponseRow.experience_number), col(ResponseRow.position))
        query = (
            sa.select(
                col(ResponseRow.experience_number),
                col(ResponseRow.position),
                col(ResponseRow.structure_code),
                col(ResponseRow.body),
            )
            .where(col(ResponseRow.state) == ResponseState.PUBLISHED, col(ResponseRow.kind) != ResponseKind.ADOPTED)
            .order_by(col(ResponseRow.experience_number), col(ResponseRow.position))
            .limit(_PIECE)
        )
        last = (0, 0)
        while rows := self._session.execute(query.where(place > last)).all():
            yield [(code, body) for _, _, code, body in rows]
            last = (rows[-1][0], rows[-1][1])


def _counted(structure_code: str, marks: Iterable[str]) -> Iterator[sa.ColumnElement[bool]]:
    """Give the conditions that a structure has sent one of these sentences."""
    yield col(SentSentenceRow.structure_code) == structure_code
    yield _MARK.in_(only_texts(marks))
    yield _TIMES > 0
