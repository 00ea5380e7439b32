"""The answers, how they are written, and what people say of them."""

import sqlalchemy as sa
from sqlmodel import Field

from core.presence import Writer
from core.response import REMARK_MAX, Evaluation, Response
from core.version import Version
from core.vocabulary import ResponseKind, ResponseState
from storage.tables.base import ROW, partial, words


class ResponseRow(Response, table=True):
    """A response, in one of its revisions."""

    __tablename__ = "response"
    __table_args__ = (
        sa.ForeignKeyConstraint(["experience_number", "position"], ["concern.experience_number", "concern.position"]),
        # One text being written and one published answer at most, whatever two agents do at the same moment.
        partial(
            "uq_response_being_written",
            *("experience_number", "position"),
            where="state IN ('draft', 'to_validate')",
            unique=True,
        ),
        partial("uq_response_published", "experience_number", "position", where="state = 'published'", unique=True),
        sa.Index("ix_response_state_updated", "state", "updated_at"),
    )
    model_config = ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    structure_code: str = Field(foreign_key="structure.code", max_length=64)
    kind: ResponseKind = Field(sa_type=words(ResponseKind, "kind"))
    shared: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    state: ResponseState = Field(sa_type=words(ResponseState, "state"))
    remark: str = Field(default="", max_length=REMARK_MAX, sa_column_kwargs={"server_default": sa.text("''")})


class VersionRow(Version, table=True):
    """A text that a response had."""

    __tablename__ = "response_version"
    __table_args__ = (
        sa.ForeignKeyConstraint(
            ["experience_number", "position", "revision"],
            ["response.experience_number", "response.position", "response.revision"],
        ),
    )
    model_config = ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    state: ResponseState = Field(sa_type=words(ResponseState, "state"))


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
    model_config = ROW
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
    model_config = ROW
    experience_number: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    revision: int = Field(primary_key=True)
    voter: str = Field(primary_key=True, max_length=64)
