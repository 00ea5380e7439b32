"""What experiences are counted by: the few columns that matter, read without making models of the rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.counted import ConcernFacts, StoryFacts
from core.history import EventKind
from core.response import Usefulness
from core.vocabulary import ResponseState, Voter
from storage.repositories.asked import only_numbers
from storage.tables import ConcernRow, EvaluationRow, EventRow, ExperienceRow, ResponseRow, TransferRow


class SqlFacts:
    """Port core.ports.Facts over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def stories(self, numbers: Iterable[int]) -> Mapping[int, StoryFacts]:
        """Give those of the experiences that exist among these numbers."""
        return {number: StoryFacts(*facts) for number, *facts in self._session.execute(_STORIES, _asked(numbers))}

    def concerns(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ConcernFacts]]:
        """Give those of the structures concerned."""
        found: dict[int, list[ConcernFacts]] = defaultdict(list)
        for number, *facts in self._session.execute(_CONCERNS, _asked(numbers)):
            found[number].append(ConcernFacts(*facts))
        return found

    def votes(self, numbers: Iterable[int]) -> Mapping[int, Mapping[int, Usefulness]]:
        """Give the votes on the answers that are public now; those on a text that was corrected since are left out."""
        votes: dict[int, dict[int, Usefulness]] = defaultdict(dict)
        for number, position, yes, no, visitors_yes, visitors_no in self._session.execute(_VOTES, _asked(numbers)):
            author = True if yes else False if no else None
            votes[number][position] = Usefulness(
                author=author, visitors_useful=visitors_yes, visitors_not_useful=visitors_no
            )
        return votes

    def handed_on(self, numbers: Iterable[int]) -> set[int]:
        """Give which of these were asked to go elsewhere, or had an answer that went to a validator."""
        asked = _asked(numbers)
        return {number for query in (_ASKED, _VALIDATED) for number in self._session.scalars(query, asked)}


def _asked(numbers: Iterable[int]) -> dict[str, list[int]]:
    return {"numbers": only_numbers(numbers)}


def _among(number: Any) -> sa.ColumnElement[bool]:
    among: sa.ColumnElement[bool] = number.in_(sa.bindparam("numbers", expanding=True))
    return among


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((condition, 1), else_=0))


# Made once: making a query costs more than some of its answers.
_STORIES = sa.select(
    col(ExperienceRow.number),
    col(ExperienceRow.state),
    col(ExperienceRow.sentiment),
    col(ExperienceRow.tags),
    col(ExperienceRow.submitted_at),
    col(ExperienceRow.published_at),
).where(_among(col(ExperienceRow.number)))

_CONCERNS = (
    sa.select(
        col(ConcernRow.experience_number),
        col(ConcernRow.position),
        col(ConcernRow.structure_code),
        col(ConcernRow.channels),
        col(ConcernRow.trade_tags),
        col(ConcernRow.answered_at),
    )
    .where(_among(col(ConcernRow.experience_number)))
    .order_by(col(ConcernRow.experience_number), col(ConcernRow.position))
)

_NUMBER, _POSITION = col(EvaluationRow.experience_number), col(EvaluationRow.position)
_BY_AUTHOR = col(EvaluationRow.voter) == Voter.AUTHOR.value
_USEFUL = col(EvaluationRow.useful)
_OF_THE_PUBLIC_ANSWER = sa.and_(
    col(ResponseRow.experience_number) == _NUMBER,
    col(ResponseRow.position) == _POSITION,
    col(ResponseRow.revision) == col(EvaluationRow.revision),
    col(ResponseRow.state) == ResponseState.PUBLISHED,
)
_VOTES = (
    sa.select(
        _NUMBER,
        _POSITION,
        _count(_BY_AUTHOR & _USEFUL),
        _count(_BY_AUTHOR & ~_USEFUL),
        _count(~_BY_AUTHOR & _USEFUL),
        _count(~_BY_AUTHOR & ~_USEFUL),
    )
    .join_from(EvaluationRow, ResponseRow, _OF_THE_PUBLIC_ANSWER)
    .where(_among(_NUMBER))
    .group_by(_NUMBER, _POSITION)
)

_ASKED = sa.select(col(TransferRow.experience_number)).where(_among(col(TransferRow.experience_number)))
_VALIDATED = sa.select(col(EventRow.experience_number)).where(
    _among(col(EventRow.experience_number)), col(EventRow.kind) == EventKind.RESPONSE_TO_VALIDATE
)
