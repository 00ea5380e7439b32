"""What readers reported, when nothing has to be withdrawn."""

from core.access import Action
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Refused
from core.experience import checked_note
from core.history import EventKind
from core.report import ReportOutcome


class Reports(Sitting):
    """The reports of readers."""

    def dismiss_reports(self, number: int, note: str = "") -> Dossier:
        """Close the open reports on an experience: it stays public.

        Raises:
            Forbidden, Invalid, NotFound, Refused.
        """
        told = checked_note(note)
        now = self._clock.now()
        with self._store.writing() as uow:
            self._opened(uow, number, Action.WITHDRAW)
            waiting = [report for report in uow.reports.of(number) if report.outcome is None]
            if not waiting:
                raise Refused(f"Aucun signalement n’attend sur l’expérience {number}.")
            for report in waiting:
                uow.reports.save(report.closed(ReportOutcome.DISMISSED, now, self._account_name))
            uow.history.add(self._event(number, EventKind.REPORTS_DISMISSED, now, told))
            uow.commit()
        return self.show(number)
