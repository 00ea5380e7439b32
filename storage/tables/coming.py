"""What comes in: submissions, limits, imported files."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import JSON, Field, SQLModel


class SubmissionRow(SQLModel, table=True):
    """The key of a form received, with the experience it made."""

    __tablename__ = "submission"
    key: str = Field(primary_key=True, max_length=64)
    experience_number: int = Field(sa_type=sa.Integer)


class ThrottleRow(SQLModel, table=True):
    """How often something was asked in a window of time."""

    __tablename__ = "throttle"
    mark: str = Field(primary_key=True, max_length=64)
    window: datetime = Field(primary_key=True, index=True)
    hits: int


class SourceRow(SQLModel, table=True):
    """What the official file wrote of an imported experience, where we would write it otherwise.

    Attributes:
        digest: of the whole row of the file, so that the same row again is known at a glance.
        verbatim: by column, [what we would write, what the file wrote].
    """

    __tablename__ = "source_row"
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    digest: str = Field(max_length=64)
    verbatim: dict[str, list[str]] = Field(default_factory=dict, sa_type=JSON)
    imported_at: datetime
