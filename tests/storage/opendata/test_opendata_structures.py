"""Promises of the reader of structures."""

import io
import json
from pathlib import Path

import pytest

from core.errors import Invalid
from storage.opendata.remote import fetch
from storage.opendata.rows import BrokenRow
from storage.opendata.source import open_source
from storage.opendata.structure_rows import LinkFault, StructureRow
from storage.opendata.structures_files import read_structures

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="les données réelles (../shared/data) ne sont pas là")
HEADER = (
    "\ufeffCode SP+ de la structure;Code SP+ structure parent;Intitulé du réseau;Intitulé de la typologie;"
    "Intitulé de la structure;Code postal de la structure;Ville;Pays\n"
)


def read(content):
    """Give (rows, reports) of a text, or of an object as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    with open_source("-", io.BytesIO(text.encode()), Path(), fetch) as source:
        found = read_structures(source)
        return list(found.rows), found.reports


def service(code, *children, **more):
    links = [{"type_hierarchie": "Service Fils", "service": child} for child in children]
    return {"id": code, "nom": f"Service {code}", "categorie": "SI", "hierarchie": links} | more


def as_api(record):
    """Give the record as the API does: nested values are JSON inside strings."""
    return {key: json.dumps(value) if isinstance(value, (list, dict)) else value for key, value in record.items()}


def test_flat_csv_gives_stripped_cells():
    """Cells come without the spaces at their ends, with the line where the row starts."""
    rows, reports = read(HEADER + "12; 7 ;Caf;caf;Caf du Gard;30000;Nîmes; France\n")
    expected = StructureRow(2, "12", "7", "Caf", "caf", "Caf du Gard", "30000", "Nîmes", "France")
    assert (rows, reports) == ([expected], ())


def test_flat_json_takes_null_for_empty():
    """The flat JSON form gives the same rows; null is empty, and a number is text."""
    record = {"code_sp_de_la_structure": 12, "code_sp_structure_parent": None, "intitule_de_la_structure": " Caf "}
    rows, _ = read([record, record])
    assert rows == [StructureRow(place, "12", "", "", "", "Caf", "", "", "") for place in (1, 2)]


@pytest.mark.parametrize("content", [HEADER + " ;7;R;t;Nom;;;\n", [service("", "a")], [service(None)]])
def test_a_blank_code_is_broken_never_guessed(content):
    """A structure without a code is reported, whatever the form."""
    (row,), _ = read(content)
    assert isinstance(row, BrokenRow)
    assert row.reason == "code vide"


@pytest.mark.parametrize("api", [False, True], ids=["dump", "api"])
@pytest.mark.parametrize("shape", ["service", "results", "list"])
def test_every_shape_of_the_directory_gives_the_same_rows(api, shape):
    """The dump, the API's pages and a plain list give the same rows, with the links turned round."""
    address = [
        {"type_adresse": "Adresse postale", "code_postal": "75572", "nom_commune": "Paris Cedex 12", "pays": "France"},
        {"type_adresse": "Adresse", "code_postal": "75012", "nom_commune": " Paris", "pays": "France"},
    ]
    records = [
        service("b", adresse=address, type_organisme="Bureau"),
        service("a", "b", "c", pivot=[{"type_service_local": "dd_fip"}], adresse=address[:1]),
        service("c"),
    ]
    records = [as_api(record) for record in records] if api else records
    content = records if shape == "list" else {"note": {"service": "x"}, "total_count": 3, shape: records, "fin": [1]}
    rows, reports = read(content)
    assert rows == [
        StructureRow(1, "b", "a", "", "Bureau", "Service b", "75012", "Paris", "France"),
        StructureRow(2, "a", "", "", "dd_fip", "Service a", "75572", "Paris Cedex 12", "France"),
        StructureRow(3, "c", "a", "", "SI", "Service c", "", "", ""),
    ]
    assert reports == ()


