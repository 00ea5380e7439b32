"""The marks of one story on their way to masks: walked, accepted, left, added; no two of them ever overlap."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from core.errors import Invalid
from core.masking import REASON_MAX, Mask, MaskedField, masked
from core.screening import PlacedFinding
from core.text.clean import excerpt, one_line
from core.text.finding import FindingKind
from core.vocabulary import Term

BY_HAND = "+"
"""Stands for what a person marked, where a finding has the letter of its kind."""

_FIELDS = tuple(MaskedField)


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
        kind: what it may be; None for what a person marked.
    """

    field: MaskedField
    start: int
    end: int
    label: str
    reason: str
    confidence: float = 1
    state: MarkState = MarkState.OPEN
    kind: FindingKind | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the order of reading."""
        return _FIELDS.index(self.field), self.start

    @property
    def letter(self) -> str:
        """What tells its kind where there is no room for a word."""
        return self.kind.letter if self.kind else BY_HAND

    def meets(self, other: Self) -> bool:
        """Tell whether the two share a sign."""
        return self.field is other.field and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class MaskSheet:
    """The parts of a story, with its marks.

    Attributes:
        layers: what was found, in the order of reading, then what a person marked, each over those before it.
    """

    parts: dict[MaskedField, str]
    layers: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, parts: dict[MaskedField, str], findings: Iterable[PlacedFinding]) -> Self:
        """Open a sheet on what the detectors found; what is out of the text is left out."""
        marks = (Mark(f.field, f.start, f.end, f.kind.mask, f.reason, f.confidence, kind=f.kind) for f in findings)
        return cls(parts, tuple(_apart(parts, marks)))

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The marks in the order of reading; of one that lies under another, what still shows."""
        return tuple(mark for mark, _ in self._shown)

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

    @property
    def why(self) -> str:
        """A sentence to the author that names what is hidden, "" when nothing is."""
        labels = ", ".join(dict.fromkeys(mask.label for mask in self.masks))
        if not labels:
            return ""
        hidden = excerpt(labels, REASON_MAX // 2)
        return f"La charte nous demande de masquer certains mots, ici : {hidden}. Le reste est publié tel quel."

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
        layer = self._shown[index][1]
        mark = self.layers[layer]
        changed = replace(mark, state=state, label=mark.label if label is None else _label(label))
        return replace(self, layers=(*self.layers[:layer], changed, *self.layers[layer + 1 :]))

    def all_masked(self) -> Self:
        """Give the sheet with every open mark masked."""
        masked_now = (replace(m, state=MarkState.MASKED) if m.state is MarkState.OPEN else m for m in self.layers)
        return replace(self, layers=tuple(masked_now))

    def added(self, field: MaskedField, start: int, end: int, label: str) -> Self:
        """Give the sheet with a span that a person chose to mask; what it does not cover of others stays marked.

        Raises:
            Invalid: the span is out of the text or empty, or the label does not do.
        """
        if not 0 <= start < end <= len(self.parts[field]):
            raise Invalid("Choisissez au moins un signe du récit à masquer.", "masks")
        own = Mark(field, start, end, _label(label), "choisi à la main", state=MarkState.MASKED)
        return replace(self, layers=(*self.layers, own))

    def removed(self, index: int) -> Self:
        """Give the sheet without a mark that a person added; what lay under it shows again.

        Raises:
            Invalid: it was found by the detectors.
        """
        mark, layer = self._shown[index]
        if mark.kind is not None:
            raise Invalid("Une marque du relevé ne s’enlève pas : g la garde en clair.", "masks")
        return replace(self, layers=(*self.layers[:layer], *self.layers[layer + 1 :]))

    @cached_property
    def _shown(self) -> tuple[tuple[Mark, int], ...]:
        """The marks in the order of reading, each with its layer."""
        own = [(layer, mark) for layer, mark in enumerate(self.layers) if mark.kind is None]
        shown = (
            (piece, layer)
            for layer, mark in enumerate(self.layers)
            for piece in self._uncovered(mark, [other for over, other in own if over > layer and other.meets(mark)])
        )
        return tuple(sorted(shown, key=lambda one: one[0].place))

    def _uncovered(self, mark: Mark, over: list[Mark]) -> Iterator[Mark]:
        """Give what shows of a mark under others, where there are words in it."""
        if not over:
            yield mark
            return
        start = mark.start
        for other in sorted(over, key=lambda mark: mark.start):
            yield from self._piece(mark, start, other.start)
            start = max(start, other.end)
        yield from self._piece(mark, start, mark.end)

    def _piece(self, mark: Mark, start: int, end: int) -> Iterator[Mark]:
        words = self.parts[mark.field][start:end]
        if any(sign.isalnum() for sign in words):
            end = start + len(words.rstrip())
            yield replace(mark, start=end - len(words.strip()), end=end)


def _apart(parts: dict[MaskedField, str], marks: Iterable[Mark]) -> Iterator[Mark]:
    """Give the marks in the order of reading, cut where they go out of the text or over the one before."""
    done = dict.fromkeys(parts, 0)
    for mark in sorted(marks, key=lambda mark: mark.place):
        start, end = max(mark.start, done[mark.field]), min(mark.end, len(parts[mark.field]))
        if start < end:
            done[mark.field] = end
            yield replace(mark, start=start, end=end)


def _label(label: str) -> str:
    clean = one_line(label.replace("[", " ").replace("]", " "))
    if not 0 < len(clean) <= 40:
        raise Invalid("L’étiquette d’un masquage compte de 1 à 40 signes.", "label")
    return clean
