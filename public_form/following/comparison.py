"""What the author wrote beside what the public reads, the masked passages marked in both."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.masking import MaskedField, Original
from core.text.clean import one_line


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of what the author wrote.

    Attributes:
        words: as written.
        label: what the public reads in its place, with its brackets; "" where it reads the words themselves.
    """

    words: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The title, the story or the pseudonym, in passages."""

    name: str
    passages: tuple[Passage, ...]

    @property
    def changed(self) -> bool:
        """Whether something of it is masked."""
        return any(passage.label for passage in self.passages)


def compared(original: Original) -> list[Part]:
    """Give the three parts of a story, cut where its masks begin and end."""
    return [Part(field.label, tuple(_passages(original, field))) for field in MaskedField]


def _passages(original: Original, field: MaskedField) -> Iterator[Passage]:
    text, done = getattr(original, field.value), 0
    masks = (mask for mask in original.masks if mask.field is field)
    for mask in sorted(masks, key=lambda mask: mask.start):
        yield Passage(text[done : mask.start])
        yield Passage(text[mask.start : mask.end], f"[{one_line(mask.label)}]")
        done = mask.end
    yield Passage(text[done:])