def test_links_left_aside_are_reported():
    """A child that is not there, a second mother and a self-link are reported by id; the first mother is kept."""
    rows, reports = read({"service": [service("a", "x", "c", "a"), service("b", "c", "x"), service("c")]})
    assert [(row.code, row.parent_code) for row in rows] == [("a", ""), ("b", ""), ("c", "a")]
    assert [(report.fault, report.child, report.parent, report.kept_parent) for report in reports] == [
        (LinkFault.SELF, "a", "a", ""),
        (LinkFault.SECOND_PARENT, "c", "b", "a"),
        (LinkFault.UNRESOLVED, "x", "a", ""),
        (LinkFault.UNRESOLVED, "x", "b", ""),
    ]
    assert all(report.sentence.endswith(".") and report.parent in report.sentence for report in reports)


def test_only_links_to_children_count():
    """Links of another kind do not make a tree."""
    other = [
        {"type_hierarchie": "Autre hiérarchie", "service": "b"},
        {"type_hierarchie": "Service Fils", "service": ""},
    ]
    rows, reports = read([service("a", hierarchie=other), service("b")])
    assert ([row.parent_code for row in rows], reports) == (["", ""], ())


@pytest.mark.parametrize("value", ["[{", "[1]", "douze", ["x"]])
def test_an_unreadable_nested_value_breaks_its_row(value):
    """A nested value that is no list of objects breaks its structure, by the name of the field, and no other."""
    rows, _ = read([service("a", hierarchie=value), service("b")])
    assert isinstance(rows[0], BrokenRow)
    assert "hierarchie" in rows[0].reason
    assert rows[1].code == "b"


@pytest.mark.parametrize("cut", [3, 30, 60])
def test_a_truncated_directory_gives_what_is_whole(cut):
    """The structures before the cut are given with their parents, then a broken row says that the file is cut."""
    text = json.dumps({"service": [service("a", "b"), service("b"), service("c")]})
    rows, _ = read(text[:-cut])
    assert [(row.code, row.parent_code) for row in rows[:2]] == [("a", ""), ("b", "a")]
    assert isinstance(rows[-1], BrokenRow)
    assert "semble coupé" in rows[-1].reason


@pytest.mark.parametrize(
    "content",
    [
        "{}",
        '{"a": 1}',
        '{"service": 3}',
        '[{"id_experience": 1, "titre": "t"}]',
        "[1]",
        "<html>",
        "ID;Titre\n1;2\n",
    ],
)
def test_another_kind_of_file_is_refused(content):
    """A file that holds no structures is refused at once, in French."""
    with pytest.raises(Invalid) as caught:
        read(content)
    assert caught.value.sentence.endswith(".")


def test_an_empty_directory_is_no_error():
    """A directory with no structure gives no row."""
    assert read({"service": []}) == ([], ())


@needs_data
def test_the_real_flat_files_say_the_same():
    """The 4,031 real structures are alike in both forms, their 7 blank codes reported."""
    found = []
    for form in ("csv", "json"):
        with open_source(str(DATA / f"structures-national.{form}"), io.BytesIO(), Path(), fetch) as source:
            found.append(list(read_structures(source).rows))
    assert [len(rows) for rows in found] == [4031, 4031]
    assert [sum(isinstance(row, BrokenRow) for row in rows) for rows in found] == [7, 7]
    assert [row[1:] for row in found[0]] == [row[1:] for row in found[1]]


@needs_data
def test_the_real_directory_is_turned_round():
    """In the real sample, the office of a prefecture finds its parent, and keys before the list do no harm."""
    with open_source(str(DATA / "annuaire-dila-sample.json"), io.BytesIO(), Path(), fetch) as source:
        found = read_structures(source)
        parents = {row.code[:8]: row.parent_code[:8] for row in found.rows if isinstance(row, StructureRow)}
    assert (len(parents), parents["00f2d2ab"], found.reports) == (7, "a198c12b", ())
