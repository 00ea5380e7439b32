"""What readers reported."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.report import Report
from storage.repositories.asked import is_number
from storage.repositories.numbering import next_number
from storage.repositories.rows import models
from storage.tables import ReportRow

_NUMBERING = 0x524550


class SqlReports:
    """Port core.ports.Reports over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, ReportRow, _NUMBERING)

    def add(self, report: Report) -> None:
        """Keep a new report."""
        self._session.connection().execute(sa.insert(ReportRow), [report.model_dump()])

    def save(self, report: Report) -> None:
        """Keep a changed report."""
        same = sa.update(ReportRow).where(col(ReportRow.number) == report.number)
        self._session.connection().execute(same.values(report.model_dump()))

    def of(self, number: int) -> Sequence[Report]:
        """Give the reports on an experience, oldest first."""
        if not is_number(number):
            return ()
        query = select(ReportRow).where(ReportRow.experience_number == number)
        return models(Report, self._session.exec(query.order_by(col(ReportRow.at), col(ReportRow.number))))
