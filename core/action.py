"""Action d'amélioration: what a structure decided to do because of what people told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self

from sqlmodel import Field

from core.actions.sheet import OF_PEOPLE, WHY_MAX, Sheet
from core.errors import Invalid, Refused
from core.text.clean import one_line
from core.vocabulary import ActionState

_NEXT_STATES: dict[ActionState, frozenset[ActionState]] = {
    ActionState.PLANNED: frozenset({ActionState.ENGAGED, ActionState.DROPPED}),
    ActionState.ENGAGED: frozenset({ActionState.DONE, ActionState.DROPPED}),
    ActionState.DONE: frozenset(),
    ActionState.DROPPED: frozenset(),
}

UNDER_WAY = (ActionState.PLANNED, ActionState.ENGAGED)
"""The states of an action that something is still to be done for."""

_DATES = {
    ActionState.ENGAGED: "engaged_at",
    ActionState.DONE: "done_at",
    ActionState.DROPPED: "dropped_at",
}


class ImprovementAction(Sheet):
    """An improvement action of one structure, linked to the experiences it comes from.

    Attributes:
        number: given by the store.
        version: grows with each change; a person acts on the version that they saw.
        committee: the number of the committee that decided it, None when none did.
        published_at: since when the public may read it; None while it is prepared.
        dropped_why: why it was given up, "" otherwise; the public reads it.
    """

    number: int = Field(gt=0)
    version: int = Field(default=1, gt=0)
    structure_code: str = Field(max_length=64)
    state: ActionState = ActionState.PLANNED
    committee: int | None = None
    published_at: datetime | None = None
    engaged_at: datetime | None = None
    done_at: datetime | None = None
    dropped_at: datetime | None = None
    dropped_why: str = Field(default="", max_length=WHY_MAX)

    @property
    def under_way(self) -> bool:
        """Whether something is still to be done for it."""
        return self.state in UNDER_WAY

    @property
    def next_states(self) -> frozenset[ActionState]:
        """The states that it may come to from here."""
        return _NEXT_STATES[self.state]

    def written(self, sheet: Sheet) -> Self:
        """Give the action with its sheet as people fill it in now."""
        sheet.must_hold()
        return self._changed(**{name: getattr(sheet, name) for name in OF_PEOPLE})

    def publish(self, at: datetime) -> Self:
        """Give the action as the public may read it from now on."""
        if self.published_at is not None:
            raise Refused(f"La fiche action {self.number} est déjà publiée.")
        if self.state is ActionState.DROPPED:
            raise Refused(f"La fiche action {self.number} est abandonnée sans avoir été publiée : elle ne l’est plus.")
        return self._changed(published_at=at)

    def moved(self, state: ActionState, why: str, at: datetime) -> Self:
        """Give the action in its next state; one that is given up says why."""
        if state not in self.next_states:
            raise Refused(f"L’action {self.number} est {self.state.label} : elle ne peut pas devenir {state.label}.")
        dropped_why = checked_why(why) if state is ActionState.DROPPED else ""
        progress = 100 if state is ActionState.DONE else self.progress
        changes = {"dropped_why": dropped_why, "progress": progress, "blocked": ""}
        if state is ActionState.ENGAGED:
            changes.pop("blocked")
        return self._changed(state=state, **{_DATES[state]: at}, **changes)

    def before(self, changes: Mapping[str, Sequence[object]]) -> Self:
        """Give the action as it was before these changes, [before, after] by field: its next version."""
        was = {field: old for field, (old, _) in changes.items()} | {"version": self.version + 1}
        return self.model_validate(self.model_dump() | was)

    def touched(self) -> Self:
        """Give the next version of an action whose links alone change."""
        return self._changed()

    def _changed(self, **changes: object) -> Self:
        return self.model_copy(update={"version": self.version + 1, **changes})


def checked_why(why: str) -> str:
    """Give the reason for which an action is given up, cleaned; raise Invalid when there is none, or it is too long."""
    clean = one_line(why)
    if not clean:
        raise Invalid("Écrivez pourquoi l’action est abandonnée : le public et les auteurs le liront.", "why")
    if len(clean) > WHY_MAX:
        raise Invalid(f"Ce motif est trop long : {WHY_MAX} caractères au plus, il en compte {len(clean)}.", "why")
    return clean
