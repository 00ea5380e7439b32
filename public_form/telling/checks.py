"""What is wrong with the answers, page by page. The rules are core's; here they meet the pages."""

from collections.abc import Iterable

from core.structure import OUTSIDE_CODE
from core.submission import (
    Faults,
    Submission,
    SubmittedConcern,
    author_faults,
    services_faults,
    story_faults,
)
from public_form.telling.answers import TRAP, Answers
from public_form.telling.steps import Step


def faults_of(step: Step, answers: Answers) -> Faults:
    """Say what is wrong with the answers of one page."""
    match step:
        case Step.STORY:
            return story_faults(answers.title, answers.text, answers.sentiment)
        case Step.SERVICES:
            return services_faults(_concerns(answers))
        case Step.YOU:
            return author_faults(answers.pseudonym, answers.department, answers.country, answers.email, answers.consent)
        case Step.SUMMARY:
            return _trap_faults(answers)


def first_at_fault(answers: Answers, steps: Iterable[Step] = Step) -> tuple[Step, Faults] | None:
    """Give the first of these pages with something wrong, with what it is; None when all is well."""
    found = ((step, faults_of(step, answers)) for step in steps)
    return next(((step, faults) for step, faults in found if faults), None)


def submission(answers: Answers) -> Submission:
    """Give the answers as core takes them; nothing may be wrong with them any more."""
    return Submission(
        key=answers.key,
        title=answers.title,
        text=answers.text,
        sentiment=answers.sentiment,
        concerns=_concerns(answers),
        pseudonym=answers.pseudonym,
        department=answers.department,
        country=answers.country,
        email=answers.email,
        consent=answers.consent,
        campaign=answers.campaign,
        procedure_code=answers.procedure_code,
    )


def _concerns(answers: Answers) -> tuple[SubmittedConcern, ...]:
    return tuple(
        SubmittedConcern(
            structure_code=choice.code,
            named=answers.named if choice.code == OUTSIDE_CODE else "",
            channels=choice.channels,
        )
        for choice in answers.choices
    )


def _trap_faults(answers: Answers) -> Faults:
    if not answers.trap:
        return {}
    sentence = "Le champ « Ne remplissez pas ce champ » devait rester vide : effacez ce qui y est écrit, puis renvoyez."
    return {TRAP: sentence}
