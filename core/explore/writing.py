"""How records are written: JSON values, and the two forms of a file, a piece of text at a time."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from core.explore.dataset import Kind
from core.explore.port import Record
from core.explore.query import Selected

BOM = "\ufeff"

Pieces = Iterable[Sequence[Record]]


def json_record(record: Record, selected: Iterable[Selected]) -> dict[str, str | int | None]:
    """Give a record as JSON has it: null for what is empty, numbers as numbers."""
    return {one.name: _value(record.get(one.field.name, ""), one) for one in selected}


def csv_pieces(
    pieces: Pieces, selected: Sequence[Selected], *, delimiter: str = ";", labels: bool = True, bom: bool = True
) -> Iterator[str]:
    """Give a CSV file: a header of labels or names, then the records; the header goes with the first piece."""
    header = [one.label if labels else one.name for one in selected]
    text = (BOM if bom else "") + _lines([header], delimiter)
    for piece in pieces:
        rows = ([record.get(one.field.name, "") for one in selected] for record in piece)
        yield text + _lines(rows, delimiter)
        text = ""
    if text:
        yield text


def json_pieces(pieces: Pieces, selected: Sequence[Selected], *, line_end: str = "\n") -> Iterator[str]:
    """Give a JSON file: one array of flat records, whose end comes once everything was read."""
    before = "[" + line_end
    for piece in pieces:
        texts = (json.dumps(json_record(record, selected), ensure_ascii=False) for record in piece)
        text = ("," + line_end).join(texts)
        if text:
            yield before + text
            before = "," + line_end
    yield ("[" if before.startswith("[") else "") + line_end + "]\n"


def _value(text: str, one: Selected) -> str | int | None:
    if not text:
        return None
    return int(text) if one.field.kind is Kind.INTEGER else text


def _lines(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
