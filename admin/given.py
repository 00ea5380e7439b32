"""Makes a model of core out of what was typed, or says in French what does not fit."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from core.errors import Invalid
from core.model import Model

M = TypeVar("M", bound=Model)


def given(kind: type[M], labels: Mapping[str, str], /, **values: object) -> M:
    """Give the model.

    Args:
        kind: which model.
        labels: what people call its fields, with the article.
        values: what was typed.

    Raises:
        Invalid: a field is empty or too long; the sentence names it.
    """
    try:
        return kind(**values)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        field = str(fault["loc"][0]) if fault["loc"] else ""
        raise Invalid(f"{labels.get(field, field).capitalize()} {_what(fault)}.", field) from error


def _what(fault: Mapping[str, object]) -> str:
    context = fault.get("ctx")
    if fault["type"] == "string_too_long" and isinstance(context, Mapping):
        return f"est trop long : {context['max_length']:,} caractères au plus".replace(",", "\u202f")
    return "est vide : donnez-le" if fault["type"] == "string_too_short" else "ne convient pas"
