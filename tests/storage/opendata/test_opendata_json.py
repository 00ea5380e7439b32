"""Promises of the reader of JSON files."""

import io
import json
import tracemalloc

import pytest

from core.errors import Invalid
from storage.opendata.columns import COLUMNS
from storage.opendata.json_rows import read_json
from storage.opendata.rows import MAX_CELL, BrokenRow, SourceRow


def record(number, **more):
    return {"id_experience": number, "titre": f"t{number}", "description": "d"} | more


def text(*numbers):
    return ",".join(json.dumps(record(number)) for number in numbers)


def read(content, chunk=64):
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_json(io.BytesIO(data), chunk=chunk))


def ids(rows):
    return [row.values["id_experience"] for row in rows if isinstance(row, SourceRow)]


def reasons(rows):
    return [row.reason for row in rows if isinstance(row, BrokenRow)]


@pytest.mark.parametrize("chunk", [1, 3, 50, 100_000])
@pytest.mark.parametrize(
    "content",
    [
        f"[{text(1, 2, 3)}]",
        f"\ufeff[{text(1, 2)}][{text(3)}]",
        f"[{text(1)}\n{text(2)}{text(3)}]\n",
        f"[{text(1)}],\r\n\ufeff[{text(2, 3)}]",
        "\n".join(text(number) for number in (1, 2, 3)),
        json.dumps({"total_count": 3, "results": [record(1), record(2), record(3)]}, indent=2),
        json.dumps({"results": [record(1), record(2), record(3)], "total_count": 3}),
        f'{{"results": [{text(1, 2)}]}}{{"total_count": 9, "results": [{text(3)}]}}',
    ],
    ids=["array", "arrays", "no commas", "parted", "lines", "results", "results first", "pages"],
)
def test_every_known_shape_is_read(content, chunk):
    """An array, arrays end to end, JSON lines and pages of the records API all give their records, in order."""
    rows = read(content, chunk)
    assert (ids(rows), reasons(rows)) == (["1", "2", "3"], [])
    assert [row.place for row in rows] == [1, 2, 3]


@pytest.mark.parametrize("content", ["[]", '{"results": []}', '{"total_count": 0, "results": []}\n'])
def test_an_export_without_records_is_no_error(content):
    """An empty list is an export with nothing in it."""
    assert read(content) == []


def test_values_become_text():
    """Numbers, lists, booleans and null each become text; every official column is there."""
    more = {"pays": None, "action": True, "canaux_typologie_1": ["Accueil", None, 2], "tags_metiers": []}
    (row,) = read(json.dumps([record(12.0, taux_de_similarite_reponse_ia_structure_1=87.5, **more)]))
    assert list(row.values) == [column.slug for column in COLUMNS]
    expected = {"id_experience": "12", "taux_de_similarite_reponse_ia_structure_1": "87.5", "pays": ""}
    expected |= {"action": "true", "canaux_typologie_1": "Accueil,,2", "tags_metiers": ""}
    assert {slug: row.values[slug] for slug in expected} == expected


def test_numbers_of_any_length_are_kept_as_written():
    """A number beyond all limits is text like another; NaN, which pandas writes for null, is empty."""
    (row,) = read(f'[{{"id_experience": {"9" * 5000}, "titre": NaN, "description": "d"}}]')
    assert (row.values["id_experience"], row.values["titre"]) == ("9" * 5000, "")


def test_signs_that_no_database_keeps_are_left_out():
    """An escaped NUL or half an emoji is left out of the text; a whole emoji stays."""
    (row,) = read(r'[{"id_experience": 1, "titre": "a\u0000b\ud83d", "description": "\ud83d\ude00 é"}]')
    assert (row.values["titre"], row.values["description"]) == ("ab", "😀 é")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"humeur": "gaie"}, "champ inconnu «\u202fhumeur\u202f»"),
        ({"pays": {"nom": "France"}}, "champ «\u202fpays\u202f» imbriqué"),
        ({"pays": [["France"]]}, "champ «\u202fpays\u202f» imbriqué"),
    ],
)
def test_a_record_of_another_shape_is_broken_alone(wrong, words):
    """An unknown field or a nested value breaks its record, by name, and no other."""
    rows = read(f"[{text(1)},{json.dumps(record(2, **wrong))},{text(3)}]")
    assert (ids(rows), [row.place for row in rows]) == (["1", "3"], [1, 2, 3])
    assert words in reasons(rows)[0]
    assert rows[1].text.startswith('{"id_experience": 2')


