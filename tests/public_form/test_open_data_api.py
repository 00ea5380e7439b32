"""The open-data API as programs meet it: shapes, errors, headers, files that are sent while they are read."""

import csv
import io
import json
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from flask import Flask

from core.errors import Unavailable
from core.explore.dataset import Dataset
from core.explore.port import Record
from core.explore.query import Query
from public_form.app import create_app
from public_form.wiring import Doors
from storage.opendata.columns import COLUMNS
from tests.fakes.datasets import FakeDatasets
from tests.fakes.world import World

ROOT = "/api/explore/v2.1/catalog/datasets"
ONE = f"{ROOT}/export-experiences"


@pytest.fixture
def told(world: World) -> World:
    """Give a world with twelve published experiences, one answered, and others that are not public."""
    world.answer(world.publish("caf-30", title="SECRET de polichinelle"))
    for number in range(11):
        world.publish("caf-34", title=f'Récit {number}; "a"\nsuite')
    for _ in range(3):
        world.submit("caf-30", title="CACHÉ", text="Un récit CACHÉ.")
    return world


def get(app: Flask, address: str, code: int = 200) -> Any:
    """Ask as a program does, and check what every answer promises."""
    answer = app.test_client().get(address)
    assert answer.status_code == code, answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"] == ("public, max-age=300" if code == 200 else "no-cache")
    assert "Set-Cookie" not in answer.headers
    assert "CACHÉ" not in answer.text
    return answer.json if answer.is_json else answer.text


def test_the_catalogue_and_a_dataset_have_the_official_shape(told: World, app: Flask) -> None:
    catalogue = get(app, ROOT)
    assert catalogue["total_count"] == 1
    assert catalogue["results"] == [get(app, ONE)]
    dataset = get(app, ONE)
    assert (dataset["dataset_id"], dataset["has_records"]) == ("export-experiences", True)
    assert dataset["metas"]["default"]["records_count"] == 12
    assert [field["name"] for field in dataset["fields"]] == [column.slug for column in COLUMNS]
    assert dataset["fields"][0] == {
        "name": "id_experience",
        "label": "ID expérience",
        "type": "int",
        "description": None,
        "annotations": {},
    }


def test_records_have_the_official_shape(told: World, app: Flask) -> None:
    """Ten by default, each with every field in order, null for what is empty."""
    found = get(app, f"{ONE}/records")
    assert found["total_count"] == 12
    assert len(found["results"]) == 10
    first = found["results"][0]
    assert list(first) == [column.slug for column in COLUMNS]
    assert first["id_experience"] == 1
    assert (first["etat_experience"], first["motif_de_rejet"]) == ("Traitée", None)


def test_the_older_name_leads_to_the_same_records(told: World, app: Flask) -> None:
    assert get(app, f"{ROOT}/export-expa-c-riences/records") == get(app, f"{ONE}/records")


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("select=id_experience&limit=2&offset=3", [4, 5]),
        ("select=id_experience&order_by=id_experience desc&limit=1", [12]),
        ("select=id_experience&where=etat_experience = 'Traitée'", [1]),
        ("select=id_experience&where='polichinelle'", [1]),
        ("select=id_experience&refine=etat_experience:Traitée&refine=date_de_publication:2026", [1]),
        ("select=id_experience&exclude=etat_experience:A traiter", [1]),
        ("select=id_experience&limit=-1&where=id_experience in (3, 5)", [3, 5]),
        ("select=id_experience&limit=0", []),
        ("select=id_experience&limit=1&lang=fr&timezone=Europe/Paris&include_links=true&inconnu=1", [1]),
    ],
)
def test_parameters_do_what_they_say(told: World, app: Flask, asked: str, numbers: list[int]) -> None:
    assert [record["id_experience"] for record in get(app, f"{ONE}/records?{asked}")["results"]] == numbers


def test_fields_take_other_names(told: World, app: Flask) -> None:
    (record,) = get(app, f"{ONE}/records?select=titre as t, id_experience&limit=1")["results"]
    assert record == {"t": "SECRET de polichinelle", "id_experience": 1}


@pytest.mark.parametrize(
    ("address", "code", "name"),
    [
        (f"{ONE}/records?where=)(", 400, "ODSQLError"),
        (f"{ONE}/records?where=inconnu = 'a'", 400, "ODSQLError"),
        (f"{ONE}/records?select=count(*) as n&group_by=pays", 400, "ODSQLError"),
        (f"{ONE}/records?group_by=pays", 400, "ODSQLError"),
        (f"{ONE}/records?order_by=inconnu", 400, "ODSQLError"),
        (f"{ONE}/records?refine=pays", 400, "ODSQLError"),
        (f"{ONE}/exports/json?where=)(", 400, "ODSQLError"),
        (f"{ROOT}?where=a", 400, "ODSQLError"),
        (f"{ONE}/records?limit=101", 400, "InvalidRESTParameterError"),
        (f"{ONE}/records?limit=-2", 400, "InvalidRESTParameterError"),
        (f"{ONE}/records?limit=x", 400, "InvalidRESTParameterError"),
        (f"{ONE}/records?limit=10&offset=9991", 400, "InvalidRESTParameterError"),
        (f"{ONE}/exports/csv?delimiter=ab", 400, "InvalidRESTParameterError"),
        (f"{ONE}/exports/csv?use_labels=peut-être", 400, "InvalidRESTParameterError"),
        (f"{ONE}/exports/xlsx", 404, "NotFoundError"),
        (f"{ROOT}/inconnu", 404, "DatasetNotFoundError"),
        (f"{ROOT}/inconnu/records", 404, "DatasetNotFoundError"),
        ("/api/autre", 404, "NotFoundError"),
        ("/api/", 404, "NotFoundError"),
    ],
)
def test_errors_are_json_under_the_official_names(app: Flask, address: str, code: int, name: str) -> None:
    error = get(app, address, code)
    assert error["error_code"] == name
    assert error["message"].endswith(".")
    assert list(error) == ["error_code", "message"]


