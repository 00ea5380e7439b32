"""Shows a page of the form, with what was typed, what is wrong, and everything else carried along."""

from typing import Any

from flask import Response, make_response, render_template

from core import submission
from core.structure import OUTSIDE_CODE
from core.submission import Faults
from public_form.errors import RETRY_AFTER
from public_form.telling.advice import remarks, similar
from public_form.telling.answers import TRAP, Answers, carried, channels_field, feeling_field
from public_form.telling.places import DEPARTMENTS
from public_form.telling.services import FOUND_MAX, Directory
from public_form.telling.steps import ANCHORS, Step
from public_form.wiring import doors

_NOTHING_LOST = "Rien de ce que vous avez écrit n’est perdu."
_RETRY_AFTER = {429: "3600", 503: RETRY_AFTER}
_HELPERS = {
    "anchors": ANCHORS,
    "trap": TRAP,
    "outside": OUTSIDE_CODE,
    "channels_field": channels_field,
    "feeling_field": feeling_field,
    "limits": {
        "title": submission.TITLE_MAX,
        "text": submission.TEXT_MAX,
        "pseudonym": submission.PSEUDONYM_MAX,
        "found": FOUND_MAX,
    },
}


def page(
    step: Step,
    answers: Answers,
    *,
    faults: Faults | None = None,
    problem: str = "",
    status: int = 200,
    tell_added: bool = False,
) -> Response:
    """Give a page of the form.

    Args:
        step: which page.
        answers: everything typed so far; all of it is in the page, shown or hidden.
        faults: what is wrong, by field.
        problem: what is in the way and no fault of the person's.
        status: the HTTP code.
        tell_added: say which services were just added.
    """
    directory = Directory(doors().intake)
    shown = _own(step, answers, directory)
    just_chosen = {choice.code for choice in answers.not_listed} if tell_added else ()
    if directory.trouble:
        problem, status = problem or directory.trouble, 503
    body = render_template(
        step.template,
        step=step,
        steps=Step,
        answers=answers,
        hidden=list(carried(answers, step)),
        faults=faults or {},
        problem=problem and f"{problem} {_NOTHING_LOST}",
        departments=_departments(answers.department),
        **shown,
        added=[service for service in shown.get("chosen", ()) if service.code in just_chosen],
        **_HELPERS,
    )
    response = make_response(body, status)
    if status in _RETRY_AFTER:
        response.headers["Retry-After"] = _RETRY_AFTER[status]
    return response


def _own(step: Step, answers: Answers, directory: Directory) -> dict[str, Any]:
    """Give what one page shows beside the answers."""
    match step:
        case Step.STORY:
            return {"concerned": _concerned(answers)}
        case Step.SERVICES:
            return {"chosen": directory.chosen(answers), "found": directory.found(answers)}
        case Step.SUMMARY:
            chosen = directory.chosen(answers)
            alike = [] if directory.trouble else similar(answers, doors().library)
            return {"chosen": chosen, "remarks": remarks(answers), "similar": alike}
    return {}


def _concerned(answers: Answers) -> list[str]:
    """Give the names of the services chosen; the first page does without them when they cannot be read."""
    directory = Directory(doors().intake)
    names = [service.name for service in directory.chosen(answers)]
    return [] if directory.trouble else names


def _departments(present: str) -> tuple[tuple[str, str], ...]:
    """Give the list of departments, with the present answer in it whatever it is."""
    if present and all(present != name for name, _ in DEPARTMENTS):
        return ((present, present), *DEPARTMENTS)
    return DEPARTMENTS
