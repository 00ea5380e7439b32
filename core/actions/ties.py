"""What an action is tied to beside the experiences it comes from: the signals and concepts that showed the problem."""

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

_KEY_MAX = 200


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
    key: str = Field(max_length=_KEY_MAX)

    @field_validator("key", mode="before")
    @classmethod
    def _clean(cls, key: str) -> str:
        clean = one_line(key)
        if not 0 < len(clean) <= _KEY_MAX:
            raise Invalid(
                f"Donnez le numéro ou le nom de ce qui a montré le problème, en {_KEY_MAX} signes au plus.", "key"
            )
        return clean

    @property
    def label(self) -> str:
        """What people call it."""
        return f"{self.kind.label} {self.key}"
