"""Keeps the rows that an import could not take, with their place and the reason, in a file for people."""

import csv
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

HEADER = ("Place", "Motif", "Début")


class Rejects:
    """A CSV file that is made when the first row is rejected."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.count = 0
        self._out: TextIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._out is not None:
            self._out.close()

    def add(self, place: int, reason: str, text: str) -> None:
        """Keep a rejected row: its line in the file or its rank, why, and how it begins."""
        if self._out is None:
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._out = self.file.open("w", encoding="utf-8-sig", newline="")
            csv.writer(self._out, delimiter=";").writerow(HEADER)
        csv.writer(self._out, delimiter=";").writerow((place, reason, text))
        self.count += 1
