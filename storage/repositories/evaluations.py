"""What people said of the responses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.response import Evaluation, Usefulness
from core.vocabulary import Voter
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.rows import models
from storage.tables import EvaluationRow


class SqlEvaluations:
    """Port core.ports.Evaluations over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, evaluation: Evaluation) -> None:
        """Keep a vote in the place of the same voter's earlier one."""
        self._session.merge(EvaluationRow.model_validate(evaluation.model_dump()))
        self._session.flush()

    def of_author(self, number: int) -> Sequence[Evaluation]:
        """Give what the author of an experience said of its answers, in the order of the answers."""
        if not is_number(number):
            return ()
        query = select(EvaluationRow).where(
            EvaluationRow.experience_number == number, EvaluationRow.voter == Voter.AUTHOR.value
        )
        query = query.order_by(col(EvaluationRow.position), col(EvaluationRow.revision))
        return models(Evaluation, self._session.exec(query))

    def of(self, numbers: Iterable[int]) -> Mapping[int, Mapping[tuple[int, int], Usefulness]]:
        """Give the votes on the answers to these experiences."""
        asked = {"numbers": only_numbers(numbers)}
        votes: dict[int, dict[tuple[int, int], Usefulness]] = defaultdict(dict)
        for number, position, revision, yes, no, visitors_yes, visitors_no in self._session.execute(_VOTES, asked):
            author = True if yes else False if no else None
            votes[number][position, revision] = Usefulness(
                author=author, visitors_useful=visitors_yes, visitors_not_useful=visitors_no
            )
        return votes


_ANSWER = (col(EvaluationRow.experience_number), col(EvaluationRow.position), col(EvaluationRow.revision))
_BY_AUTHOR = col(EvaluationRow.voter) == Voter.AUTHOR.value
_USEFUL = col(EvaluationRow.useful)


def _count(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)


# Made once: it is asked for every page of every list, and making it costs more than its answer.
_VOTES = (
    sa.select(
        *_ANSWER,
        _count(_BY_AUTHOR & _USEFUL),
        _count(_BY_AUTHOR & ~_USEFUL),
        _count(~_BY_AUTHOR & _USEFUL),
        _count(~_BY_AUTHOR & ~_USEFUL),
    )
    .where(_ANSWER[0].in_(sa.bindparam("numbers", expanding=True)))
    .group_by(*_ANSWER)
)
