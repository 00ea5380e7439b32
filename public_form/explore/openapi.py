"""The OpenAPI document of the API, made from the fields of the datasets."""

from collections.abc import Sequence
from typing import Any

from core.explore.dataset import Dataset, Field, Kind
from public_form.explore.parameters import DELIMITERS, LARGEST_PAGE, PAGE, REACH

JSON = dict[str, Any]

_TEXT: JSON = {"type": "string"}
_COUNT: JSON = {"type": "integer", "minimum": 0}
_FIELD = {
    "type": "object",
    "required": ["name", "label", "type", "description", "annotations"],
    "properties": {"name": _TEXT, "label": _TEXT, "type": {"enum": list(Kind)}},
}
_DATASET = {
    "type": "object",
    "required": ["dataset_id", "dataset_uid", "has_records", "fields", "metas"],
    "properties": {
        "dataset_id": _TEXT,
        "dataset_uid": _TEXT,
        "has_records": {"type": "boolean"},
        "fields": {"type": "array", "items": _FIELD},
        "metas": {"type": "object"},
    },
}
_LINKS = {
    "type": "object",
    "required": ["links"],
    "properties": {"links": {"type": "array", "items": {"type": "object", "required": ["rel", "href"]}}},
}
_ERROR = {
    "type": "object",
    "required": ["error_code", "message"],
    "properties": {"error_code": _TEXT, "message": _TEXT},
}
_RECORD = {"$ref": "#/components/schemas/record"}


def document(datasets: Sequence[Dataset]) -> JSON:
    """Give the document."""
    known = [name for dataset in datasets for name in (dataset.id, *dataset.former_ids)]
    identifier = _parameter("dataset_id", {"type": "string", "enum": known}, place="path")
    fields = {field.name: field for dataset in datasets for field in dataset.fields}
    record = {"type": "object", "properties": {name: _value(field) for name, field in fields.items()}}
    base = "/api/explore/v2.1/catalog/datasets"
    one = f"{base}/{{dataset_id}}"
    return {
        "openapi": "3.0.3",
        "info": {"title": "Données ouvertes", "version": "2.1"},
        "paths": {
            base: _get("Les jeux de données", [*_page()], _json(_listed(_DATASET)), 400),
            one: _get("Un jeu de données", [identifier], _json(_DATASET), 404),
            f"{one}/records": _get(
                "Des lignes", [identifier, *_clauses(), *_page()], _json(_listed(_RECORD)), 400, 404
            ),
            f"{one}/exports": _get("Les formes d’export", [identifier], _json(_LINKS), 404),
            f"{one}/exports/json": _get(
                "Toutes les lignes, en JSON",
                [identifier, *_clauses(), _limit(-1, None)],
                _json({"type": "array", "items": _RECORD}),
                *(400, 404),
            ),
            f"{one}/exports/csv": _get(
                "Toutes les lignes, en CSV",
                [identifier, *_clauses(), _limit(-1, None), *_csv()],
                {"text/csv": {"schema": _TEXT}},
                *(400, 404),
            ),
        },
        "components": {"schemas": {"record": record}},
    }


def _get(summary: str, parameters: list[JSON], content: JSON, *errors: int) -> JSON:
    failed = {str(code): {"description": "Erreur", "content": _json(_ERROR)} for code in (*errors, 503)}
    return {
        "get": {
            "summary": summary,
            "parameters": parameters,
            "responses": {"200": {"description": "Trouvé", "content": content}, **failed},
        }
    }


def _json(schema: JSON) -> JSON:
    return {"application/json": {"schema": schema}}


def _listed(item: JSON) -> JSON:
    return {
        "type": "object",
        "required": ["total_count", "results"],
        "properties": {"total_count": _COUNT, "results": {"type": "array", "items": item, "maxItems": LARGEST_PAGE}},
    }


def _value(field: Field) -> JSON:
    return {
        "type": "integer" if field.kind is Kind.INTEGER else "string",
        "nullable": True,
        "description": field.label,
    }


def _parameter(name: str, schema: JSON, *, place: str = "query") -> JSON:
    return {"name": name, "in": place, "required": place == "path", "schema": schema}


def _clauses() -> list[JSON]:
    several = {"type": "array", "items": _TEXT}
    texts = [_parameter(name, _TEXT) for name in ("select", "where", "order_by", "lang", "timezone")]
    return [*texts, _parameter("refine", several), _parameter("exclude", several)]


def _limit(usual: int, most: int | None) -> JSON:
    bounds = {} if most is None else {"maximum": most}
    return _parameter("limit", {"type": "integer", "minimum": -1, "default": usual, **bounds})


def _page() -> list[JSON]:
    offset = {"type": "integer", "minimum": 0, "maximum": REACH - LARGEST_PAGE, "default": 0}
    return [_limit(PAGE, LARGEST_PAGE), _parameter("offset", offset)]


def _csv() -> list[JSON]:
    usual = {"use_labels": False, "with_bom": True}
    truths = [_parameter(name, {"type": "boolean", "default": default}) for name, default in usual.items()]
    return [_parameter("delimiter", {"type": "string", "enum": list(DELIMITERS)}), *truths]
