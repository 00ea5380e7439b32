"""The concepts, the stories that hold them, and how many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from core.concepts.concept import Concept, ConceptVersion
from core.concepts.expressions import Need
from core.concepts.held import FIELDS, Edition, Held, Spot
from core.errors import Stale
from core.ports.concepts import Watched
from core.vocabulary import ExperienceState
from storage import search
from storage.repositories.asked import is_number, is_text, only_numbers, only_texts
from storage.repositories.listing import about_subtree
from storage.repositories.numbering import next_number
from storage.repositories.putting import add_up_rows, insert_rows_if_absent
from storage.repositories.rows import model, models
from storage.repositories.tallies import one_at_a_time
from storage.tables import ConceptMatchRow, ConceptRow, ConceptSumRow, ConceptVersionRow, ExperienceRow

_NUMBERING = 0x434F4E
_TOTALS = [sa.cast(sa.func.sum(getattr(ConceptSumRow, name)), sa.BigInteger) for name in FIELDS]


class SqlConcepts:
    """Port core.ports.Concepts over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, ConceptRow, _NUMBERING)

    def add(self, concept: Concept) -> None:
        """Keep a new concept."""
        self._session.connection().execute(sa.insert(ConceptRow), [concept.model_dump()])

    def get(self, number: int) -> Concept | None:
        """Give a concept, as it is now."""
        if not is_number(number):
            return None
        query = select(ConceptRow).where(ConceptRow.number == number).execution_options(populate_existing=True)
        return model(Concept, self._session.exec(query).first())

    def of(self, networks: Collection[str] | None) -> Sequence[Concept]:
        """Give the concepts of some networks; sorted here, since each database has its own order of signs."""
        query = select(ConceptRow).where(~col(ConceptRow.removed))
        if networks is not None:
            query = query.where(col(ConceptRow.network_code).in_(only_texts(networks)))
        found = models(Concept, self._session.exec(query.execution_options(populate_existing=True)))
        return sorted(found, key=lambda concept: (concept.network_code, concept.name, concept.number))

    def save(self, concept: Concept, seen_version: int) -> None:
        """Keep the next version; how far its counting has come is for those who count to say."""
        same = (col(ConceptRow.number) == concept.number, col(ConceptRow.version) == seen_version)
        counting = {"counted", "reached"} if concept.edition != concept.version else {"counted"}
        change = sa.update(ConceptRow).where(*same).values(concept.model_dump(exclude=counting))
        if self._session.connection().execute(change).rowcount != 1:
            raise Stale(f"Le concept {concept.number} a changé depuis que vous l’avez lu : relisez-le.")

    def note(self, version: ConceptVersion) -> None:
        """Add a line to the history of a concept."""
        self._session.connection().execute(sa.insert(ConceptVersionRow), [version.model_dump()])

    def versions(self, number: int) -> Sequence[ConceptVersion]:
        """Give the versions of a concept, the last one first."""
        query = select(ConceptVersionRow).where(ConceptVersionRow.concept_number == number)
        return models(ConceptVersion, self._session.exec(query.order_by(col(ConceptVersionRow.version).desc())))

    def watched(self) -> Sequence[Watched]:
        """Give the editions that stories are held against."""
        number, version = col(ConceptVersionRow.concept_number), col(ConceptVersionRow.version)
        query = (
            sa.select(number, version, col(ConceptRow.network_code), col(ConceptVersionRow.expressions))
            .join(ConceptRow, col(ConceptRow.number) == number)
            .where(~col(ConceptRow.removed), version.in_([col(ConceptRow.edition), col(ConceptRow.counted)]))
            .order_by(number, version)
        )
        rows = self._session.execute(query)
        return [Watched(Edition(one, edition), network, tuple(lines)) for one, edition, network, lines in rows]

    def take_turn(self) -> None:
        """Wait for whoever counts too: the tallies are counted with the concepts."""
        one_at_a_time(self._session)

    def reached(self, edition: Edition, number: int) -> None:
        """Say up to which story an edition is counted."""
        self._turn(edition, reached=number)

    def counted(self, edition: Edition) -> None:
        """Say that an edition is counted whole."""
        self._turn(edition, counted=edition.version, reached=0)

    def old(self) -> Sequence[Edition]:
        """Give the editions that something is kept of though nobody watches for them any more."""
        number, version = col(ConceptVersionRow.concept_number), col(ConceptVersionRow.version)
        unwatched = sa.or_(col(ConceptRow.removed), version.not_in([col(ConceptRow.edition), col(ConceptRow.counted)]))
        kept = (
            sa.exists().where(col(table.concept_number) == number, col(table.edition) == version)
            for table in (ConceptMatchRow, ConceptSumRow)
        )
        query = sa.select(number, version).join(ConceptRow, col(ConceptRow.number) == number)
        return [Edition(*row) for row in self._session.execute(query.where(unwatched, sa.or_(*kept)))]

    def forget_old(self, most: int) -> int:
        """Forget lines of editions that are no longer watched."""
        forgotten = 0
        for edition in self.old():
            for table in (ConceptMatchRow, ConceptSumRow):
                if forgotten < most:
                    forgotten += self._forget(table, edition, most - forgotten)
        return forgotten

    def held(self, numbers: Iterable[int]) -> Mapping[int, frozenset[Edition]]:
        """Give the editions that these stories are counted for."""
        number = col(ConceptMatchRow.experience_number)
        query = sa.select(number, col(ConceptMatchRow.concept_number), col(ConceptMatchRow.edition))
        found: dict[int, set[Edition]] = defaultdict(set)
        for one, *edition in self._session.execute(query.where(number.in_(only_numbers(numbers)))):
            found[one].add(Edition(*edition))
        return {one: frozenset(editions) for one, editions in found.items()}

    def put_held(self, added: Iterable[tuple[int, Edition]], removed: Iterable[tuple[int, Edition]]) -> None:
        """Keep which stories are now counted for which editions."""
        connection = self._session.connection()
        if rows := [_match(*pair) for pair in added]:
            connection.execute(insert_rows_if_absent(self._session, ConceptMatchRow), rows)
        if gone := [_key_of(_match(*pair)) for pair in removed]:
            connection.execute(_deletion(ConceptMatchRow), gone)

    def add_up(self, sums: Mapping[tuple[Edition, Spot], Held]) -> None:
        """Add numbers to those that are kept: the database adds, so that nothing is read first."""
        # In one order, so that two who add wait for each other and never for themselves.
        rows = [_sum_row(edition, spot, held) for (edition, spot), held in sorted(sums.items(), key=lambda one: one[0])]
        if rows:
            self._session.connection().execute(add_up_rows(self._session, ConceptSumRow), rows)

    def totals(self, editions: Collection[Edition], code: str, periods: Sequence[str]) -> Mapping[Edition, Held]:
        """Give the numbers of each edition at a place over some weeks or months."""
        if not editions or not is_text(code):
            return {}
        key = (col(ConceptSumRow.concept_number), col(ConceptSumRow.edition))
        query = sa.select(*key, *_TOTALS).where(*_at(editions, [code], periods)).group_by(*key)
        found = {Edition(*row[:2]): Held(*row[2:]) for row in self._session.execute(query)}
        return {edition: held for edition, held in found.items() if held.stories}

    def by_period(
        self, editions: Collection[Edition], code: str, periods: Sequence[str]
    ) -> Mapping[Edition, Mapping[str, Held]]:
        """Give the numbers of each edition at a place in each of some weeks or months."""
        if not editions or not is_text(code):
            return {}
        columns = (ConceptSumRow.concept_number, ConceptSumRow.edition, ConceptSumRow.period)
        query = sa.select(*map(col, columns), *(getattr(ConceptSumRow, name) for name in FIELDS))
        found: dict[Edition, dict[str, Held]] = defaultdict(dict)
        for concept, edition, period, *numbers in self._session.execute(query.where(*_at(editions, [code], periods))):
            if numbers[0]:
                found[Edition(concept, edition)][period] = Held(*numbers)
        return found

    def by_code(self, edition: Edition, codes: Collection[str], periods: Sequence[str]) -> Mapping[str, Held]:
        """Give the numbers of an edition at each of some places."""
        code = col(ConceptSumRow.code)
        query = sa.select(code, *_TOTALS).where(*_at([edition], only_texts(codes), periods)).group_by(code)
        found = {row[0]: Held(*row[1:]) for row in self._session.execute(query)}
        return {code: held for code, held in found.items() if held.stories}

    def following(self, needs: Sequence[Need], root_path: str | None, after: int, limit: int) -> Sequence[int]:
        """Give numbers above one of the stories that may hold something, in their order."""
        query, number = self._holding(needs, root_path)
        return list(self._session.scalars(query.where(number > after).order_by(number).limit(limit)))

    def newest(self, needs: Sequence[Need], root_path: str | None, below: int | None, limit: int) -> Sequence[int]:
        """Give numbers below one of the stories that may hold something, highest first."""
        query, number = self._holding(needs, root_path)
        query = query if below is None else query.where(number < below)
        return list(self._session.scalars(query.order_by(number.desc()).limit(limit)))

    def candidates(self, needs: Sequence[Need], root_path: str | None) -> int:
        """Give how many there are."""
        query, _ = self._holding(needs, root_path)
        return int(self._session.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0)

    def texts(self, numbers: Iterable[int]) -> Mapping[int, tuple[str, str]]:
        """Give the title and the story of those that are published."""
        number = col(ExperienceRow.number)
        query = sa.select(number, col(ExperienceRow.title), col(ExperienceRow.text)).where(
            number.in_(only_numbers(numbers)), col(ExperienceRow.state) == ExperienceState.PUBLISHED
        )
        return {one: (title, text) for one, title, text in self._session.execute(query)}

    def last_number(self) -> int:
        """Give the highest number of a story."""
        return int(self._session.scalar(sa.select(sa.func.max(col(ExperienceRow.number)))) or 0)

    def of_story(self, number: int) -> Sequence[Concept]:
        """Give the concepts that a story holds."""
        if not is_number(number):
            return []
        shown = sa.and_(
            col(ConceptMatchRow.concept_number) == col(ConceptRow.number),
            col(ConceptMatchRow.edition) == col(ConceptRow.counted),
        )
        query = select(ConceptRow).join(ConceptMatchRow, shown)
        query = query.where(ConceptMatchRow.experience_number == number, ~col(ConceptRow.removed))
        found = models(Concept, self._session.exec(query))
        return sorted(found, key=lambda concept: (concept.network_code, concept.name, concept.number))

    def stories(
        self, edition: Edition, root_path: str | None, since: datetime, until: datetime, below: int | None, limit: int
    ) -> Sequence[int]:
        """Give numbers of stories that hold a concept, highest first."""
        number = col(ConceptMatchRow.experience_number)
        query = _stories(edition, root_path, since, until).with_only_columns(number)
        query = query if below is None else query.where(number < below)
        return list(self._session.scalars(query.order_by(number.desc()).limit(limit)))

    def count(self, edition: Edition, root_path: str | None, since: datetime, until: datetime) -> int:
        """Give how many stories published in a period hold a concept."""
        query = _stories(edition, root_path, since, until).with_only_columns(sa.func.count())
        return int(self._session.scalar(query) or 0)

    def _turn(self, edition: Edition, **values: int) -> None:
        same = (col(ConceptRow.number) == edition.concept_number, col(ConceptRow.edition) == edition.version)
        self._session.connection().execute(sa.update(ConceptRow).where(*same).values(**values))

    def _holding(self, needs: Sequence[Need], root_path: str | None) -> tuple[sa.Select[Any], sa.ColumnElement[int]]:
        """Give the query of the published stories that may hold something, with its column of numbers."""
        found = search.holding_some(self._session.connection(), needs)
        number: sa.ColumnElement[int] = found.selected_columns[0].element
        if root_path is None:
            return found, number
        held = found.subquery()
        query = sa.select(held.c.number).join(ExperienceRow, col(ExperienceRow.number) == held.c.number)
        return query.where(about_subtree(root_path)), held.c.number

    def _forget(self, table: type[ConceptMatchRow | ConceptSumRow], edition: Edition, most: int) -> int:
        """Forget lines of an edition, each by its whole key."""
        key = SQLModel.metadata.tables[str(table.__tablename__)].primary_key.columns
        same = (col(table.concept_number) == edition.concept_number, col(table.edition) == edition.version)
        rows = self._session.execute(sa.select(*key).where(*same).limit(most)).all()
        if rows:
            self._session.connection().execute(_deletion(table), [_key_of(dict(row._mapping)) for row in rows])
        return len(rows)


