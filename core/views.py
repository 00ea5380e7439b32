"""What a list shows. Plain dataclasses: a screen can use them before the rest of core is loaded."""

from dataclasses import dataclass
from datetime import datetime

from core.vocabulary import Sentiment, Term


class Place(Term):
    """A list of the desk."""

    TO_MODERATE = "to_moderate", "À modérer"
    HELD = "held", "En attente"
    PUBLISHED = "published", "Publiées"
    TO_ANSWER = "to_answer", "À répondre"
    TO_VALIDATE = "to_validate", "À valider"
    DRAFTS = "drafts", "Brouillons"
    ANSWERED = "answered", "Répondues"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a list ends: the sort key of its last line."""

    at: datetime
    number: int
    position: int = 0


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One line of a list.

    Attributes:
        position: the concern that the line stands for; 0 when it stands for the whole experience.
        version: the version that the person sees, of the experience.
        structure: the name of the structure concerned, the first one where there are several.
        others: how many more structures are concerned.
        at: since when it waits, or when it was done: the sort key.
        appealed: whether its author asked for a second look.
    """

    number: int
    position: int
    version: int
    title: str
    structure: str
    others: int
    sentiment: Sentiment | None
    at: datetime
    appealed: bool = False

    @property
    def cursor(self) -> Cursor:
        """The place of this line in its list."""
        return Cursor(self.at, self.number, self.position)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of a list.

    Attributes:
        total: how many lines the whole list has.
        following: where the next page starts after, None on the last page.
    """

    place: Place
    lines: tuple[QueueLine, ...]
    total: int
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A list of the desk, with how many lines it has."""

    place: Place
    total: int


@dataclass(frozen=True, slots=True)
class Me:
    """Who sits at the desk, and the lists that they may open."""

    name: str
    display_name: str
    role: str
    structure: str
    places: tuple[PlaceCount, ...]