def test_a_record_without_a_required_field_is_broken():
    """A record that lacks the key, the title or the text is not an experience."""
    rows = read(f'[{text(1)},{{"id_experience": 2, "titre": "t"}}]')
    assert reasons(rows) == ["champ obligatoire «\u202fdescription\u202f» absent"]


def test_two_halves_of_records_are_not_taken_for_one():
    """When the head of one record meets the tail of another, the doubled field shows it."""
    rows = read('[{"id_experience": 1, "titre": "a", "description": "x", "titre": "b", "description": "c"}]')
    assert "deux fois" in reasons(rows)[0]


def test_undecodable_bytes_break_that_record_only():
    """A record with bytes that are not UTF-8 is reported; the accents of the others are kept."""
    good = json.dumps(record(1, pays="Algérie"), ensure_ascii=False).encode()
    rows = read(b"[" + good + b',{"id_experience": 2, "titre": "caf\xe9", "description": ""},' + good + b"]", chunk=5)
    assert [row.values["pays"] for row in rows if isinstance(row, SourceRow)] == ["Algérie", "Algérie"]
    assert "UTF-8" in reasons(rows)[0]


@pytest.mark.parametrize("tail", [text(3)[:-1], text(3)[:30], text(3)[:1], "", "[", text(3) + ","])
def test_a_truncated_file_is_said_to_be_cut(tail):
    """A file that ends inside a record, or between two, gives one broken row that says so."""
    rows = read(f"[{text(1, 2)},{tail}")
    assert ids(rows)[:2] == ["1", "2"]
    assert [reason[:24] for reason in reasons(rows)] == ["le fichier semble coupé "]
    assert isinstance(rows[-1], BrokenRow)


def test_a_list_put_inside_a_record_is_read():
    """When a chunk was glued where a value should be, the record around is broken and those inside are read."""
    rows = read(f'[{{"id_experience": 1, "titre": [{text(2, 3)}], "description": "d"}},{text(4)}]')
    assert ids(rows) == ["2", "3", "4"]
    assert [row.place for row in rows] == [1, 2, 3, 4, 5]  # 1 is broken, and so is what is left of it


def test_escaped_json_inside_a_text_is_no_record():
    """A citizen who quotes a record in their text does not make one."""
    quoted = json.dumps(record(99))
    rows = read(f"[{json.dumps(record(1, pays=quoted))}, {json.dumps(record(2, pays=quoted))[:-9]}")
    assert ids(rows) == ["1"]


@pytest.mark.parametrize(
    "content",
    ['{"error_code": "NotFound", "message": "titre"}', "[1, 2, 3]", '[{"nom": "x"}]', "{", '{"type": "Feature"}'],
)
def test_another_kind_of_file_is_refused_before_any_row(content):
    """JSON that is no export is refused at once."""
    with pytest.raises(Invalid, match="n’est pas un export d’expériences"):
        read_json(io.BytesIO(content.encode()))


def test_a_deep_nest_is_no_traceback():
    """A record nested beyond reason is a broken row."""
    rows = read(f'[{{"id_experience": {"[" * 100_000}', chunk=1 << 20)
    assert reasons(rows)[0].startswith("le fichier semble coupé")
    rows = read(f'[{{"id_experience": {"[" * 100_000}}}, {text(2)}]', chunk=1 << 20)
    assert (ids(rows), reasons(rows)) == (["2"], ["trop de niveaux imbriqués"])


def test_a_record_without_end_is_given_up_and_memory_stays_bounded():
    """A text that never ends is given up at the cap, and the record after it is read."""

    class Endless:
        parts = iter([f'[{text(1)},{{"titre": "'.encode(), *[b"x" * (1 << 20)] * 40, f'"}},{text(2)}]'.encode()])

        def read(self, size, /):
            return next(self.parts, b"")

    tracemalloc.start()
    rows = list(read_json(Endless()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (ids(rows), "16 Mio" in reasons(rows)[0]) == (["1", "2"], True)
    assert peak < 6 * MAX_CELL


def test_memory_stays_flat():
    """Reading 5,000 records takes no more memory than a few pieces of the file."""
    one = (json.dumps(record(1, pays="x" * 3000)) + ",").encode()

    class Many:
        parts = iter([b"[", *[one] * 5_000, b"]"])

        def read(self, size, /):
            return next(self.parts, b"")

    tracemalloc.start()
    count = sum(1 for _ in read_json(Many()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (count, peak < 4 * 1024 * 1024) == (5_000, True)
