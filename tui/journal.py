"""The local journal of answers being written: what is typed is here before anything is sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from core.text.clean import printable
from tui.private_files import file_name, read_json, write_json


@dataclass(frozen=True, slots=True)
class Parts:
    """The four parts of an answer, as typed."""

    greeting: str = ""
    body: str = ""
    closing: str = ""
    signature: str = ""

    @property
    def cleaned(self) -> Parts:
        """The parts as the desk would keep them."""
        return Parts(*(printable(part).strip() for part in (self.greeting, self.body, self.closing, self.signature)))


@dataclass(frozen=True, slots=True)
class Entry:
    """What one person typed for one structure's answer to one experience.

    Attributes:
        based_on: the version of the draft that it continues, 0 when there was none.
        saved_at: when it was journaled, as an ISO date.
    """

    account: str
    number: int
    position: int
    based_on: int
    saved_at: str
    parts: Parts = field(default_factory=Parts)


class Journal:
    """The journal's files, one for each account, experience and structure concerned."""

    def __init__(self, folder: Path, name: str = "journal") -> None:
        self._folder = folder / name

    def keep(self, entry: Entry) -> None:
        """Keep the text; raise OSError when the disk refuses it."""
        write_json(self._path(entry.account, entry.number, entry.position), asdict(entry))

    def find(self, account: str, number: int, position: int) -> Entry | None:
        """Give the text kept, None when there is none."""
        return _entry(read_json(self._path(account, number, position)))

    def forget(self, account: str, number: int, position: int) -> None:
        """Drop a text that is safe elsewhere."""
        with suppress(OSError):
            self._path(account, number, position).unlink()

    def of(self, account: str) -> Iterator[Entry]:
        """Give every text kept for an account."""
        for path in sorted(self._folder.glob("*.json")):
            entry = _entry(read_json(path))
            if entry is not None and entry.account == account:
                yield entry

    def _path(self, account: str, number: int, position: int) -> Path:
        return self._folder / file_name(account, number, position)


def _entry(kept: object) -> Entry | None:
    if not isinstance(kept, dict):
        return None
    fields: dict[str, Any] = dict(kept)
    make: Callable[..., Entry] = Entry
    try:
        return make(**fields | {"parts": Parts(**fields["parts"])})
    except (KeyError, TypeError):
        return None
