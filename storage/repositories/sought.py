"""The conditions of a search on what is known of an experience and of the structures concerned, words apart."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.dates import midnight
from core.seeking.asked import Asked
from core.seeking.search import OF_CONCERN, Criterion, Days, Delay, Key, Numbered, Rated, Value, YesNo
from core.structure import PATH_SEPARATOR
from core.vocabulary import ResponseState, Voter
from storage.repositories.moments import WholeSeconds
from storage.repositories.sifting import has_key, holds, holds_concept, in_subtree
from storage.tables import (
    ActionExperienceRow,
    ActionRow,
    ConcernRow,
    EvaluationRow,
    ExperienceRow,
    ResponseRow,
    StructureRow,
)

_DAY = timedelta(days=1)
Condition = sa.ColumnElement[bool]


def of_experience(asked: Asked) -> Iterator[Condition]:
    """Give what is asked of the experience, and what is excluded of all the structures concerned."""
    for criterion in asked.search.others:
        condition = _of_one(asked, criterion)
        yield ~condition if criterion.excluded else condition


def of_concern(asked: Asked, concern: Any) -> Iterator[Condition]:
    """Give what is asked of one same structure concerned."""
    return (_CONCERN[criterion.key](asked, criterion, concern) for criterion in asked.search.tied)


def some_concern(concern: Any, *conditions: Condition) -> Condition:
    """Give the condition that one structure concerned fulfils these, looked up experience by experience."""
    return sa.exists().where(col(concern.experience_number) == col(ExperienceRow.number), *conditions)


def of_few(concern: Any, *conditions: Condition) -> Condition:
    """Give the same condition, where few structures concerned fulfil it: all of them are read, once."""
    return col(ExperienceRow.number).in_(sa.select(col(concern.experience_number)).where(*conditions))


def _of_one(asked: Asked, criterion: Criterion) -> Condition:
    if criterion.key in OF_CONCERN or criterion.key in {Key.ALSO, Key.ANSWERED_BY}:
        concern = aliased(ConcernRow)
        return some_concern(concern, _CONCERN[criterion.key](asked, criterion, concern))
    if criterion.key in {Key.DEPARTMENT, Key.CAMPAIGN}:
        column = ExperienceRow.department if criterion.key is Key.DEPARTMENT else ExperienceRow.campaign
        return col(column).in_([word for word, _ in asked.meant(criterion)])
    if criterion.key is Key.CONCEPT:
        return sa.or_(*map(holds_concept, asked.meant_concepts(criterion)))
    return sa.or_(*(_EXPERIENCE[criterion.key](value) for value in criterion.values))


def _within(asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    """Give the condition that a structure concerned is one of those named, or below it unless it is asked alone."""
    ranges = []
    for path, alone in asked.meant(criterion):
        if alone:
            ranges.append(col(concern.structure_code) == path.rpartition(PATH_SEPARATOR)[2])
        else:
            structure = aliased(StructureRow)
            below = sa.select(col(structure.code)).where(in_subtree(path, col(structure.path)))
            ranges.append(col(concern.structure_code).in_(below))
    return sa.or_(*ranges)


def _answered_within(asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    return sa.and_(col(concern.answered_at).is_not(None), _within(asked, criterion, concern))


def _of_typology(asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    structure = aliased(StructureRow)
    typologies = [word for word, _ in asked.meant(criterion)]
    codes = sa.select(col(structure.code)).where(col(structure.typology).in_(typologies))
    return col(concern.structure_code).in_(codes)


def _trade_tag(asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    return sa.or_(*(holds(col(concern.trade_tags), word) for word, _ in asked.meant(criterion)))


def _channel(_asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    return sa.or_(*(_rated(col(concern.channels), value) for value in criterion.values))


def _answered(_asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    at = col(concern.answered_at)
    said = {value.yes for value in criterion.values if isinstance(value, YesNo)}
    return sa.or_(*(at.is_not(None) if yes else at.is_(None) for yes in said))


def _delay(_asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    experience = aliased(ExperienceRow)
    published = sa.select(WholeSeconds(col(experience.published_at)))
    published = published.where(col(experience.number) == col(concern.experience_number))
    took = WholeSeconds(col(concern.answered_at)) - published.scalar_subquery()
    delays = [value for value in criterion.values if isinstance(value, Delay)]
    some = (took > delay.hours * 3600 if delay.longer else took <= delay.hours * 3600 for delay in delays)
    # Said apart, since what is unknown is not false: excluded, it would exclude nothing.
    return sa.and_(col(concern.answered_at).is_not(None), sa.or_(*some))


def _useful(_asked: Asked, criterion: Criterion, concern: Any) -> Condition:
    evaluation, response = aliased(EvaluationRow), aliased(ResponseRow)
    said = [value.yes for value in criterion.values if isinstance(value, YesNo)]
    return sa.exists().where(
        col(response.experience_number) == col(concern.experience_number),
        col(response.position) == col(concern.position),
        col(response.state) == ResponseState.PUBLISHED,
        col(evaluation.experience_number) == col(response.experience_number),
        col(evaluation.position) == col(response.position),
        col(evaluation.revision) == col(response.revision),
        col(evaluation.voter) == Voter.AUTHOR.value,
        col(evaluation.useful).in_(said),
    )


_CONCERN: Mapping[Key, Callable[[Asked, Criterion, Any], Condition]] = {
    Key.STRUCTURE: _within,
    Key.NETWORK: _within,
    Key.ALSO: _within,
    Key.ANSWERED_BY: _answered_within,
    Key.TYPOLOGY: _of_typology,
    Key.TRADE_TAG: _trade_tag,
    Key.CHANNEL: _channel,
    Key.ANSWERED: _answered,
    Key.DELAY: _delay,
    Key.USEFUL: _useful,
}


def _rated(column: Any, value: Value) -> Condition:
    """Give the condition that a JSON object has a word, with a feeling when one is asked."""
    if not isinstance(value, Rated):
        return sa.false()
    if value.feeling is None:
        return has_key(column, value.term)
    felt = sa.type_coerce(column, sa.Text).op("->>")(sa.literal(value.term.value, sa.Text))
    # Said whole, since what is unknown is not false: excluded, it would exclude nothing.
    return sa.and_(felt.is_not(None), sa.type_coerce(felt, sa.Text) == value.feeling.value)


def _feeling(value: Value) -> Condition:
    sentiment = col(ExperienceRow.sentiment)
    return sa.and_(sentiment.is_not(None), sentiment == value.term) if isinstance(value, Rated) else sa.false()


def _tag(value: Value) -> Condition:
    return _rated(col(ExperienceRow.tags), value)


def _published(value: Value) -> Condition:
    return sa.and_(sa.true(), *in_days(value)) if isinstance(value, Days) else sa.false()


def in_days(days: Days, column: Any = None) -> Iterator[Condition]:
    """Give the condition that something was published in these days."""
    at = col(ExperienceRow.published_at) if column is None else column
    if days.since is not None:
        yield at >= midnight(days.since)
    if days.until is not None:
        yield at < midnight(days.until + _DAY)


def _action(value: Value) -> Condition:
    action, link = aliased(ActionRow), aliased(ActionExperienceRow)
    public = [
        col(link.experience_number) == col(ExperienceRow.number),
        col(action.number) == col(link.action_number),
        col(action.published_at).is_not(None),
    ]
    if isinstance(value, Numbered):
        return sa.exists().where(*public, col(action.number) == value.number)
    some = sa.exists().where(*public)
    return some if isinstance(value, YesNo) and value.yes else ~some


_EXPERIENCE: Mapping[Key, Callable[[Value], Condition]] = {
    Key.FEELING: _feeling,
    Key.TAG: _tag,
    Key.PUBLISHED: _published,
    Key.ACTION: _action,
}
