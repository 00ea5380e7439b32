"""The tables: core's models with their keys, foreign keys, indexes and checks."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import JSON, Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from core.account import Account
from core.action import ImprovementAction
from core.concern import Concern
from core.experience import CAMPAIGN_MAX, Experience
from core.history import Event, EventKind
from core.masking import Original
from core.notification import Notification, NotificationKind, NotificationState
from core.response import Evaluation, Formula, Response
from core.structure import Structure
from core.vocabulary import (
    ActionState,
    CharterReason,
    ExperienceState,
    FormulaKind,
    Origin,
    ResponseKind,
    ResponseState,
    Role,
    Sentiment,
)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

_ROW = SQLModelConfig(frozen=False)
_PATH = sa.String(1000).with_variant(sa.String(1000, collation="C"), "postgresql")


def _words(kind: type[StrEnum], name: str) -> Any:
    """Give a text column that holds the values of a closed list, and a check that nothing else gets in."""
    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda words: [word.value for word in words],
    )


class StructureRow(Structure, table=True):
    """A structure, with the folded text that a search reads."""

    __tablename__ = "structure"
    model_config = _ROW
    code: str = Field(primary_key=True, max_length=64)
    parent_code: str | None = Field(default=None, foreign_key="structure.code", index=True, max_length=64)
    path: str = Field(sa_type=_PATH, index=True)
    name: str = Field(max_length=300, index=True)
    search_text: str = Field(default="")


class ExperienceRow(Experience, table=True):
    """An experience."""

    __tablename__ = "experience"
    __table_args__ = (
        sa.Index("ix_experience_state_submitted", "state", "submitted_at", "number"),
        sa.Index("ix_experience_state_published", "state", "published_at", "number"),
    )
    model_config = _ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    state: ExperienceState = Field(sa_type=_words(ExperienceState, "state"))
    origin: Origin = Field(sa_type=_words(Origin, "origin"))
    sentiment: Sentiment | None = Field(default=None, sa_type=_words(Sentiment, "sentiment"))
    campaign: str = Field(default="", max_length=CAMPAIGN_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    procedure_code: str = Field(default="", max_length=CAMPAIGN_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    masked: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    reason: CharterReason | None = Field(default=None, sa_type=_words(CharterReason, "reason"))


class OriginalRow(Original, table=True):
    """What an author wrote of an experience published with masks."""

    __tablename__ = "original"
    model_config = _ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")


class ConcernRow(Concern, table=True):
    """A structure concerned by an experience."""

    __tablename__ = "concern"
    __table_args__ = (
        sa.Index("ix_concern_structure_open", "structure_code", "open_since", "experience_number"),
        sa.Index("ix_concern_structure_answered", "structure_code", "answered_at", "experience_number"),
        sa.Index("ix_concern_experience_answered", "experience_number", "answered_at"),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    position: int = Field(primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", max_length=64)


class ResponseRow(Response, table=True):
    """A response, in one of its revisions."""

    __tablename__ = "response"
    __table_args__ = (
        sa.ForeignKeyConstraint(["experience_number", "position"], ["concern.experience_number", "concern.position"]),
        # One text being written and one published answer at most, whatever two agents do at the same moment.
        sa.Index(
            "uq_response_being_written",
            "experience_number",
            "position",
            unique=True,
            sqlite_where=sa.text("state IN ('draft', 'to_validate')"),
            postgresql_where=sa.text("state IN ('draft', 'to_validate')"),
        ),
        sa.Index(
            "uq_response_published",
            "experience_number",
            "position",
            unique=True,
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        ),
        sa.Index("ix_response_state_updated", "state", "updated_at"),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", max_length=64)
    kind: ResponseKind = Field(sa_type=_words(ResponseKind, "kind"))
    state: ResponseState = Field(sa_type=_words(ResponseState, "state"))


class EvaluationRow(Evaluation, table=True):
    """What one person said of one answer."""

    __tablename__ = "evaluation"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["experience_number", "position", "revision"],
            ["response.experience_number", "response.position", "response.revision"],
        ),
        sa.Index("ix_evaluation_useful", "experience_number", "position", "useful"),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    voter: str = Field(primary_key=True, max_length=64)


class ActionRow(ImprovementAction, table=True):
    """An improvement action."""

    __tablename__ = "action"
    model_config = _ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    state: ActionState = Field(sa_type=_words(ActionState, "state"))


class ActionExperienceRow(SQLModel, table=True):
    """An experience that an improvement action comes from."""

    __tablename__ = "action_experience"
    action_number: int = Field(primary_key=True, foreign_key="action.number")
    experience_number: int = Field(primary_key=True, foreign_key="experience.number", index=True)


class FormulaRow(Formula, table=True):
    """A ready-made part of a response."""

    __tablename__ = "formula"
    model_config = _ROW
    id: int | None = Field(default=None, primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    kind: FormulaKind = Field(sa_type=_words(FormulaKind, "kind"))


class AccountRow(Account, table=True):
    """Somebody who works at the desk."""

    __tablename__ = "account"
    model_config = _ROW
    name: str = Field(primary_key=True, max_length=100)
    role: Role = Field(sa_type=_words(Role, "role"))
    structure_code: str | None = Field(default=None, foreign_key="structure.code", max_length=64)


class EventRow(Event, table=True):
    """A line of history. Lines are only ever added."""

    __tablename__ = "event"
    model_config = _ROW
    id: int | None = Field(default=None, primary_key=True)
    experience_number: int = Field(foreign_key="experience.number", index=True)
    kind: EventKind = Field(sa_type=_words(EventKind, "kind"))


class AddressRow(SQLModel, table=True):
    """The sealed address of an author; only the notifier's key opens it.

    Attributes:
        mark: the notifier's mark of the address, "" until it has opened it once.
    """

    __tablename__ = "sealed_address"
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    box: bytes
    mark: str = Field(default="", index=True, max_length=64, sa_column_kwargs={"server_default": sa.text("''")})


class NotificationRow(Notification, table=True):
    """A letter owed."""

    __tablename__ = "notification"
    __table_args__ = (
        sa.UniqueConstraint("event", "recipient", "kind"),
        sa.Index("ix_notification_state_due", "state", "due_at", "id"),
    )
    model_config = _ROW
    id: int | None = Field(default=None, primary_key=True)
    experience_number: int = Field(foreign_key="experience.number", index=True)
    kind: NotificationKind = Field(sa_type=_words(NotificationKind, "kind"))
    state: NotificationState = Field(sa_type=_words(NotificationState, "state"))


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


class LinkRequestRow(SQLModel, table=True):
    """A request for lost links, with the sealed address that it came with."""

    __tablename__ = "link_request"
    # A number is never used twice, even once every request is taken: it names the letter.
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    box: bytes
    at: datetime


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


NUMBERS = sa.Sequence("experience_number", metadata=SQLModel.metadata)
"""Gives the numbers of new experiences on PostgreSQL; SQLite, which has one writer, counts."""
