"""The tables: core's models with their keys, foreign keys, indexes and checks."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import JSON, Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from core.account import EMAIL_MAX, Account
from core.action import ImprovementAction
from core.comment import Comment
from core.concern import IMPROVEMENT_MAX, Concern
from core.digest import PERIOD_MAX, Digest
from core.experience import CAMPAIGN_MAX, Experience
from core.history import EventKind, Link
from core.masking import Original
from core.notification import Notification, NotificationKind, NotificationState
from core.official_link import OfficialLink
from core.presence import Presence, Writer
from core.reply_template import ReplyTemplate
from core.report import Report, ReportOutcome, ReportReason
from core.response import REMARK_MAX, Evaluation, Formula, Response
from core.saved_view import SavedView
from core.screening import Screening
from core.structure import Structure
from core.text.finding import OutOfScope
from core.trade_tag import NAME_MAX, TradeTag
from core.transfer import Transfer, TransferState
from core.version import Version
from core.views import Place
from core.vocabulary import (
    ActionState,
    Channel,
    DigestChoice,
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


def _partial(name: str, *columns: Any, where: str, unique: bool = False) -> sa.Index:
    """Give an index of the rows that fulfil a condition, and of no others."""
    return sa.Index(name, *columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


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
        sa.Index("ix_experience_state_published", "state", "published_at", "number"),
        # What waits is little beside all that was ever told: each list of moderation has an index of its own lines.
        # The state leads, or SQLite, which has no statistics, would rather read the index above and sort.
        _partial(
            "ix_experience_to_moderate",
            *("state", sa.text("alert DESC"), "submitted_at", "number"),
            where="state = 'submitted' AND appealed_at IS NULL",
        ),
        _partial("ix_experience_held", "state", "submitted_at", "number", where="state = 'held'"),
        _partial(
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
        _partial("ix_experience_told", "submitted_at", "state", "decided_at", where="origin <> 'import'"),
    )
    model_config = _ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    state: ExperienceState = Field(sa_type=_words(ExperienceState, "state"))
    origin: Origin = Field(sa_type=_words(Origin, "origin"))
    sentiment: Sentiment | None = Field(default=None, sa_type=_words(Sentiment, "sentiment"))
    campaign: str = Field(default="", max_length=CAMPAIGN_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    procedure_code: str = Field(default="", max_length=CAMPAIGN_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    masked: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    alert: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})


class OriginalRow(Original, table=True):
    """What an author wrote of an experience published with masks."""

    __tablename__ = "original"
    model_config = _ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")


class ScreeningRow(Screening, table=True):
    """What the detectors said of a story."""

    __tablename__ = "screening"
    model_config = _ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    out_of_scope: OutOfScope | None = Field(default=None, sa_type=_words(OutOfScope, "out_of_scope"))


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
    model_config = _ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    account_name: str = Field(foreign_key="account.name", max_length=100)


class ReportRow(Report, table=True):
    """What a reader reported."""

    __tablename__ = "report"
    __table_args__ = (
        sa.Index("ix_report_experience_number", "experience_number", "at", "number"),
        _partial("ix_report_open", "at", "experience_number", where="outcome IS NULL"),
        sa.Index("ix_report_at", "at"),
    )
    model_config = _ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    experience_number: int = Field(foreign_key="experience.number")
    reason: ReportReason = Field(sa_type=_words(ReportReason, "reason"))
    outcome: ReportOutcome | None = Field(default=None, sa_type=_words(ReportOutcome, "outcome"))


class TransferRow(Transfer, table=True):
    """A request for transfer; the concern that it is about may be gone."""

    __tablename__ = "transfer"
    __table_args__ = (
        # One open request at most for a concern, whatever two agents do at the same moment.
        _partial("uq_transfer_asked", "experience_number", "position", where="state = 'asked'", unique=True),
        _partial("ix_transfer_asked_at", "asked_at", "experience_number", "position", where="state = 'asked'"),
        _partial("ix_transfer_climbs_at", "climbs_at", "experience_number", where="state = 'asked'"),
        _partial("ix_transfer_accepted", "from_code", "decided_at", where="state = 'accepted'"),
    )
    model_config = _ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    experience_number: int = Field(foreign_key="experience.number", index=True)
    state: TransferState = Field(sa_type=_words(TransferState, "state"))
    decider_code: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": sa.text("''")})


class ConcernRow(Concern, table=True):
    """A structure concerned by an experience."""

    __tablename__ = "concern"
    __table_args__ = (
        sa.Index("ix_concern_structure_open", "structure_code", "open_since", "experience_number"),
        sa.Index("ix_concern_structure_answered", "structure_code", "answered_at", "experience_number"),
        sa.Index("ix_concern_experience_answered", "experience_number", "answered_at"),
        _partial(
            "ix_concern_discussed",
            *("discussed_since", "experience_number", "position"),
            where="discussed_since IS NOT NULL",
        ),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    position: int = Field(primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", max_length=64)
    told_channels: dict[Channel, Sentiment | None] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    told_code: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": sa.text("''")})
    to_improve: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    improvement: str = Field(default="", max_length=IMPROVEMENT_MAX, sa_column_kwargs={"server_default": sa.text("''")})


class TradeTagRow(TradeTag, table=True):
    """A word of the vocabulary of a network."""

    __tablename__ = "trade_tag"
    model_config = _ROW
    network_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    name: str = Field(primary_key=True, max_length=NAME_MAX)


class ResponseRow(Response, table=True):
    """A response, in one of its revisions."""

    __tablename__ = "response"
    __table_args__ = (
        sa.ForeignKeyConstraint(["experience_number", "position"], ["concern.experience_number", "concern.position"]),
        # One text being written and one published answer at most, whatever two agents do at the same moment.
        _partial(
            "uq_response_being_written",
            *("experience_number", "position"),
            where="state IN ('draft', 'to_validate')",
            unique=True,
        ),
        _partial("uq_response_published", "experience_number", "position", where="state = 'published'", unique=True),
        sa.Index("ix_response_state_updated", "state", "updated_at"),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", max_length=64)
    kind: ResponseKind = Field(sa_type=_words(ResponseKind, "kind"))
    shared: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    state: ResponseState = Field(sa_type=_words(ResponseState, "state"))
    remark: str = Field(default="", max_length=REMARK_MAX, sa_column_kwargs={"server_default": sa.text("''")})


class CommentRow(Comment, table=True):
    """A comment. Comments are only ever added."""

    __tablename__ = "comment"
    __table_args__ = (sa.Index("ix_comment_experience_number", "experience_number", "number", "author"),)
    model_config = _ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    experience_number: int = Field(foreign_key="experience.number")
    author: str = Field(foreign_key="account.name", max_length=100)


class CommentMentionRow(SQLModel, table=True):
    """An account that a comment names."""

    __tablename__ = "comment_mention"
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    comment_number: int = Field(primary_key=True, foreign_key="comment.number")


class CommentReadRow(SQLModel, table=True):
    """How far an account has read the comments on an experience."""

    __tablename__ = "comment_read"
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    experience_number: int = Field(primary_key=True, foreign_key="experience.number")
    up_to: int


class VersionRow(Version, table=True):
    """A text that a response had."""

    __tablename__ = "response_version"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["experience_number", "position", "revision"],
            ["response.experience_number", "response.position", "response.revision"],
        ),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    state: ResponseState = Field(sa_type=_words(ResponseState, "state"))


class WriterRow(Writer, table=True):
    """Who writes an answer."""

    __tablename__ = "writer"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["experience_number", "position"],
            ["concern.experience_number", "concern.position"],
            ondelete="CASCADE",
        ),
    )
    model_config = _ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    account_name: str = Field(foreign_key="account.name", max_length=100)


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


class ReplyTemplateRow(ReplyTemplate, table=True):
    """A template of answer."""

    __tablename__ = "reply_template"
    model_config = _ROW
    number: int | None = Field(default=None, primary_key=True)  # type: ignore[assignment]
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    sentiment: Sentiment | None = Field(default=None, sa_type=_words(Sentiment, "sentiment"))


class OfficialLinkRow(OfficialLink, table=True):
    """An official link of a network."""

    __tablename__ = "official_link"
    model_config = _ROW
    number: int | None = Field(default=None, primary_key=True)  # type: ignore[assignment]
    network_code: str = Field(foreign_key="structure.code", index=True, max_length=64)


class SentSentenceRow(SQLModel, table=True):
    """How many times a structure has sent a sentence, known by its mark."""

    __tablename__ = "sent_sentence"
    # Only ever looked for by its whole key.
    __table_args__ = ({"sqlite_with_rowid": False},)
    structure_code: str = Field(primary_key=True, foreign_key="structure.code", max_length=64)
    mark: str = Field(primary_key=True, max_length=24)
    times: int


class TallyRow(SQLModel, table=True):
    """What is counted of a scope, in a day or a month: a column for each number of core.counts.Counts."""

    __tablename__ = "tally"
    model_config = _ROW
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


class AccountRow(Account, table=True):
    """Somebody who works at the desk."""

    __tablename__ = "account"
    model_config = _ROW
    name: str = Field(primary_key=True, max_length=100)
    role: Role = Field(sa_type=_words(Role, "role"))
    structure_code: str | None = Field(default=None, foreign_key="structure.code", max_length=64)
    email: str = Field(default="", max_length=EMAIL_MAX, sa_column_kwargs={"server_default": sa.text("''")})
    digest: DigestChoice = Field(
        default=DigestChoice.NEVER,
        sa_type=_words(DigestChoice, "digest"),
        sa_column_kwargs={"server_default": sa.text("'never'")},
    )


class DigestRow(Digest, table=True):
    """A letter of summary, sent or being sent: one at most for an account and a period."""

    __tablename__ = "digest_sent"
    model_config = _ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    period: str = Field(primary_key=True, max_length=PERIOD_MAX)


class SavedViewRow(SavedView, table=True):
    """A view that an account keeps."""

    __tablename__ = "saved_view"
    model_config = _ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    name: str = Field(primary_key=True, max_length=60)
    place: Place = Field(sa_type=_words(Place, "place"))
    structure_code: str = Field(
        default="", index=True, max_length=64, sa_column_kwargs={"server_default": sa.text("''")}
    )


class EventRow(Link, table=True):
    """A line of history. Lines are only ever added, and a place of a chain is only ever taken once."""

    __tablename__ = "event"
    __table_args__ = (sa.UniqueConstraint("experience_number", "place"),)
    model_config = _ROW
    id: int | None = Field(default=None, primary_key=True)
    experience_number: int = Field(foreign_key="experience.number")
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
