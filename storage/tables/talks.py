"""The comments."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from core.comment import Comment
from storage.tables.base import ROW


class CommentRow(Comment, table=True):
    """A comment. Comments are only ever added."""

    __tablename__ = "comment"
    __table_args__ = (sa.Index("ix_comment_experience_number", "experience_number", "number", "author"),)
    model_config = ROW
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
