"""What a list shows. Plain dataclasses: a screen can use them before the rest of core is loaded."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from core.vocabulary import Channel, GeneralTag, Sentiment, Term

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


class Deciding(StrEnum):
    """Whose requests for transfer a list shows: those that the moderators, or managers, decide, or those received."""

    MODERATORS = "moderators"
    MANAGERS = "managers"
    RECEIVERS = "receivers"


class Lateness(Term):
    """How long an answer has been awaited, in working time, once that is long."""

    OVER_48 = "48", "48 h"
    OVER_72 = "72", "72 h dépassées"

    @property
    def sign(self) -> str:
        """The sign that goes with the words, so that colour never carries the meaning alone."""
        return {"48": "▲", "72": "▲▲"}[self.value]


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
        late: awaiting an answer for that long at least.
        channel: a channel used with the structure of the line.
        tag: a general tag that is set, whatever its value.
        trade_tag: a trade tag that the structure of the line was given.
        structure: the code of the structure of the line, or of one above it.
        answered: whether the structure of the line has answered.
        since: published then or later.
        until: published before then.
        alone: whether `structure` is the very structure of the line, and none below it.
        answered_within: the structure of the line answered within that many days of the publication.
        concept: the number of a concept that the story holds, as it is counted; 0 for any story.
        number: the number of one story; 0 for any.
        words: words that all stand in the title, the story or an answer; only what is published is found.

    A line that stands for a whole experience has as structures all those that the reader works for; it is not answered
    when none of those that fit has answered.
    """

    network: str = ""
    sentiment: Sentiment | None = None
    marked: bool | None = None
    department: str = ""
    late: Lateness | None = None
    channel: Channel | None = None
    tag: GeneralTag | None = None
    trade_tag: str = ""
    structure: str = ""
    answered: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    alone: bool = False
    answered_within: int | None = None
    concept: int = 0
    number: int = 0


EVERY_LINE = Sieve()

UNSEARCHED = frozenset({Place.TO_MODERATE, Place.ALERTS, Place.HELD, Place.APPEALS})
"""The lists of what is not published: no word is looked for in them."""


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
        waiting_since: since when the answer of its structure is awaited, None when none is.
        late: how long that is, once it is long.
        unread: how many comments of others the reader has not read.
        mentioned: whether one of those names the reader; None but where that sorts the list.
        remark: what a validator asks to change in the draft that the line stands for, "" when nothing.
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
    waiting_since: datetime | None = None
    late: Lateness | None = None
    unread: int = 0
    mentioned: bool | None = None
    remark: str = ""

    @property
    def cursor(self) -> Cursor:
        """The place of this line in its list."""
        first = self.alert if self.mentioned is None else self.mentioned
        return Cursor(self.at, self.number, self.position, 0 if first else 1)


COUNTED = 10_000
"""Up to how many lines a list is counted: nobody waits for the exact number of a great many."""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of a list.

    Attributes:
        total: how many lines the whole list has; COUNTED stands for as many or more.
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
        refusals: for what concerns no experience, by action, why they may not do it; absent when they may.
    """

    name: str
    display_name: str
    role: str
    structure: str
    places: tuple[PlaceCount, ...]
    rules: "HouseRules | None" = None
    refusals: dict[str, str] = field(default_factory=dict)
