"""The improvement actions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.action import ImprovementAction
from storage.repositories.asked import only_numbers
from storage.repositories.numbering import next_number
from storage.repositories.rows import model, models
from storage.repositories.sifting import in_subtree
from storage.tables import ActionExperienceRow, ActionRow, StructureRow

_NUMBERING = 0x414354


class SqlActions:
    """Port core.ports.Actions over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, ActionRow.number, _NUMBERING)

    def add(self, action: ImprovementAction, experiences: Iterable[int]) -> None:
        """Keep a new action, with the numbers of the experiences that it comes from."""
        self._session.connection().execute(sa.insert(ActionRow), [action.model_dump()])
        numbers = dict.fromkeys(experiences)
        if numbers:
            links = [{"action_number": action.number, "experience_number": number} for number in numbers]
            self._session.connection().execute(sa.insert(ActionExperienceRow), links)

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ImprovementAction]]:
        """Give the actions that come from these experiences."""
        experience = col(ActionExperienceRow.experience_number)
        query = (
            sa.select(experience, ActionRow)
            .join(ActionRow, col(ActionRow.number) == col(ActionExperienceRow.action_number))
            .where(experience.in_(only_numbers(numbers)))
            .order_by(experience, col(ActionRow.number))
        )
        actions: dict[int, list[ImprovementAction]] = defaultdict(list)
        for number, row in self._session.execute(query):
            actions[number] += filter(None, [model(ImprovementAction, row)])
        return actions

    def within(self, root_path: str | None, limit: int) -> Sequence[ImprovementAction]:
        """Give the public actions of a sub-tree or of the programme, those published last first."""
        query = select(ActionRow).where(public_within(root_path))
        query = query.order_by(col(ActionRow.published_at).desc(), col(ActionRow.number).desc())
        return models(ImprovementAction, self._session.exec(query.limit(limit)))


def public_within(root_path: str | None) -> sa.ColumnElement[bool]:
    """Give the condition that an action is public, and of a structure of this sub-tree where one is named."""
    public = col(ActionRow.published_at).is_not(None)
    if root_path is None:
        return public
    below = sa.select(col(StructureRow.code)).where(in_subtree(root_path))
    return sa.and_(public, col(ActionRow.structure_code).in_(below))
