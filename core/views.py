"""What a list shows. Plain dataclasses: a screen can use them before the rest of core is loaded."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.vocabulary import Sentiment, Term

if TYPE_CHECKING:
    from core.rules import HouseRules


class Place(Term):
    """A list of the desk."""

    TO_MODERATE = "to_moderate", "À modérer"
    ALERTS = "alerts", "Alertes"
    HELD = "held", "En attente"
    APPEALS = "appeals", "Recours"
    TRANSFERS = "transfers", "Transferts"
    REPORTS = "reports", "Signalements"
    PUBLISHED = "published", "Publiées"
    TO_ANSWER = "to_answer", "À répondre"
    TO_VALIDATE = "to_validate", "À valider"
    DRAFTS = "drafts", "Brouillons"
    ANSWERED = "answered", "Répondues"
    COMMENTS = "comments", "Commentaires"
    DISCUSSIONS = "discussions", "Discussions à trois"
    TRANSFERRED = "transferred", "Transférées"
    ALL = "all", "Toutes"


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of a list ends: the sort key of its last line.

    Attributes:
        rank: 0 for what comes before the rest, such as alerts; 1 otherwise.
    """

    at: datetime
    number: int
    position: int = 0
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which lines of a list are looked at; what is None or "" leaves them all.

    Attributes:
        network: the code of the head of a network that is concerned.
        marked: whether the detectors marked something.
    """

    network: str = ""
    sentiment: Sentiment | None = None
    marked: bool | None = None
    department: str = ""


EVERY_LINE = Sieve()


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
        alert: whether somebody may be in danger.
        marks: the letters of what the detectors marked, each once (core.text.finding).
        network: the name of the network of that structure.
        due_at: by when it is promised to be read, None when nothing is promised.
        reader: who else has it open now, "" when nobody has.
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
    alert: bool = False
    marks: str = ""
    network: str = ""
    due_at: datetime | None = None
    reader: str = ""

    @property
    def cursor(self) -> Cursor:
        """The place of this line in its list."""
        return Cursor(self.at, self.number, self.position, 0 if self.alert else 1)


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
    """Who sits at the desk, and the lists that they may open.

    Attributes:
        rules: those of the house; None on the last known page, shown while the live one loads.
    """

    name: str
    display_name: str
    role: str
    structure: str
    places: tuple[PlaceCount, ...]
    rules: "HouseRules | None" = None
