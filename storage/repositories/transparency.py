"""What became of the stories told in a period, counted by the database."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from core.figures import median_place
from core.history import EventKind
from core.report import ReportOutcome
from core.transparency import TransparencyReport
from core.vocabulary import CharterReason, ExperienceState, Origin
from storage.counted import counted
from storage.repositories.moments import seconds
from storage.repositories.queues import is_word
from storage.tables import EventRow, ExperienceRow, ReportRow

Condition = sa.ColumnElement[bool]


def transparency(session: Session, since: datetime, until: datetime) -> TransparencyReport:
    """Count what became of the stories told from a moment to another one, not included."""
    story, report = counted(session, ExperienceRow), counted(session, ReportRow)
    told = _told(story, since, until)
    decided = told & story.decided_at.is_not(None)
    # One reading of the stories for all that is counted: they are many, and their rows are wide.
    outcomes, reasons, decisions = _outcomes(story), _reasons(story), _decisions(story)
    counts = _counted(session, {**outcomes, **reasons, **decisions}, told)
    withdrawn = story.state == ExperienceState.WITHDRAWN
    by_author = _taken_back_by_author(story, counted(session, EventRow))
    withdrawals = {"withdrawn_by_moderation": ~by_author, "withdrawn_by_author": by_author}
    return TransparencyReport(
        since=since,
        until=until,
        **{name: counts[name] for name in outcomes},
        **_counted(session, withdrawals, told & withdrawn),
        **_counted(session, _reports(report), _between(report.at, since, until)),
        by_reason={CharterReason(reason): counts[reason] for reason in reasons if counts[reason]},
        median_delay=_median(session, story, decided, counts["decided"], counts["undecided"]),
        median_published=_median(session, story, decided & outcomes["published"], counts["decided_published"]),
        median_rejected=_median(session, story, decided & outcomes["rejected"], counts["decided_rejected"]),
    )


def _counted(session: Session, conditions: Mapping[str, Condition], among: Condition) -> dict[str, int]:
    """Count at once how many rows fulfil each of these conditions."""
    counts = (sa.func.count().filter(condition).label(name) for name, condition in conditions.items())
    return dict(session.execute(sa.select(*counts).where(among)).mappings().one())


def _median(session: Session, story: Any, among: Condition, decided: int, waiting: int = 0) -> timedelta | None:
    """Give how long half of the stories waited for their first decision at most, the waiting longer than any."""
    place = median_place(decided + waiting)
    if not 0 <= place < decided:
        return None
    delay = seconds(session, story.decided_at) - seconds(session, story.submitted_at)
    found = session.scalar(sa.select(delay).where(among).order_by(delay).offset(place).limit(1))
    return None if found is None else timedelta(seconds=found)


def _told(story: Any, since: datetime, until: datetime) -> Condition:
    imported = is_word(story.origin, Origin.IMPORT)
    return ~imported & _between(story.submitted_at, since, until)


def _between(moment: Any, since: datetime, until: datetime) -> Condition:
    return sa.and_(moment >= since, moment < until)


def _taken_back_by_author(story: Any, line: Any) -> Condition:
    """Give the condition that an author took their story back, which nobody undoes."""
    kinds = (EventKind.WITHDRAWN_BY_AUTHOR, EventKind.MASKS_REFUSED)
    return sa.exists().where(line.experience_number == story.number, line.kind.in_(kinds)).correlate(story)


def _for(story: Any, reason: CharterReason) -> Condition:
    """Give the condition that a rejection rests on this reason: both engines can read their JSON as text."""
    return sa.cast(story.reasons, sa.Text).contains(f'"{reason.value}"', autoescape=True)


def _outcomes(story: Any) -> Mapping[str, Condition]:
    published, appealed = story.published_at.is_not(None), story.appealed_at.is_not(None)
    rejected = story.state == ExperienceState.REJECTED
    return {
        "received": sa.true(),
        "waiting": _waiting(story),
        "published": published,
        "masked": published & story.masked,
        "rejected": rejected,
        "appeals": appealed,
        "appeals_published": appealed & published,
        "appeals_rejected": appealed & rejected,
    }


def _decisions(story: Any) -> Mapping[str, Condition]:
    decided = story.decided_at.is_not(None)
    return {
        "decided": decided,
        "decided_published": decided & story.published_at.is_not(None),
        "decided_rejected": decided & (story.state == ExperienceState.REJECTED),
        "undecided": ~decided & _waiting(story),
    }


def _waiting(story: Any) -> Condition:
    waiting: Condition = story.state.in_((ExperienceState.SUBMITTED, ExperienceState.HELD))
    return waiting


def _reasons(story: Any) -> Mapping[str, Condition]:
    rejected = story.state == ExperienceState.REJECTED
    return {reason.value: rejected & _for(story, reason) for reason in CharterReason}


def _reports(report: Any) -> Mapping[str, Condition]:
    return {
        "reports": sa.true(),
        "reports_upheld": report.outcome == ReportOutcome.UPHELD,
        "reports_dismissed": report.outcome == ReportOutcome.DISMISSED,
    }
