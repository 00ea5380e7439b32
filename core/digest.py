"""Lettre de synthèse: when it is due, and that it leaves once."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import Field

from core.dates import PARIS
from core.model import Model
from core.vocabulary import DigestChoice
from core.working_time import Holidays, works

PERIOD_MAX = 20
LEASE = timedelta(minutes=2)
"""How long a notifier may hold a letter before another one takes it over."""

RETRY = timedelta(minutes=15)
"""How long to wait when the mail server does not take a letter for now."""

_HOUR = 7
"""From what hour on, in Paris, a letter leaves."""


class DigestSettings(Model):
    """What an account asked for.

    Attributes:
        email: the professional address, "" when none was given.
        days: the days of the week that it comes on, from 1 for Monday to 7, "" for all of them.
        board: the board that goes with it as a PDF, "" for none.
    """

    choice: DigestChoice
    email: str
    days: str = ""
    board: str = ""


class Digest(Model):
    """The letter of one account for one period.

    Attributes:
        period: a day or a week.
        held_by: the notifier that is sending it, or did.
        held_until: when that notifier loses it to another one.
        done_at: when it was sent, or known to have nothing to tell; None before.
        error: why it was given up, "" when it was not.
    """

    account_name: str = Field(max_length=100)
    period: str = Field(max_length=PERIOD_MAX)
    held_by: str = Field(max_length=100)
    held_until: datetime
    done_at: datetime | None = None
    error: str = ""


def period_due(choice: DigestChoice, now: datetime, holidays: Holidays, days: str = "") -> str | None:
    """Give the period whose letter is due, None when none is: not before seven in the morning of a working day.

    Args:
        choice: how often it is wanted.
        now: the present time.
        holidays: the days off.
        days: the days of the week that a daily one is wanted on, from 1 for Monday, "" for all of them.
    """
    here = now.astimezone(PARIS)
    if choice is DigestChoice.NEVER or here.hour < _HOUR or not works(here.date(), holidays):
        return None
    if choice is DigestChoice.DAILY and days and str(here.isoweekday()) not in days:
        return None
    if choice is DigestChoice.DAILY:
        return here.date().isoformat()
    year, week, _ = here.isocalendar()
    return f"{year}-S{week:02}"
