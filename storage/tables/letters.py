"""The letters to the authors, and their sealed addresses."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from core.notification import Notification, NotificationKind, NotificationState
from storage.tables.base import ROW, partial, words


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
        partial("ix_notification_action", "action", "created_at", where="action > 0"),
    )
    model_config = ROW
    id: int | None = Field(default=None, primary_key=True)
    experience_number: int = Field(foreign_key="experience.number", index=True)
    kind: NotificationKind = Field(sa_type=words(NotificationKind, "kind"))
    state: NotificationState = Field(sa_type=words(NotificationState, "state"))
    action: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})
    committee: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})


class LinkRequestRow(SQLModel, table=True):
    """A request for lost links, with the sealed address that it came with."""

    __tablename__ = "link_request"
    # A number is never used twice, even once every request is taken: it names the letter.
    __table_args__ = ({"sqlite_autoincrement": True},)
    id: int | None = Field(default=None, primary_key=True)
    box: bytes
    at: datetime
