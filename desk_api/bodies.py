"""What comes in: one object of JSON, of a size and a depth that make sense."""

from typing import TypeVar

from flask import request
from pydantic import BaseModel, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from core.errors import Invalid

MEBIBYTE = 1024 * 1024
"""How much a request may hold."""

_Asked = TypeVar("_Asked", bound=BaseModel)


def body() -> bytes:
    """Give what came, whole.

    Raises:
        UnsupportedMediaType: it is said to be something else than JSON.
        RequestEntityTooLarge: there is too much of it.
    """
    given = request.get_data(cache=False)
    if len(given) > MEBIBYTE:  # it came in pieces, which are only counted as they are read
        raise RequestEntityTooLarge
    if given and request.mimetype != "application/json":
        raise UnsupportedMediaType
    return given


def asked(shape: type[_Asked]) -> _Asked:
    """Give what is asked, read.

    Raises:
        Invalid: it does not have the shape.
    """
    try:
        return shape.model_validate_json(body(), strict=True)
    except ValidationError as error:
        field = ".".join(str(step) for step in error.errors(include_url=False, include_input=False)[0]["loc"])
        raise Invalid(f"La demande n’est pas complète, ou pas lisible ({field or 'JSON'}).", field) from error
