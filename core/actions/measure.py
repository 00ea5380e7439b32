"""What the stories of an action's theme are told by."""

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.french import stems
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Channel, GeneralTag, Term

MEASURED_MAX = 200
"""How many signs what is looked for may have."""


class MeasureKind(Term):
    """What tells that a story is on the theme of an action."""

    CHANNEL = "channel", "canal"
    TAG = "tag", "tag général"
    TRADE_TAG = "trade_tag", "tag métier"
    WORDS = "words", "mots"
    CONCEPT = "concept", "concept"


class Measure(Model):
    """The theme of an action, as stories can be counted by it.

    Attributes:
        value: the channel, the tag, the words that all stand in a story, or the number of the concept.
    """

    kind: MeasureKind
    value: str = Field(min_length=1, max_length=MEASURED_MAX)

    @field_validator("value", mode="before")
    @classmethod
    def _clean(cls, value: str) -> str:
        return one_line(value)

    @property
    def label(self) -> str:
        """What people call it."""
        return f"{self.kind.label} : {_NAMES.get(self.value, self.value)}"


_NAMES = {term.value: term.label for terms in (Channel, GeneralTag) for term in terms}
_CLOSED: dict[MeasureKind, type[Channel] | type[GeneralTag]] = {
    MeasureKind.CHANNEL: Channel,
    MeasureKind.TAG: GeneralTag,
}


def checked_measure(kind: MeasureKind | None, value: str) -> None:
    """Raise Invalid when nothing could ever be counted by this measure; none at all is no trouble."""
    if kind is None:
        if value:
            raise Invalid(
                "Choisissez par quoi l’action se mesure : canal, tag général, tag métier, mots ou concept.", "measured"
            )
        return
    if not value:
        raise Invalid(f"Dites par quel {kind.label} l’action se mesure, ou n’en choisissez aucun.", "measured")
    if kind in _CLOSED and value not in {term.value for term in _CLOSED[kind]}:
        raise Invalid(f"Aucun {kind.label} ne s’appelle « {value} » : choisissez-le dans la liste.", "measured")
    if kind is MeasureKind.CONCEPT and not (value.isascii() and value.isdecimal()):
        raise Invalid(f"« {value} » n’est le numéro d’aucun concept : lisez-le dans leur liste.", "measured")
    if kind is MeasureKind.WORDS and not stems(value):
        raise Invalid("Ces mots sont trop courants pour être comptés : choisissez-en d’autres.", "measured")
