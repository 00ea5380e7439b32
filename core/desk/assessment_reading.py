"""The self-assessments as they are read: their list, one of them, the questionnaire and the commitments."""

from collections.abc import Sequence

from core.access import Action
from core.assessments.assessment import Answer, Assessment
from core.assessments.comparing import last_of_each, over_list, result_lines
from core.assessments.file import AssessmentFile, AssessmentLine, AssessmentList
from core.assessments.questions import Questionnaire
from core.assessments.results import results
from core.assessments.starter import starter
from core.commitments import Commitment, in_force, with_built_in
from core.dashboard import PROGRAMME_NAME
from core.desk.sitting import PAGE, Sitting
from core.errors import NotFound, Unavailable
from core.meant import looked_at
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure


class ReadingAssessments(Sitting):
    """What is seen of the self-assessments of the structures that one reads the experiences of."""

    def commitments(self) -> tuple[Commitment, ...]:
        """Give every list of commitments known, by year and number."""
        with self._store.reading() as uow:
            return with_built_in(uow.commitments.all())

    def questionnaire(self) -> Questionnaire:
        """Give the questionnaire in use: the last one kept, or the one that a programme begins with."""
        with self._store.reading() as uow:
            return uow.assessments.questionnaire() or starter(self._clock.now())

    def assessments(self, structure_code: str = "", below: int | None = None, limit: int = PAGE) -> AssessmentList:
        """Give a page of the self-assessments of a structure and of those below it, the newest first.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = looked_at(uow, seat, structure_code, Action.READ)
            path = structure.path if structure else None
            found = uow.assessments.page(path, below, limit + 1)
            return AssessmentList(
                name=structure.name if structure else PROGRAMME_NAME,
                code=structure.code if structure else "",
                lines=_lines(uow, found[:limit]),
                following=found[limit - 1].number if len(found) > limit else None,
                refusal=seat.refusal(Action.OPEN_ASSESSMENT, [path] if path else []) or "",
            )

    def assessment(self, number: int) -> AssessmentFile:
        """Give a self-assessment with its questions, its answers and its results.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat, found, structure = self._read_assessment(uow, number)
            return _file(uow, seat, found, structure)

    def _read_assessment(
        self, uow: UnitOfWork, number: int, action: Action | None = None
    ) -> tuple[Seat, Assessment, Structure]:
        """Give who sits here, and a self-assessment that they may read and, when an action is given, act on."""
        seat = Seat.of(uow, self._account_name)
        found = uow.assessments.get(number)
        structure = looked_at(uow, seat, found.structure_code, Action.READ) if found else None
        if found is None or structure is None:
            raise NotFound(f"Aucune auto-évaluation ne porte le numéro {number} : vérifiez-le.")
        if action is not None:
            seat.check(action, [structure.path])
        return seat, found, structure


def questions_of(uow: UnitOfWork, assessment: Assessment) -> Questionnaire:
    """Give the questionnaire that a self-assessment was opened with."""
    kept = uow.assessments.questionnaire(assessment.questionnaire)
    if kept is None:
        raise Unavailable(f"Le questionnaire {assessment.questionnaire} manque dans la base : prévenez l’exploitant.")
    return kept


def _lines(uow: UnitOfWork, shown: Sequence[Assessment]) -> tuple[AssessmentLine, ...]:
    names = uow.structures.many({one.structure_code for one in shown})
    answered = uow.assessments.answered(one.number for one in shown)
    asked = {one.questionnaire: one for one in shown}
    questions = {version: len(questions_of(uow, one).questions) for version, one in asked.items()}
    return tuple(
        AssessmentLine(
            assessment=one,
            structure_name=names[one.structure_code].name,
            answered=answered.get(one.number, 0),
            questions=questions[one.questionnaire],
        )
        for one in shown
    )


def _file(uow: UnitOfWork, seat: Seat, found: Assessment, structure: Structure) -> AssessmentFile:
    questionnaire = questions_of(uow, found)
    commitments = in_force(with_built_in(uow.commitments.all()), found.commitment_year)
    answers: tuple[Answer, ...] = tuple(uow.assessments.answers(found.number))
    year = found.commitment_year
    earlier = last_of_each(uow.assessments.closed(structure.path, found.year - 1))
    before = next((over_list(one, year) for one in earlier if one.structure_code == structure.code), None)
    network = last_of_each(uow.assessments.closed(structure.network_code, found.year))
    paths = [structure.path]
    return AssessmentFile(
        assessment=found,
        structure=structure,
        questionnaire=questionnaire,
        commitments=commitments,
        answers=answers,
        results=result_lines(
            found.scores or results(questionnaire.questions, answers),
            questionnaire.questions,
            commitments,
            before,
            [over_list(one, year) for one in network],
        ),
        answer_refusal=seat.refusal(Action.ASSESS, paths) or "",
        close_refusal=seat.refusal(Action.OPEN_ASSESSMENT, paths) or "",
    )
