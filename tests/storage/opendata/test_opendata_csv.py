"""Promises of the reader of CSV files."""

import csv
import io
import tracemalloc
from pathlib import Path

import pytest

from core.errors import Invalid
from storage.opendata import rows as rows_module
from storage.opendata.columns import COLUMNS, KNOWN_EXTRAS
from storage.opendata.csv_rows import read_csv
from storage.opendata.experiences_files import read_experiences
from storage.opendata.remote import fetch
from storage.opendata.rows import BrokenRow, SourceRow
from storage.opendata.source import open_source

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="les données réelles (../shared/data) ne sont pas là")
HEADER = "ID expérience;Titre;Description\n"


def read(content, chunk=64):
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_csv(io.BytesIO(data), chunk=chunk))


def ids(rows):
    return [row.values["id_experience"] for row in rows if isinstance(row, SourceRow)]


def sentence(content):
    with pytest.raises(Invalid) as caught:
        read_csv(io.BytesIO(content if isinstance(content, bytes) else content.encode()))
    return caught.value.sentence


@pytest.mark.parametrize("chunk", [1, 2, 7, 1024])
def test_rows_come_with_the_line_where_they_start(chunk):
    """Multi-line cells, Windows line ends, blank lines and a bare carriage return do not shift the lines."""
    rows = read('\ufeffID expérience;Titre;Description\r\n1;"a\nb\rc";d\r\n\r\n2;"e;""f""";g', chunk)
    assert [(row.place, row.values["titre"], row.values["description"]) for row in rows] == [
        (2, "a\nb\rc", "d"),
        (5, 'e;"f"', "g"),
    ]


def test_every_official_column_is_there():
    """A row has every official column, empty when the file lacks it; known extras are kept."""
    (row,) = read("id_experience;titre;DESCRIPTION;Code postal usager\n1;t;d;30000\n")
    assert set(row.values) == {column.slug for column in COLUMNS} | {KNOWN_EXTRAS[0].slug}
    assert (row.values["code_postal_usager"], row.values["pays"]) == ("30000", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("ID expérience;Titre;Description;Humeur\n1;a;b;c\n", "n°\u202f4, «\u202fHumeur\u202f», est inconnue"),
        ("ID expérience;Titre;Description;\n1;a;b;\n", "n°\u202f4 n’a pas de nom"),
        ("ID expérience;Titre\n1;a\n", "la colonne obligatoire «\u202fDescription\u202f»"),
        ("Pays\nFrance\n", "les colonnes obligatoires «\u202fID expérience\u202f», «\u202fTitre\u202f»"),
        ("ID expérience;Titre;Description;titre\n", "«\u202fTitre\u202f» est là 2 fois"),
        ("ID expérience,Titre,Description\n1,a,b\n", "la virgule et non par le point-virgule"),
        ("ID expérience\tTitre\tDescription\n", "la tabulation"),
        (HEADER.encode("latin-1"), "ligne 1) n’est pas en UTF-8"),
        (HEADER.encode("utf-16"), "iconv"),
        ("<!DOCTYPE html>\n<html>", "page web"),
        ("42", "«\u202f42\u202f», est inconnue"),
        ('"ID expérience;Titre', "pas de ligne d’en-tête"),
        ("\n\n", "pas de ligne d’en-tête"),
        ("a\rb", "pas un export d’expériences au format CSV"),
    ],
)
def test_a_wrong_header_is_refused_before_any_row(content, words):
    """A header that is not ours is refused at once, and the sentence names what is wrong."""
    assert words in sentence(content)


def test_the_line_of_the_header_is_named():
    """Blank lines before the header are passed over, and the sentence names the true line."""
    assert "À la ligne 3" in sentence("\n\nID expérience;Titre;Description;Humeur\n")


