"""What is looked for: criteria that all hold. Plain dataclasses, one for each way to say a value."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from core.french import STEM_MAX, stems
from core.vocabulary import Channel, GeneralTag, Sentiment, Term


class Key(Term):
    """What a criterion is about, under the name that people type."""

    TEXT = "text", "texte"
    TITLE = "title", "titre"
    STORY = "story", "récit"
    ANSWER = "answer", "réponse"
    STRUCTURE = "structure", "structure"
    NETWORK = "network", "réseau"
    TYPOLOGY = "typology", "typologie"
    CHANNEL = "channel", "canal"
    TRADE_TAG = "trade_tag", "métier"
    ANSWERED = "answered", "répondue"
    DELAY = "delay", "délai"
    USEFUL = "useful", "utile"
    ALSO = "also", "avec"
    ANSWERED_BY = "answered_by", "répondue-par"
    FEELING = "feeling", "ressenti"
    TAG = "tag", "tag"
    DEPARTMENT = "department", "département"
    PUBLISHED = "published", "publiée"
    ACTION = "action", "action"
    CAMPAIGN = "campaign", "campagne"
    CONCEPT = "concept", "concept"


FIELDS = frozenset({Key.TEXT, Key.TITLE, Key.STORY, Key.ANSWER})
"""The keys of words: anywhere, or in one field."""

OF_CONCERN = frozenset(
    {Key.STRUCTURE, Key.NETWORK, Key.TYPOLOGY, Key.CHANNEL, Key.TRADE_TAG, Key.ANSWERED, Key.DELAY, Key.USEFUL}
)
"""What is asked of one structure concerned: all of it holds of the same one."""

PLACES = frozenset({Key.STRUCTURE, Key.NETWORK, Key.ALSO, Key.ANSWERED_BY})
"""The keys whose names are structures."""


@dataclass(frozen=True)
class Words:
    """Words one after another in one field, the ones that are everywhere (le, de, avec…) left out.

    Attributes:
        near: how far apart at most, in any order; 0 when they follow one another.
    """

    text: str
    near: int = 0

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems looked for."""
        return tuple(stem[:STEM_MAX] for stem in stems(self.text))


@dataclass(frozen=True, slots=True)
class Name:
    """A name: of a structure, a typology, a department, a trade tag, a campaign, a concept.

    Attributes:
        alone: the structure itself, without those below it.
    """

    text: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Rated:
    """A word of a closed list, with the feeling that goes with it (None for any)."""

    term: Sentiment | Channel | GeneralTag
    feeling: Sentiment | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """Days of publication, as Paris counts them: the first and the last one included, None where it is open."""

    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Delay:
    """How long a structure took to answer: longer than some hours, or that many at most."""

    hours: int
    longer: bool


@dataclass(frozen=True, slots=True)
class YesNo:
    """Whether something is so."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Numbered:
    """An action by its number."""

    number: int


Value = Words | Name | Rated | Days | Delay | YesNo | Numbered


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion: any of its values fulfils it.

    Attributes:
        excluded: whether exactly the experiences that fulfil it are left out.
    """

    key: Key
    values: tuple[Value, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Criteria that all hold; without any, every published experience is found."""

    criteria: tuple[Criterion, ...] = ()

    @property
    def tied(self) -> tuple[Criterion, ...]:
        """What is asked of one same structure concerned."""
        return tuple(c for c in self.criteria if c.key in OF_CONCERN and not c.excluded)

    @property
    def worded(self) -> tuple[Criterion, ...]:
        """What is asked of the words."""
        return tuple(c for c in self.criteria if c.key in FIELDS)

    @property
    def others(self) -> tuple[Criterion, ...]:
        """What is asked of the experience, and what is excluded of all the structures concerned."""
        return tuple(c for c in self.criteria if c.key not in FIELDS and (c.excluded or c.key not in OF_CONCERN))
