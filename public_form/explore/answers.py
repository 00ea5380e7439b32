"""The shapes of the answers: a dataset, its fields, the list of its exports."""

from hashlib import blake2b
from typing import Any

from core.explore.dataset import Dataset, Field

FORMS = ("csv", "json")
"""The forms of the exports."""

JSON = dict[str, Any]


def dataset_shape(dataset: Dataset, count: int, publisher: str) -> JSON:
    """Give a dataset as the catalogue tells of it."""
    return {
        "dataset_id": dataset.id,
        "dataset_uid": _uid(dataset),
        "attachments": [],
        "has_records": True,
        "data_visible": True,
        "fields": [_field_shape(field) for field in dataset.fields],
        "metas": {"default": _metas(dataset, count, publisher)},
        "features": [],
    }


def exports_shape(addresses: dict[str, str]) -> JSON:
    """Give the list of the forms that a dataset is exported in, by form."""
    return {"links": [{"rel": form, "href": address} for form, address in addresses.items()]}


def _field_shape(field: Field) -> JSON:
    return {"name": field.name, "label": field.label, "type": field.kind.value, "description": None, "annotations": {}}


def _metas(dataset: Dataset, count: int, publisher: str) -> JSON:
    return {
        "title": dataset.title,
        "description": dataset.description,
        "language": "fr",
        "timezone": "Europe/Paris",
        "publisher": publisher,
        "records_count": count,
    }


def _uid(dataset: Dataset) -> str:
    """Give a short mark that stays the same for as long as the identifier does."""
    return "da_" + blake2b(dataset.id.encode(), digest_size=3).hexdigest()