def test_too_many_or_too_few_cells_break_that_row_only():
    """A row with a wrong number of cells is reported with both numbers, and the others are read."""
    rows = read(HEADER + "1;a;b\n2;a\n3;a;b;c\n4;a;b\n")
    assert ids(rows) == ["1", "4"]
    assert [(row.place, row.reason[:26], row.text) for row in rows if isinstance(row, BrokenRow)] == [
        (3, "2 cellules au lieu de 3\u202f: ", "2;a"),
        (4, "4 cellules au lieu de 3\u202f: ", "3;a;b;c"),
    ]


def test_undecodable_bytes_break_that_row_only():
    """A row with bytes that are not UTF-8 is reported; those before and after are read, accents and all."""
    rows = read(HEADER.encode() + "1;é;b\n".encode() + b"2;caf\xe9;b\n" + "3;ü;b\n".encode())
    assert [row.values["titre"] for row in rows if isinstance(row, SourceRow)] == ["é", "ü"]
    assert isinstance(rows[1], BrokenRow)
    assert (rows[1].place, rows[1].text) == (3, "2;caf;b")
    assert "UTF-8" in rows[1].reason


@pytest.mark.parametrize("tail", ['3;"a;b\n4;a', "3;a", '3;a;"b'])
def test_a_truncated_file_is_said_to_be_cut(tail):
    """A file that ends inside a quote or without its last cells gives a broken row that says so."""
    rows = read(HEADER + '1;a;b\n2;"a\n";b\n' + tail)
    assert ids(rows) == ["1", "2"]
    assert isinstance(rows[2], BrokenRow)
    assert (rows[2].place, rows[2].reason[:20]) == (5, "le fichier semble co")
    assert rows[2].text.startswith("3;a")


def test_nul_bytes_are_left_out():
    """A NUL, which no database keeps, is left out of the cell; the row is kept."""
    assert [row.values["titre"] for row in read(HEADER + "1;a\0b;c\n2;d;e\n")] == ["ab", "d"]


def test_a_cell_beyond_the_limit_breaks_its_row():
    """A huge cell, as a stray quote makes one, is reported and reading goes on: no traceback."""
    huge = '1;"' + ("x" * 1023 + "\n") * (rows_module.MAX_CELL // 1024 + 1)
    rows = read(HEADER + huge + 'x";c\n2;a;b\n', chunk=1024 * 1024)
    assert isinstance(rows[0], BrokenRow)
    assert (rows[0].place, "16 Mio" in rows[0].reason) == (2, True)
    assert ids(rows) == ["2"]


def test_a_file_without_line_ends_is_read_in_bounded_memory():
    """A line of 80 MB does not come into memory whole."""

    class Endless:
        left = 80

        def read(self, size, /):
            self.left -= 1
            return HEADER.encode() if self.left == 79 else b"x" * 1024 * 1024 if self.left > 0 else b""

    tracemalloc.start()
    rows = list(read_csv(Endless()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert all(isinstance(row, BrokenRow) for row in rows)
    assert rows
    assert peak < 200 * 1024 * 1024


def test_memory_stays_flat():
    """Reading 5,000 rows takes no more memory than a few pieces of the file."""

    class Many:
        def __init__(self):
            self.lines = iter([HEADER.encode()] + [b'1;a;"' + b"x" * 3000 + b'"\n'] * 5_000)

        def read(self, size, /):
            return next(self.lines, b"")

    tracemalloc.start()
    count = sum(1 for _ in read_csv(Many()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, peak < 4 * 1024 * 1024) == (5_000, True)


@needs_data
def test_the_real_csv_and_json_say_the_same(tmp_path):
    """The 100 real experiences are read whole, and alike from both forms; line numbers are those of csv."""
    found = []
    for form in ("csv", "json"):
        with open_source(str(DATA / f"experiences-100.{form}"), io.BytesIO(), tmp_path, fetch) as source:
            found.append(list(read_experiences(source)))
    assert [row.values for row in found[0]] == [row.values for row in found[1]]
    assert [row.place for row in found[1]] == list(range(1, 101))
    with (DATA / "experiences-100.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        last_lines = [reader.line_num for _ in reader]
    assert [row.place for row in found[0]] == [line + 1 for line in last_lines[:-1]]
