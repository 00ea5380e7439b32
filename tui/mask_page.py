"""A story as it lies on the masking screen: one text, and what each sign of it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.masking import MaskedField
from core.text.clean import SPACE_BEFORE_SIGN
from tui.marks import AFTER, BEFORE, in_place, slices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.mask_sheet import MaskSheet

_CAPTIONS = {
    MaskedField.TITLE: ("", "\n\n"),
    MaskedField.TEXT: ("", ""),
    MaskedField.PSEUDONYM: (f"\n\npar «{SPACE_BEFORE_SIGN}", f"{SPACE_BEFORE_SIGN}»"),
}
"""What stands before and after each part."""

_LONGEST_LINE = 2000
"""Signs after which a paragraph is cut at a space: each row drawn costs what its whole line costs."""


@dataclass(frozen=True, slots=True)
class Run:
    """Signs of the page that go together.

    Attributes:
        at: where they are in the page.
        field: the part of the story they come from, None for captions, letters and edges.
        start: where they are in that part.
        mark: the mark that they belong to, its words, its letter or an edge; None outside marks.
    """

    at: int
    text: str
    field: MaskedField | None = None
    start: int = 0
    mark: int | None = None

    @property
    def end(self) -> int:
        """The sign of the page after them."""
        return self.at + len(self.text)

    @property
    def is_edge(self) -> bool:
        """Whether they are an edge of a mark, and its letter, and not words."""
        return self.mark is not None and self.field is None


class Page:
    """The parts of a story one after the other, with its marks between their edges."""

    def __init__(self, sheet: MaskSheet) -> None:
        self._length = self._column = 0
        self.runs = [run for field in MaskedField if sheet.parts[field] for run in self._part(sheet, field)]
        self.text = "".join(run.text for run in self.runs)

    def place_of(self, mark: int) -> int:
        """Give where a mark begins in the page."""
        return next(run.at for run in self.runs if run.mark == mark)

    def chosen(self, start: int, end: int) -> tuple[MaskedField, int, int] | None:
        """Give the passage of the story under a span of the page; None when it is not in one part of it alone."""
        met = [run for run in self.runs if run.field and run.at < end and start < run.end]
        if len({run.field for run in met}) != 1 or met[0].field is None:
            return None
        first, last = met[0], met[-1]
        return met[0].field, first.start + max(0, start - first.at), last.start + min(end, last.end) - last.at

    def _part(self, sheet: MaskSheet, field: MaskedField) -> Iterator[Run]:
        before, after = _CAPTIONS[field]
        text = in_place(sheet.parts[field])
        marks = [(index, mark) for index, mark in enumerate(sheet.marks) if mark.field is field]
        numbers = iter(marks)
        yield self._run(before)
        for start, end, is_mark in slices(text, ((mark.start, mark.end) for _, mark in marks)):
            if not is_mark:
                yield from self._lines(text, start, end, field)
                continue
            index, mark = next(numbers)
            yield self._run(f"{BEFORE}{mark.letter} ", mark=index)
            yield self._run(text[start:end], field, start, index)
            yield self._run(AFTER, mark=index)
        yield self._run(after)

    def _lines(self, text: str, start: int, end: int, field: MaskedField) -> Iterator[Run]:
        """Give words, with a line break now and then where their paragraph is endless."""
        while self._column + end - start > _LONGEST_LINE:
            room = max(0, _LONGEST_LINE - self._column)
            cut = max(text.rfind("\n", start, start + room), text.rfind(" ", start, start + room)) + 1 or start + room
            yield self._run(text[start:cut], field, start)
            if self._column:
                yield self._run("\n")
            start = cut
        yield self._run(text[start:end], field, start)

    def _run(self, text: str, field: MaskedField | None = None, start: int = 0, mark: int | None = None) -> Run:
        run = Run(self._length, text, field, start, mark)
        self._length += len(text)
        _, broken, last = text.rpartition("\n")
        self._column = len(last) if broken else self._column + len(text)
        return run
