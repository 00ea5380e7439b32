"""The dashboard."""

from dataclasses import replace

from core.access import Action
from core.dashboard import Dashboard, DashboardQuestion, dashboard
from core.desk.sitting import Sitting
from core.folding import fold
from core.meant import looked_at
from core.periods import check_period
from core.read_only import ReadOnlyStore
from core.seat import Seat
from core.structure import Structure
from core.tally import PROGRAMME


class Figuring(Sitting):
    """Figures, with the list behind each."""

    def dashboard(self, question: DashboardQuestion) -> Dashboard:
        """Give the dashboard of one's structure, of one below it, or of the programme; what just changed is counted.

        Raises:
            Forbidden: the account has no right to it, or the structure is not its own.
            NotFound: there is no such structure.
            Invalid: the period ends before it begins.
        """
        check_period(question.since, question.until)
        self._count_what_changed(question.structure_code)
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = looked_at(uow, seat, question.structure_code, Action.SEE_FIGURES)
            return dashboard(
                uow,
                replace(question, structure_code=structure.code if structure else PROGRAMME),
                structure,
                code_above(seat, structure),
                self._clock.now(),
            )

    def _count_what_changed(self, code: str) -> None:
        """Count the latest changes, when there are any; a great many are left to those who send letters."""
        if isinstance(self._store, ReadOnlyStore):
            return  # what is left out is told
        with self._store.reading() as uow:
            if not uow.tallies.waiting(1) or not uow.tallies.may_count():
                return
            looked_at(
                uow, Seat.of(uow, self._account_name), code, Action.SEE_FIGURES
            )  # nothing is written for who may not look
        with self._store.writing() as uow:
            fold(uow)
            uow.commit()


def code_above(seat: Seat, structure: Structure | None) -> str | None:
    """Give the code of what is above, PROGRAMME for what is above a network; None where the seat does not reach."""
    reach = seat.reach(Action.SEE_FIGURES)
    if structure is None or structure.path == reach:
        return None
    return structure.parent_code or PROGRAMME
