"""One record of the national directory (DILA), as a structure; nested values may be JSON inside strings."""

import json
from typing import Any

from storage.opendata.rows import made_storable
from storage.opendata.structure_rows import StructureRow

_CHILD = "Service Fils"
_MAIN_ADDRESS = "Adresse"

Record = dict[str, Any]


class Unreadable(Exception):
    """A nested value is not what it should be; the text is the name of its field."""


def structure_of(place: int, record: Record) -> StructureRow:
    """Give the structure of the record, its code perhaps "", without its parent.

    Raises:
        Unreadable: its address or its kind cannot be read.
    """
    address = _address(_nested(record, "adresse"))
    return StructureRow(
        place=place,
        code=_text(record, "id"),
        parent_code="",
        network="",
        typology=_typology(record),
        name=_text(record, "nom"),
        postal_code=_text(address, "code_postal"),
        town=_text(address, "nom_commune"),
        country=_text(address, "pays"),
    )


def children_of(record: Record) -> list[str]:
    """Give the codes of the structures that the record names as its children, in its order.

    Raises:
        Unreadable: its links cannot be read.
    """
    links = [link for link in _nested(record, "hierarchie") if _text(link, "type_hierarchie") == _CHILD]
    return [child for link in links if (child := _text(link, "service"))]


def _typology(record: Record) -> str:
    if kind := _text(record, "type_organisme"):
        return kind
    pivots = [kind for pivot in _nested(record, "pivot") if (kind := _text(pivot, "type_service_local"))]
    return pivots[0] if pivots else _text(record, "categorie")


def _address(addresses: list[Record]) -> Record:
    """Give the address where people go, or else the first one."""
    main = [address for address in addresses if _text(address, "type_adresse") == _MAIN_ADDRESS]
    return (main or addresses or [{}])[0]


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return "" if value is None or isinstance(value, (list, dict)) else made_storable(str(value)).strip()


def _nested(record: Record, key: str) -> list[Record]:
    """Give the objects under the key, be they a list, one object, or the JSON text of either."""
    value = record.get(key)
    if isinstance(value, str) and value.strip():
        value = _loaded(value, key)
    found = value if isinstance(value, list) else [value] if value else []
    if not all(isinstance(item, dict) for item in found):
        raise Unreadable(key)
    return found


def _loaded(text: str, key: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(key) from error
