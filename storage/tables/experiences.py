"""The experiences, and what is known of each."""

import sqlalchemy as sa
from sqlmodel import JSON, Field, SQLModel

from core.concern import IMPROVEMENT_MAX, Concern
from core.experience import CAMPAIGN_MAX, Experience
from core.history import EventKind, Link
from core.masking import Original
from core.presence import Presence
from core.screening import Screening
from core.text.finding import OutOfScope
from core.vocabulary import Channel, ExperienceState, Origin, Sentiment
from storage.tables.base import ROW, partial, words


class ExperienceRow(Experience, table=True):
    """An experience."""

    __tablename__ = "experience"
    __table_args__ = (
        sa.Index("ix_experience_state_published", "state", "published_at", "number"),
        # What waits is little beside all that was ever told: each list of moderation has an index of its own lines.
        # The state leads, or SQLite, which has no statistics, would rather read the index above and sort.
        partial(
            "ix_experience_to_moderate",
            *("state", sa.text("alert DESC"), "submitted_at", "number"),
            where="state = 'submitted' AND appealed_at IS NULL",
        ),
        partial("ix_experience_held", "state", "submitted_at", "number", where="state = 'held'"),
        partial(
            "ix_experience_appealed",
            *("state", "appealed_at", "number"),
            where="state = 'submitted' AND appealed_at IS NOT NULL",
        ),
        sa.Index(
            "ix_experience_alert",
            *("submitted_at", "number"),
            sqlite_where=sa.text("alert = 1"),
            postgresql_where=sa.text("alert"),
        ),
        # Few come by a campaign beside all those who tell.
        partial("ix_experience_campaign", "submitted_at", "campaign", "number", where="campaign <> ''"),
        partial("ix_experience_told", "submitted_at", "state", "decided_at", where="origin <> 'import'"),
    )
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    state: ExperienceState = Field(sa_type=words(ExperienceState, "state"))
    origin: Origin = Field(sa_type=words(Origin, "origin"))
    sentiment: Sentiment | None = Field(default=None, sa_type=words(Sentiment, "sentiment"))
    campaign: str = Field(default="", max_length=CAMPAIGN_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    procedure_code: str = Field(default="", max_length=CAMPAIGN_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    masked: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    alert: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})


class OriginalRow(Original, table=True):
    """What an author wrote of an experience published with masks."""

    __tablename__ = "original"
    model_config = ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")


class ScreeningRow(Screening, table=True):
    """What the detectors said of a story."""

    __tablename__ = "screening"
    model_config = ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    out_of_scope: OutOfScope | None = Field(default=None, sa_type=words(OutOfScope, "out_of_scope"))


class TwinBandRow(SQLModel, table=True):
    """A band of a story told: those that share one may be the same story."""

    __tablename__ = "twin_band"
    # Kept in the order of the bands, which is how they are looked for.
    __table_args__ = ({"sqlite_with_rowid": False},)
    band: int = Field(primary_key=True, sa_type=sa.BigInteger, sa_column_kwargs={"autoincrement": False})
    experience_number: int = Field(primary_key=True, foreign_key="experience.number", index=True)


class PresenceRow(Presence, table=True):
    """Who has an experience open."""

    __tablename__ = "presence"
    model_config = ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    account_name: str = Field(foreign_key="account.name", max_length=100)


class ConcernRow(Concern, table=True):
    """A structure concerned by an experience."""

    __tablename__ = "concern"
    __table_args__ = (
        sa.Index("ix_concern_structure_open", "structure_code", "open_since", "experience_number"),
        sa.Index("ix_concern_structure_answered", "structure_code", "answered_at", "experience_number"),
        sa.Index("ix_concern_experience_answered", "experience_number", "answered_at"),
        partial(
            "ix_concern_discussed",
            *("discussed_since", "experience_number", "position"),
            where="discussed_since IS NOT NULL",
        ),
    )
    model_config = ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    position: int = Field(primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", max_length=64)
    told_channels: dict[Channel, Sentiment | None] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    told_code: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": sa.text("''")})
    to_improve: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    improvement: str = Field(default="", max_length=IMPROVEMENT_MAX, sa_column_kwargs={"server_default": sa.text("''")})


class EventRow(Link, table=True):
    """A line of history. Lines are only ever added, and a place of a chain is only ever taken once."""

    __tablename__ = "event"
    __table_args__ = (sa.UniqueConstraint("experience_number", "place"),)
    model_config = ROW
    id: int | None = Field(default=None, primary_key=True)
    experience_number: int = Field(foreign_key="experience.number")
    kind: EventKind = Field(sa_type=words(EventKind, "kind"))
    erased: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})


NUMBERS = sa.Sequence("experience_number", metadata=SQLModel.metadata)
"""Gives the numbers of new experiences on PostgreSQL; SQLite, which has one writer, counts."""
