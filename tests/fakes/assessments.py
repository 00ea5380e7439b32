"""The ports of the commitments, of the self-assessments and of the results of structures, over dictionaries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.assessments.assessment import Answer, Assessment, AssessmentState
from core.assessments.questions import Questionnaire
from core.commitments import Commitment
from core.errors import Stale
from core.indicators.indicator import Indicator
from core.structure import within
from tests.fakes.repositories import Repository


class FakeCommitments(Repository):
    """Port core.ports.Commitments."""

    def all(self) -> Sequence[Commitment]:
        return [one for _, one in sorted(self._tables.commitments.items())]

    def replace(self, year: int, commitments: Iterable[Commitment]) -> None:
        self._must_write()
        others = {key: one for key, one in self._tables.commitments.items() if key[0] != year}
        self._tables.commitments = others | {(one.year, one.number): one for one in commitments}


class FakeAssessments(Repository):
    """Port core.ports.Assessments."""

    def questionnaire(self, version: int | None = None) -> Questionnaire | None:
        kept = self._tables.questionnaires
        return kept.get(max(kept, default=0) if version is None else version)

    def keep_questionnaire(self, questionnaire: Questionnaire) -> None:
        self._must_write()
        if questionnaire.version in self._tables.questionnaires:
            raise Stale("Quelqu’un d’autre vient de changer le questionnaire : relisez-le.")
        self._tables.questionnaires[questionnaire.version] = questionnaire

    def next_number(self) -> int:
        return max(self._tables.assessments, default=0) + 1

    def add(self, assessment: Assessment) -> None:
        self._must_write()
        if self.opened(assessment.structure_code) or any(
            one.place == assessment.place for one in self.of(assessment.structure_code, assessment.year)
        ):
            raise Stale("Quelqu’un d’autre vient d’ouvrir cette auto-évaluation : relisez la liste.")
        self._tables.assessments[assessment.number] = assessment

    def get(self, number: int) -> Assessment | None:
        return self._tables.assessments.get(number)

    def save(self, assessment: Assessment, seen_version: int) -> None:
        self._must_write()
        if self._tables.assessments[assessment.number].version != seen_version:
            raise Stale("Cette auto-évaluation a changé depuis que vous l’avez lue : relisez-la.")
        self._tables.assessments[assessment.number] = assessment

    def page(self, root_path: str | None, below: int | None, limit: int) -> Sequence[Assessment]:
        inside = [one for one in self._inside(root_path) if below is None or one.number < below]
        return sorted(inside, key=lambda one: -one.number)[:limit]

    def of(self, structure_code: str, year: int) -> Sequence[Assessment]:
        everyone = self._tables.assessments.values()
        mine = [one for one in everyone if (one.structure_code, one.year) == (structure_code, year)]
        return sorted(mine, key=lambda one: one.place)

    def opened(self, structure_code: str) -> Assessment | None:
        kept = self._tables.assessments.values()
        mine = (one for one in kept if (one.structure_code, one.state) == (structure_code, AssessmentState.OPEN))
        return next(mine, None)

    def closed(self, root_path: str, year: int) -> Sequence[Assessment]:
        inside = sorted(self._inside(root_path), key=lambda one: one.number)
        return [one for one in inside if (one.year, one.state) == (year, AssessmentState.CLOSED)]

    def answers(self, number: int) -> Sequence[Answer]:
        return [one for (of, _), one in sorted(self._tables.assessment_answers.items()) if of == number]

    def answered(self, numbers: Iterable[int]) -> Mapping[int, int]:
        asked = set(numbers)
        return dict(Counter(of for of, _ in self._tables.assessment_answers if of in asked))

    def put_answer(self, answer: Answer) -> None:
        self._must_write()
        self._tables.assessment_answers[answer.assessment_number, answer.question] = answer

    def _inside(self, root_path: str | None) -> list[Assessment]:
        paths = {code: structure.path for code, structure in self._tables.structures.items()}
        everyone = self._tables.assessments.values()
        return [one for one in everyone if root_path is None or within(paths[one.structure_code], root_path)]


class FakeIndicators(Repository):
    """Port core.ports.Indicators."""

    def of(self, structure_code: str) -> Sequence[Indicator]:
        return self.of_many([structure_code])

    def of_many(self, structure_codes: Iterable[str]) -> Sequence[Indicator]:
        asked = set(structure_codes)
        mine = [one for (of, _, _), one in self._tables.indicators.items() if of in asked]
        newest = sorted(mine, key=lambda one: one.day, reverse=True)
        return sorted(newest, key=lambda one: (one.structure_code, one.code))

    def put(self, indicators: Iterable[Indicator]) -> None:
        self._must_write()
        self._tables.indicators |= {(one.structure_code, one.code, one.day): one for one in indicators}

    def remove(self, structure_code: str, code: str, day: date) -> bool:
        self._must_write()
        return self._tables.indicators.pop((structure_code, code, day), None) is not None

    def shown(self, structure_code: str) -> Sequence[str]:
        return sorted(code for of, code in self._tables.indicators_shown if of == structure_code)

    def show(self, structure_code: str, code: str, *, public: bool) -> None:
        self._must_write()
        if public:
            self._tables.indicators_shown[structure_code, code] = None
        else:
            self._tables.indicators_shown.pop((structure_code, code), None)
