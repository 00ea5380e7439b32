"""What the server answers, described for programs (OpenAPI 3.1): made from the signatures of the desk."""

import json
from functools import cache
from typing import Any

from flask import Blueprint, Response
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from core.wire.calls import Call, call, names
from core.wire.problems import MEDIA_TYPE
from desk_api.changes import ADDRESS, LONGEST_MARK
from desk_api.revising import revised
from desk_api.sessions import Enrolling, Link, SigningIn

openapi = Blueprint("openapi", __name__)

JSON = dict[str, Any]

_TEXT: JSON = {"type": "string"}
_SESSION: JSON = {
    "type": "object",
    "required": ["token", "account", "expires_at"],
    "properties": {"token": _TEXT, "account": _TEXT, "expires_at": {"type": "string", "format": "date-time"}},
}
_ENROLMENT: JSON = {
    "type": "object",
    "required": ["account", "totp_uri"],
    "properties": {"account": _TEXT, "totp_uri": _TEXT},
}
_PROBLEM: JSON = {
    "type": "object",
    "required": ["type", "status", "title"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "status": {"type": "integer"},
        "title": {"type": "string", "description": "Une phrase pour la personne : quoi, où, que faire."},
        "field": {"type": "string", "description": "L’argument qui ne convient pas."},
        "id": {"type": "string", "description": "Le numéro que porte aussi le journal du serveur."},
    },
}
_STATE: JSON = {"type": "object", "required": ["state"], "properties": {"state": {"const": "ok"}}}
_NEWS: JSON = {
    "type": "object",
    "required": ["mark", "again_in"],
    "properties": {
        "mark": {**_TEXT, "description": "À rendre la fois suivante ; la même : rien n’a changé."},
        "again_in": {"type": "number", "description": "Combien de secondes séparent au moins deux demandes."},
    },
}
_AFTER: JSON = {
    "name": "after",
    "in": "query",
    "required": False,
    "description": "La dernière marque reçue : la réponse attend, moins d’une minute, que quelque chose change.",
    "schema": {"type": "string", "maxLength": LONGEST_MARK},
}
_KEY: JSON = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "description": "Choisie par l’appelant : avec la même clé, le même appel n’est fait qu’une fois en 24 heures.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"},
}
_KNOWN: JSON = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "L’ETag de la réponse déjà lue : 304 si elle n’a pas changé. Cet appel ne change rien.",
    "schema": _TEXT,
}
_REPLAYED: JSON = {"Idempotency-Replayed": {"description": "true : la réponse déjà donnée.", "schema": _TEXT}}
_ETAG: JSON = {"ETag": {"description": "Marque la réponse.", "schema": _TEXT}}
_ERRORS = {
    400: "L’envoi ne convient pas",
    401: "Personne n’est connecté",
    403: "Le compte ne le peut pas",
    404: "Cela n’existe pas, ou n’est pas visible d’ici",
    409: "Quelqu’un d’autre l’a changé depuis, ou le même appel est en cours",
    413: "L’envoi dépasse 1 Mio",
    415: "L’envoi n’est pas du JSON",
    422: "Les règles ne le permettent pas dans l’état présent",
    429: "Trop de demandes",
    500: "Quelque chose s’est cassé",
    503: "Une machine est empêchée",
}
_OPEN: JSON = {"security": []}


class _Shapes(GenerateJsonSchema):
    """Says of durations what they are: seconds may have decimals, which « format: duration » (RFC 3339) forbids."""

    def timedelta_schema(self, schema: core_schema.TimedeltaSchema) -> JsonSchemaValue:
        """Describe a duration of ISO 8601."""
        return {"type": "string", "pattern": r"^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$"}


@openapi.get("/v1/openapi.json")
def describe() -> Response:
    """Describe the server to programs."""
    return revised(Response(_written(), content_type="application/json"))


