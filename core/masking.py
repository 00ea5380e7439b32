"""Masquage: spans of a story replaced by labels before it is public; what the author wrote is kept apart."""

from collections.abc import Iterable, Sequence

from sqlmodel import JSON, Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

REASON_MAX = 2000
"""How many signs the sentence that tells the author why may have."""


class MaskedField(Term):
    """The parts of a story that may be masked."""

    TITLE = "title", "titre"
    TEXT = "text", "récit"
    PSEUDONYM = "pseudonym", "pseudonyme"


class Mask(Model):
    """A span of what the author wrote, and the label that stands there in public.

    Attributes:
        start: the first sign hidden, counted from 0.
        end: the sign after the last one hidden.
        label: what is read instead, without its brackets: "nom", "téléphone".
    """

    field: MaskedField
    start: int = Field(ge=0)
    end: int = Field(gt=0)
    label: str = Field(min_length=1, max_length=40)


class Original(Model):
    """What the author wrote of a story published with masks: for the author and the moderators alone.

    Attributes:
        why: the sentence of the moderation to the author.
    """

    experience_number: int = Field(gt=0)
    title: str = Field(max_length=300)
    text: str = Field(max_length=50_000)
    pseudonym: str = Field(default="", max_length=100)
    masks: tuple[Mask, ...] = Field(sa_type=JSON)
    why: str = Field(default="", max_length=REASON_MAX)

    @property
    def public(self) -> dict[str, str]:
        """The three parts as the public reads them, by field."""
        return {field.value: masked(getattr(self, field), _of(self.masks, field)) for field in MaskedField}


def masked(text: str, masks: Sequence[Mask]) -> str:
    """Give the text with a label in the place of each span.

    Raises:
        Invalid: a span is out of the text, or two of them overlap.
    """
    shown, done = [], 0
    for mask in sorted(masks, key=lambda mask: mask.start):
        if not done <= mask.start < mask.end <= len(text):
            raise Invalid("Un masquage sort du texte ou en recouvre un autre : reprenez-le.", "masks")
        shown += [text[done : mask.start], f"[{one_line(mask.label)}]"]
        done = mask.end
    return "".join([*shown, text[done:]])


def masks_of(words: str, label: str, parts: dict[MaskedField, str]) -> list[Mask]:
    """Give a mask for each place where the words stand.

    Raises:
        Invalid: they stand nowhere.
    """
    found = [
        Mask(field=field, start=start, end=start + len(words), label=label)
        for field, text in parts.items()
        for start in _places(words, text)
    ]
    if not found:
        raise Invalid(f"« {words} » ne se trouve pas dans l’expérience : recopiez le passage exact.", "masks")
    return found


def _places(words: str, text: str) -> Iterable[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def _of(masks: Iterable[Mask], field: MaskedField) -> list[Mask]:
    return [mask for mask in masks if mask.field is field]
