"""Counts who comes by the link of a campaign: a number a day, without cookie, address or identifier."""

import logging
import re
from functools import partial

from flask import Request, Response

from core.errors import EcouteError
from core.intake import Intake
from public_form.telling.answers import Answers

_log = logging.getLogger(__name__)

_ROBOTS = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|scan|monitor|headless|fetch|curl|wget|python|java/|go-http|okhttp", re.I
)
"""What programs call themselves; those that lie are counted, as people are."""

_AGAIN = re.compile(r"max-age=0|no-cache")
"""What browsers ask when somebody loads the page that they have on screen once more."""


def with_visit_counted(page: Response, answers: Answers, asked: Request, intake: Intake) -> Response:
    """Give the page; a visit by a campaign is counted once it has left, so that nobody waits for it."""
    if answers.campaign and is_a_visit(asked):
        for code in dict.fromkeys(choice.code for choice in answers.choices):
            page.call_on_close(partial(_count, intake, code, answers.campaign))
    return page


def is_a_visit(asked: Request) -> bool:
    """Tell whether somebody opens the page: no robot, no page loaded in advance or once more."""
    browser = asked.headers.get("User-Agent", "")
    ahead = asked.headers.get("Sec-Purpose", asked.headers.get("Purpose", ""))
    again = asked.headers.get("Cache-Control", "")
    looked_at = asked.method == "GET" and "prefetch" not in ahead and not _AGAIN.search(again)
    return looked_at and bool(browser) and not _ROBOTS.search(browser)


def _count(intake: Intake, code: str, campaign: str) -> None:
    try:
        intake.count_visit(code, campaign)
    except EcouteError as error:
        # The person has their page: a visit that is not counted is for whoever runs the site to know.
        _log.warning("a visit is not counted: %s", error.sentence)
