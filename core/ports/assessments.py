"""The commitments, the self-assessments and the results of structures."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from core.assessments.assessment import Answer, Assessment
from core.assessments.questions import Questionnaire
from core.commitments import Commitment
from core.indicators.indicator import Indicator


class Commitments(Protocol):
    """The lists of commitments that the operator gave."""

    def all(self) -> Sequence[Commitment]:
        """Give every one, by year and number."""
        ...

    def replace(self, year: int, commitments: Iterable[Commitment]) -> None:
        """Keep the list of a year, in the place of what was."""
        ...


class Assessments(Protocol):
    """The questionnaires, the self-assessments and their answers."""

    def questionnaire(self, version: int | None = None) -> Questionnaire | None:
        """Give a version of the questionnaire, the last one when None is named; None when nothing is kept."""
        ...

    def keep_questionnaire(self, questionnaire: Questionnaire) -> None:
        """Keep a new version; of two that take the same one, one is Stale."""
        ...

    def next_number(self) -> int:
        """Give a number that no self-assessment has."""
        ...

    def add(self, assessment: Assessment) -> None:
        """Keep a new self-assessment; raise Stale when its place in the year is taken."""
        ...

    def get(self, number: int) -> Assessment | None:
        """Give a self-assessment; in a writing unit of work, nobody else changes it until the end."""
        ...

    def save(self, assessment: Assessment, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def page(self, root_path: str | None, below: int | None, limit: int) -> Sequence[Assessment]:
        """Give those of a sub-tree, or of all (None), numbered below a number: highest first."""
        ...

    def of(self, structure_code: str, year: int) -> Sequence[Assessment]:
        """Give those of a structure and a year, the first one first."""
        ...

    def opened(self, structure_code: str) -> Assessment | None:
        """Give the one of a structure that is open, None when none is."""
        ...

    def closed(self, root_path: str, year: int) -> Sequence[Assessment]:
        """Give those of a sub-tree that were closed for a year, by number."""
        ...

    def answers(self, number: int) -> Sequence[Answer]:
        """Give the answers of a self-assessment, by question."""
        ...

    def answered(self, numbers: Iterable[int]) -> Mapping[int, int]:
        """Give how many answers each of these has; those without any are left out."""
        ...

    def put_answer(self, answer: Answer) -> None:
        """Keep an answer, in the place of the one to the same question."""
        ...


class Indicators(Protocol):
    """The results of structures, and which ones are public."""

    def of(self, structure_code: str) -> Sequence[Indicator]:
        """Give the results of a structure: by code, then the newest first."""
        ...

    def of_many(self, structure_codes: Iterable[str]) -> Sequence[Indicator]:
        """Give the results of several structures."""
        ...

    def put(self, indicators: Iterable[Indicator]) -> None:
        """Keep results, each in the place of the one with its structure, code and day."""
        ...

    def remove(self, structure_code: str, code: str, day: date) -> bool:
        """Forget a result; tell whether there was one."""
        ...

    def shown(self, structure_code: str) -> Sequence[str]:
        """Give the codes that a structure shows to the public."""
        ...

    def show(self, structure_code: str, code: str, *, public: bool) -> None:
        """Show a code to the public, or no longer."""
        ...
