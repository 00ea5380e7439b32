"""What is asked about an experience: reports and transfers."""

import sqlalchemy as sa
from sqlmodel import Field

from core.report import Report, ReportOutcome, ReportReason
from core.transfer import Transfer, TransferState
from storage.tables.base import ROW, partial, words


class ReportRow(Report, table=True):
    """What a reader reported."""

    __tablename__ = "report"
    __table_args__ = (
        sa.Index("ix_report_experience_number", "experience_number", "at", "number"),
        partial("ix_report_open", "at", "experience_number", where="outcome IS NULL"),
        sa.Index("ix_report_at", "at"),
    )
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    experience_number: int = Field(foreign_key="experience.number")
    reason: ReportReason = Field(sa_type=words(ReportReason, "reason"))
    outcome: ReportOutcome | None = Field(default=None, sa_type=words(ReportOutcome, "outcome"))


class TransferRow(Transfer, table=True):
    """A request for transfer; the concern that it is about may be gone."""

    __tablename__ = "transfer"
    __table_args__ = (
        # One open request at most for a concern, whatever two agents do at the same moment.
        partial("uq_transfer_asked", "experience_number", "position", where="state = 'asked'", unique=True),
        partial("ix_transfer_asked_at", "asked_at", "experience_number", "position", where="state = 'asked'"),
        partial("ix_transfer_climbs_at", "climbs_at", "experience_number", where="state = 'asked'"),
        partial("ix_transfer_accepted", "from_code", "decided_at", where="state = 'accepted'"),
    )
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    experience_number: int = Field(foreign_key="experience.number", index=True)
    state: TransferState = Field(sa_type=words(TransferState, "state"))
    decider_code: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": sa.text("''")})
