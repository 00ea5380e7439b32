"""The national directory (DILA): structures that name their children; read twice, since parents come anywhere."""

import tempfile
from collections.abc import Iterator
from typing import IO, Any

import ijson

from core.errors import Invalid
from storage.opendata.decoding import Replayed
from storage.opendata.directory_values import Record, Unreadable, children_of, structure_of
from storage.opendata.links import Links
from storage.opendata.rows import broken
from storage.opendata.structure_rows import StructuresFile, StructuresFileRow

_LISTS = ("service", "results")
_IN_MEMORY = 32 * 1024 * 1024
_PIECE = 1024 * 1024
_NOT_A_DIRECTORY = (
    "Ce fichier JSON n’est ni un export de structures ni l’annuaire national : on y attend une liste « service »."
)

_CUT = "le fichier semble coupé ou abîmé à cet endroit : prenez-le de nouveau en entier"


def read_directory(stream: Replayed) -> StructuresFile:
    """Give the structures of a directory, each with the first parent that names it.

    Raises:
        Invalid: the content is not a directory.
    """
    copy: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as the rows
    try:
        while piece := stream.read(_PIECE):
            copy.write(piece)
        prefix = _prefix(copy)
        links = _links(_records(copy, prefix))
        reports = links.settle()
    except BaseException:
        copy.close()
        raise
    return StructuresFile(_rows(copy, prefix, links), reports)


def _prefix(copy: IO[bytes]) -> str:
    """Find where the records are: a list under « service » or « results », or the whole file."""
    copy.seek(0)
    try:
        for place, event, _ in ijson.parse(copy):
            if event == "start_array" and place in {"", *_LISTS}:
                return f"{place}.item".removeprefix(".")
    except ijson.JSONError as error:
        raise Invalid(_NOT_A_DIRECTORY) from error
    raise Invalid(_NOT_A_DIRECTORY)


def _records(copy: IO[bytes], prefix: str) -> Iterator[Any]:
    """Give the records up to the end, or up to where the file is cut."""
    copy.seek(0)
    try:
        yield from ijson.items(copy, prefix, use_float=True)
    except ijson.JSONError as error:
        yield error


def _links(records: Iterator[Any]) -> Links:
    """Gather the links of all records; the first one tells whether this is a directory at all."""
    links = Links()
    for place, record in enumerate(records, start=1):
        if place == 1 and not _is_service(record):
            raise Invalid(_NOT_A_DIRECTORY)
        # A blank code makes no parent: its children would be taken from the one that names them next.
        if isinstance(record, dict) and (code := str(record.get("id") or "").strip()):
            links.add(code, _children(record))
    return links


def _is_service(record: Any) -> bool:
    if isinstance(record, ijson.JSONError):
        return True  # cut in its first record: told as such when the rows are read
    return isinstance(record, dict) and record.keys() >= {"id", "nom"}


def _children(record: Record) -> list[str]:
    try:
        return children_of(record)
    except Unreadable:
        return []  # told of when the row itself is read


def _rows(copy: IO[bytes], prefix: str, links: Links) -> Iterator[StructuresFileRow]:
    for place, record in enumerate(_records(copy, prefix), start=1):
        yield _row(place, record, links)
    copy.close()


def _row(place: int, record: Any, links: Links) -> StructuresFileRow:
    if isinstance(record, ijson.JSONError):
        return broken(place, _CUT, "")
    if not isinstance(record, dict):
        return broken(place, "ce n’est pas une structure", str(record))
    try:
        structure = structure_of(place, record)
        children_of(record)
    except Unreadable as error:
        return broken(place, f"« {error} » n’est pas lisible", str(record.get("nom") or ""))
    if not structure.code:
        return broken(place, "code vide", structure.name)
    return structure._replace(parent_code=links.parent_of(structure.code))
