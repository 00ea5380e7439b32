"""Shows a page of the form, with what was typed, what is wrong, and everything else carried along."""

from flask import Response, make_response, render_template

from core import submission
from core.structure import OUTSIDE_CODE
from core.submission import Faults
from public_form.errors import RETRY_AFTER
from public_form.telling.answers import Answers, carried, channels_field, feeling_field
from public_form.telling.checks import NAMED_MAX, PLACE_MAX
from public_form.telling.places import DEPARTMENTS
from public_form.telling.services import FOUND_MAX, Directory, Service
from public_form.telling.steps import ANCHORS, Step
from public_form.wiring import doors

_NOTHING_LOST = "Rien de ce que vous avez écrit n’est perdu."
_HELPERS = {
    "anchors": ANCHORS,
    "outside": OUTSIDE_CODE,
    "channels_field": channels_field,
    "feeling_field": feeling_field,
    "limits": {
        "title": submission.TITLE_MAX,
        "text": submission.TEXT_MAX,
        "pseudonym": submission.PSEUDONYM_MAX,
        "named": NAMED_MAX,
        "place": PLACE_MAX,
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
    shown = _services(step, answers, directory)
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
    if status == 503:
        response.headers["Retry-After"] = RETRY_AFTER
    return response


def _services(step: Step, answers: Answers, directory: Directory) -> dict[str, list[Service]]:
    if step is Step.SERVICES:
        return {"chosen": directory.chosen(answers), "found": directory.found(answers)}
    return {"chosen": directory.chosen(answers)} if step is Step.SUMMARY else {}


def _departments(present: str) -> tuple[tuple[str, str], ...]:
    """Give the list of departments, with the present answer in it whatever it is."""
    if present and all(present != name for name, _ in DEPARTMENTS):
        return ((present, present), *DEPARTMENTS)
    return DEPARTMENTS
