"""Reads the clauses of a query other than `where`: what to give, in which order, which facets."""

import re
from collections.abc import Iterable

from core.explore.conditions import All, Condition, Not
from core.explore.dataset import Dataset
from core.explore.errors import OdsqlError
from core.explore.odsql import check_length
from core.explore.query import Order, Selected
from core.explore.values import within

_NAME = r"`?([A-Za-z_][A-Za-z0-9_]*)`?"
_SELECTED = re.compile(rf"{_NAME}(?:\s+as\s+{_NAME})?", re.IGNORECASE)
_ORDER = re.compile(rf"-?{_NAME}(?:\s+(asc|desc))?", re.IGNORECASE)
_MOST = 100
_EVERYTHING = "*"


def selected(text: str, dataset: Dataset) -> tuple[Selected, ...]:
    """Give what a `select` names; an empty one names every field.

    Raises:
        OdsqlError: it cannot be read, or names a field that is not there.
    """
    found: dict[str, Selected] = {}
    for part in _parts(text, "select") or [_EVERYTHING]:
        for one in _selected(part, dataset):
            found[one.name] = one
    return tuple(found.values())


def order(text: str, dataset: Dataset) -> tuple[Order, ...]:
    """Give what an `order_by` sorts by.

    Raises:
        OdsqlError: it cannot be read, or names a field that is not there.
    """
    return tuple(_order(part, dataset) for part in _parts(text, "order_by"))


def facets(refined: Iterable[str], excluded: Iterable[str], dataset: Dataset) -> Condition:
    """Give the condition of the facets that are chosen, and of those that are put aside.

    Raises:
        OdsqlError: one cannot be read, or names a field that is not there.
    """
    chosen = [_facet(text, "refine", dataset) for text in refined]
    aside: list[Condition] = [Not(_facet(text, "exclude", dataset)) for text in excluded]
    if len(chosen) + len(aside) > _MOST:
        raise OdsqlError(f"Il y a plus de {_MOST} facettes : faites-en plusieurs demandes.")
    return All((*chosen, *aside))


def _parts(text: str, clause: str) -> list[str]:
    check_length(text, clause)
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    if len(parts) > _MOST:
        raise OdsqlError(f"La clause « {clause} » nomme plus de {_MOST} champs.")
    return parts


def _selected(part: str, dataset: Dataset) -> list[Selected]:
    if part == _EVERYTHING:
        return [Selected(field.name, field) for field in dataset.fields]
    written = _SELECTED.fullmatch(part)
    if written is None:
        raise OdsqlError(
            f"« {part[:60]} » ne se lit pas dans « select » : donnez des champs, « * » ou « champ as nom ». "
            "Les calculs, tels que count(*), n’existent pas ici."
        )
    return [Selected(written[2] or written[1], dataset.field(written[1]))]


def _order(part: str, dataset: Dataset) -> Order:
    written = _ORDER.fullmatch(part)
    if written is None:
        raise OdsqlError(f"« {part[:60]} » ne se lit pas dans « order_by » : donnez un champ, puis asc ou desc.")
    descending = part.startswith("-") or (written[2] or "").lower() == "desc"
    return Order(dataset.field(written[1]), descending)


def _facet(text: str, clause: str, dataset: Dataset) -> Condition:
    check_length(text, clause)
    name, separator, value = text.partition(":")
    if not separator:
        raise OdsqlError(f"« {text[:60]} » ne se lit pas dans « {clause} » : écrivez champ:valeur.")
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    return within(dataset.field(name.strip()), value)
