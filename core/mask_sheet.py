"""The marks of one story on their way to masks: walked, accepted, left, added; no two of them ever overlap."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from core.errors import Invalid
from core.masking import Mask, MaskedField, masked
from core.screening import PlacedFinding
from core.vocabulary import Term


class MarkState(Term):
    """What was decided of a mark."""

    OPEN = "open", "à voir"
    MASKED = "masked", "masquée"
    LEFT = "left", "gardée"


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the story, and what stands there in public once it is masked.

    Attributes:
        reason: why it is marked.
        confidence: from 0 to 1; 1 for what a person marked.
    """

    field: MaskedField
    start: int
    end: int
    label: str
    reason: str
    confidence: float = 1
    state: MarkState = MarkState.OPEN

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the order of reading."""
        return list(MaskedField).index(self.field), self.start

    def meets(self, other: Self) -> bool:
        """Tell whether the two share a sign."""
        return self.field is other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class MaskSheet:
    """The parts of a story, with its marks in the order of reading."""

    parts: dict[MaskedField, str]
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, parts: dict[MaskedField, str], findings: Iterable[PlacedFinding]) -> Self:
        """Open a sheet on what the detectors found."""
        marks = (Mark(f.field, f.start, f.end, f.kind.mask, f.reason, f.confidence) for f in findings)
        return cls(parts, _in_order(marks))

    @property
    def open_marks(self) -> list[Mark]:
        """The marks that nobody has decided yet."""
        return [mark for mark in self.marks if mark.state is MarkState.OPEN]

    @property
    def masks(self) -> tuple[Mask, ...]:
        """The masks to publish with."""
        masked = (mark for mark in self.marks if mark.state is MarkState.MASKED)
        return tuple(Mask(field=m.field, start=m.start, end=m.end, label=m.label) for m in masked)

    @property
    def public(self) -> dict[MaskedField, str]:
        """The parts as the public will read them."""
        masks = self.masks
        return {field: masked(text, [m for m in masks if m.field is field]) for field, text in self.parts.items()}

    def words(self, mark: Mark) -> str:
        """Give the words under a mark."""
        return self.parts[mark.field][mark.start : mark.end]

    def after(self, index: int) -> int | None:
        """Give the next mark still open after this one, or the first one; None when none is left."""
        places = [i for i, mark in enumerate(self.marks) if mark.state is MarkState.OPEN]
        return next((i for i in places if i > index), places[0] if places else None)

    def decided(self, index: int, state: MarkState, label: str | None = None) -> Self:
        """Give the sheet with one mark decided, and perhaps labelled anew.

        Raises:
            Invalid: the label is empty or too long.
        """
        mark = self.marks[index]
        changed = replace(mark, state=state, label=_label(mark.label if label is None else label))
        return replace(self, marks=(*self.marks[:index], changed, *self.marks[index + 1 :]))

    def all_masked(self) -> Self:
        """Give the sheet with every open mark masked."""
        masked_now = (replace(m, state=MarkState.MASKED) if m.state is MarkState.OPEN else m for m in self.marks)
        return replace(self, marks=tuple(masked_now))

    def added(self, field: MaskedField, start: int, end: int, label: str) -> Self:
        """Give the sheet with a span that a person chose to mask; it takes the place of the marks that it meets.

        Raises:
            Invalid: the span is out of the text or empty, or the label does not do.
        """
        if not 0 <= start < end <= len(self.parts[field]):
            raise Invalid("Choisissez au moins un signe du récit à masquer.", "masks")
        own = Mark(field, start, end, _label(label), "choisi à la main", state=MarkState.MASKED)
        return replace(self, marks=_in_order([own, *(mark for mark in self.marks if not mark.meets(own))]))

    def removed(self, index: int) -> Self:
        """Give the sheet without one mark."""
        return replace(self, marks=(*self.marks[:index], *self.marks[index + 1 :]))


def _in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: mark.place))


def _label(label: str) -> str:
    clean = " ".join(label.replace("[", " ").replace("]", " ").split())
    if not 0 < len(clean) <= 40:
        raise Invalid("L’étiquette d’un masquage compte de 1 à 40 signes.", "label")
    return clean
