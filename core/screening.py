"""What the detectors say of a whole story when it arrives: kept beside it, for the moderators alone."""

from sqlmodel import JSON, Field

from core.masking import MaskedField
from core.model import Model
from core.text.finding import Finding, OutOfScope


class PlacedFinding(Finding):
    """A finding, with the part of the story that it is in."""

    field: MaskedField


class Screening(Model):
    """What the detectors say of one story.

    Attributes:
        letters: of the kinds of findings, each once.
        danger: why somebody may be in danger, "" when nothing says so.
        out_of_scope: why it may not belong here, None when nothing says so.
        twin: the number of an earlier story that is nearly the same, None when there is none.
    """

    experience_number: int = Field(gt=0)
    findings: tuple[PlacedFinding, ...] = Field(default=(), sa_type=JSON)
    letters: str = Field(default="", max_length=40)
    danger: str = Field(default="", max_length=500)
    out_of_scope: OutOfScope | None = None
    scope_reason: str = Field(default="", max_length=500)
    twin: int | None = None
