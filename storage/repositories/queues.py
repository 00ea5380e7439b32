"""The lists of the desk: keyset pages over indexes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from core.structure import PATH_SEPARATOR
from core.transfer import TransferState
from core.views import EVERY_LINE, Cursor, Place, QueueLine, Sieve
from core.vocabulary import ExperienceState, ResponseState
from storage.repositories.asked import is_text
from storage.tables import ConcernRow, ExperienceRow, ReportRow, ResponseRow, ScreeningRow, StructureRow, TransferRow


@dataclass(frozen=True, slots=True)
class _List:
    """How one list is read.

    Attributes:
        keys: the columns that sort it, of one table: when, the number of the experience, and the position of a concern.
        conditions: what a line must fulfil.
        newest_first: whether the latest comes first.
        alerts_first: whether those where somebody may be in danger come before the others.
    """

    keys: tuple[Any, ...]
    conditions: tuple[sa.ColumnElement[bool], ...]
    newest_first: bool = False
    alerts_first: bool = False

    @property
    def of_concerns(self) -> bool:
        """Whether a line stands for one structure concerned, or for the whole experience."""
        return len(self.keys) == len(("at", "number", "position"))


def is_word(column: Any, word: StrEnum) -> sa.ColumnElement[bool]:
    """Give the condition that a column holds this word, written out: an index of some rows is only known by it."""
    condition: sa.ColumnElement[bool] = column == sa.literal(word, column.type, literal_execute=True)
    return condition


def _experiences(at: Any, *conditions: Any, **how: bool) -> _List:
    return _List((col(at), col(ExperienceRow.number)), conditions, **how)


def _concerns(table: Any, at: Any, *conditions: sa.ColumnElement[bool], **how: bool) -> _List:
    keys = (col(at), col(table.experience_number), col(table.position))
    if table is not ConcernRow:
        number, position = col(ConcernRow.experience_number), col(ConcernRow.position)
        conditions = (*conditions, keys[1] == number, keys[2] == position)
    return _List(keys, conditions, **how)


def _public(table: Any, at: Any, *conditions: sa.ColumnElement[bool], **how: bool) -> _List:
    """Give a list of structures concerned by what is public.

    What was withdrawn asks for nothing any more, and its readers at the desk may not open it.
    """
    public = col(ExperienceRow.state) == ExperienceState.PUBLISHED
    return _concerns(table, at, public, col(at).is_not(None), *conditions, **how)


def _reports() -> _List:
    """Give the list of what is reported: an experience stands where its oldest open report is."""
    older = aliased(ReportRow)
    before = sa.tuple_(col(older.at), col(older.number)) < sa.tuple_(col(ReportRow.at), col(ReportRow.number))
    same = col(older.experience_number) == col(ReportRow.experience_number)
    oldest = ~sa.exists().where(same, before, col(older.outcome).is_(None))
    of_experience = col(ReportRow.experience_number) == col(ExperienceRow.number)
    keys = (col(ReportRow.at), col(ReportRow.experience_number))
    return _List(keys, (col(ReportRow.outcome).is_(None), of_experience, oldest))


_SUBMITTED, _HELD, _PUBLISHED = (
    is_word(ExperienceRow.state, state)
    for state in (ExperienceState.SUBMITTED, ExperienceState.HELD, ExperienceState.PUBLISHED)
)
_APPEALED = col(ExperienceRow.appealed_at)

_LISTS: Mapping[Place, _List] = {
    Place.TO_MODERATE: _experiences(ExperienceRow.submitted_at, _SUBMITTED, _APPEALED.is_(None), alerts_first=True),
    Place.ALERTS: _experiences(ExperienceRow.submitted_at, col(ExperienceRow.alert)),
    Place.HELD: _experiences(ExperienceRow.submitted_at, _HELD),
    Place.APPEALS: _experiences(_APPEALED, _SUBMITTED, _APPEALED.is_not(None)),
    Place.TRANSFERS: _concerns(TransferRow, TransferRow.asked_at, is_word(TransferRow.state, TransferState.ASKED)),
    Place.REPORTS: _reports(),
    Place.PUBLISHED: _experiences(ExperienceRow.published_at, _PUBLISHED, newest_first=True),
    Place.TO_ANSWER: _public(ConcernRow, ConcernRow.open_since),
    Place.TO_VALIDATE: _public(
        ResponseRow, ResponseRow.updated_at, col(ResponseRow.state) == ResponseState.TO_VALIDATE
    ),
    Place.DRAFTS: _public(ResponseRow, ResponseRow.updated_at, col(ResponseRow.state) == ResponseState.DRAFT),
    Place.ANSWERED: _public(ConcernRow, ConcernRow.answered_at, newest_first=True),
}


class SqlQueues:
    """Port core.ports.Queues over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self, place: Place, root_path: str | None, after: Cursor | None, limit: int, sieve: Sieve = EVERY_LINE
    ) -> Sequence[QueueLine]:
        """Give lines of a list: one query for the lines, one for their structures."""
        query = _lines(_LISTS[place], root_path, after).where(*_sifted(sieve))
        rows = self._session.execute(query.limit(limit)).all()
        structures = self._structures([row.number for row in rows])
        return [_line(row, structures[row.number]) for row in rows]

    def count(self, place: Place, root_path: str | None, sieve: Sieve = EVERY_LINE) -> int:
        """Give how many lines a list has."""
        query = _within(_LISTS[place], root_path, sa.select(sa.func.count()).select_from(ExperienceRow))
        return int(self._session.scalar(query.where(*_sifted(sieve))) or 0)

    def _structures(self, numbers: Sequence[int]) -> Mapping[int, Mapping[int, tuple[str, str]]]:
        """Give the names of the structures concerned and of their networks, by number and position."""
        head = aliased(StructureRow)
        concern = (col(ConcernRow.experience_number), col(ConcernRow.position))
        query = (
            sa.select(*concern, col(ConcernRow.named), col(StructureRow.name), col(head.name))
            .join(StructureRow, col(StructureRow.code) == col(ConcernRow.structure_code))
            .join(head, col(head.code) == self._network_code())
            .where(concern[0].in_(numbers))
            .order_by(concern[1])
        )
        names: dict[int, dict[int, tuple[str, str]]] = {number: {} for number in numbers}
        for number, position, named, name, network in self._session.execute(query):
            names[number][position] = (named or name, network)
        return names

    def _network_code(self) -> sa.ColumnElement[str]:
        """Give the first code of a path."""
        path = col(StructureRow.path)
        if self._session.get_bind().dialect.name == "postgresql":
            return sa.func.split_part(path, PATH_SEPARATOR, 1)
        return sa.func.substr(path, 1, sa.func.instr(path + PATH_SEPARATOR, PATH_SEPARATOR) - 1)


