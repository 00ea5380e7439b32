"""The agenda of a committee: items chosen from what the stories, the signals and the results propose, or written."""

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

ITEM_MAX = 300


class ItemKind(Term):
    """What an item of an agenda comes from."""

    SIGNAL = "signal", "signal"
    RESULT = "result", "résultat"
    TYPICAL = "typical", "récit représentatif"
    UNANSWERED = "unanswered", "récit sans réponse"
    USEFUL = "useful", "réponse jugée utile"
    OWN = "own", "point ajouté"


OF_STORIES = frozenset({ItemKind.TYPICAL, ItemKind.UNANSWERED, ItemKind.USEFUL})
"""The items whose key is the number of an experience."""


class AgendaItem(Model):
    """An item of an agenda.

    Attributes:
        key: the number of the signal or of the experience, "" for the others.
    """

    kind: ItemKind
    key: str = Field(default="", max_length=40)
    text: str = Field(min_length=1, max_length=ITEM_MAX)

    @field_validator("text", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return one_line(text)

    @property
    def story(self) -> int | None:
        """The number of the experience that it is about, None for the other items."""
        return int(self.key) if self.kind in OF_STORIES else None
