"""The history of a committee: who did what, when, and what it was before."""

from collections.abc import Iterable

from sqlmodel import Field

from core.committees.meeting import LABELS
from core.history import Line
from core.vocabulary import Term

_MINUTES = "minutes"


class CommitteeEventKind(Term):
    """What was done to a committee."""

    PREPARED = "prepared", "comité préparé"
    EDITED = "edited", "réunion modifiée"
    AGENDA = "agenda", "ordre du jour modifié"
    INVITED = "invited", "invitations envoyées"
    ANSWERED = "answered", "réponse à une invitation"
    HELD = "held", "comité tenu"
    MINUTES = "minutes", "compte rendu enregistré"
    PROPOSALS = "proposals", "propositions modifiées"
    RANKED = "ranked", "vote enregistré"
    DECIDED = "decided", "décision prise"
    CLOSED = "closed", "comité clos"


class CommitteeEvent(Line):
    """A line of the history of a committee."""

    committee_number: int = Field(gt=0)
    kind: CommitteeEventKind

    @property
    def fields(self) -> tuple[str, ...]:
        """What people call the fields that changed."""
        return tuple(LABELS[name] for name in self.changes if name in LABELS)


def told_since(events: Iterable[CommitteeEvent], seen_version: int) -> str:
    """Say in a few words who changed what since a version."""
    since = (one for one in events if one.changes.get("version", (0, 0))[1] > seen_version)
    return " ; ".join(f"{one.actor} : {one.kind.label}" for one in since)


def versions_of_minutes(events: Iterable[CommitteeEvent]) -> tuple[tuple[CommitteeEvent, str], ...]:
    """Give each text that the minutes had, oldest first, with what made it."""
    return tuple((event, str(event.changes[_MINUTES][1])) for event in events if _MINUTES in event.changes)