def _lines(found: _List, root_path: str | None, after: Cursor | None) -> sa.Select[Any]:
    position = col(ConcernRow.position) if found.of_concerns else sa.literal(0)
    columns = (
        col(ExperienceRow.number),
        position.label("position"),
        col(ExperienceRow.version),
        col(ExperienceRow.title),
        col(ExperienceRow.sentiment),
        col(ExperienceRow.appealed_at),
        col(ExperienceRow.alert),
        col(ScreeningRow.letters),
        found.keys[0].label("at"),
    )
    query: sa.Select[Any] = sa.select(*columns).join_from(ExperienceRow, ScreeningRow, isouter=True)
    query = _within(found, root_path, query)
    if after is not None:
        query = query.where(_comes_after(found, after))
    order = [key.desc() if found.newest_first else key.asc() for key in found.keys]
    return query.order_by(*([col(ExperienceRow.alert).desc()] if found.alerts_first else []), *order)


def _comes_after(found: _List, after: Cursor) -> sa.ColumnElement[bool]:
    keys, place = sa.tuple_(*found.keys), (after.at, after.number, after.position)[: len(found.keys)]
    beyond = keys < place if found.newest_first else keys > place
    if not found.alerts_first:
        return beyond
    alert = col(ExperienceRow.alert)
    return sa.or_(~alert, beyond) if after.rank == 0 else sa.and_(~alert, beyond)


def _within(found: _List, root_path: str | None, query: sa.Select[Any]) -> sa.Select[Any]:
    """Narrow a query to a list, and to what concerns a sub-tree."""
    query = query.where(*found.conditions)
    if found.of_concerns:
        query = query.where(col(ConcernRow.experience_number) == col(ExperienceRow.number))
    if root_path is None:
        return query
    below = sa.select(col(StructureRow.code)).where(in_subtree(root_path))
    if found.of_concerns:
        return query.where(col(ConcernRow.structure_code).in_(below))
    concerned = sa.select(col(ConcernRow.experience_number)).where(col(ConcernRow.structure_code).in_(below))
    return query.where(col(ExperienceRow.number).in_(concerned))


_NOTHING = col(ExperienceRow.number) == 0
"""A condition that no line fulfils."""


def _sifted(sieve: Sieve) -> Iterator[sa.ColumnElement[bool]]:
    """Give the conditions that a line passes a sieve."""
    if sieve.network:
        yield _concerns_network(sieve.network)
    if sieve.sentiment is not None:
        yield col(ExperienceRow.sentiment) == sieve.sentiment
    if sieve.marked is not None:
        screening = aliased(ScreeningRow)
        of_line = col(screening.experience_number) == col(ExperienceRow.number)
        marked = sa.exists().where(of_line, col(screening.letters) != "")
        yield marked if sieve.marked else ~marked
    if sieve.department:
        yield col(ExperienceRow.department) == sieve.department if is_text(sieve.department) else _NOTHING


def _concerns_network(code: str) -> sa.ColumnElement[bool]:
    """Give the condition that an experience concerns a network: looked up line by line, whatever its size."""
    if not is_text(code):
        return _NOTHING
    concern, structure = aliased(ConcernRow), aliased(StructureRow)
    return sa.exists().where(
        col(concern.experience_number) == col(ExperienceRow.number),
        col(structure.code) == col(concern.structure_code),
        in_subtree(code, col(structure.path)),
    )


def in_subtree(root_path: str, path: Any = None) -> sa.ColumnElement[bool]:
    """Give the condition that a structure is the one at this path or below it: one range of paths."""
    path = col(StructureRow.path) if path is None else path
    beginning = root_path + PATH_SEPARATOR
    after_all = root_path + chr(ord(PATH_SEPARATOR) + 1)
    return sa.or_(path == root_path, sa.and_(path >= beginning, path < after_all))


def _line(row: Any, structures: Mapping[int, tuple[str, str]]) -> QueueLine:
    name, network = structures.get(row.position) or next(iter(structures.values()), ("", ""))
    return QueueLine(
        number=row.number,
        position=row.position,
        version=row.version,
        title=row.title,
        structure=name,
        others=max(len(structures) - 1, 0),
        sentiment=row.sentiment,
        at=row.at,
        appealed=row.appealed_at is not None,
        alert=row.alert,
        marks=row.letters or "",
        network=network,
    )
