"""The calls of the desk over the network."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from core.wire.kept_call import CallState
from storage.tables.base import words


class CallRow(SQLModel, table=True):
    """A call that changes something.

    Attributes:
        mark: of the key; the key itself is kept nowhere.
        answer: locked with the key: whoever reads the database reads no answer.
    """

    __tablename__ = "call"
    account_name: str = Field(primary_key=True, max_length=100, foreign_key="account.name")
    mark: str = Field(primary_key=True, max_length=64)
    digest: str = Field(max_length=64)
    seat: str = Field(max_length=200)
    turn: int
    state: CallState = Field(sa_type=words(CallState, "state"))
    at: datetime = Field(index=True)
    status: int
    answer: bytes
