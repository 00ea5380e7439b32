"""The ready-made parts of responses."""

from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.response import Formula
from storage.repositories.asked import only_texts
from storage.repositories.rows import models
from storage.tables import FormulaRow


class SqlFormulas:
    """Port core.ports.Formulas over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, codes: Iterable[str]) -> Sequence[Formula]:
        """Give the formulas of these structures, in the order of the codes."""
        ranks = {code: rank for rank, code in enumerate(only_texts(codes))}
        query = select(FormulaRow).where(col(FormulaRow.structure_code).in_(ranks)).order_by(col(FormulaRow.id))
        return sorted(models(Formula, self._session.exec(query)), key=lambda f: ranks[f.structure_code])

    def add(self, formula: Formula) -> None:
        """Keep a formula."""
        self._session.connection().execute(sa.insert(FormulaRow), [formula.model_dump()])

    def replace(self, formula: Formula, by: Formula) -> None:
        """Keep a formula in the place of another one."""
        change = sa.update(FormulaRow).where(*_is(formula)).values(by.model_dump())
        self._session.connection().execute(change)

    def remove(self, formula: Formula) -> None:
        """Forget a formula."""
        self._session.connection().execute(sa.delete(FormulaRow).where(*_is(formula)))


def _is(formula: Formula) -> Iterator[sa.ColumnElement[bool]]:
    return (col(getattr(FormulaRow, name)) == value for name, value in formula.model_dump().items())
