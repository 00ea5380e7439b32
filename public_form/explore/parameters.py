"""From the parameters of an address to a query. Those that are not known are passed over, as the official API does."""

import re

from werkzeug.datastructures import MultiDict

from core.explore.clauses import facets, order, selected
from core.explore.conditions import EVERYTHING, All, Condition
from core.explore.dataset import Dataset
from core.explore.errors import OdsqlError, ParameterError
from core.explore.odsql import condition
from core.explore.query import Query

PAGE = 10
"""How many records are given when no number is asked for."""

LARGEST_PAGE = 100
"""How many records one answer has at most."""

REACH = 10_000
"""How far pages go; further on there are the exports."""

DELIMITERS = (";", ",", "|", "\t")
"""What may part the cells of a CSV file."""

_INTEGER = re.compile(r"-?[0-9]{1,9}")
_TRUTHS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}

Parameters = MultiDict[str, str]


def page_query(given: Parameters, dataset: Dataset) -> Query:
    """Give the query of a page of records.

    Raises:
        OdsqlError: a clause cannot be read.
        ParameterError: a parameter has a value that is not possible.
    """
    limit, offset = page(given)
    return _query(given, dataset, limit, offset)


def export_query(given: Parameters, dataset: Dataset) -> Query:
    """Give the query of an export, which has no end but its last record.

    Raises:
        OdsqlError: a clause cannot be read.
        ParameterError: a parameter has a value that is not possible.
    """
    limit = _integer(given, "limit", -1, -1, None)
    return _query(given, dataset, None if limit == -1 else limit, 0)


def page(given: Parameters) -> tuple[int, int]:
    """Give how many things a page has at most, and how many are passed over before it.

    Raises:
        ParameterError: there is no such page.
    """
    limit = _integer(given, "limit", PAGE, -1, LARGEST_PAGE)
    limit = LARGEST_PAGE if limit == -1 else limit
    offset = _integer(given, "offset", 0, 0, None)
    if offset + limit > REACH:
        raise ParameterError(
            f"offset + limit vaut {offset + limit} : {REACH} au plus. Au-delà, utilisez les exports.", "offset"
        )
    return limit, offset


def refuse_clauses(given: Parameters) -> None:
    """Refuse what would narrow or sort the catalogue, which is always given whole and in one order.

    Raises:
        OdsqlError: there is such a clause.
    """
    for clause in ("select", "where", "group_by", "order_by", "refine", "exclude"):
        if given.get(clause):
            raise OdsqlError(f"La clause « {clause} » n’existe pas ici pour le catalogue : retirez-la.")


def truth(given: Parameters, name: str, *, usual: bool) -> bool:
    """Give a parameter that is true or false.

    Raises:
        ParameterError: it is neither.
    """
    text = given.get(name, "").lower()
    if text and text not in _TRUTHS:
        raise ParameterError(f"Le paramètre « {name} » vaut « {text[:40]} » : écrivez true ou false.", name)
    return _TRUTHS.get(text, usual)


def delimiter(given: Parameters) -> str:
    """Give what parts the cells of a CSV file.

    Raises:
        ParameterError: it is none of those that may.
    """
    text = given.get("delimiter", "") or DELIMITERS[0]
    if text not in DELIMITERS:
        raise ParameterError(
            f"Le paramètre « delimiter » vaut « {text[:40]} » : choisissez ; ou , ou | ou la tabulation.", "delimiter"
        )
    return text


def where(given: Parameters, dataset: Dataset) -> Condition:
    """Give what `where`, `refine` and `exclude` ask of records together.

    Raises:
        OdsqlError: one of them cannot be read.
    """
    written = [condition(text, dataset) for text in given.getlist("where")]
    written.append(facets(given.getlist("refine"), given.getlist("exclude"), dataset))
    return All(tuple(one for one in written if one != EVERYTHING))


def _query(given: Parameters, dataset: Dataset, limit: int | None, offset: int) -> Query:
    if given.get("group_by"):
        raise OdsqlError("La clause « group_by » n’existe pas ici : demandez les lignes, et comptez-les.")
    return Query(
        selected=selected(given.get("select", ""), dataset),
        where=where(given, dataset),
        order=order(given.get("order_by", ""), dataset),
        limit=limit,
        offset=offset,
    )


def _integer(given: Parameters, name: str, usual: int, least: int, most: int | None) -> int:
    text = given.get(name, "")
    if not text:
        return usual
    if not _INTEGER.fullmatch(text) or int(text) < least or (most is not None and int(text) > most):
        bounds = f"de {least} à {most}" if most is not None else f"à partir de {least}"
        raise ParameterError(f"Le paramètre « {name} » vaut « {text[:40]} » : donnez un nombre {bounds}.", name)
    return int(text)
