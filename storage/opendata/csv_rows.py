"""Rows of a CSV file: `;`, quoted cells of several lines, labels or slugs as header."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol

from core.errors import Invalid
from storage.opendata.columns import EXPERIENCES, Sheet
from storage.opendata.csv_header import slugs_of
from storage.opendata.decoding import CHUNK, Readable, TextReader, has_bad_bytes
from storage.opendata.rows import MAX_CELL, BrokenRow, Row, SourceRow, broken, made_storable

# A last line that no file can hold (TextReader never makes these surrogates): when it comes back inside
# a cell, a quote was still open at the end of the file.
_END = "\ud800\ud801"

_CUT = "le fichier semble coupé au milieu de cette ligne : prenez-le de nouveau en entier"
_NOT_UTF8 = "cette ligne contient des octets qui ne sont pas de l’UTF-8 : convertissez le fichier en UTF-8"


class _Reader(Protocol):
    """What csv.reader gives: an iterator of rows that knows how many lines it has read."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...


def read_csv(stream: Readable, sheet: Sheet = EXPERIENCES, chunk: int = CHUNK) -> Iterator[Row]:
    """Read the header at once, then give the rows one by one, in memory that does not grow with the file.

    Raises:
        Invalid: the file is not a CSV file of this sheet; nothing has been given yet.
    """
    csv.field_size_limit(MAX_CELL)
    lines = _Lines(TextReader(stream, chunk))
    reader: _Reader = csv.reader(lines, delimiter=";")
    slugs = slugs_of(_first_row(reader, sheet), reader.line_num, sheet)
    return _rows(reader, lines, slugs, sheet)


class _Lines:
    """The lines of a text, cut at line feeds only, so that line numbers are those of any editor; then `_END`.

    Attributes:
        text: where the text comes from.
        unended: the number of the last line when no line feed ends it; 0 as long as none is known.
    """

    def __init__(self, text: TextReader) -> None:
        self.text = text
        self.unended = 0

    def __iter__(self) -> Iterator[str]:
        return chain(chain.from_iterable(self._blocks()), (_END,))

    def _blocks(self) -> Iterator[Iterable[str]]:
        rest, count = "", 0
        while piece := self.text.read():
            whole, line_end, piece = piece.rpartition("\n")
            if line_end:
                block = f"{rest}{whole}\n"
                count += block.count("\n")
                yield io.StringIO(block, newline="\n")
                rest = piece
            elif len(rest) < MAX_CELL:
                rest += piece
            else:  # no line is that long: let it go as it is, the count of cells will tell
                yield (rest,)
                rest, count = piece, count + 1
        if rest:
            self.unended = count + 1
            yield (rest,)


def _first_row(reader: _Reader, sheet: Sheet) -> list[str]:
    try:
        while not (cells := next(reader)):
            pass
    except csv.Error as error:
        raise Invalid(f"Ce fichier n’est pas un {sheet.title} au format CSV : vérifiez le fichier choisi.") from error
    if cells[-1].endswith(_END):
        raise Invalid(f"Ce fichier n’a pas de ligne d’en-tête lisible : prenez un {sheet.title} complet.")
    return cells


def _rows(reader: _Reader, lines: _Lines, slugs: list[str], sheet: Sheet) -> Iterator[Row]:
    width, text = len(slugs), lines.text
    blank = {} if sheet.blank.keys() <= set(slugs) else sheet.blank
    line = reader.line_num
    while True:
        place = line + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            line = reader.line_num
            yield BrokenRow(place, _why(error), "")
            continue
        line = reader.line_num
        if len(cells) != width or text.bad_bytes or text.nuls or cells[-1].endswith(_END):
            if cells == [_END]:
                return
            if not cells:
                continue
            if reason := _fault(cells, width, text, cut=line == lines.unended):
                yield broken(place, reason, ";".join(cells).removesuffix(_END))
                continue
            cells = [made_storable(cell) for cell in cells]
        values = dict(zip(slugs, cells, strict=True))
        yield SourceRow(place, {**blank, **values} if blank else values)


def _fault(cells: list[str], width: int, text: TextReader, *, cut: bool) -> str:
    """Say in French what is wrong with the cells of a row, or "" when nothing is."""
    if cells[-1].endswith(_END):
        return _CUT
    if len(cells) < width and cut:
        return _CUT
    if len(cells) != width:
        return f"{len(cells)} cellules au lieu de {width} : vérifiez les guillemets et les points-virgules"
    if text.bad_bytes and has_bad_bytes("".join(cells)):
        return _NOT_UTF8
    return ""


def _why(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"une cellule dépasse {MAX_CELL // 1024 // 1024} Mio : il manque sans doute un guillemet fermant"
    return "un retour chariot est seul hors des guillemets : mettez la cellule entre guillemets"
