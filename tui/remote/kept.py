"""What the server answered to what is read, so that it need not be sent twice: a little of it, in memory alone."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

_MOST_ANSWERS = 64
_MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer.

    Attributes:
        tag: what the server calls this state of it.
        result: what it says; frozen models, which several may hold.
        size: how many bytes it came in.
    """

    tag: str
    result: Any
    size: int


class KeptAnswers:
    """The answers read last, by what was asked."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, bytes], Kept] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def find(self, asked: tuple[str, bytes]) -> Kept | None:
        """Give the last answer to this, None when it is not here any more."""
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
            return self._kept.get(asked)

    def keep(self, asked: tuple[str, bytes], kept: Kept) -> None:
        """Keep an answer; those that nobody asked for lately make room."""
        with self._lock:
            self._drop(asked)
            self._kept[asked] = kept
            self._size += kept.size
            while len(self._kept) > _MOST_ANSWERS or self._size > _MOST_BYTES:
                self._drop(next(iter(self._kept)))

    def _drop(self, asked: tuple[str, bytes]) -> None:
        gone = self._kept.pop(asked, None)
        self._size -= gone.size if gone else 0
