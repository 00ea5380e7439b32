"""The lines of a list that are loaded so far, found by what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from core.views import Cursor, QueueLine, QueuePage

PAGE = 50
"""How many lines are asked for at a time."""

LONGEST_REFRESH = 500
"""How many lines a refresh asks for at most; what lies beyond stays as it was seen."""

Key: TypeAlias = tuple[int, int]
"""What a line stands for: an experience, and the position of a structure concerned (0 for all)."""


def key_of(line: QueueLine) -> Key:
    """Give what the line stands for."""
    return line.number, line.position


class Lines:
    """The beginning of a list, growing page by page. Finding a line costs the same however many there are."""

    def __init__(self, lines: Iterable[QueueLine] = (), total: int = 0, following: Cursor | None = None) -> None:
        self._lines: list[QueueLine] = []
        self._index: dict[Key, int] = {}
        self.total = total
        self.following = following
        self._append(lines)

    @classmethod
    def of(cls, page: QueuePage) -> Lines:
        """Make the lines from the first page."""
        return cls(page.lines, page.total, page.following)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, index: int) -> QueueLine:
        return self._lines[index]

    def __iter__(self) -> Iterator[QueueLine]:
        return iter(self._lines)

    def index_of(self, key: Key | None) -> int | None:
        """Give where the line is, None when it is not here."""
        return None if key is None else self._index.get(key)

    def extend(self, page: QueuePage) -> None:
        """Add the page that follows."""
        self._append(page.lines)
        self.total, self.following = page.total, page.following

    def remove(self, key: Key) -> None:
        """Take a line out."""
        index = self._index.get(key)
        if index is not None:
            self.total = max(0, self.total - 1)
            self._rebuild(self._lines[:index] + self._lines[index + 1 :])

    def refreshed(self, page: QueuePage) -> Lines:
        """Give the lines with their beginning as it is now, and what lay beyond the page as it was seen."""
        last = self.index_of(key_of(page.lines[-1])) if page.lines else None
        fresh = Lines.of(page)
        if page.following is None or last is None or last + 1 >= len(self):
            return fresh
        fresh._append(self._lines[last + 1 :])
        fresh.following = self.following
        return fresh

    def told_readers(self, page: QueuePage) -> bool:
        """Say who reads what now, moving nothing; tell whether anything changed."""
        changed = False
        for fresh in page.lines:
            index = self._index.get(key_of(fresh))
            if index is not None and self._lines[index].reader != fresh.reader:
                self._lines[index] = replace(self._lines[index], reader=fresh.reader)
                changed = True
        return changed

    def _append(self, lines: Iterable[QueueLine]) -> None:
        for line in lines:
            if key_of(line) not in self._index:
                self._index[key_of(line)] = len(self._lines)
                self._lines.append(line)

    def _rebuild(self, lines: list[QueueLine]) -> None:
        self._lines, self._index = [], {}
        self._append(lines)
