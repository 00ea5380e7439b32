"""What a search of the desk finds: what an index can tell is asked of it, the rest is read and looked at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from core.ports.seeking import Found
from core.seeking.asked import Asked
from core.seeking.facets import Trait
from core.seeking.search import Criterion, Days, Key
from core.seeking.texts import says, texts
from core.structure import within
from core.vocabulary import ExperienceState, ResponseState
from storage.repositories.asked import only_numbers
from storage.repositories.listing import about_subtree
from storage.repositories.sifting import of_subtree, some_of_many
from storage.repositories.sought import in_days, of_concern, of_experience, of_few, some_concern
from storage.repositories.unled import unled
from storage.search_expressions import holding, is_exact, without
from storage.tables import (
    ConceptMatchRow,
    ConceptRow,
    ConcernRow,
    ExperienceRow,
    ResponseRow,
    StructureRow,
    TradeTagRow,
)

READ_AT_MOST = 5_000
"""How many experiences are read, the newest that may fit, where an index cannot tell by itself."""

_FIRST_READ, _MOST_READ = 200, 2_000
MANY_AT_ONCE = 500
"""From how many experiences asked for at once walking them all until there are enough takes longest."""

_MANY = 20_000
"""From how many structures concerned on a sub-tree is a wide one."""

_NEWEST = 20_000
"""How many experiences are looked at for the departments and campaigns that there are."""

_TRAITS_AT_ONCE = 5_000
"""How many experiences one statement of the facets names."""

_NUMBER = col(ExperienceRow.number)
_PUBLISHED = col(ExperienceRow.state) == ExperienceState.PUBLISHED
_PUBLISHED_ON_THE_WAY = unled(col(ExperienceRow.state)) == ExperienceState.PUBLISHED.value
_AS_COUNTED = sa.and_(
    col(ConceptMatchRow.concept_number) == col(ConceptRow.number),
    col(ConceptMatchRow.edition) == col(ConceptRow.counted),
)


class SqlSearches:
    """Port core.ports.Searches over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(self, asked: Asked, after: int | None, limit: int) -> Found:
        """Give experiences found, below a number."""
        query, below = self._narrowed(asked, walked=limit <= MANY_AT_ONCE)
        to_read = [criterion for criterion in asked.search.worded if not is_exact(criterion)]
        if not to_read:
            numbers = self._below(query, below, after, limit + 1)
            return Found(tuple(numbers[:limit]), numbers[limit - 1] if len(numbers) > limit else None)
        found: list[int] = []
        read, at_once = 0, _FIRST_READ
        while read < READ_AT_MOST:
            candidates = self._below(query, below, after, min(at_once, READ_AT_MOST - read))
            if not candidates:
                return Found(tuple(found), None)
            fitting = self._that_say(to_read, candidates)
            found += [number for number in candidates if number in fitting]
            if len(found) > limit:
                return Found(tuple(found[:limit]), found[limit - 1])
            read, after, at_once = read + len(candidates), candidates[-1], min(at_once * 2, _MOST_READ)
        return Found(tuple(found), after)

    def traits(self, asked: Asked, numbers: Iterable[int]) -> Sequence[Trait]:
        """Give what facets count: three queries for each range of experiences."""
        wanted = only_numbers(numbers)
        parts = (wanted[start : start + _TRAITS_AT_ONCE] for start in range(0, len(wanted), _TRAITS_AT_ONCE))
        return [trait for part in parts for trait in self._traits(asked, part)]

    def _traits(self, asked: Asked, wanted: Sequence[int]) -> Iterator[Trait]:
        concerns: dict[int, list[Any]] = defaultdict(list)
        query = sa.select(col(ConcernRow.experience_number), col(StructureRow.path), col(ConcernRow.channels))
        query = query.join(StructureRow, col(StructureRow.code) == col(ConcernRow.structure_code))
        query = query.where(col(ConcernRow.experience_number).in_(wanted), *of_concern(asked, ConcernRow))
        for number, path, channels in self._session.execute(query):
            concerns[number].append((path, tuple(channels)))
        columns = (_NUMBER, ExperienceRow.sentiment, ExperienceRow.department, ExperienceRow.tags)
        traits = sa.select(*map(col, columns), col(ExperienceRow.published_at)).where(_NUMBER.in_(wanted))
        held = self._concepts(asked, wanted)
        for number, sentiment, department, tags, published_at in self._session.execute(traits):
            names = tuple(held.get(number, ()))
            yield Trait(sentiment, department, tuple(tags), published_at, tuple(concerns[number]), names)

    def _concepts(self, asked: Asked, wanted: Sequence[int]) -> Mapping[int, Sequence[str]]:
        """Give the names of the concepts that some experiences hold, among those that one may ask for."""
        if not asked.concepts:
            return {}
        held: dict[int, list[str]] = defaultdict(list)
        number = col(ConceptMatchRow.experience_number)
        for experience, concept in self._session.execute(
            sa.select(number, col(ConceptRow.number))
            .join_from(ConceptMatchRow, ConceptRow, _AS_COUNTED)
            .where(number.in_(wanted), col(ConceptRow.number).in_(asked.concepts))
        ):
            held[experience].append(asked.concepts[concept])
        return held

    def words(self, key: Key, network_code: str | None) -> Sequence[str]:
        """Give the words used for a key."""
        if key is Key.TRADE_TAG:
            query = sa.select(col(TradeTagRow.name)).distinct()
            query = query if network_code is None else query.where(col(TradeTagRow.network_code) == network_code)
        elif key is Key.TYPOLOGY:
            query = sa.select(col(StructureRow.typology)).distinct()
        else:
            column = col(ExperienceRow.department if key is Key.DEPARTMENT else ExperienceRow.campaign)
            newest: sa.Select[Any] = (
                sa.select(column.label("word")).where(_PUBLISHED).order_by(_NUMBER.desc()).limit(_NEWEST)
            )
            query = sa.select(newest.subquery().c.word).distinct()
        # Sorted here, since each database has its own order of signs.
        return sorted(word for word in self._session.scalars(query) if word)

    def _narrowed(self, asked: Asked, *, walked: bool) -> tuple[sa.Select[Any], Any]:
        """Give the query of the numbers that fit all that the database can tell, and the column that sorts them.

        SQLite walks the index of words from the newest number down, and stops when it has enough.
        """
        connection = self._session.connection()
        query = sa.select(_NUMBER).where(_PUBLISHED_ON_THE_WAY, *self._conditions(asked, walked=walked))
        held = holding(connection, asked.search.worded)
        if held is None:
            left_out = without(connection, asked.search.worded, _NUMBER)
            query = query if left_out is None else query.where(left_out)
            return query.order_by(_NUMBER.desc()), _NUMBER
        words = held.subquery()
        return query.join(words, words.c.number == _NUMBER).order_by(words.c.number.desc()), words.c.number

    def _below(self, query: sa.Select[Any], number: Any, after: int | None, limit: int) -> list[int]:
        query = query if after is None else query.where(number < after)
        return list(self._session.scalars(query.limit(limit)))

    def _conditions(self, asked: Asked, *, walked: bool) -> Iterator[sa.ColumnElement[bool]]:
        yield from of_experience(asked)
        yield from self._between(asked)
        named = [[path for path, _ in _places(asked, criterion)] for criterion in asked.search.tied]
        paths = [path for several in named for path in several]
        if asked.reach is not None and not any(_all_within(several, asked.reach) for several in named):
            yield some_of_many(asked.reach) if self._is_wide(asked.reach) else about_subtree(asked.reach)
        concern = aliased(ConcernRow)
        tied = list(of_concern(asked, concern))
        if tied:
            few = bool(paths) and not (walked and all(map(self._is_wide, paths)))
            yield of_few(concern, *tied) if few else some_concern(concern, *tied)

    def _between(self, asked: Asked) -> Iterator[sa.ColumnElement[bool]]:
        """Give between which numbers all that was published in a period is: a walk by number then begins there."""
        at = col(ExperienceRow.published_at)
        for criterion in asked.search.others:
            days = criterion.values[0]
            if criterion.key is Key.PUBLISHED and not criterion.excluded and isinstance(days, Days):
                if len(criterion.values) > 1:
                    continue
                ends = sa.select(sa.func.min(_NUMBER), sa.func.max(_NUMBER)).where(_PUBLISHED, *in_days(days, at))
                first, last = self._session.execute(ends).one()
                yield _NUMBER.between(first or 0, last or 0)

    def _is_wide(self, path: str) -> bool:
        """Tell whether a sub-tree is concerned so often that its experiences are found soon by walking them all."""
        some = sa.select(col(ConcernRow.position)).where(of_subtree(path)).limit(_MANY).subquery()
        return self._session.scalar(sa.select(sa.func.count()).select_from(some)) == _MANY

    def _that_say(self, criteria: Sequence[Criterion], numbers: Sequence[int]) -> set[int]:
        """Give those of some experiences whose very texts fulfil criteria of words."""
        answers: dict[int, list[str]] = defaultdict(list)
        query = sa.select(
            col(ResponseRow.experience_number),
            *map(col, (ResponseRow.greeting, ResponseRow.body, ResponseRow.closing, ResponseRow.signature)),
        )
        published = col(ResponseRow.state) == ResponseState.PUBLISHED
        if not all(criterion.key in {Key.TITLE, Key.STORY} for criterion in criteria):
            for number, *parts in self._session.execute(
                query.where(published, col(ResponseRow.experience_number).in_(numbers))
            ):
                answers[number].append("\n\n".join(parts))
        told = sa.select(_NUMBER, col(ExperienceRow.title), col(ExperienceRow.text)).where(_NUMBER.in_(numbers))
        return {
            number
            for number, title, text in self._session.execute(told)
            if all(says(criterion, said) for said in [texts(title, text, answers[number])] for criterion in criteria)
        }


def _all_within(paths: Sequence[str], reach: str) -> bool:
    """Tell whether whatever fulfils a criterion of these paths, any of them, is within reach by that alone."""
    return bool(paths) and all(within(path, reach) for path in paths)


def _places(asked: Asked, criterion: Criterion) -> Iterator[tuple[str, bool]]:
    return asked.meant(criterion) if criterion.key in {Key.STRUCTURE, Key.NETWORK} else iter(())
