"""Promises of the list of columns."""

import json
from pathlib import Path

import pytest

from storage.opendata.columns import COLUMNS, EXPERIENCES, KNOWN_EXTRAS, STRUCTURES, slug_of

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="les données réelles (../shared/data) ne sont pas là")


def test_there_are_43_columns_each_once():
    """The official columns are 43, and no slug or label is there twice, extras included."""
    every = COLUMNS + KNOWN_EXTRAS
    assert len(COLUMNS) == 43
    assert len({column.slug for column in every}) == len({column.label for column in every}) == len(every)


@pytest.mark.parametrize("sheet", [EXPERIENCES, STRUCTURES], ids=["experiences", "structures"])
def test_every_label_and_slug_finds_its_slug(sheet):
    """A column is found by its label as well as by its slug, and no two columns are taken for one another."""
    for column in sheet.columns + sheet.extras:
        assert sheet.slug_of(column.label) == sheet.slug_of(column.slug) == column.slug


@pytest.mark.parametrize(
    "label", ["\ufeffÉcrit le", "ecrit LE", "  Écrit  le ", "E\u0301crit le", "ecrit_le", "Écrit\xa0le"]
)
def test_labels_are_compared_folded(label):
    """Case, accents, byte-order mark and spaces of a label do not matter."""
    assert slug_of(label) == "ecrit_le"


def test_an_unknown_label_has_no_slug():
    """A column that nobody knows is not guessed."""
    assert slug_of("Écrite le") is None


@needs_data
def test_columns_are_those_of_the_official_files():
    """Labels and slugs are those of the real CSV and JSON files, in their order."""
    with (DATA / "experiences-100.csv").open(encoding="utf-8-sig") as file:
        assert file.readline().rstrip("\r\n").split(";") == [column.label for column in COLUMNS]
    records = json.loads((DATA / "experiences-100.json").read_text(encoding="utf-8"))
    assert list(records[0]) == [column.slug for column in COLUMNS]
