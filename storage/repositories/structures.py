"""The tree."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.structure import OUTSIDE_CODE, Structure
from core.text import fold
from storage.repositories.asked import is_text, only_texts
from storage.repositories.rows import model, models
from storage.tables import StructureRow

_QUERY_MAX = 300
"""How many signs of a query are read: a name has no more, and a pasted page would be too much for one statement."""


class SqlStructures:
    """Port core.ports.Structures over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, code: str) -> Structure | None:
        """Give a structure."""
        return model(Structure, self._session.get(StructureRow, code)) if is_text(code) else None

    def many(self, codes: Iterable[str]) -> Mapping[str, Structure]:
        """Give the structures that exist among these codes."""
        query = select(StructureRow).where(col(StructureRow.code).in_(only_texts(codes)))
        return {structure.code: structure for structure in models(Structure, self._session.exec(query))}

    def search(self, query: str, limit: int) -> Sequence[Structure]:
        """Give the structures that hold every word of the query: names that begin with it first, then short names."""
        words = fold(query[:_QUERY_MAX]).split()
        if not words:
            return ()
        # A word is looked for at the beginning of a word: search_text has a space before each.
        found = select(StructureRow).where(
            *(col(StructureRow.search_text).contains(f" {word}", autoescape=True) for word in words),
            col(StructureRow.code) != OUTSIDE_CODE,
        )
        begins = col(StructureRow.search_text).startswith(" " + " ".join(words), autoescape=True)
        signs = "C" if self._session.get_bind().dialect.name == "postgresql" else "BINARY"
        order = (begins.desc(), sa.func.length(StructureRow.name), col(StructureRow.name).collate(signs))
        found = found.order_by(*order, col(StructureRow.code).collate(signs))
        return models(Structure, self._session.exec(found.limit(limit)))


def search_text(structure: Structure) -> str:
    """Give what a search reads of a structure: its folded words, a space before each."""
    return " " + fold(f"{structure.name} {structure.town} {structure.postal_code} {structure.typology}")


def row_values(structure: Structure) -> dict[str, object]:
    """Give the values of the row of a structure."""
    return {**structure.model_dump(), "search_text": search_text(structure)}