def _deletion(table: type[SQLModel]) -> sa.Delete:
    """Give the deletion of rows whose keys are given at its execution."""
    key = SQLModel.metadata.tables[str(table.__tablename__)].primary_key.columns
    return sa.delete(table).where(*(column == sa.bindparam(f"of_{column.name}") for column in key))


def _key_of(row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"of_{name}": value for name, value in row.items()}


def _match(number: int, edition: Edition) -> dict[str, int]:
    return {"concept_number": edition.concept_number, "edition": edition.version, "experience_number": number}


def _sum_row(edition: Edition, spot: Spot, held: Held) -> dict[str, Any]:
    numbers = dict(zip(FIELDS, held.values, strict=True))
    return {"concept_number": edition.concept_number, "edition": edition.version, **spot._asdict(), **numbers}


def _at(
    editions: Iterable[Edition], codes: Collection[str], periods: Sequence[str]
) -> tuple[sa.ColumnElement[bool], ...]:
    key = sa.tuple_(col(ConceptSumRow.concept_number), col(ConceptSumRow.edition))
    return key.in_(list(editions)), col(ConceptSumRow.code).in_(codes), col(ConceptSumRow.period).in_(periods)


def _stories(edition: Edition, root_path: str | None, since: datetime, until: datetime) -> sa.Select[Any]:
    """Give the query of the stories of a concept in a sub-tree and a period."""
    query = (
        sa.select(ConceptMatchRow)
        .join(ExperienceRow, col(ExperienceRow.number) == col(ConceptMatchRow.experience_number))
        .where(
            col(ConceptMatchRow.concept_number) == edition.concept_number,
            col(ConceptMatchRow.edition) == edition.version,
            col(ExperienceRow.published_at) >= since,
            col(ExperienceRow.published_at) < until,
        )
    )
    return query if root_path is None else query.where(about_subtree(root_path))
