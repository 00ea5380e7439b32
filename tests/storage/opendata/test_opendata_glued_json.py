"""Properties of reading JSON files that were glued from chunks and broken at their edges."""

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from storage.opendata.columns import COLUMNS
from storage.opendata.json_rows import read_json
from storage.opendata.rows import SourceRow

# Texts made of what JSON is made of, so that cuts fall in the worst places.
SIGNS = [*'{}[]",:\\ \n\0é😀abu', '{"id_experience":', "titre", "null"]
NASTY = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join)
OTHERS = [column.slug for column in COLUMNS if column.slug not in {"id_experience", "titre", "description"}]
GLUE = st.sampled_from(["", ",", "\n", "][", "],[", "[", "]", " , "])


@st.composite
def records(draw):
    """Give the JSON text of a record without its number, which is put in when it is known."""
    values = {"id_experience": "@", "titre": draw(NASTY), "description": draw(NASTY)}
    values |= draw(st.dictionaries(st.sampled_from(OTHERS), st.none() | NASTY | st.integers(), max_size=4))
    keys = draw(st.permutations(list(values)))
    plain = json.dumps({key: values[key] for key in keys}, ensure_ascii=draw(st.booleans()))
    return plain.replace('"@"', "@", 1) if draw(st.booleans()) else plain


@st.composite
def pieces(draw):
    """Give (the pieces of a file in order, the numbers of those that are intact)."""
    parts, intact = [], []
    for number in range(1, draw(st.integers(2, 7))):
        whole = draw(records()).replace("@", str(1000 + number), 1)
        kind = draw(st.sampled_from(["whole", "whole", "whole", "head"]))
        parts.append(whole if kind == "whole" else whole[: draw(st.integers(1, len(whole) - 1))])
        intact += [str(1000 + number)] if kind == "whole" else []
    return parts, intact


def read_ids(content, chunk):
    rows = list(read_json(io.BytesIO(content.encode()), chunk=chunk))
    return rows, [row.values["id_experience"] for row in rows if isinstance(row, SourceRow)]


@settings(max_examples=150, deadline=None)
@given(made=pieces(), glue=st.lists(GLUE, min_size=8, max_size=8), chunk=st.sampled_from([1, 2, 7, 40, 5000]))
def test_every_intact_record_comes_out_once(made, glue, chunk):
    """Wherever other records are cut short, each intact one is given once, in order, and nothing else is."""
    parts, intact = made
    if not intact:
        return
    content = "[" + "".join(part + sign for part, sign in zip(parts, glue, strict=False)) + "]"
    rows, found = read_ids(content, chunk)
    assert found == intact
    assert [row.place for row in rows] == list(range(1, len(rows) + 1))


@settings(max_examples=100, deadline=None)
@given(before=records(), inside=records(), after=records(), data=st.data(), chunk=st.sampled_from([1, 3, 64, 5000]))
def test_a_record_that_begins_inside_another_comes_out(before, inside, after, data, chunk):
    """When an intact record stands in the middle of a cut one, it and the next come out, and the cut one does not."""
    before, inside, after = (
        part.replace("@", number, 1) for part, number in zip((before, inside, after), "123", strict=True)
    )
    at = data.draw(st.integers(1, len(before) - 1))
    glue = data.draw(GLUE)
    _, found = read_ids(f"[{before[:at]}{glue}{inside}{glue}{before[at:]},{after}]", chunk)
    assert found == ["2", "3"]


@settings(max_examples=60, deadline=None)
@given(made=pieces(), at=st.floats(0, 1), chunk=st.sampled_from([1, 7, 5000]))
def test_a_cut_does_not_depend_on_how_the_file_is_read(made, at, chunk):
    """The same bytes give the same rows, whatever the size of the pieces in which they are read."""
    content = "[" + ",".join(made[0])
    content = content[: int(len(content) * at)] + "]"
    if '"id_experience"' in content:
        assert read_ids(content, chunk) == read_ids(content, 1 << 20)
