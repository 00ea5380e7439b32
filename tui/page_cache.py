"""The last known pages of the lists, shown while the live ones load."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from core.views import Lateness, Me, Place, PlaceCount, QueueLine, QueuePage
from core.vocabulary import Sentiment
from tui.private_files import file_name, read_json, write_json

_FORMAT = 3
"""Raised when what is kept changes shape: pages of another format are as if they had never been kept."""
_MOMENTS = ("at", "due_at", "waiting_since")


class PageCache:
    """One account's lists as they were when last seen. What cannot be read is as if it had never been kept."""

    def __init__(self, folder: Path, account: str) -> None:
        self._path = folder / "cache" / file_name(account)
        kept = read_json(self._path)
        self._kept: dict[str, Any] = kept if isinstance(kept, dict) else {}
        if self._kept.get("format") != _FORMAT:
            self._kept = {"format": _FORMAT}

    def me(self) -> Me | None:
        """Give who sat at the desk, and their lists."""
        try:
            me = self._kept["me"]
            places = tuple(PlaceCount(Place(kept["place"]), int(kept["total"])) for kept in me["places"])
            return Me(me["name"], me["display_name"], me["role"], me["structure"], places)
        except (KeyError, TypeError, ValueError):
            return None

    def page(self, place: Place) -> QueuePage | None:
        """Give the beginning of a list; it says nothing of what follows."""
        try:
            kept = self._kept["pages"][place]
            return QueuePage(place, tuple(_line(line) for line in kept["lines"]), int(kept["total"]), None)
        except (KeyError, TypeError, ValueError):
            return None

    def numbers(self) -> set[int]:
        """Give the experiences that stand in what is kept."""
        try:
            return {int(line["number"]) for page in self._kept["pages"].values() for line in page["lines"]}
        except (AttributeError, KeyError, TypeError, ValueError):
            return set()

    def forget(self, numbers: Collection[int]) -> None:
        """Forget the lines of these experiences."""
        if not self.numbers() & set(numbers):
            return
        for page in self._kept["pages"].values():
            page["lines"] = [line for line in page["lines"] if line["number"] not in numbers]
        with suppress(OSError):
            write_json(self._path, self._kept)

    def keep(self, me: Me | None, page: QueuePage) -> None:
        """Remember the beginning of a list, and who saw it; the rules of the house are asked anew each time."""
        if me is not None:
            self._kept["me"] = asdict(replace(me, rules=None))
        kept = self._kept.get("pages")
        pages = kept if isinstance(kept, dict) else {}
        pages[page.place] = {"total": page.total, "lines": [_kept(line) for line in page.lines]}
        self._kept["pages"] = pages
        with suppress(OSError):  # a cache that cannot be kept is no trouble
            write_json(self._path, self._kept, durable=False)

    def forget_all(self) -> None:
        """Keep nothing of it any more."""
        self._path.unlink(missing_ok=True)


def _kept(line: QueueLine) -> dict[str, object]:
    moments = {name: _written(getattr(line, name)) for name in _MOMENTS}
    return asdict(line) | moments | {"reader": ""}


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _line(kept: dict[str, Any]) -> QueueLine:
    sentiment = Sentiment(kept["sentiment"]) if kept["sentiment"] is not None else None
    moments = {name: datetime.fromisoformat(kept[name]) if kept[name] else None for name in _MOMENTS}
    late = Lateness(kept["late"]) if kept["late"] is not None else None
    return QueueLine(**kept | moments | {"sentiment": sentiment, "late": late})