def test_the_api_is_only_read(app: Flask) -> None:
    answer = app.test_client().post(f"{ONE}/records")
    assert (answer.status_code, answer.json["error_code"]) == (405, "MethodNotAllowedError")


def test_the_forms_of_export_are_listed_with_their_addresses(app: Flask) -> None:
    links = get(app, f"{ONE}/exports")["links"]
    assert {link["rel"]: link["href"].removeprefix("https://ecoute.exemple.fr") for link in links} == {
        "csv": f"{ONE}/exports/csv",
        "json": f"{ONE}/exports/json",
    }


def test_the_json_export_is_what_the_records_are(told: World, app: Flask) -> None:
    assert get(app, f"{ONE}/exports/json") == get(app, f"{ONE}/records?limit=100")["results"]
    assert len(get(app, f"{ONE}/exports/json?limit=3&order_by=titre")) == 3
    assert get(app, f"{ONE}/exports/json?where=titre is null") == []


def test_the_csv_export_is_official_unless_told_otherwise(told: World, app: Flask) -> None:
    """With its mark, its sign and French labels; each can be changed."""
    text = get(app, f"{ONE}/exports/csv?use_labels=true")
    assert text.startswith("\ufeffID expérience;Etat expérience;Écrit le;")
    assert len(list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))) == 13
    asked = "select=id_experience, titre as t&use_labels=false&with_bom=false&delimiter=%7C&where=id_experience < 3"
    lines = get(app, f"{ONE}/exports/csv?{asked}").split("\r\n")
    assert lines == ["id_experience|t", "1|SECRET de polichinelle", '2|"Récit 0; ""a"" suite"', ""]
    assert get(app, f"{ONE}/exports/csv?select=titre&where=titre is null") == "\ufefftitre\r\n"


class Counted(FakeDatasets):
    """Datasets that count the pieces read, and whose database fails at a piece."""

    def __init__(self, fails_at: int) -> None:
        self.fails_at = fails_at
        self.read = 0

    def catalogue(self) -> Sequence[Dataset]:
        return World().datasets.catalogue()

    def pieces(self, dataset: Dataset, query: Query) -> Iterator[Sequence[Record]]:
        for number in range(1, 100):
            if number == self.fails_at:
                raise Unavailable("La base ne répond pas.")
            self.read = number
            yield [{"id_experience": str(number)}]


def over(datasets: Counted, world: World) -> Flask:
    return create_app(Doors(world.intake, world.following, world.library, datasets, lambda: None), secret_key=b"cle")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_is_sent_while_it_is_read(world: World, form: str) -> None:
    """And a reader who goes away ends the work."""
    datasets = Counted(fails_at=0)
    answer = over(datasets, world).test_client().get(f"{ONE}/exports/{form}", buffered=False)
    body = iter(answer.response)
    next(body), next(body)
    assert datasets.read < 5
    answer.close()
    assert datasets.read < 5


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_trouble_on_the_way_leaves_a_file_cut_short(
    world: World, form: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody takes it for a whole one, and it is logged."""
    answer = over(Counted(fails_at=4), world).test_client().get(f"{ONE}/exports/{form}", buffered=False)
    got: list[bytes] = []
    with caplog.at_level(logging.ERROR), pytest.raises(Unavailable):
        got.extend(answer.response)
    text = b"".join(got).decode()
    assert "3" in text
    if form == "json":
        with pytest.raises(json.JSONDecodeError):
            json.loads(text)
    assert "La base ne répond pas" in caplog.text
    answer.close()


@pytest.mark.parametrize("path", ["exports/csv", "exports/json", "records"])
def test_a_trouble_before_the_first_piece_has_its_own_answer(world: World, path: str) -> None:
    app = over(Counted(fails_at=1), world)
    answer = app.test_client().get(f"{ONE}/{path}")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.json == {"error_code": "ServiceUnavailableError", "message": "La base ne répond pas."}


def test_an_unforeseen_error_is_json_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = over(Counted(fails_at=0), world)
    monkeypatch.setattr(Counted, "pieces", lambda *_: 1 / 0)
    answer = app.test_client().get(f"{ONE}/records")
    assert (answer.status_code, answer.json["error_code"]) == (500, "InternalServerError")


def test_only_the_api_is_open_to_other_sites(app: Flask) -> None:
    assert "Access-Control-Allow-Origin" not in app.test_client().get("/experiences").headers
