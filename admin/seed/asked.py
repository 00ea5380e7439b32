"""What agents and readers of the made-up programme ask of the moderators: transfers, and second looks."""

from datetime import datetime, timedelta

from admin.seed.transfers import plant_transfers
from admin.seed.typing_styles import typeset
from core.history import VISITOR, Event, EventKind
from core.ports import UnitOfWork
from core.report import Report, ReportReason
from core.views import Place, QueueLine

_REPORTS = (
    (ReportReason.PERSONAL_DATA, "On reconnaît la conseillère : elle est seule dans cette agence."),
    (ReportReason.UNTRUE, "Ce récit ressemble à une publicité."),
    (ReportReason.INSULTS, "Le ton est blessant pour les agents."),
)
_LAST = 40
"""How far back in a list the stories asked about are taken from, one here and there."""


def plant_what_is_asked(uow: UnitOfWork, now: datetime) -> None:
    """Add a few reports on published stories, and a few requests for transfer, once."""
    if uow.reports.next_number() > 1:
        return
    published = uow.queues.page(Place.PUBLISHED, None, None, _LAST)
    for number, (line, (reason, words)) in enumerate(zip(published[::9], _REPORTS, strict=False), start=1):
        _report(uow, number, line, reason, typeset(words), now - timedelta(hours=5 * number))
    plant_transfers(uow, now)


def _report(uow: UnitOfWork, number: int, line: QueueLine, reason: ReportReason, words: str, at: datetime) -> None:
    at = max(at, line.at)
    uow.reports.add(Report(number=number, experience_number=line.number, reason=reason, words=words, at=at))
    uow.history.add(
        Event(experience_number=line.number, at=at, actor=VISITOR, kind=EventKind.REPORTED, detail=reason.label)
    )
