"""The lists of the desk: keyset pages over indexes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.structure import PATH_SEPARATOR
from core.views import Cursor, Place, QueueLine
from core.vocabulary import ExperienceState, ResponseState
from storage.tables import ConcernRow, ExperienceRow, ResponseRow, StructureRow


@dataclass(frozen=True, slots=True)
class _List:
    """How one list is read.

    Attributes:
        key: the column that sorts it.
        conditions: what a line must fulfil.
        newest_first: whether the latest comes first.
        of_concerns: whether a line stands for one structure concerned, or for the whole experience.
    """

    key: Any
    conditions: tuple[sa.ColumnElement[bool], ...]
    newest_first: bool = False
    of_concerns: bool = True


def _experiences(state: ExperienceState, key: Any, *, newest_first: bool = False) -> _List:
    return _List(key, (col(ExperienceRow.state) == state,), newest_first, of_concerns=False)


def _responses(state: ResponseState) -> _List:
    return _List(
        col(ResponseRow.updated_at),
        (
            col(ResponseRow.state) == state,
            col(ResponseRow.experience_number) == col(ConcernRow.experience_number),
            col(ResponseRow.position) == col(ConcernRow.position),
        ),
    )


_LISTS: Mapping[Place, _List] = {
    Place.TO_MODERATE: _experiences(ExperienceState.SUBMITTED, col(ExperienceRow.submitted_at)),
    Place.HELD: _experiences(ExperienceState.HELD, col(ExperienceRow.submitted_at)),
    Place.PUBLISHED: _experiences(ExperienceState.PUBLISHED, col(ExperienceRow.published_at), newest_first=True),
    Place.TO_ANSWER: _List(col(ConcernRow.open_since), (col(ConcernRow.open_since).is_not(None),)),
    Place.TO_VALIDATE: _responses(ResponseState.TO_VALIDATE),
    Place.DRAFTS: _responses(ResponseState.DRAFT),
    Place.ANSWERED: _List(col(ConcernRow.answered_at), (col(ConcernRow.answered_at).is_not(None),), newest_first=True),
}


class SqlQueues:
    """Port core.ports.Queues over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, place: Place, root_path: str | None, after: Cursor | None, limit: int) -> Sequence[QueueLine]:
        """Give lines of a list: one query for the lines, one for the names of their structures."""
        found = _LISTS[place]
        rows = self._session.execute(_lines(found, root_path, after).limit(limit)).all()
        names = self._structures([row.number for row in rows])
        return [_line(row, names[row.number]) for row in rows]

    def count(self, place: Place, root_path: str | None) -> int:
        """Give how many lines a list has."""
        found = _LISTS[place]
        return int(self._session.scalar(_within(found, root_path, sa.select(sa.func.count()))) or 0)

    def _structures(self, numbers: Sequence[int]) -> Mapping[int, Mapping[int, str]]:
        query = (
            sa.select(
                col(ConcernRow.experience_number),
                col(ConcernRow.position),
                col(ConcernRow.named),
                col(StructureRow.name),
            )
            .join(StructureRow, col(StructureRow.code) == col(ConcernRow.structure_code))
            .where(col(ConcernRow.experience_number).in_(numbers))
            .order_by(col(ConcernRow.position))
        )
        names: dict[int, dict[int, str]] = {number: {} for number in numbers}
        for number, position, named, name in self._session.execute(query):
            names[number][position] = named or name
        return names


def _lines(found: _List, root_path: str | None, after: Cursor | None) -> sa.Select[Any]:
    position = col(ConcernRow.position) if found.of_concerns else sa.literal(0)
    columns = (
        col(ExperienceRow.number),
        position.label("position"),
        col(ExperienceRow.version),
        col(ExperienceRow.title),
        col(ExperienceRow.sentiment),
        col(ExperienceRow.appealed_at),
        found.key.label("at"),
    )
    keys = [found.key, col(ExperienceRow.number), *([position] if found.of_concerns else [])]
    query = _within(found, root_path, sa.select(*columns))
    if after is not None:
        place = (after.at, after.number, after.position)[: len(keys)]
        query = query.where(sa.tuple_(*keys) < place if found.newest_first else sa.tuple_(*keys) > place)
    return query.order_by(*(key.desc() if found.newest_first else key.asc() for key in keys))


def _within(found: _List, root_path: str | None, query: sa.Select[Any]) -> sa.Select[Any]:
    """Narrow a query to a list, and to what concerns a sub-tree."""
    query = query.select_from(ExperienceRow).where(*found.conditions)
    if found.of_concerns:
        # What was withdrawn asks for nothing any more, and its readers at the desk may not open it.
        query = query.where(
            col(ConcernRow.experience_number) == col(ExperienceRow.number),
            col(ExperienceRow.state) == ExperienceState.PUBLISHED,
        )
    if root_path is None:
        return query
    below = sa.select(col(StructureRow.code)).where(in_subtree(root_path))
    if found.of_concerns:
        return query.where(col(ConcernRow.structure_code).in_(below))
    concerned = sa.select(col(ConcernRow.experience_number)).where(col(ConcernRow.structure_code).in_(below))
    return query.where(col(ExperienceRow.number).in_(concerned))


def in_subtree(root_path: str) -> sa.ColumnElement[bool]:
    """Give the condition that a structure is the one at this path or below it: one range of paths."""
    path = col(StructureRow.path)
    beginning = root_path + PATH_SEPARATOR
    after_all = root_path + chr(ord(PATH_SEPARATOR) + 1)
    return sa.or_(path == root_path, sa.and_(path >= beginning, path < after_all))


def _line(row: Any, names: Mapping[int, str]) -> QueueLine:
    return QueueLine(
        number=row.number,
        position=row.position,
        version=row.version,
        title=row.title,
        structure=names.get(row.position) or next(iter(names.values()), ""),
        others=max(len(names) - 1, 0),
        sentiment=row.sentiment,
        at=row.at,
        appealed=row.appealed_at is not None,
    )
