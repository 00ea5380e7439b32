"""Structures of a file, in whichever form it has: flat CSV, flat JSON, or the national directory (DILA)."""

import re
from collections.abc import Iterator

from storage.opendata.columns import STRUCTURES
from storage.opendata.csv_rows import read_csv
from storage.opendata.decoding import Replayed
from storage.opendata.directory import read_directory
from storage.opendata.json_rows import read_json
from storage.opendata.rows import BrokenRow, Row, broken
from storage.opendata.source import Form, Source
from storage.opendata.structure_rows import StructureRow, StructuresFile, StructuresFileRow

_PROBE = 64 * 1024
_FLAT_KEY = re.compile(rb'"code_sp_(?:de_la_structure|structure_parent)"\s*:')


def read_structures(source: Source) -> StructuresFile:
    """Give the structures of the source; a blank code comes as BrokenRow « code vide », never guessed.

    Unknown parents and cycles of the flat forms are left for the importer to find.

    Raises:
        Invalid: the source is no file of structures.
        Unavailable: the source can no longer be read; raised here or while iterating.
    """
    if source.form is Form.CSV:
        return StructuresFile(_flat(read_csv(source.stream, STRUCTURES)))
    head = source.stream.read(_PROBE)
    stream = Replayed(head, source.stream)
    if _FLAT_KEY.search(head):
        return StructuresFile(_flat(read_json(stream, STRUCTURES)))
    return read_directory(stream)


def _flat(rows: Iterator[Row]) -> Iterator[StructuresFileRow]:
    return (row if isinstance(row, BrokenRow) else _structure(row.place, row.values) for row in rows)


def _structure(place: int, values: dict[str, str]) -> StructuresFileRow:
    cells = [values[column.slug].strip() for column in STRUCTURES.columns]
    return StructureRow(place, *cells) if cells[0] else broken(place, "code vide", ";".join(cells))
