"""The addresses of the form. A POST to a page asks for that page, with all the answers in hand.

`action` says why: « continue » checks the pages before it, « show » (Revenir, Modifier) checks nothing,
« search » and « add » stay among the services, « send » sends. Nothing is kept before the sending.
"""

from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]  # Flask-WTF ships no types
from werkzeug.wrappers import Response as AnyResponse

from core.errors import EcouteError, Invalid
from public_form import headers
from public_form.errors import PAGE_TOO_OLD, code_of
from public_form.showing import whole
from public_form.sources import source
from public_form.telling import live
from public_form.telling.answers import Answers, read
from public_form.telling.checks import first_at_fault, submission
from public_form.telling.entry import entered
from public_form.telling.pages import page
from public_form.telling.services import Directory
from public_form.telling.steps import Step, step_of
from public_form.telling.visiting import with_visit_counted
from public_form.wiring import doors

telling = Blueprint("telling", __name__)

CONTINUE, ADD, SEND = "continue", "add", "send"


@telling.get("/experience/step_<step:step>")
def show(step: Step) -> AnyResponse:
    """Show a new form, at its first page: the answers of the others travel with a POST only."""
    if step is not Step.STORY:
        link = urlencode(list(request.args.items(multi=True)))
        return redirect(url_for("telling.show", step=Step.STORY) + (link and f"?{link}"))
    intake = doors().intake
    answers = entered(request.args, Directory(intake))
    return with_visit_counted(page(Step.STORY, answers), answers, request, intake)


@telling.post("/experience/step_<step:step>")
def take(step: Step) -> AnyResponse:
    """Show the page asked for with all the answers, or send them."""
    action, answers = _action(), read(request.form)
    if removed := request.form.get("remove"):
        return page(step, answers.without(removed))
    if action == SEND and step is Step.SUMMARY:
        return _send(answers)
    if action == CONTINUE:
        return _forward(step, answers)
    if action == ADD:
        return page(step, answers.searched(), tell_added=True)
    return page(step, answers)


@telling.get("/experience/recue/<token>")
def received(token: str) -> Response:
    """Give the reference and the follow-up link of what was just sent."""
    follow_up = doors().following.follow(token)
    link = whole(url_for("following.follow", token=token))
    again = request.args.get("deja") == "1"
    page = render_template("telling/received.html", follow_up=follow_up, link=link, again=again)
    return headers.secret(Response(page))


@telling.get("/experience/services")
def services_found() -> Response:
    """Give the services that a search finds, to the page that asks while people type."""
    body, status = live.services(request.args.get("q", ""), Directory(doors().intake))
    answer = make_response(body, status)
    if status == 200:
        answer.headers["Cache-Control"] = "public, max-age=60"
    return answer


@telling.get("/experience/indices")
def hints_known() -> Response:
    """Give what looks like personal data, to the page that says so while people type."""
    answer = jsonify(live.hints())
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer


@telling.errorhandler(CSRFError)
def _token_too_old(_: CSRFError) -> Response:
    """Show the page that was on screen, with everything kept and a new token."""
    target = _asked()
    came_from = Step(max(target - 1, Step.STORY)) if _action() == CONTINUE else target
    return page(came_from, read(request.form), problem=PAGE_TOO_OLD, status=400)


def _forward(target: Step, answers: Answers) -> Response:
    if at_fault := first_at_fault(answers, [step for step in Step if step < target]):
        step_at_fault, faults = at_fault
        return page(step_at_fault, answers, faults=faults, status=422)
    if target is Step.YOU and answers.not_listed:
        return page(Step.SERVICES, answers.searched(), tell_added=True)
    return page(target, answers)


def _send(answers: Answers) -> AnyResponse:
    if at_fault := first_at_fault(answers):
        step_at_fault, faults = at_fault
        return page(step_at_fault, answers, faults=faults, status=422)
    try:
        receipt = doors().intake.submit(submission(answers), source())
    except Invalid as error:
        step, field = step_of(error.field)
        return page(step, answers, faults={field: error.sentence}, status=422)
    except EcouteError as error:
        return page(Step.SUMMARY, answers, problem=error.sentence, status=code_of(error))
    again = "1" if receipt.again else None
    return redirect(url_for("telling.received", token=receipt.token, deja=again), 303)


def _asked() -> Step:
    return Step((request.view_args or {})["step"])


def _action() -> str:
    return request.form.get("action", CONTINUE)
