"""The conditions that a line of the desk passes a sieve."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.structure import PATH_SEPARATOR
from core.views import EVERY_LINE, Sieve
from storage.repositories.asked import is_number, is_text
from storage.repositories.moments import WholeSeconds
from storage.tables import ConceptMatchRow, ConceptRow, ConcernRow, ExperienceRow, ScreeningRow, StructureRow

Root = str | sa.ColumnElement[str]
"""The path of a sub-tree, or what stands for it in a query that is written once."""

NOTHING = col(ExperienceRow.number) == 0
"""A condition that no line fulfils; written so that what joins the tables is not dropped as needless."""


def of_experience(sieve: Sieve) -> Iterator[sa.ColumnElement[bool]]:
    """Give what a sieve asks of an experience, but for the structures concerned and the words."""
    if sieve.sentiment is not None:
        yield col(ExperienceRow.sentiment) == sieve.sentiment
    if sieve.marked is not None:
        screening = aliased(ScreeningRow)
        of_line = col(screening.experience_number) == col(ExperienceRow.number)
        marked = sa.exists().where(of_line, col(screening.letters) != "")
        yield marked if sieve.marked else ~marked
    if sieve.department:
        yield col(ExperienceRow.department) == sieve.department if is_text(sieve.department) else NOTHING
    if sieve.tag is not None:
        yield has_key(col(ExperienceRow.tags), sieve.tag)
    if sieve.since is not None:
        yield col(ExperienceRow.published_at) >= sieve.since
    if sieve.until is not None:
        yield col(ExperienceRow.published_at) < sieve.until
    if sieve.concept:
        yield holds_concept(sieve.concept) if is_number(sieve.concept) else NOTHING
    if sieve.number:
        yield col(ExperienceRow.number) == sieve.number if is_number(sieve.number) else NOTHING


def of_concern(
    root_path: Root | None, sieve: Sieve, waiting_since: datetime | None, concern: Any = ConcernRow
) -> Iterator[sa.ColumnElement[bool]]:
    """Give what is asked of the structure concerned that a line stands for."""
    if root_path is not None:
        yield of_subtree(root_path, concern)
    if waiting_since is not None:
        yield col(concern.open_since) <= waiting_since
    if sieve.channel is not None:
        yield has_key(col(concern.channels), sieve.channel)
    if sieve.trade_tag:
        yield holds(col(concern.trade_tags), sieve.trade_tag) if is_text(sieve.trade_tag) else NOTHING
    if sieve.answered is not None:
        answered = col(concern.answered_at)
        yield answered.is_not(None) if sieve.answered else answered.is_(None)
    if sieve.alone:
        yield col(concern.structure_code) == sieve.structure if is_text(sieve.structure) else NOTHING
    if sieve.answered_within is not None:
        yield _answered_within(sieve.answered_within, concern)


def some_of_few(
    root_path: Root | None, sieve: Sieve, waiting_since: datetime | None
) -> Iterator[sa.ColumnElement[bool]]:
    """Give what is asked of one structure at least, where a line stands for all of them: all are read, once."""
    concern = aliased(ConcernRow)
    asked = list(of_concern(root_path, sieve, waiting_since, concern))
    if asked:
        yield col(ExperienceRow.number).in_(sa.select(col(concern.experience_number)).where(*asked))


def some_of_many(root_path: Root, sieve: Sieve = EVERY_LINE) -> sa.ColumnElement[bool]:
    """Give the same condition, looked up line by line: a page is soon full where most of them pass."""
    concern, structure = aliased(ConcernRow), aliased(StructureRow)
    return sa.exists().where(
        *of_concern(None, sieve, None, concern),
        col(concern.experience_number) == col(ExperienceRow.number),
        col(structure.code) == col(concern.structure_code),
        in_subtree(root_path, col(structure.path)),
    )


def none_answered(root_path: Root | None, sieve: Sieve, waiting_since: datetime | None) -> sa.ColumnElement[bool]:
    """Give the condition that none of the structures meant has answered, where a line stands for all of them.

    The structure is joined by its code: looked for among those of the sub-tree, SQLite would walk them at each line.
    """
    concern, structure = aliased(ConcernRow), aliased(StructureRow)
    asked = list(of_concern(None, replace(sieve, answered=True), waiting_since, concern))
    if root_path is not None:
        asked += [col(structure.code) == col(concern.structure_code), in_subtree(root_path, col(structure.path))]
    return ~sa.exists().where(col(concern.experience_number) == col(ExperienceRow.number), *asked)


def is_rare(sieve: Sieve) -> bool:
    """Tell whether few of the lines of a sub-tree may pass a sieve."""
    asked = (sieve.late, sieve.trade_tag, sieve.words, sieve.since, sieve.until, sieve.concept, sieve.number)
    return any(asked) or sieve.answered is False


def of_subtree(root_path: Root, concern: Any = ConcernRow) -> sa.ColumnElement[bool]:
    """Give the condition that a structure concerned is of a sub-tree."""
    return col(concern.structure_code).in_(below(root_path))


def below(root_path: Root) -> sa.Select[Any]:
    """Give the query of the codes of a sub-tree."""
    return sa.select(col(StructureRow.code)).where(in_subtree(root_path))


def in_subtree(root_path: Root, path: Any = None) -> sa.ColumnElement[bool]:
    """Give the condition that a structure is the one at this path or below it: one range of paths."""
    path = col(StructureRow.path) if path is None else path
    beginning = root_path + PATH_SEPARATOR
    after_all = root_path + chr(ord(PATH_SEPARATOR) + 1)
    return sa.or_(path == root_path, sa.and_(path >= beginning, path < after_all))


def has_key(column: Any, key: str) -> sa.ColumnElement[bool]:
    """Give the condition that a JSON object has a key, whatever its value: both engines read `->` so."""
    return sa.type_coerce(column, sa.Text).op("->")(sa.literal(key, sa.Text)).is_not(None)


def holds(words: Any, word: str) -> sa.ColumnElement[bool]:
    """Give the condition that a list of words holds this one.

    The two engines have no common way to open a list. But both keep it as it was written, and a word in its quotes
    stands there nowhere but as itself.
    """
    written = sa.cast(words, sa.Text)
    return sa.func.replace(written, json.dumps(word), "") != written


def holds_concept(number: int) -> sa.ColumnElement[bool]:
    """Give the condition that an experience holds a concept, as it is counted."""
    shown = sa.select(col(ConceptRow.counted)).where(col(ConceptRow.number) == number).scalar_subquery()
    match = (col(ConceptMatchRow.concept_number) == number, col(ConceptMatchRow.edition) == shown)
    return col(ExperienceRow.number).in_(sa.select(col(ConceptMatchRow.experience_number)).where(*match))


def _answered_within(days: int, concern: Any) -> sa.ColumnElement[bool]:
    """Give the condition that a structure concerned answered within so many days of the publication."""
    experience = aliased(ExperienceRow)
    published = sa.select(WholeSeconds(col(experience.published_at)))
    published = published.where(col(experience.number) == col(concern.experience_number))
    return WholeSeconds(col(concern.answered_at)) <= published.scalar_subquery() + days * 24 * 3600
