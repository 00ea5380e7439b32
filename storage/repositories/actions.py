"""The improvement actions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.action import ImprovementAction
from core.actions.story import SheetEvent
from core.actions.ties import Tie
from core.errors import Stale
from core.views import Cursor
from core.vocabulary import ActionState
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.numbering import next_number
from storage.repositories.putting import insert_if_absent, insert_rows_if_absent
from storage.repositories.rows import model, models
from storage.repositories.sifting import in_subtree
from storage.tables import ActionEventRow, ActionExperienceRow, ActionLinkRow, ActionRow, StructureRow

_NUMBERING = 0x414354


class SqlActions:
    """Port core.ports.Actions over SQL."""

    def __init__(self, session: Session, *, locking: bool) -> None:
        self._session = session
        self._locking = locking

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, ActionRow, _NUMBERING)

    def add(self, action: ImprovementAction, experiences: Iterable[int]) -> None:
        """Keep a new action, with the numbers of the experiences that it comes from."""
        self._session.connection().execute(sa.insert(ActionRow), [action.model_dump()])
        self.link(action.number, experiences)

    def get(self, number: int) -> ImprovementAction | None:
        """Give an action; in a writing unit of work its row stays ours until the end."""
        if not is_number(number):
            return None
        query = select(ActionRow).where(ActionRow.number == number)
        query = query.with_for_update() if self._locking else query
        return model(ImprovementAction, self._session.exec(query.execution_options(populate_existing=True)).first())

    def save(self, action: ImprovementAction, seen_version: int) -> None:
        """Keep the next version of an action."""
        same = (col(ActionRow.number) == action.number, col(ActionRow.version) == seen_version)
        change = sa.update(ActionRow).where(*same).values(action.model_dump())
        if self._session.connection().execute(change).rowcount != 1:
            raise Stale(f"La fiche action {action.number} a changé depuis que vous l’avez lue : relisez-la.")

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

    def within(self, root_path: str | None, limit: int, after: Cursor | None = None) -> Sequence[ImprovementAction]:
        """Give the public actions of a sub-tree or of the programme, those published last first."""
        published_at, number = col(ActionRow.published_at), col(ActionRow.number)
        query = select(ActionRow).where(public_within(root_path)).order_by(published_at.desc(), number.desc())
        if after is not None:
            query = query.where(sa.tuple_(published_at, number) < (after.at, after.number))
        return models(ImprovementAction, self._session.exec(query.limit(limit)))

    def public_count(self, root_path: str | None) -> int:
        """Give how many actions of a sub-tree or of the programme are public."""
        query = sa.select(sa.func.count()).select_from(ActionRow).where(public_within(root_path))
        return int(self._session.scalar(query) or 0)

    def page(
        self, root_path: str | None, states: Iterable[ActionState], below: int | None, limit: int
    ) -> Sequence[ImprovementAction]:
        """Give the actions of a sub-tree, public or not, in these states, numbered below a number."""
        number = col(ActionRow.number)
        query = select(ActionRow).where(_within(root_path), col(ActionRow.state).in_(list(states)))
        if below is not None:
            query = query.where(number < below)
        return models(ImprovementAction, self._session.exec(query.order_by(number.desc()).limit(limit)))

    def counts(self, root_path: str | None) -> Mapping[ActionState, int]:
        """Give how many actions of a sub-tree each state has."""
        query = sa.select(col(ActionRow.state), sa.func.count()).where(_within(root_path))
        return dict(self._session.execute(query.group_by(col(ActionRow.state))).all())

    def linked(self, number: int) -> Sequence[int]:
        """Give the numbers of the experiences that an action comes from."""
        experience = col(ActionExperienceRow.experience_number)
        query = sa.select(experience).where(col(ActionExperienceRow.action_number) == number)
        return self._session.scalars(query.order_by(experience)).all()

    def link(self, number: int, experiences: Iterable[int]) -> None:
        """Let an action come from these experiences too."""
        rows = [{"action_number": number, "experience_number": one} for one in dict.fromkeys(experiences)]
        if rows:
            self._session.connection().execute(insert_rows_if_absent(self._session, ActionExperienceRow), rows)

    def unlink(self, number: int, experiences: Iterable[int]) -> None:
        """Let an action no longer come from these experiences."""
        these = col(ActionExperienceRow.experience_number).in_(only_numbers(experiences))
        gone = sa.delete(ActionExperienceRow).where(col(ActionExperienceRow.action_number) == number, these)
        self._session.connection().execute(gone)

    def ties(self, number: int) -> Sequence[Tie]:
        """Give what an action is tied to; sorted here, since each database has its own order of signs."""
        rows = self._session.exec(select(ActionLinkRow).where(ActionLinkRow.action_number == number))
        return sorted(models(Tie, rows), key=lambda tie: (tie.kind, tie.key))

    def tie(self, tie: Tie) -> None:
        """Keep a tie."""
        self._session.connection().execute(insert_if_absent(self._session, ActionLinkRow, **tie.model_dump()))

    def untie(self, tie: Tie) -> None:
        """Forget a tie."""
        same = (col(ActionLinkRow.kind) == tie.kind, col(ActionLinkRow.key) == tie.key)
        gone = sa.delete(ActionLinkRow).where(col(ActionLinkRow.action_number) == tie.action_number, *same)
        self._session.connection().execute(gone)

    def note(self, event: SheetEvent) -> None:
        """Add a line to the history of a sheet."""
        self._session.connection().execute(sa.insert(ActionEventRow), [event.model_dump()])

    def history(self, number: int) -> Sequence[SheetEvent]:
        """Give the lines of a sheet, oldest first."""
        query = select(ActionEventRow).where(ActionEventRow.action_number == number)
        return models(SheetEvent, self._session.exec(query.order_by(col(ActionEventRow.id))))


def public_within(root_path: str | None) -> sa.ColumnElement[bool]:
    """Give the condition that an action is public, and of a structure of this sub-tree where one is named."""
    return sa.and_(col(ActionRow.published_at).is_not(None), _within(root_path))


def _within(root_path: str | None) -> sa.ColumnElement[bool]:
    if root_path is None:
        return sa.true()
    return col(ActionRow.structure_code).in_(sa.select(col(StructureRow.code)).where(in_subtree(root_path)))
