"""The tree."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.structure import OUTSIDE_CODE, Structure
from core.text.clean import fold
from storage.repositories.asked import is_text, only_texts
from storage.repositories.rows import model, models
from storage.search_words import read_as_known, search_text
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
        """Give the structures that hold every word of the query: names that begin with it first, then short names.

        Where there is none, each word that nobody has stands for the nearest ones that are known.
        """
        words = fold(query[:_QUERY_MAX]).split()
        if not words:
            return ()
        found = self._holding([[word] for word in words], limit)
        if not found and (meant := read_as_known(words, self._known_words())):
            return self._holding(meant, limit)
        return found

    def children(self, code: str | None) -> Sequence[Structure]:
        """Give the structures right below one, or the heads of the networks."""
        if code is not None and not is_text(code):
            return ()
        parent = col(StructureRow.parent_code)
        below = parent.is_(None) if code is None else parent == code
        query = select(StructureRow).where(below, _IN_THE_TREE)
        return models(
            Structure, self._session.exec(query.order_by(*map(self._by_sign, (StructureRow.name, StructureRow.code))))
        )

    def codes(self, after: str, limit: int) -> Sequence[str]:
        """Give codes of the tree above a code, in their order."""
        if not is_text(after):
            return ()
        code = self._by_sign(StructureRow.code)
        query = sa.select(col(StructureRow.code)).where(code > after, _IN_THE_TREE).order_by(code)
        return self._session.scalars(query.limit(limit)).all()

    def _holding(self, words: Sequence[Sequence[str]], limit: int) -> Sequence[Structure]:
        """Give the structures that hold one at least of each of these lists of words."""
        text = col(StructureRow.search_text)
        # A word is looked for at the beginning of a word: search_text has a space before each.
        found = select(StructureRow).where(
            *(sa.or_(*(text.contains(f" {word}", autoescape=True) for word in any_of)) for any_of in words),
            _IN_THE_TREE,
        )
        begins = text.startswith("".join(f" {any_of[0]}" for any_of in words), autoescape=True)
        order = (begins.desc(), sa.func.length(StructureRow.name), self._by_sign(StructureRow.name))
        found = found.order_by(*order, self._by_sign(StructureRow.code))
        return models(Structure, self._session.exec(found.limit(limit)))

    def _known_words(self) -> set[str]:
        texts = self._session.scalars(sa.select(col(StructureRow.search_text)).where(_IN_THE_TREE))
        return set(" ".join(texts).split())

    def _by_sign(self, column: Any) -> sa.ColumnElement[str]:
        """Give a column to be sorted by its signs: each database has its own order of words."""
        return col(column).collate("C" if self._session.get_bind().dialect.name == "postgresql" else "BINARY")


_IN_THE_TREE = col(StructureRow.code) != OUTSIDE_CODE


def row_values(structure: Structure) -> dict[str, object]:
    """Give the values of the row of a structure."""
    told = (structure.name, structure.typology, structure.town, structure.postal_code)
    return {**structure.model_dump(), "search_text": search_text(*told)}
