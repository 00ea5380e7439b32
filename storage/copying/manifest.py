"""What a backup says of itself: at its beginning what it is, at its end what must be in it."""

import hashlib
from datetime import datetime

from core.model import Model
from storage.copying.counters import Counters
from storage.copying.rows import Row, line_of

FORMAT = 1
"""Changes when an older Écoute could not read what is written."""

HEADER, MANIFEST = "ecoute.json", "manifest.json"


class Header(Model):
    """What a backup is.

    Attributes:
        rows: how many rows there are, of all tables.
        columns: by table, what each row says, in its order.
    """

    format: int
    schema_version: str
    engine: str
    made_at: datetime
    rows: int
    columns: dict[str, list[str]]


class Summed(Model):
    """What a table holds: how many rows, and the SHA-256 of their lines."""

    rows: int
    sha256: str


class Manifest(Model):
    """What must be in a backup."""

    tables: dict[str, Summed]
    counters: Counters

    @property
    def rows(self) -> int:
        """How many rows there are, of all tables."""
        return sum(table.rows for table in self.tables.values())


class Summing:
    """Sums up the rows of a table as they go by."""

    def __init__(self) -> None:
        self._rows = 0
        self._digest = hashlib.sha256()

    def add(self, row: Row) -> bytes:
        """Take one more row; give its line."""
        line = line_of(row)
        self._rows += 1
        self._digest.update(line)
        return line

    @property
    def sum(self) -> Summed:
        """What went by so far."""
        return Summed(rows=self._rows, sha256=self._digest.hexdigest())
