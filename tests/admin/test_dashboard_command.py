"""Tables of the dashboard, as files: nothing in them is a formula, and they say how they were counted."""

import csv
from pathlib import Path
from zipfile import ZipFile

import pytest

from admin.commands.dashboard import lines
from admin.spreadsheet import neutral, write_sheets
from core.dashboard import DashboardQuestion
from core.errors import Invalid, Unavailable
from core.sheets import Sheet, sheets
from core.structure import Structure
from tests.core.test_dashboard import MAY, three_answered_of_four
from tests.fakes.world import World

HOSTILE = '=HYPERLINK("http://exemple.fr")'


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(sign: str) -> None:
    """An apostrophe goes before what a spreadsheet would compute; numbers stay numbers."""
    assert neutral(f"{sign}1+1") == f"'{sign}1+1"
    assert [neutral(value) for value in (-3, 2.5, None, "Caf", "a=1")] == [-3, 2.5, None, "Caf", "a=1"]


def shown_tables() -> tuple[Sheet, ...]:
    world = World()
    world.store.keep(Structure(code="piege", parent_code="caf", path="caf/piege", name=HOSTILE))
    three_answered_of_four(world)
    world.publish("piege")
    return sheets(world.desk("agent-caf").dashboard(DashboardQuestion(MAY.since, MAY.until)))


def test_a_csv_file_has_each_table_under_its_name(tmp_path: Path) -> None:
    """French headers, a comma in numbers, and the name of a structure that looks like a formula is text."""
    file = tmp_path / "mai.csv"
    write_sheets(file, shown_tables())
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0] == ["Ensemble"]
    assert rows[2][:6] == ["Caisse nationale des allocations familiales", "5", "3", "2", "60,0", "120,0"]
    assert [f"'{HOSTILE}", "1"] in [row[:2] for row in rows]
    assert ["Lecture"] in rows


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula(tmp_path: Path) -> None:
    """It opens as a zip of sheets; none holds the element of a formula."""
    file = tmp_path / "mai.xlsx"
    tables = shown_tables()
    write_sheets(file, tables)
    with ZipFile(file) as book:
        pages = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(pages) == len(tables)
        assert not any(b"<f>" in book.read(page) for page in pages)
        names = book.read("xl/workbook.xml").decode()
    assert 'name="Lecture"' in names
    assert 'name="Par structure fille"' in names


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Another format, or a folder that is not there: a sentence, and nothing is written."""
    with pytest.raises(Invalid, match=r"\.xlsx"):
        write_sheets(tmp_path / "mai.doc", ())
    for name in ("mai.csv", "mai.xlsx", "mai.ods"):
        with pytest.raises(Unavailable):
            write_sheets(tmp_path / "absent" / name, shown_tables())


def test_lines_for_people_tell_what_is_open() -> None:
    """The period, how many wait, and each figure."""
    world = World()
    three_answered_of_four(world)
    told = lines(world.desk("agent-caf").dashboard(DashboardQuestion(MAY.since, MAY.until)))
    assert "Publications du 1er mai 2026 au 31 mai 2026." in told[0]
    assert told[1].endswith("1 sur 4.")
    assert "Publiées\t4" in told
