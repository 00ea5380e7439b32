"""The counts of the dashboards."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import JSON, Field, SQLModel

from storage.tables.base import ROW


class TallyRow(SQLModel, table=True):
    """What is counted of a scope, in a day or a month: a column for each number of core.counts.Counts."""

    __tablename__ = "tally"
    model_config = ROW
    code: str = Field(primary_key=True, max_length=64)
    alone: bool = Field(primary_key=True)
    period: str = Field(primary_key=True, max_length=10)
    published: int
    answered: int
    delay: int = Field(sa_type=sa.BigInteger)
    within_3: int
    within_7: int
    within_15: int
    within_30: int
    moderation: int = Field(sa_type=sa.BigInteger)
    transfer: int = Field(sa_type=sa.BigInteger)
    drafting: int = Field(sa_type=sa.BigInteger)
    validation: int = Field(sa_type=sa.BigInteger)
    author_useful: int
    author_votes: int
    visitor_useful: int
    visitor_votes: int
    # Last, so that what reads the numbers alone stops before them.
    delays: dict[str, int] = Field(sa_type=JSON)
    facets: dict[str, list[int]] = Field(sa_type=JSON)


class TalliedRow(SQLModel, table=True):
    """What an experience has added to what is counted."""

    __tablename__ = "tallied"
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    share: list[Any] = Field(sa_type=JSON)


class TallyDueRow(SQLModel, table=True):
    """A change of an experience that is not counted yet.

    Lines are only added, and bound to nothing: whoever changes an experience waits for nobody here.
    """

    __tablename__ = "tally_due"
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    experience_number: int
