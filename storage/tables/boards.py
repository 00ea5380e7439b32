"""The boards that people arrange."""

import sqlalchemy as sa
from sqlmodel import Field

from core.boards.board import Board
from core.periods import Calendar
from storage.tables.base import ROW, words


class BoardRow(Board, table=True):
    """A board that an account keeps."""

    __tablename__ = "board"
    model_config = ROW
    account_name: str = Field(primary_key=True, foreign_key="account.name", max_length=100)
    name: str = Field(primary_key=True, max_length=60)
    calendar: Calendar = Field(sa_type=words(Calendar, "calendar"))
    structure_code: str = Field(
        default="", index=True, max_length=64, sa_column_kwargs={"server_default": sa.text("''")}
    )
