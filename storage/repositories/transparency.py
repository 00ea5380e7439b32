"""What became of the stories told in a period, counted by the database."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col

from core.figures import median_place
from core.history import EventKind
from core.report import ReportOutcome
from core.transparency import TransparencyReport
from core.vocabulary import CharterReason, ExperienceState, Origin
from storage.repositories.moments import seconds
from storage.repositories.queues import is_word
from storage.tables import EventRow, ExperienceRow, ReportRow

Condition = sa.ColumnElement[bool]


def transparency(session: Session, since: datetime, until: datetime) -> TransparencyReport:
    """Count what became of the stories told from a moment to another one, not included."""
    told = _told(since, until)
    # One reading of the stories for all that is counted: they are many, and their rows are wide.
    counts = _counted(session, {**_OUTCOMES, **_REASONS, **_DECIDED_ONES}, told)
    return TransparencyReport(
        since=since,
        until=until,
        **{name: counts[name] for name in _OUTCOMES},
        **_counted(session, _WITHDRAWALS, told & _WITHDRAWN),
        **_counted(session, _REPORTS, _between(col(ReportRow.at), since, until)),
        by_reason={CharterReason(reason): counts[reason] for reason in _REASONS if counts[reason]},
        median_delay=_median(session, told & _DECIDED, counts["decided"], counts["undecided"]),
        median_published=_median(session, told & _DECIDED & _PUBLISHED, counts["decided_published"]),
        median_rejected=_median(session, told & _DECIDED & _REJECTED, counts["decided_rejected"]),
    )


def _counted(session: Session, conditions: Mapping[str, Condition], among: Condition) -> dict[str, int]:
    """Count at once how many rows fulfil each of these conditions."""
    counts = (sa.func.count().filter(condition).label(name) for name, condition in conditions.items())
    return dict(session.execute(sa.select(*counts).where(among)).mappings().one())


def _median(session: Session, among: Condition, decided: int, waiting: int = 0) -> timedelta | None:
    """Give how long half of the stories waited for their first decision at most, the waiting longer than any."""
    place = median_place(decided + waiting)
    if not 0 <= place < decided:
        return None
    delay = seconds(session, col(ExperienceRow.decided_at)) - seconds(session, col(ExperienceRow.submitted_at))
    found = session.scalar(sa.select(delay).where(among).order_by(delay).offset(place).limit(1))
    return None if found is None else timedelta(seconds=found)


def _told(since: datetime, until: datetime) -> Condition:
    imported = is_word(ExperienceRow.origin, Origin.IMPORT)
    return ~imported & _between(col(ExperienceRow.submitted_at), since, until)


def _between(moment: Any, since: datetime, until: datetime) -> Condition:
    return sa.and_(moment >= since, moment < until)


def _taken_back_by_author() -> Condition:
    """Give the condition that an author took their story back, which nobody undoes."""
    kinds = (EventKind.WITHDRAWN_BY_AUTHOR, EventKind.MASKS_REFUSED)
    own = col(EventRow.experience_number) == col(ExperienceRow.number)
    return sa.exists().where(own, col(EventRow.kind).in_(kinds)).correlate(ExperienceRow)


def _for(reason: CharterReason) -> Condition:
    """Give the condition that a rejection rests on this reason: both engines can read their JSON as text."""
    return sa.cast(col(ExperienceRow.reasons), sa.Text).contains(f'"{reason.value}"', autoescape=True)


_STATE = col(ExperienceRow.state)
_WAITING = _STATE.in_((ExperienceState.SUBMITTED, ExperienceState.HELD))
_PUBLISHED = col(ExperienceRow.published_at).is_not(None)
_REJECTED = _STATE == ExperienceState.REJECTED
_WITHDRAWN = _STATE == ExperienceState.WITHDRAWN
_APPEALED = col(ExperienceRow.appealed_at).is_not(None)
_DECIDED = col(ExperienceRow.decided_at).is_not(None)

_OUTCOMES: Mapping[str, Condition] = {
    "received": sa.true(),
    "waiting": _WAITING,
    "published": _PUBLISHED,
    "masked": _PUBLISHED & col(ExperienceRow.masked),
    "rejected": _REJECTED,
    "appeals": _APPEALED,
    "appeals_published": _APPEALED & _PUBLISHED,
    "appeals_rejected": _APPEALED & _REJECTED,
}
_WITHDRAWALS: Mapping[str, Condition] = {
    "withdrawn_by_moderation": ~_taken_back_by_author(),
    "withdrawn_by_author": _taken_back_by_author(),
}
_DECIDED_ONES: Mapping[str, Condition] = {
    "decided": _DECIDED,
    "decided_published": _DECIDED & _PUBLISHED,
    "decided_rejected": _DECIDED & _REJECTED,
    "undecided": ~_DECIDED & _WAITING,
}
_REASONS: Mapping[str, Condition] = {reason.value: _REJECTED & _for(reason) for reason in CharterReason}
_REPORTS: Mapping[str, Condition] = {
    "reports": sa.true(),
    "reports_upheld": col(ReportRow.outcome) == ReportOutcome.UPHELD,
    "reports_dismissed": col(ReportRow.outcome) == ReportOutcome.DISMISSED,
}
