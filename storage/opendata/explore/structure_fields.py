"""The fields of `export-structures` as SQL."""

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from core.structure import PATH_SEPARATOR
from storage.opendata.explore.expressions import Expression, Expressions, Text
from storage.opendata.explore.sql_words import place_in
from storage.tables import StructureRow


def expressions() -> Expressions:
    """Give every field."""
    texts = {
        "code_sp_de_la_structure": col(StructureRow.code),
        "code_sp_structure_parent": sa.func.coalesce(col(StructureRow.parent_code), ""),
        "reseau": _network(),
        "intitule_de_la_typologie": col(StructureRow.typology),
        "intitule_de_la_structure": col(StructureRow.name),
        "code_postal_de_la_structure": col(StructureRow.postal_code),
        "ville": col(StructureRow.town),
        "pays": col(StructureRow.country),
    }
    return {slug: Expression(text) for slug, text in texts.items()}


def _network() -> Text:
    """Give the name of the head of the network: the structure whose code begins the path."""
    head = aliased(StructureRow)
    path = col(StructureRow.path)
    code = sa.func.substr(path, 1, place_in(path + PATH_SEPARATOR, PATH_SEPARATOR) - 1)
    named = sa.select(col(head.name)).where(col(head.code) == code).correlate(StructureRow)
    return sa.func.coalesce(named.scalar_subquery(), "")
