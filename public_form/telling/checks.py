"""What is wrong with the answers, page by page. The rules are core's; here they meet the pages."""

from core.structure import OUTSIDE_CODE
from core.submission import (
    Faults,
    Submission,
    SubmittedConcern,
    author_faults,
    services_faults,
    story_faults,
)
from public_form.telling.answers import Answers
from public_form.telling.steps import Step

NAMED_MAX = 300
PLACE_MAX = 100


def faults_of(step: Step, answers: Answers) -> Faults:
    """Say what is wrong with the answers of one page."""
    match step:
        case Step.STORY:
            return story_faults(answers.title, answers.text, answers.sentiment)
        case Step.SERVICES:
            named = _too_long("named", answers.named, NAMED_MAX, "Le nom du service")
            return named or services_faults(_concerns(answers))
        case Step.YOU:
            return {
                **author_faults(answers.pseudonym, answers.email, answers.consent),
                **_too_long("department", answers.department, PLACE_MAX, "Le département"),
                **_too_long("country", answers.country, PLACE_MAX, "Le pays"),
            }
    return {}


def first_at_fault(answers: Answers, before: Step) -> tuple[Step, Faults] | None:
    """Give the first page with something wrong, among those before a page; None when all is well."""
    found = ((step, faults_of(step, answers)) for step in Step if step < before)
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


def _too_long(field: str, text: str, most: int, what: str) -> Faults:
    if len(text) <= most:
        return {}
    return {field: f"{what} est trop long : {most} caractères au plus, il en compte {len(text)}."}
