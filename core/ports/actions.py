"""The improvement actions, what is told of them, and how many stories are on their themes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.action import ImprovementAction
from core.actions.measure import Measure
from core.actions.story import SheetEvent
from core.actions.ties import Tie
from core.notification import Notification, NotificationState
from core.structure import Structure
from core.views import Cursor
from core.vocabulary import ActionState


class Actions(Protocol):
    """The improvement actions."""

    def next_number(self) -> int:
        """Give a number that no action has."""
        ...

    def add(self, action: ImprovementAction, experiences: Iterable[int]) -> None:
        """Keep a new action, with the numbers of the experiences that it comes from."""
        ...

    def get(self, number: int) -> ImprovementAction | None:
        """Give an action; in a writing unit of work, nobody else changes it until the end."""
        ...

    def save(self, action: ImprovementAction, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ImprovementAction]]:
        """Give the actions that come from these experiences, by number of experience, each by number of action."""
        ...

    def within(self, root_path: str | None, limit: int, after: Cursor | None = None) -> Sequence[ImprovementAction]:
        """Give the public actions of a sub-tree or of the programme (None), those published last first.

        Those alone that come after a place in that list, when one is given.
        """
        ...

    def public_count(self, root_path: str | None) -> int:
        """Give how many actions of a sub-tree or of the programme (None) are public."""
        ...

    def page(
        self, root_path: str | None, states: Iterable[ActionState], below: int | None, limit: int
    ) -> Sequence[ImprovementAction]:
        """Give the actions of a sub-tree, public or not, in these states, numbered below a number: highest first."""
        ...

    def counts(self, root_path: str | None) -> Mapping[ActionState, int]:
        """Give how many actions of a sub-tree, public or not, each state has."""
        ...

    def linked(self, number: int) -> Sequence[int]:
        """Give the numbers of the experiences that an action comes from, in their order."""
        ...

    def link(self, number: int, experiences: Iterable[int]) -> None:
        """Let an action come from these experiences too; one that it comes from already is no trouble."""
        ...

    def unlink(self, number: int, experiences: Iterable[int]) -> None:
        """Let an action no longer come from these experiences."""
        ...

    def ties(self, number: int) -> Sequence[Tie]:
        """Give what an action is tied to beside the experiences, by kind, then in the order of the keys."""
        ...

    def tie(self, tie: Tie) -> None:
        """Keep a tie; one that is kept already is no trouble."""
        ...

    def untie(self, tie: Tie) -> None:
        """Forget a tie; one that nobody kept is no trouble."""
        ...

    def note(self, event: SheetEvent) -> None:
        """Add a line to the history of a sheet."""
        ...

    def history(self, number: int) -> Sequence[SheetEvent]:
        """Give the lines of a sheet, oldest first."""
        ...


class Announcements(Protocol):
    """Which letter tells an address of a step of an action: one alone, whatever the number of its experiences."""

    def claim(self, letter: Notification, mark: str) -> NotificationState | None:
        """Let a letter be the one that tells an address of its step; give the state of the one that is already.

        None when it is this very letter. A letter that was cancelled, or is dead, leaves its place to this one.

        Args:
            letter: a letter that tells of a step of an action, and is being sent.
            mark: the notifier's mark of the address.
        """
        ...


class Themes(Protocol):
    """How many published stories are on a theme."""

    def alike(self, structure: Structure) -> Sequence[str]:
        """Give the codes of the other structures of the same network, of the same typology and at the same depth."""
        ...

    def counts(
        self, measure: Measure, codes: Sequence[str], but: str, since: datetime, until: datetime
    ) -> tuple[int, int]:
        """Give how many stories were published about some structures or below them, and how many are on a theme.

        Each story counts once, however many of these structures it concerns.

        Args:
            measure: the theme; of a channel or a trade tag, it is that of one of these structures.
            codes: the structures.
            but: the path of a sub-tree whose stories are left out, "" for none.
            since: from this moment of publication.
            until: up to this one, not included.
        """
        ...
