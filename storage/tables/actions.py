"""The improvement actions: their sheets, what they come from, and what is told of them."""

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from core.action import ImprovementAction
from core.actions.measure import MEASURED_MAX, MeasureKind
from core.actions.sheet import LINE_MAX, TEXT_MAX, WHY_MAX
from core.actions.story import SheetEvent, SheetEventKind
from core.actions.ties import Tie, TieKind
from core.vocabulary import ActionState
from storage.tables.base import ROW, words

_EMPTY = {"server_default": sa.text("''")}


class ActionRow(ImprovementAction, table=True):
    """An improvement action."""

    __tablename__ = "action"
    __table_args__ = (sa.Index("ix_action_published", "published_at", "number"),)
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int = Field(default=1, sa_column_kwargs={"server_default": sa.text("1")})
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    state: ActionState = Field(sa_type=words(ActionState, "state"))
    owner: str = Field(default="", max_length=LINE_MAX, sa_column_kwargs=_EMPTY)
    contributors: str = Field(default="", max_length=TEXT_MAX, sa_column_kwargs=_EMPTY)
    problem: str = Field(default="", max_length=TEXT_MAX, sa_column_kwargs=_EMPTY)
    objective: str = Field(default="", max_length=TEXT_MAX, sa_column_kwargs=_EMPTY)
    follow_up: str = Field(default="", max_length=TEXT_MAX, sa_column_kwargs=_EMPTY)
    expected: str = Field(default="", max_length=TEXT_MAX, sa_column_kwargs=_EMPTY)
    progress: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})
    blocked: str = Field(default="", max_length=WHY_MAX, sa_column_kwargs=_EMPTY)
    measure_kind: MeasureKind | None = Field(default=None, sa_type=words(MeasureKind, "measure_kind"))
    measured: str = Field(default="", max_length=MEASURED_MAX, sa_column_kwargs=_EMPTY)
    dropped_why: str = Field(default="", max_length=WHY_MAX, sa_column_kwargs=_EMPTY)


class ActionExperienceRow(SQLModel, table=True):
    """An experience that an improvement action comes from."""

    __tablename__ = "action_experience"
    action_number: int = Field(primary_key=True, foreign_key="action.number")
    experience_number: int = Field(primary_key=True, foreign_key="experience.number", index=True)


class ActionLinkRow(Tie, table=True):
    """A signal or a concept that an improvement action answers."""

    __tablename__ = "action_link"
    model_config = ROW
    action_number: int = Field(primary_key=True, foreign_key="action.number")
    kind: TieKind = Field(primary_key=True, sa_type=words(TieKind, "kind"))
    key: str = Field(primary_key=True, max_length=200)


class ActionEventRow(SheetEvent, table=True):
    """A line of the history of a sheet. Lines are only ever added."""

    __tablename__ = "action_event"
    model_config = ROW
    id: int | None = Field(default=None, primary_key=True)
    action_number: int = Field(foreign_key="action.number", index=True)
    kind: SheetEventKind = Field(sa_type=words(SheetEventKind, "kind"))


class ActionToldRow(SQLModel, table=True):
    """The letter that tells an address of a step of an action: one alone.

    Attributes:
        step: the kind of the letter.
        mark: the notifier's mark of the address.
        event: names the letter.
    """

    __tablename__ = "action_told"
    action_number: int = Field(primary_key=True, foreign_key="action.number")
    step: str = Field(primary_key=True, max_length=40)
    mark: str = Field(primary_key=True, max_length=64)
    event: str = Field(max_length=100)
