"""Imports experiences in pieces: each piece is kept whole or not at all, and a second run goes on where one stopped."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session, col

from core.structure import OUTSIDE_CODE
from core.text.clean import excerpt
from core.vocabulary import Origin
from storage.bulk import write_experiences
from storage.engine import writer
from storage.opendata import mapping
from storage.opendata.mapping import Read, RowFault
from storage.opendata.rejects import Rejects
from storage.opendata.rows import BrokenRow, Row
from storage.opendata.structure_names import StructureNames
from storage.opendata.updating import Stored, stored_rows, update
from storage.store import SqlStore
from storage.tables import SourceRow
from storage.troubles import told

PIECE = 500
"""How many rows are kept by one transaction."""

_ELSEWHERE = "ce numéro est celui d’une expérience déposée ici : elle n’est pas remplacée"


@dataclass(slots=True)
class Summary:
    """What an import did.

    Attributes:
        outside: how many structures named by the rows created or updated are not in the tree.
    """

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    outside: int = 0


@dataclass(slots=True)
class _Piece:
    """Rows read and not yet written, by number; the same number twice never stands in one piece."""

    reads: dict[int, Read] = field(default_factory=dict)
    places: dict[int, int] = field(default_factory=dict)


class Importer:
    """Imports the rows of one file."""

    def __init__(self, engine: Engine, rejects: Rejects, now: datetime, *, dry_run: bool = False) -> None:
        self._store = SqlStore(engine)
        self._writers = writer(engine)
        self._rejects = rejects
        self._now = now
        self._dry_run = dry_run
        self._tried: dict[int, str] = {}
        self.summary = Summary()
        with told(), Session(engine) as session:
            self._names = StructureNames(session)

    def run(self, rows: Iterable[Row], progress: Callable[[], object] = lambda: None) -> Summary:
        """Import every row; `progress` is called after each piece.

        Raises:
            Unavailable: the database refuses; every piece before is kept.
        """
        for piece in self._pieces(rows):
            with told():
                self._keep(piece)
            progress()
        return self.summary

    def _pieces(self, rows: Iterable[Row]) -> Iterator[_Piece]:
        piece = _Piece()
        for row in rows:
            self.summary.read += 1
            read = self._read(row)
            if read is None:
                continue
            number = read.experience.number
            if number in piece.reads or len(piece.reads) == PIECE:
                yield piece
                piece = _Piece()
            piece.reads[number] = read
            piece.places[number] = row.place
        yield piece

    def _read(self, row: Row) -> Read | None:
        if isinstance(row, BrokenRow):
            self._reject(row.place, row.reason, row.text)
            return None
        try:
            return mapping.read(mapping.normal(row.values), self._names)
        except RowFault as fault:
            self._reject(row.place, str(fault), excerpt(row.values["titre"] or row.values["description"], 200))
            return None

    def _keep(self, piece: _Piece) -> None:
        with Session(self._writers) as session:
            stored = stored_rows(session, piece.reads)
            known = {number: self._tried[number] for number in piece.reads if number in self._tried}
            new = [read for number, read in piece.reads.items() if number not in stored and number not in known]
            self._create(session, new)
            for number, read in piece.reads.items():
                if number in known:
                    self._count_again(read, known[number])
                elif number in stored:
                    self._compare(session, piece.places[number], read, stored[number])
            if not self._dry_run:
                session.commit()

    def _create(self, session: Session, reads: list[Read]) -> None:
        if self._dry_run:
            self._tried |= {read.experience.number: read.digest for read in reads}
        elif reads:
            write_experiences(
                session,
                [read.experience for read in reads],
                (concern for read in reads for concern in read.concerns),
                (response for read in reads for response in read.responses),
            )
            session.connection().execute(sa.insert(SourceRow), [_source(read, self._now) for read in reads])
        self.summary.created += len(reads)
        self.summary.outside += sum(_outside(read) for read in reads)

    def _compare(self, session: Session, place: int, read: Read, stored: Stored) -> None:
        # What was erased here is not brought back by a file that still has it.
        if stored.erased or stored.digest == read.digest:
            self.summary.unchanged += 1
            return
        with self._store.reading() as uow:
            ours = stored.written(uow)
        if ours is not None and not mapping.differences(ours, read.values):
            self.summary.unchanged += 1
        elif stored.origin is not Origin.IMPORT:
            self._reject(place, _ELSEWHERE, read.experience.title)
        else:
            if self._dry_run:
                self._tried[read.experience.number] = read.digest
            else:
                update(session, read)
                same = sa.update(SourceRow).where(col(SourceRow.experience_number) == read.experience.number)
                session.connection().execute(same.values(_source(read, self._now)))
            self.summary.updated += 1
            self.summary.outside += _outside(read)

    def _count_again(self, read: Read, digest: str) -> None:
        """Count a row whose number a dry run has already met, and would have kept."""
        if read.digest == digest:
            self.summary.unchanged += 1
        else:
            self._tried[read.experience.number] = read.digest
            self.summary.updated += 1
            self.summary.outside += _outside(read)

    def _reject(self, place: int, reason: str, text: str) -> None:
        self._rejects.add(place, reason, text)
        self.summary.rejected += 1


def _source(read: Read, now: datetime) -> dict[str, object]:
    return {
        "experience_number": read.experience.number,
        "digest": read.digest,
        "verbatim": read.verbatim,
        "imported_at": now,
    }


def _outside(read: Read) -> int:
    return sum(concern.structure_code == OUTSIDE_CODE and bool(concern.named) for concern in read.concerns)
