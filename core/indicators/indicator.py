"""Résultat: one value of an indicator, of a structure, at a date."""

import math
from datetime import date, datetime

from pydantic import field_validator
from sqlmodel import Field

from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

LINE_MAX = 300
CODE_MAX = 40
COMPUTED = "ECOUTE-"
"""What the codes of the indicators that Écoute computes begin with."""


BY_ECOUTE = "Calculé par Écoute"


class IndicatorKind(Term):
    """What an indicator tells of."""

    PERFORMANCE = "performance", "performance"
    SATISFACTION = "satisfaction", "satisfaction"


class Indicator(Model):
    """A value, as a structure says it.

    Attributes:
        code: names the indicator from one date to the next, such as IND-27.
        day: what the value is dated.
        wording: the indicator in the words of citizens.
        unit: « % », « jours »…
        source: where the value comes from.
        kept_by: who entered or imported it.
    """

    structure_code: str = Field(max_length=64)
    code: str = Field(min_length=1, max_length=CODE_MAX, regex=r"^[A-Z0-9][A-Z0-9._-]*$")
    day: date
    kind: IndicatorKind = IndicatorKind.PERFORMANCE
    wording: str = Field(min_length=1, max_length=LINE_MAX)
    unit: str = Field(default="", max_length=CODE_MAX)
    value: float
    source: str = Field(min_length=1, max_length=LINE_MAX)
    kept_by: str = Field(default="", max_length=100)
    kept_at: datetime | None = None

    @field_validator("code", mode="before")
    @classmethod
    def _clean_code(cls, code: str) -> str:
        return one_line(code).upper()

    @field_validator("wording", "unit", "source", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("value")
    @classmethod
    def _finite(cls, value: float) -> float:
        if not math.isfinite(value):
            raise ValueError("a result is a number")
        return value

    @property
    def told(self) -> tuple[object, ...]:
        """What it says, whoever kept it and when."""
        return (self.kind, self.wording, self.unit, self.value, self.source)


class ComputedIndicator(Model):
    """A figure of a structure and of those below it, over the experiences published in a period.

    Attributes:
        since: the first day of publication.
        until: the last one.
        value: None where there is nothing to compute it from.
    """

    code: str
    kind: IndicatorKind
    wording: str
    unit: str
    value: float | None
    since: date
    until: date
    source: str = BY_ECOUTE


def check_own(indicator: Indicator) -> None:
    """Raise Invalid for a code that Écoute keeps for what it computes."""
    if indicator.code.startswith(COMPUTED):
        raise Invalid(
            f"Le code « {indicator.code} » est réservé aux chiffres qu’Écoute calcule : prenez-en un autre.", "code"
        )


def number_of(typed: str) -> float:
    """Give a number as people type it: 1 234,5 or 1234.5.

    Raises:
        Invalid: it is no number.
    """
    bare = "".join(typed.replace(",", ".").split()).rstrip("%")
    try:
        value = float(bare)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Invalid(f"« {typed} » n’est pas un nombre : écrivez-le comme 12,5.", "value")
    return value


def number_fr(value: float) -> str:
    """Give a number as people read it: 1 234,5."""
    whole, _, part = f"{value:,.2f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", "\u202f").replace("-", "−") + (f",{part}" if part else "")


def value_fr(value: float | None, unit: str) -> str:
    """Give a value with its unit, « — » when there is none."""
    if value is None:
        return "—"
    return f"{number_fr(value)}\u202f{unit}".rstrip()
