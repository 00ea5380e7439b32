"""The counts kept for the dashboard."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlmodel import Session, col

from core.counts import FIELDS, Counts
from core.tally import Key, Part, Scope, Share, Sums
from core.vocabulary import ExperienceState
from storage.repositories.asked import is_text, only_numbers, only_texts
from storage.repositories.putting import put_rows_in_place
from storage.tables import ConceptMatchRow, ConceptSumRow, ConcernRow, ExperienceRow, TalliedRow, TallyDueRow, TallyRow

T = TypeVar("T")

_ONE_AT_A_TIME = 0x54414C
_KEYS_AT_ONCE = 300
_NUMBERS = [getattr(TallyRow, name) for name in FIELDS]
_CODE, _ALONE, _PERIOD = col(TallyRow.code), col(TallyRow.alone), col(TallyRow.period)


def mark_due(connection: sa.Connection, numbers: Iterable[int]) -> None:
    """Say that these experiences are to be counted anew."""
    rows = [{"experience_number": number} for number in numbers]
    if rows:
        connection.execute(sa.insert(TallyDueRow).inline(), rows)


def mark_due_within(connection: sa.Connection, codes: Sequence[str]) -> None:
    """Say the same of all that concerns these structures: they moved in the tree."""
    for piece in _pieces(codes):
        number = col(ConcernRow.experience_number)
        theirs = sa.select(number).distinct().where(col(ConcernRow.structure_code).in_(piece))
        connection.execute(sa.insert(TallyDueRow).from_select(["experience_number"], theirs))


class SqlTallies:
    """Port core.ports.Tallies over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def due(self, numbers: Iterable[int]) -> None:
        """Say that these experiences changed."""
        mark_due(self._session.connection(), numbers)

    def may_count(self) -> bool:
        """Tell whether this work may count: on PostgreSQL, a desk that has its own role leaves it to the notifier."""
        if self._session.get_bind().dialect.name != "postgresql":
            return True
        return bool(self._session.scalar(sa.select(sa.func.has_table_privilege(TallyDueRow.__tablename__, "DELETE"))))

    def waiting(self, most: int) -> int:
        """Give how many experiences must be counted anew: the database stops at the most."""
        found = sa.select(col(TallyDueRow.experience_number)).distinct().limit(most).subquery()
        return int(self._session.scalar(sa.select(sa.func.count()).select_from(found)) or 0)

    def take_due(self, most: int) -> Sequence[int]:
        """Take experiences to be counted anew.

        The lines go before the experiences are read: a change that is made meanwhile leaves a line of its own.
        """
        one_at_a_time(self._session)
        line = col(TallyDueRow.id)
        rows = self._session.execute(
            sa.select(line, col(TallyDueRow.experience_number)).order_by(line).limit(most)
        ).all()
        self._session.execute(sa.delete(TallyDueRow).where(line.in_([row[0] for row in rows])))
        return list(dict.fromkeys(number for _, number in rows))

    def start_again(self) -> None:
        """Forget every count."""
        one_at_a_time(self._session)
        connection = self._session.connection()
        for table in (TallyRow, TalliedRow, TallyDueRow, ConceptMatchRow, ConceptSumRow):
            connection.execute(sa.delete(table))
        # Day after day: what is counted in one piece then adds up under few keys.
        day, number = col(ExperienceRow.published_at), col(ExperienceRow.number)
        published = sa.select(number).where(col(ExperienceRow.state) == ExperienceState.PUBLISHED).order_by(day, number)
        connection.execute(sa.insert(TallyDueRow).from_select(["experience_number"], published))

    def shares(self, numbers: Iterable[int]) -> Mapping[int, Share]:
        """Give what each of these experiences has added."""
        number = col(TalliedRow.experience_number)
        query = sa.select(number, col(TalliedRow.share)).where(number.in_(only_numbers(numbers)))
        return {one: read_share(written) for one, written in self._session.execute(query)}

    def put_shares(self, shares: Mapping[int, Share]) -> None:
        """Keep what these experiences have added."""
        rows = [{"experience_number": number, "share": _written(share)} for number, share in shares.items()]
        self._put(TalliedRow, rows)

    def sums(self, keys: Iterable[Key]) -> Mapping[Key, Sums]:
        """Give what is kept under these keys."""
        kept: dict[Key, Sums] = {}
        wanted = ((key.scope.code, key.scope.alone, key.period) for key in keys)
        for piece in _pieces(wanted):
            query = everything().where(sa.tuple_(_CODE, _ALONE, _PERIOD).in_(piece))
            kept.update(map(read_key, self._session.execute(query)))
        return kept

    def put(self, sums: Mapping[Key, Sums]) -> None:
        """Keep these sums."""
        self._put(TallyRow, [_row(key, kept) for key, kept in sums.items()])

    def total(self, scope: Scope, periods: Sequence[str]) -> Sums:
        """Give all that is kept of a scope in some days and months."""
        if not is_text(scope.code):
            return Sums()
        rows = self._session.execute(everything().where(*_of(scope), _PERIOD.in_(periods))).all()
        return _sums(("", *_added(row[1 : 1 + len(FIELDS)] for row in rows), *_merged(rows)))

    def by_period(self, scope: Scope, periods: Sequence[str]) -> Mapping[str, Counts]:
        """Give the counts of a scope in each of some days and months."""
        if not is_text(scope.code):
            return {}
        query = sa.select(_PERIOD, *_NUMBERS).where(*_of(scope), col(TallyRow.published) > 0)
        return {row[0]: Counts(*row[1:]) for row in self._session.execute(query.where(_PERIOD.in_(periods)))}

    def by_code(self, codes: Iterable[str], periods: Sequence[str]) -> Mapping[str, Counts]:
        """Give the counts of each of some sub-trees in some days and months."""
        totals = [sa.cast(sa.func.sum(number), sa.BigInteger) for number in _NUMBERS]
        query = sa.select(_CODE, *totals).where(_CODE.in_(only_texts(codes)), ~_ALONE, _PERIOD.in_(periods))
        query = query.group_by(_CODE).having(sa.func.sum(TallyRow.published) > 0)
        return {row[0]: Counts(*row[1:]) for row in self._session.execute(query)}

    def delays_by_code(self, codes: Iterable[str], periods: Sequence[str]) -> Mapping[str, Mapping[int, int]]:
        """Give how many experiences of each sub-tree were answered at each step of delay."""
        query = sa.select(_CODE, col(TallyRow.delays)).where(col(TallyRow.answered) > 0)
        query = query.where(_CODE.in_(only_texts(codes)), ~_ALONE, _PERIOD.in_(periods))
        # Added as they are written, and read as numbers at the end: a hundred structures have a thousand rows.
        found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for code, delays in self._session.execute(query):
            added = found[code]
            for place, count in delays.items():
                added[place] += count
        return {code: {int(place): count for place, count in added.items()} for code, added in found.items()}

    def _put(self, table: type[TallyRow | TalliedRow], rows: list[dict[str, Any]]) -> None:
        if rows:
            self._session.connection().execute(put_rows_in_place(self._session, table), rows)


