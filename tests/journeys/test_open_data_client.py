"""A program written for the official portal reads ours: it pages, it downloads, and it gets what is exported."""

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from public_form.app import create_app
from public_form.wiring import Doors
from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.opendata.explore.datasets import SqlDatasets
from storage.opendata.exporter import write_csv
from storage.store import SqlStore
from tests.fakes.world import World
from tests.storage.samples import a_concern, a_published_experience, a_response, a_structure, an_experience, plant, put

ONE = "/api/explore/v2.1/catalog/datasets/export-experiences"
COUNT = 237


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> tuple[FlaskClient, str]:
    """Give a client of the site over a small base, and the file that `ecoute export` makes of it."""
    file: Path = tmp_path_factory.mktemp("client") / "ecoute.db"
    engine = open_engine(sqlite_url(file))
    schema.upgrade(engine)
    plant(engine, a_structure("caf", name="Caf du Gard"))
    with SqlStore(engine).writing() as uow:
        for number in range(1, COUNT + 1):
            put(uow, [a_published_experience(number, title=f"Récit {number % 7}", text='Une ligne;\n"autre"')])
            put(uow, [a_concern(number)])
        put(uow, [a_response(1, state="published"), an_experience(900, title="Pas encore publiée")])
        uow.commit()
    world, out = World(), io.StringIO(newline="")
    write_csv(engine, out)
    doors = Doors(world.intake, world.following, world.library, SqlDatasets(engine), lambda: None)
    return create_app(doors, secret_key=b"cle").test_client(), out.getvalue()


def test_pages_put_together_are_the_whole_dataset(exported: tuple[FlaskClient, str]) -> None:
    """Page after page until one is short, in a given order: each record once."""
    client, _ = exported
    found: list[int] = []
    while True:
        asked = {"limit": 100, "offset": len(found), "order_by": "titre desc", "select": "id_experience,titre"}
        page = client.get(f"{ONE}/records", query_string=asked).get_json()
        found += [record["id_experience"] for record in page["results"]]
        if len(page["results"]) < 100:
            break
    assert page["total_count"] == len(found) == COUNT
    assert sorted(found) == list(range(1, COUNT + 1))
    assert found == sorted(found, key=lambda number: (-(number % 7), number))


def test_the_csv_of_the_api_is_the_one_that_is_exported(exported: tuple[FlaskClient, str]) -> None:
    client, whole = exported
    text = client.get(f"{ONE}/exports/csv?use_labels=true").get_data(as_text=True)
    assert text == whole
    header, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert header[0] == "ID expérience"
    assert [int(row[0]) for row in rows] == list(range(1, COUNT + 1))


def test_both_exports_hold_the_same(exported: tuple[FlaskClient, str]) -> None:
    client, _ = exported
    records = client.get(f"{ONE}/exports/json").get_json()
    text = client.get(f"{ONE}/exports/csv").get_data(as_text=True).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [{name: value or None for name, value in row.items()} for row in rows] == [
        {name: str(value) if isinstance(value, int) else value for name, value in record.items()} for record in records
    ]