@cache
def document() -> JSON:
    """Give the description."""
    calls = [call(name) for name in sorted(names())]
    shapes, definitions = _shapes(calls)
    desk = {f"/v1/desk/{one.name}": {"post": _operation(one, shapes)} for one in calls}
    return {
        "openapi": "3.1.0",
        "info": {"title": "L’atelier d’Écoute", "version": "1"},
        "security": [{"session": []}],
        "paths": {**_sessions(), **desk, **_waiting(), **_machines()},
        "components": {
            "schemas": {**definitions, "Problem": _PROBLEM},
            "responses": {str(code): _error(sentence) for code, sentence in _ERRORS.items()},
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


@cache
def _written() -> str:
    return json.dumps(document(), ensure_ascii=False)


def _shapes(calls: list[Call]) -> tuple[dict[tuple[str, JsonSchemaMode], JSON], JSON]:
    """Give the shape of what each call takes and gives, and the definitions that they refer to."""
    asked: list[tuple[str, JsonSchemaMode, TypeAdapter[Any]]] = []
    for one in calls:
        asked += [(one.name, "validation", TypeAdapter(one.arguments)), (one.name, "serialization", one.result)]
    shapes, definitions = TypeAdapter.json_schemas(
        asked, ref_template="#/components/schemas/{model}", schema_generator=_Shapes
    )
    return dict(shapes), definitions.get("$defs", {})


def _operation(one: Call, shapes: dict[tuple[str, JsonSchemaMode], JSON]) -> JSON:
    told: JSON = {"description": "Fait", "content": _json(shapes[one.name, "serialization"])}
    told["headers"] = _ETAG if one.reads else _REPLAYED
    unchanged = {"304": {"description": "Inchangé"}} if one.reads else {}
    return {
        "operationId": one.name,
        "parameters": [_KNOWN if one.reads else _KEY],
        "requestBody": {"required": _needs_any(one), "content": _json(shapes[one.name, "validation"])},
        "responses": {"200": told, **unchanged, **_failures(*_ERRORS)},
    }


def _needs_any(one: Call) -> bool:
    """Tell whether a call has an argument that must be given: no body at all is an empty object."""
    return any(field.is_required() for field in one.arguments.model_fields.values())


def _sessions() -> JSON:
    opened, failures = {"description": "Ouverte", "content": _json(_SESSION)}, _failures(*_ERRORS)
    beginning = {"description": "Pour qui est ce lien", "content": _json(_ENROLMENT)}
    sign_in = {"requestBody": _taken(SigningIn), "responses": {"201": opened, **failures}}
    return {
        "/v1/session": {
            "post": {"operationId": "sign-in", **sign_in, **_OPEN},
            "delete": {"operationId": "sign-out", "responses": {"204": {"description": "Fermée"}, **failures}},
        },
        "/v1/session/renewal": {"post": {"operationId": "renew", "responses": {"201": opened, **failures}}},
        "/v1/enrolment/beginning": {
            "post": {
                "operationId": "begin-enrolment",
                "requestBody": _taken(Link),
                "responses": {"200": beginning, **failures},
                **_OPEN,
            }
        },
        "/v1/enrolment": {
            "post": {
                "operationId": "enrol",
                "requestBody": _taken(Enrolling),
                "responses": {"201": opened, **failures},
                **_OPEN,
            }
        },
    }


def _waiting() -> JSON:
    told = {"description": "La marque du moment présent, sans dire ce qui a changé", "content": _json(_NEWS)}
    return {
        ADDRESS: {
            "get": {
                "operationId": "changes",
                "parameters": [_AFTER],
                "responses": {"200": told, **_failures(400, 401, 500, 503)},
            }
        }
    }


def _machines() -> JSON:
    good = {"description": "Tout va bien", "content": _json(_STATE)}
    described = {"description": "Cette page", "content": _json({"type": "object"}), "headers": _ETAG}
    return {
        "/v1/openapi.json": {
            "get": {"operationId": "describe", "responses": {"200": described, **_failures(500)}, **_OPEN}
        },
        "/health": {"get": {"operationId": "health", "responses": {"200": good, **_failures(500)}, **_OPEN}},
        "/ready": {"get": {"operationId": "ready", "responses": {"200": good, **_failures(500, 503)}, **_OPEN}},
    }


def _taken(shape: type[Any]) -> JSON:
    return {"required": True, "content": _json(shape.model_json_schema())}


def _failures(*codes: int) -> JSON:
    return {str(code): {"$ref": f"#/components/responses/{code}"} for code in codes}


def _error(sentence: str) -> JSON:
    return {"description": sentence, "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _json(schema: JSON) -> JSON:
    return {"application/json": {"schema": schema}}