def one_at_a_time(session: Session) -> None:
    """Wait for whoever counts too, up to the end of their work; SQLite has one writer at a time anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.select(sa.func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


def _of(scope: Scope) -> tuple[sa.ColumnElement[bool], ...]:
    return col(TallyRow.code) == scope.code, col(TallyRow.alone) == scope.alone


def everything() -> sa.Select[Any]:
    """Give the query of all that is kept, its key last."""
    return sa.select(_PERIOD, *_NUMBERS, col(TallyRow.delays), col(TallyRow.facets), _CODE, _ALONE)


def read_key(row: Sequence[Any]) -> tuple[Key, Sums]:
    """Give a row of that query."""
    *sums, code, alone = row
    return Key(Scope(code, alone), sums[0]), _sums(sums)


def _sums(row: Sequence[Any]) -> Sums:
    _, *numbers, delays, facets = row
    steps = {int(place): count for place, count in delays.items()}
    return Sums(Counts(*numbers), steps, {facet: Counts(*values) for facet, values in facets.items()})


def _merged(rows: Sequence[Any]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Give the delays and the facets of rows in one, added as bare numbers: there are thousands of them."""
    delays: Counter[str] = Counter()
    facets: dict[str, list[list[int]]] = defaultdict(list)
    for row in rows:
        *_, row_delays, row_facets, _, _ = row
        delays.update(row_delays)
        for facet, numbers in row_facets.items():
            facets[facet].append(numbers)
    return delays, {facet: _added(several) for facet, several in facets.items()}


def _added(several: Iterable[Sequence[int]]) -> list[int]:
    return [sum(numbers) for numbers in zip(*several, strict=True)] or [0] * len(FIELDS)


def _row(key: Key, sums: Sums) -> dict[str, Any]:
    numbers = dict(zip(FIELDS, sums.counts.values, strict=True))
    facets = {facet: list(counts.values) for facet, counts in sorted(sums.facets.items())}
    delays = {str(place): count for place, count in sorted(sums.delays.items())}
    return {**key.scope._asdict(), "period": key.period, **numbers, "delays": delays, "facets": facets}


def _written(share: Share) -> list[Any]:
    parts = [[list(map(list, part.scopes)), list(part.facets), list(part.counts.values)] for part in share.parts]
    return [share.day.isoformat(), parts]


def read_share(written: Sequence[Any]) -> Share:
    """Give a share as it was kept."""
    day, parts = written
    return Share(
        date.fromisoformat(day),
        tuple(
            Part(tuple(Scope(*scope) for scope in scopes), tuple(facets), Counts(*numbers))
            for scopes, facets, numbers in parts
        ),
    )


def _pieces(things: Iterable[T]) -> Iterator[list[T]]:
    left = iter(things)
    while piece := list(islice(left, _KEYS_AT_ONCE)):
        yield piece
