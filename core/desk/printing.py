"""What leaves the desk to be shown around: posters, minutes, self-assessments, and the texts of campaigns."""

from core.access import Action
from core.desk.assessments import Assessing
from core.desk.committee_reading import ReadingCommittees
from core.desk.displays import Displaying
from core.displays.display import CAMPAIGN
from core.displays.kit import Kit
from core.displays.shown import shown_display
from core.displays.size import Size
from core.errors import Unavailable
from core.meant import meant
from core.paper import Paper
from core.ports import Press
from core.seat import Seat


class Printing(Displaying, Assessing, ReadingCommittees):
    """What is printed is what stands at the desk at that moment, whatever machine it is read on."""

    def print_poster(self, size: Size, structure_code: str = "") -> Paper:
        """Print what a structure shows, one's own when none is named.

        Raises:
            Forbidden, NotFound.
            Unavailable: it could not be printed.
        """
        with self._store.reading() as uow:
            structure = meant(uow, Seat.of(uow, self._account_name), structure_code, Action.READ)
            shown = shown_display(uow, structure, self._clock.now())
        return Paper(pdf=self._printer.poster(shown, size))

    def kit(self, structure_code: str = "") -> Kit:
        """Give the links and the texts of the campaign that a structure shows, one's own when none is named.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            structure = meant(uow, Seat.of(uow, self._account_name), structure_code, Action.READ)
            kept = uow.displays.last(structure.code)
        return self._printer.kit(structure, kept.campaign if kept else CAMPAIGN)

    def print_minutes(self, number: int) -> Paper:
        """Print the minutes of a committee.

        Raises:
            Forbidden, NotFound.
            Unavailable: they could not be printed.
        """
        return Paper(pdf=self._printer.minutes(self.committee(number)))

    def print_assessment(self, number: int) -> Paper:
        """Print a self-assessment, as it stands.

        Raises:
            Forbidden, NotFound.
            Unavailable: it could not be printed.
        """
        return Paper(pdf=self._printer.assessment(self.assessment(number)))

    @property
    def _printer(self) -> Press:
        if self._press is None:
            raise Unavailable("Cet atelier n’imprime rien : voyez l’exploitant.")
        return self._press
