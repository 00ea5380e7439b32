"""The improvement actions."""

from sqlmodel import Field, SQLModel

from core.action import ImprovementAction
from core.vocabulary import ActionState
from storage.tables.base import ROW, words


class ActionRow(ImprovementAction, table=True):
    """An improvement action."""

    __tablename__ = "action"
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    structure_code: str = Field(foreign_key="structure.code", index=True, max_length=64)
    state: ActionState = Field(sa_type=words(ActionState, "state"))


class ActionExperienceRow(SQLModel, table=True):
    """An experience that an improvement action comes from."""

    __tablename__ = "action_experience"
    action_number: int = Field(primary_key=True, foreign_key="action.number")
    experience_number: int = Field(primary_key=True, foreign_key="experience.number", index=True)
