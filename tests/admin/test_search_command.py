"""`ecoute search`: lines, JSON, facets, files of the three formats, and kept searches."""

import csv
from pathlib import Path
from zipfile import ZipFile

from odfdo import Document

from admin.commands.search import facet_lines, lines
from admin.spreadsheet import write_sheets
from core.seeking.exporting import HEADERS, sheet
from core.sheets import Sheet
from tests.admin.conftest import Ecoute, House
from tests.fakes.world import SOURCE, World, submission


def table(world: World) -> tuple[Sheet, Sheet]:
    world.publish(title="=1+1", text="Un <récit> & deux\nlignes.")
    page = world.desk("modo").export_rows("")
    return sheet("", page.rows, whole=page.following is None)


def test_the_three_formats_hold_the_same_rows(tmp_path: Path) -> None:
    """CSV, XLSX and ODS: same headers, same text, and no formula."""
    tables = table(World())
    for suffix in (".csv", ".xlsx", ".ods"):
        write_sheets(tmp_path / f"liste{suffix}", tables)
    with (tmp_path / "liste.csv").open(encoding="utf-8-sig", newline="") as written:
        rows = list(csv.reader(written, delimiter=";"))
    assert rows[1] == list(HEADERS)
    assert rows[2][2:4] == ["'=1+1", "Un <récit> & deux\nlignes."]
    first = Document(tmp_path / "liste.ods").body.tables[0]
    assert first.get_row_values(0) == list(HEADERS)
    assert first.get_row_values(1)[:4] == [1, *rows[2][1:4]]
    with ZipFile(tmp_path / "liste.xlsx") as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if "worksheets/" in name)


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    """A workbook takes 32,767 signs a cell: a longer text ends in an ellipsis instead of being left out."""
    write_sheets(tmp_path / "long.xlsx", [Sheet("Long", ("Récit",), (("a" * 40_000,),))])
    with ZipFile(tmp_path / "long.xlsx") as book:
        assert "a" * 100 + "…" in book.read("xl/worksheets/sheet1.xml").decode()


def test_lines_for_people_tell_what_was_found() -> None:
    """A line for each experience, what names stand for, and the count with its facets."""
    world = World()
    world.publish()
    desk = world.desk("modo")
    told = lines(desk.search("caf:gard versement"))
    assert told[0].endswith("Caf du Gard")
    assert told[1].startswith("1\t")
    counts = facet_lines(desk.facets("caf:gard versement"))
    assert "1" in counts[0]
    assert any(line.startswith("canal:téléphone\t") for line in counts)


def test_a_search_from_the_command_line(ecoute: Ecoute, house: House, tmp_path: Path) -> None:
    """JSON, a file, a search kept under a name and run by it; an unreadable line ends with one sentence."""
    file = tmp_path / "liste.ods"
    house.intake.submit(submission(), SOURCE)
    house.desk("modo").publish(1, 1)
    asked = ("search", "caf:gard", "--as", "modo", "--json")
    document = ecoute(*asked, "--facets", "--ods", file, "--save", "Le Gard").document
    assert [hit["number"] for hit in document["results"]["hits"]] == [1]
    assert document["facets"]["total"] == 1
    assert Document(file).body.tables[0].height == 2
    assert "Le Gard" in ecoute("search", "--list", "--as", "modo").out
    assert [
        hit["number"] for hit in ecoute("search", "--saved", "Le Gard", "--as", "modo", "--json").document["hits"]
    ] == [1]
    assert ecoute("search", "--remove", "Le Gard", "--as", "modo", "--json").document == []
    assert ecoute("search", "--saved", "Le Gard", "--as", "modo").code != 0
    refused = ecoute("search", "cannal:x", "--as", "modo")
    assert (refused.code != 0, "canal" in refused.err) == (True, True)
