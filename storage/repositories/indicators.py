"""The results of structures, and which ones are public."""

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.indicators.indicator import Indicator
from storage.repositories.asked import is_text, only_texts
from storage.repositories.putting import insert_if_absent, put_rows_in_place
from storage.repositories.rows import models
from storage.tables import IndicatorRow, IndicatorShownRow


class SqlIndicators:
    """Port core.ports.Indicators over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, structure_code: str) -> Sequence[Indicator]:
        """Give the results of a structure: by code, then the newest first."""
        return self.of_many([structure_code])

    def of_many(self, structure_codes: Iterable[str]) -> Sequence[Indicator]:
        """Give the results of several structures; sorted here, since each database has its own order of signs."""
        query = select(IndicatorRow).where(col(IndicatorRow.structure_code).in_(only_texts(structure_codes)))
        newest = sorted(models(Indicator, self._session.exec(query)), key=lambda one: one.day, reverse=True)
        return sorted(newest, key=lambda one: (one.structure_code, one.code))

    def put(self, indicators: Iterable[Indicator]) -> None:
        """Keep results, each in the place of the one with its key."""
        rows = [one.model_dump() for one in indicators]
        if rows:
            self._session.connection().execute(put_rows_in_place(self._session, IndicatorRow), rows)

    def remove(self, structure_code: str, code: str, day: date) -> bool:
        """Forget a result; tell whether there was one."""
        if not (is_text(structure_code) and is_text(code)):
            return False
        same = sa.and_(
            col(IndicatorRow.structure_code) == structure_code,
            col(IndicatorRow.code) == code,
            col(IndicatorRow.day) == day,
        )
        return self._session.connection().execute(sa.delete(IndicatorRow).where(same)).rowcount == 1

    def shown(self, structure_code: str) -> Sequence[str]:
        """Give the codes that a structure shows to the public."""
        query = select(IndicatorShownRow.code).where(IndicatorShownRow.structure_code == structure_code)
        return sorted(self._session.exec(query))

    def show(self, structure_code: str, code: str, *, public: bool) -> None:
        """Show a code to the public, or no longer."""
        key = {"structure_code": structure_code, "code": code}
        if public:
            self._session.connection().execute(insert_if_absent(self._session, IndicatorShownRow, **key))
            return
        same = sa.and_(col(IndicatorShownRow.structure_code) == structure_code, col(IndicatorShownRow.code) == code)
        self._session.connection().execute(sa.delete(IndicatorShownRow).where(same))
