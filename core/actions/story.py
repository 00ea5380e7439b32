"""The history of an action sheet: who did what to it, when, and what it was before."""

from collections.abc import Iterable, Sequence

from sqlmodel import Field

from core.actions.sheet import LABELS
from core.history import Line
from core.vocabulary import Term

HIDDEN = frozenset({"version", "engaged_at", "done_at", "dropped_at"})
"""What changes by itself with the rest, and says nothing more."""


class SheetEventKind(Term):
    """What was done to a sheet."""

    CREATED = "created", "fiche créée"
    EDITED = "edited", "fiche modifiée"
    LINKED = "linked", "expériences liées"
    UNLINKED = "unlinked", "expériences détachées"
    TIED = "tied", "signal ou concept rattaché"
    UNTIED = "untied", "signal ou concept détaché"
    PUBLISHED = "published", "fiche publiée"
    MOVED = "moved", "état changé"
    UNDONE = "undone", "annulée"


CAN_BE_UNDONE = frozenset({SheetEventKind.PUBLISHED, SheetEventKind.MOVED})
"""What can be taken back while no letter has left."""


class SheetEvent(Line):
    """A line of the history of a sheet.

    Its detail holds the numbers linked, the new state, a reason.
    """

    action_number: int = Field(gt=0)
    kind: SheetEventKind

    @property
    def fields(self) -> tuple[str, ...]:
        """What people call the fields that changed."""
        return tuple(LABELS.get(name, name) for name in self.changes if name not in HIDDEN)


def told_since(events: Iterable[SheetEvent], seen_version: int) -> str:
    """Say in a few words who changed what since a version."""
    since = [event for event in events if _version_after(event) > seen_version]
    return " ; ".join(_told(event) for event in since)


def undoable(events: Sequence[SheetEvent], account_name: str) -> SheetEvent | None:
    """Give the last thing done to a sheet when this account did it, and it is of those that can be taken back."""
    last = events[-1] if events else None
    return last if last and last.kind in CAN_BE_UNDONE and last.actor == account_name else None


def _told(event: SheetEvent) -> str:
    fields = ", ".join(event.fields)
    what = f" ({fields})" if fields else ""
    return f"{event.actor} : {event.kind.label}{what}"


def _version_after(event: SheetEvent) -> int:
    return int(event.changes["version"][1]) if "version" in event.changes else 0
