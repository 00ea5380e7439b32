"""The lists of the desk: keyset pages over indexes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from core.french import stems
from core.structure import PATH_SEPARATOR
from core.transfer import TransferState
from core.views import COUNTED, EVERY_LINE, Cursor, Deciding, Place, QueueLine, Sieve
from core.vocabulary import ExperienceState, ResponseState
from storage import search
from storage.repositories import asked_transfers
from storage.repositories.asked import among, is_text
from storage.repositories.comments import unread_by
from storage.repositories.sifting import (
    NOTHING,
    Root,
    is_rare,
    none_answered,
    of_concern,
    of_experience,
    of_subtree,
    some_of_few,
    some_of_many,
)
from storage.repositories.unled import unled
from storage.tables import ConcernRow, ExperienceRow, ReportRow, ResponseRow, ScreeningRow, StructureRow, TransferRow


@dataclass(frozen=True, slots=True)
class _List:
    """How one list is read.

    Attributes:
        keys: the columns that sort it, of one table: when, the number of the experience, and the position of a concern.
        conditions: what a line must fulfil.
        newest_first: whether the latest comes first.
        first: the condition of the lines that come before the others, None where none do.
        narrowed: whether the conditions tell whose a line is, in the place of the structure that it stands for.
    """

    keys: tuple[Any, ...]
    conditions: tuple[sa.ColumnElement[bool], ...]
    newest_first: bool = False
    first: Any = None
    narrowed: bool = False

    @property
    def of_concerns(self) -> bool:
        """Whether a line stands for one structure concerned, or for the whole experience."""
        return len(self.keys) == len(("at", "number", "position"))

    @property
    def of_responses(self) -> bool:
        """Whether a line stands for a text being written."""
        return getattr(self.keys[0], "class_", None) is ResponseRow


def is_word(column: Any, word: StrEnum) -> sa.ColumnElement[bool]:
    """Give the condition that a column holds this word, written out: an index of some rows is only known by it."""
    condition: sa.ColumnElement[bool] = column == sa.literal(word, column.type, literal_execute=True)
    return condition


def _experiences(at: Any, *conditions: Any, **how: Any) -> _List:
    return _List((col(at), col(ExperienceRow.number)), conditions, **how)


def _concerns(table: Any, at: Any, *conditions: sa.ColumnElement[bool], **how: Any) -> _List:
    keys = (col(at), col(table.experience_number), col(table.position))
    if table is not ConcernRow:
        number, position = col(ConcernRow.experience_number), col(ConcernRow.position)
        conditions = (*conditions, keys[1] == number, keys[2] == position)
    return _List(keys, conditions, **how)


def _public(table: Any, at: Any, *conditions: sa.ColumnElement[bool], **how: Any) -> _List:
    """Give a list of structures concerned by what is public.

    What was withdrawn asks for nothing any more, and its readers at the desk may not open it.
    """
    public = unled(col(ExperienceRow.state)) == ExperienceState.PUBLISHED.value
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
    Place.TO_MODERATE: _experiences(
        ExperienceRow.submitted_at, _SUBMITTED, _APPEALED.is_(None), first=col(ExperienceRow.alert)
    ),
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
    Place.DISCUSSIONS: _public(ConcernRow, ConcernRow.discussed_since),
    Place.TRANSFERRED: _public(
        TransferRow,
        TransferRow.decided_at,
        is_word(TransferRow.state, TransferState.ACCEPTED),
        newest_first=True,
    ),
    Place.ALL: _experiences(ExperienceRow.published_at, _PUBLISHED, newest_first=True),
}


def _unread_by(session: Session, account_name: str | sa.ColumnElement[str], root_path: Root | None) -> _List:
    """Give the list of the comments that an account has not read: those that name it first, then the oldest.

    Who does not work for the whole programme only opens what is public: where it is concerned, or where a discussion
    brings it in. What is unread is little beside all that
    concerns a sub-tree, so that its structures are looked up line by line.
    """
    unread = unread_by(session, account_name).subquery()
    conditions = [unread.c.number == col(ExperienceRow.number)]
    if root_path is not None:
        taking_part = sa.or_(some_of_many(root_path), asked_transfers.brought_into(root_path))
        conditions += [col(ExperienceRow.state) == ExperienceState.PUBLISHED, taking_part]
    return _List((unread.c.at, unread.c.number), tuple(conditions), first=unread.c.mentions > 0, narrowed=True)


def _list_of(
    session: Session, place: Place, root_path: Root | None, reader: str | sa.ColumnElement[str], deciding: Deciding
) -> _List:
    if place is Place.COMMENTS:
        return _unread_by(session, reader, root_path)
    found = _LISTS[place]
    if place not in asked_transfers.PLACES:
        return found
    whose = asked_transfers.for_those(place, root_path, deciding)
    return replace(found, conditions=(*found.conditions, *whose), narrowed=True)


_ROOT, _READER = sa.bindparam("root", type_=sa.String), sa.bindparam("reader", type_=sa.String)
_COUNTS: dict[tuple[str, tuple[tuple[Place, bool], ...], Deciding], sa.Select[Any]] = {}
"""The queries that count the lists of each kind of seat: writing one takes longer than asking it."""

_MANY = 20_000
"""From how many structures concerned on a sub-tree is a wide one."""


class SqlQueues:
    """Port core.ports.Queues over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self,
        place: Place,
        root_path: str | None,
        after: Cursor | None,
        limit: int,
        sieve: Sieve = EVERY_LINE,
        *,
        reader: str = "",
        waiting_since: datetime | None = None,
        deciding: Deciding = Deciding.MODERATORS,
    ) -> Sequence[QueueLine]:
        """Give lines of a list: one query for the lines, one for their structures."""
        found = _list_of(self._session, place, root_path, reader, deciding)
        query = _lines(found, after).where(*self._sifted(found, root_path, sieve, waiting_since, page=True))
        rows = self._session.execute(query.limit(limit)).all()
        structures = self._structures([row.number for row in rows])
        lines = [_line(row, structures[row.number]) for row in rows]
        if place is not Place.COMMENTS:
            return lines
        return [replace(line, mentioned=bool(row.first)) for line, row in zip(lines, rows, strict=True)]

    def count(
        self,
        place: Place,
        root_path: str | None,
        sieve: Sieve = EVERY_LINE,
        *,
        reader: str = "",
        waiting_since: datetime | None = None,
        deciding: Deciding = Deciding.MODERATORS,
    ) -> int:
        """Give how many lines a list has, COUNTED at most."""
        found = _list_of(self._session, place, root_path, reader, deciding)
        return int(self._session.scalar(self._counted(found, root_path, sieve, waiting_since)) or 0)

    def counts(
        self, places: Mapping[Place, bool], root_path: str, *, reader: str, deciding: Deciding
    ) -> Mapping[Place, int]:
        """Give how many lines each of these lists has: one query for them all, written once for each kind of seat."""
        if not places:
            return {}
        kind = (self._session.get_bind().dialect.name, tuple(places.items()), deciding)
        query = _COUNTS.get(kind)
        if query is None:
            query = _COUNTS[kind] = self._counts(places, deciding)
        network = root_path.partition(PATH_SEPARATOR)[0]
        given = {_ROOT.key: root_path, asked_transfers.NETWORK: network, _READER.key: reader}
        return dict(zip(places, self._session.execute(query, given).one(), strict=True))

    def _counts(self, places: Mapping[Place, bool], deciding: Deciding) -> sa.Select[Any]:
        """Write the query that counts these lists, within a sub-tree or everywhere."""
        roots = {place: _ROOT if within else None for place, within in places.items()}
        lists = {place: _list_of(self._session, place, root, _READER, deciding) for place, root in roots.items()}
        counted = (self._counted(found, roots[place], EVERY_LINE, None) for place, found in lists.items())
        return sa.select(*(query.scalar_subquery() for query in counted))

    def _counted(
        self, found: _List, root_path: Root | None, sieve: Sieve, waiting_since: datetime | None
    ) -> sa.Select[int]:
        query = _listed(found, sa.select(col(ExperienceRow.number)))
        some = query.where(*self._sifted(found, root_path, sieve, waiting_since)).limit(COUNTED).subquery()
        return sa.select(sa.func.count()).select_from(some)

    def _sifted(
        self,
        found: _List,
        root_path: Root | None,
        sieve: Sieve,
        waiting_since: datetime | None,
        *,
        page: bool = False,
    ) -> Iterator[sa.ColumnElement[bool]]:
        """Give the conditions that a line is in a sub-tree, and passes a sieve."""
        yield from of_experience(sieve)
        root_path = None if found.narrowed else root_path
        walked = page and not is_rare(sieve)
        if sieve.network:
            yield from self._about(sieve.network, walked=walked) if is_text(sieve.network) else [NOTHING]
        if sieve.answered is False and not found.of_concerns:
            yield none_answered(root_path, sieve, waiting_since)
            sieve = replace(sieve, answered=None)
        if found.of_concerns:
            yield from of_concern(root_path, sieve, waiting_since)
        elif walked and root_path is not None and self._is_wide(root_path):
            yield some_of_many(root_path, sieve)
        else:
            yield from some_of_few(root_path, sieve, waiting_since)
        if sieve.words:
            yield self._hold(stems(sieve.words))

    def _about(self, network: str, *, walked: bool) -> Iterator[sa.ColumnElement[bool]]:
        """Give the condition that a network is concerned."""
        if walked and self._is_wide(network):
            yield some_of_many(network)
        else:
            yield from some_of_few(network, EVERY_LINE, None)

    def _is_wide(self, root_path: Root) -> bool:
        """Tell whether a sub-tree is concerned so often that its lines are found soon by walking the whole list."""
        some = sa.select(col(ConcernRow.position)).where(of_subtree(root_path)).limit(_MANY).subquery()
        return self._session.scalar(sa.select(sa.func.count()).select_from(some)) == _MANY

    def _hold(self, words: Sequence[str]) -> sa.ColumnElement[bool]:
        """Give the condition that an experience holds these stems; where nothing is left to look for, none does."""
        return col(ExperienceRow.number).in_(search.holding(self._session.connection(), words)) if words else NOTHING

    def _structures(self, numbers: Sequence[int]) -> Mapping[int, Mapping[int, tuple[str, str]]]:
        """Give the names of the structures concerned and of their networks, by number and position."""
        head = aliased(StructureRow)
        concern = (col(ConcernRow.experience_number), col(ConcernRow.position))
        query = (
            sa.select(*concern, col(ConcernRow.named), col(StructureRow.name), col(head.name))
            .join(StructureRow, col(StructureRow.code) == col(ConcernRow.structure_code))
            .join(head, col(head.code) == self._network_code())
            .where(among(self._session, concern[0], numbers))
            .order_by(concern[1])
        )
        names: dict[int, dict[int, tuple[str, str]]] = {number: {} for number in numbers}
        if not numbers:
            return names
        for number, position, named, name, network in self._session.execute(query):
            names[number][position] = (named or name, network)
        return names

    def _network_code(self) -> sa.ColumnElement[str]:
        """Give the first code of a path."""
        path = col(StructureRow.path)
        if self._session.get_bind().dialect.name == "postgresql":
            return sa.func.split_part(path, PATH_SEPARATOR, 1)
        return sa.func.substr(path, 1, sa.func.instr(path + PATH_SEPARATOR, PATH_SEPARATOR) - 1)


