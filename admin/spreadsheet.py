"""Writes sheets as CSV or XLSX, so that no program takes a cell for a formula."""

import csv
from collections.abc import Sequence
from pathlib import Path

from core.errors import Invalid, Unavailable
from core.sheets import Sheet, Value

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_sheets(file: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets in the format that the name of the file says.

    Raises:
        Invalid: it ends in neither .csv nor .xlsx.
        Unavailable: the file cannot be written.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    write = writers.get(file.suffix.lower())
    if write is None:
        raise Invalid(f"« {file.name} » ne finit ni par .csv ni par .xlsx : choisissez l’un des deux.", "file")
    try:
        write(file, sheets)
    except OSError as error:
        raise Unavailable(f"« {file} » ne s’écrit pas ({error.strerror}) : choisissez un autre dossier.") from error


def neutral(value: Value) -> Value:
    """Give a value that no spreadsheet takes for a formula: an apostrophe goes before the sign that would make one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_SIGNS) else value


def _write_csv(file: Path, sheets: Sequence[Sheet]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out, delimiter=";")
        for place, sheet in enumerate(sheets):
            if place:
                lines.writerow([])
            lines.writerow([sheet.name])
            lines.writerows([[_french(neutral(value)) for value in row] for row in (sheet.headers, *sheet.rows)])


def _french(value: Value) -> Value:
    """Give a number with the comma that French spreadsheets read."""
    return str(value).replace(".", ",") if isinstance(value, float) else value


def _write_xlsx(file: Path, sheets: Sequence[Sheet]) -> None:
    # Loaded by the few who want a workbook.
    from xlsxwriter import Workbook  # noqa: PLC0415

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with file.open("wb") as out, Workbook(out, options) as book:
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, 0, 40)
            for place, row in enumerate((sheet.headers, *sheet.rows)):
                page.write_row(place, 0, [neutral(value) for value in row])
