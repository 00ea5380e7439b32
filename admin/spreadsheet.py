"""Writes sheets as CSV, XLSX or ODS, so that no program takes a cell for a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import cast
from xml.sax.saxutils import escape, quoteattr

from admin.guard import disk_sentence
from admin.whole_files import whole_file, write_whole
from core.errors import Invalid, Unavailable
from core.sheets import Sheet, Value

_CELL_MAX = 32_767
"""How many signs a cell of a workbook may have."""

_SPREADSHEET = re.compile(r"<office:spreadsheet\b.*</office:spreadsheet>", re.DOTALL)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_sheets(file: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets in the format that the name of the file says.

    Raises:
        Invalid: it ends in neither .csv, .xlsx nor .ods.
        Unavailable: the file cannot be written.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx, ".ods": _write_ods}
    write = writers.get(file.suffix.lower())
    if write is None:
        raise Invalid(f"« {file.name} » ne finit par aucun de .csv, .xlsx et .ods : choisissez-en un.", "file")
    try:
        write(file, sheets)
    except OSError as error:
        raise Unavailable(disk_sentence(error)) from error


def neutral(value: Value) -> Value:
    """Give a value that no spreadsheet takes for a formula: an apostrophe goes before the sign that would make one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


def _write_csv(file: Path, sheets: Sequence[Sheet]) -> None:
    with whole_file(file, encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out, delimiter=";")
        for place, sheet in enumerate(sheets):
            if place:
                lines.writerow([])
            lines.writerow([sheet.name])
            lines.writerows([[_french(neutral(value)) for value in row] for row in _with_headers(sheet)])


def _french(value: Value) -> Value:
    """Give a number with the comma that French spreadsheets read."""
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _write_xlsx(file: Path, sheets: Sequence[Sheet]) -> None:
    # Loaded by the few who want a workbook.
    from xlsxwriter import Workbook  # noqa: PLC0415

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    written = BytesIO()
    with Workbook(written, options) as book:
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, 0, 40)
            for place, row in enumerate(_with_headers(sheet)):
                page.write_row(place, 0, [_short(neutral(value)) for value in row])
    write_whole(file, written.getvalue())


def _short(value: Value) -> Value:
    """Give a value that a cell of a workbook takes: a longer text would be left out whole."""
    return f"{value[: _CELL_MAX - 1]}…" if isinstance(value, str) and len(value) > _CELL_MAX else value


def _write_ods(file: Path, sheets: Sequence[Sheet]) -> None:
    # Loaded by the few who want an open document.
    from odfdo import Container, Document  # noqa: PLC0415

    book = cast("Container", Document("spreadsheet").container)
    # Written as text: made cell by cell, ten thousand rows would take minutes.
    made = _SPREADSHEET.sub(lambda _: _tables(sheets), cast("bytes", book.get_part("content.xml")).decode(), count=1)
    book.set_part("content.xml", made.encode())
    written = BytesIO()
    book.save(written)
    write_whole(file, written.getvalue())


def _tables(sheets: Sequence[Sheet]) -> str:
    """Give the element of an open document that holds the tables."""
    return f"<office:spreadsheet>{''.join(map(_table, sheets))}</office:spreadsheet>"


def _table(sheet: Sheet) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in _with_headers(sheet))
    return f"<table:table table:name={quoteattr(sheet.name)}>{rows}</table:table>"


def _with_headers(sheet: Sheet) -> Iterable[Sequence[Value]]:
    return (sheet.headers, *sheet.rows)


def _cell(value: Value) -> str:
    """Give a cell of an open document: a number, or a text with its paragraphs."""
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    lines = escape(str(neutral(value) or "")).split("\n")
    paragraphs = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