def _lines(found: _List, after: Cursor | None) -> sa.Select[Any]:
    position = col(ConcernRow.position) if found.of_concerns else sa.literal(0)
    waiting_since = col(ConcernRow.open_since) if found.of_concerns else sa.null()
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
        waiting_since.label("waiting_since"),
        (sa.false() if found.first is None else found.first).label("first"),
        (col(ResponseRow.remark) if found.of_responses else sa.literal("")).label("remark"),
    )
    query: sa.Select[Any] = sa.select(*columns).join_from(ExperienceRow, ScreeningRow, isouter=True)
    query = _listed(found, query)
    if after is not None:
        query = query.where(_comes_after(found, after))
    order = [key.desc() if found.newest_first else key.asc() for key in found.keys]
    return query.order_by(*([found.first.desc()] if found.first is not None else []), *order)


def _comes_after(found: _List, after: Cursor) -> sa.ColumnElement[bool]:
    keys, place = sa.tuple_(*found.keys), (after.at, after.number, after.position)[: len(found.keys)]
    beyond = keys < place if found.newest_first else keys > place
    if found.first is None:
        return beyond
    return sa.or_(~found.first, beyond) if after.rank == 0 else sa.and_(~found.first, beyond)


def _listed(found: _List, query: sa.Select[Any]) -> sa.Select[Any]:
    """Narrow a query to a list."""
    query = query.where(*found.conditions)
    return query.where(col(ConcernRow.experience_number) == col(ExperienceRow.number)) if found.of_concerns else query


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
        waiting_since=row.waiting_since,
        remark=row.remark,
    )
