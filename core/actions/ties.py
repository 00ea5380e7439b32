"""What an action is tied to beside the experiences it comes from: the signals and concepts that showed the problem."""

from pydantic import field_validator
from sqlmodel import Field

from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term


class TieKind(Term):
    """What an action may be tied to."""

    SIGNAL = "signal", "signal"
    CONCEPT = "concept", "concept"


class Tie(Model):
    """An action, and a signal or a concept that it answers.

    Attributes:
        key: the number of the signal or of the concept, or its name.
    """

    action_number: int = Field(gt=0)
    kind: TieKind
    key: str = Field(min_length=1, max_length=200)

    @field_validator("key", mode="before")
    @classmethod
    def _clean(cls, key: str) -> str:
        return one_line(str(key))

    @property
    def label(self) -> str:
        """What people call it."""
        return f"{self.kind.label} {self.key}"
