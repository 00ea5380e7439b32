"""The addresses of the open-data API. They read only, open no session and set no cookie."""

from collections.abc import Callable, Iterator
from itertools import chain

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from core.explore.conditions import EVERYTHING
from core.explore.dataset import Dataset
from core.explore.errors import NoSuchDataset
from core.explore.query import Query
from core.explore.writing import csv_pieces, json_pieces, json_record
from public_form.explore import parameters
from public_form.explore.answers import FORMS, JSON, dataset_shape, exports_shape
from public_form.explore.exports import streamed
from public_form.explore.openapi import document
from public_form.explore.responses import answered, opened
from public_form.showing import whole
from public_form.wiring import doors

ROOT = "/api/explore/v2.1"
explore = Blueprint("explore", __name__, url_prefix=ROOT)
explore.after_request(opened)


@explore.get("/openapi.json")
def description() -> Response:
    """Describe the API to programs."""
    return answered(document(doors().datasets.catalogue()))


@explore.get("/catalog/datasets")
def catalogue() -> Response:
    """Give a page of the datasets."""
    limit, offset = parameters.page(request.args)
    parameters.refuse_clauses(request.args)
    datasets = doors().datasets.catalogue()
    shapes = [_shape(one) for one in datasets[offset : offset + limit]]
    return answered({"total_count": len(datasets), "results": shapes})


@explore.get("/catalog/datasets/<name>")
def one_dataset(name: str) -> Response:
    """Give what is known of a dataset."""
    return answered(_shape(_dataset(name)))


@explore.get("/catalog/datasets/<name>/records")
def records(name: str) -> Response:
    """Give a page of the records of a dataset."""
    dataset = _dataset(name)
    query = parameters.page_query(request.args, dataset)
    found = chain.from_iterable(doors().datasets.pieces(dataset, query))
    results = [json_record(record, query.selected) for record in found]
    return answered({"total_count": doors().datasets.count(dataset, query.where), "results": results})


@explore.get("/catalog/datasets/<name>/exports")
def exports(name: str) -> Response:
    """Give the forms that a dataset is exported in."""
    base = f"{ROOT}/catalog/datasets/{_dataset(name).id}/exports"
    return answered(exports_shape({form: whole(f"{base}/{form}") for form in FORMS}))


@explore.get("/catalog/datasets/<name>/exports/<form>")
def export(name: str, form: str) -> Response:
    """Send a dataset as a file."""
    dataset = _dataset(name)
    if form not in _WRITERS:
        raise NotFound
    write, content_type = _WRITERS[form]
    text = write(dataset, parameters.export_query(request.args, dataset))
    return streamed(text, content_type, f"{dataset.id}.{form}")


def _as_csv(dataset: Dataset, query: Query) -> Iterator[str]:
    given = request.args
    return csv_pieces(
        doors().datasets.pieces(dataset, query),
        query.selected,
        delimiter=parameters.delimiter(given),
        labels=parameters.truth(given, "use_labels", usual=False),
        bom=parameters.truth(given, "with_bom", usual=True),
    )


def _as_json(dataset: Dataset, query: Query) -> Iterator[str]:
    return json_pieces(doors().datasets.pieces(dataset, query), query.selected)


_WRITERS: dict[str, tuple[Callable[[Dataset, Query], Iterator[str]], str]] = {
    "csv": (_as_csv, "text/csv; charset=utf-8"),
    "json": (_as_json, "application/json; charset=utf-8"),
}


def _dataset(name: str) -> Dataset:
    """Give the dataset of a name, or of one that it had.

    Raises:
        NoSuchDataset: there is none.
    """
    for dataset in doors().datasets.catalogue():
        if name == dataset.id or name in dataset.former_ids:
            return dataset
    raise NoSuchDataset(f"Le jeu de données « {name[:60]} » n’existe pas : voyez la liste du catalogue.")


def _shape(dataset: Dataset) -> JSON:
    count = doors().datasets.count(dataset, EVERYTHING)
    return dataset_shape(dataset, count, str(current_app.jinja_env.globals["programme"]))
