"""What people write on an action sheet (fiche action)."""

from datetime import date

from pydantic import field_validator
from sqlmodel import Field

from core.actions.measure import MEASURED_MAX, Measure, MeasureKind, checked_measure
from core.errors import Invalid
from core.model import Model
from core.text.clean import one_line, printable

TITLE_MAX = 200
LINE_MAX = 200
TEXT_MAX = 5000
WHY_MAX = 500
"""How many signs a reason may have."""


class Sheet(Model):
    """The fields of an action sheet that people fill in.

    Attributes:
        commitment_year: the year of the list of commitments that it rests on, None when it rests on none.
        commitment: the number of the commitment in that list.
        owner: who carries it; never shown to the public.
        contributors: who else works on it, one a line; never shown to the public.
        starts_on: the first day planned.
        ends_on: the day by which it is to be done.
        follow_up: the indicators that it is followed by.
        expected: the results that are expected of it.
        progress: how far it is, in hundredths.
        blocked: why it cannot go on, "" when nothing holds it up.
        measure_kind: what tells that a story is on its theme, None while nobody has chosen.
        measured: the channel, the tag or the words.
    """

    title: str = Field(min_length=1, max_length=TITLE_MAX)
    commitment_year: int | None = None
    commitment: int | None = None
    owner: str = Field(default="", max_length=LINE_MAX)
    contributors: str = Field(default="", max_length=TEXT_MAX)
    starts_on: date | None = None
    ends_on: date | None = None
    problem: str = Field(default="", max_length=TEXT_MAX)
    objective: str = Field(default="", max_length=TEXT_MAX)
    description: str = Field(default="", max_length=TEXT_MAX)
    follow_up: str = Field(default="", max_length=TEXT_MAX)
    expected: str = Field(default="", max_length=TEXT_MAX)
    progress: int = Field(default=0, ge=0, le=100)
    blocked: str = Field(default="", max_length=WHY_MAX)
    measure_kind: MeasureKind | None = None
    measured: str = Field(default="", max_length=MEASURED_MAX)

    @field_validator("title", "owner", "blocked", "measured", mode="before")
    @classmethod
    def _clean_line(cls, text: str) -> str:
        return one_line(text)

    @field_validator("contributors", "problem", "objective", "description", "follow_up", "expected", mode="before")
    @classmethod
    def _clean_text(cls, text: str) -> str:
        return printable(text).strip()

    @property
    def measure(self) -> Measure | None:
        """What its theme is told by, None while nobody has chosen."""
        return Measure(kind=self.measure_kind, value=self.measured) if self.measure_kind else None

    def must_hold(self) -> None:
        """Raise Invalid, with the field, when what is written contradicts itself."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise Invalid("La fin prévue vient avant le début : corrigez l’une des deux dates.", "ends_on")
        if (self.commitment is None) is not (self.commitment_year is None):
            raise Invalid("Un engagement se dit par son année et son numéro : donnez les deux, ou aucun.", "commitment")
        checked_measure(self.measure_kind, self.measured)


LABELS = {
    "title": "intitulé",
    "commitment": "engagement",
    "commitment_year": "année de l’engagement",
    "owner": "pilote",
    "contributors": "contributeurs",
    "starts_on": "début",
    "ends_on": "fin prévue",
    "problem": "problème constaté",
    "objective": "objectif",
    "description": "description",
    "follow_up": "indicateurs de suivi",
    "expected": "résultats attendus",
    "progress": "avancement",
    "blocked": "blocage",
    "measure_kind": "ce qui la mesure",
    "measured": "thème mesuré",
    "state": "état",
    "published_at": "publication",
    "dropped_why": "motif d’abandon",
}
"""What people call the fields, on the sheet and in its history."""

OF_PEOPLE = frozenset(Sheet.model_fields)
"""The names of the fields that people fill in."""
