"""What every thing of the trade is made from: a frozen, validated model."""

from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig


class Model(SQLModel):
    """A value that never changes: a rule gives the next one."""

    model_config = SQLModelConfig(frozen=True, extra="forbid")
