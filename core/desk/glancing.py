"""What a screen opens on, all of it in one call: a desk on another machine is asked once."""

from contextlib import suppress
from dataclasses import dataclass

from core.desk.answering import Answering
from core.desk.reading import Reading
from core.desk.sitting import PAGE
from core.desk.views import Views
from core.dossier import Dossier
from core.errors import NotFound
from core.formulas import Formulas
from core.saved_view import SavedView
from core.views import EVERY_LINE, Me, Place, QueuePage, Sieve

_ALERTS = 500
"""How many alerts are told of at most."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The desk as it is now.

    Attributes:
        me: who sits there, and their lists with how many lines each has.
        page: the beginning of the list looked at, None when there is none.
        story: the story that is read in it, None when it is known already, or nothing is there to be read.
        views: the views that the account keeps, or shares.
        alerts: the numbers of the experiences in alert, for those who follow them.
    """

    me: Me
    page: QueuePage | None = None
    story: Dossier | None = None
    views: tuple[SavedView, ...] = ()
    alerts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """What an answer is written from."""

    dossier: Dossier
    formulas: Formulas


class Glancing(Reading, Answering, Views):
    """Several things that are always looked at together."""

    def glance(
        self,
        place: Place | None = None,
        limit: int = PAGE,
        sieve: Sieve = EVERY_LINE,
        number: int = 0,
        seen_version: int = 0,
        *,
        whole: bool = True,
    ) -> Glance:
        """Give who sits here, the beginning of a list, the story read in it, and the views kept.

        Args:
            place: the list; one's first one when that is not one's own.
            limit: how many lines are given at most.
            sieve: which lines are looked at.
            number: the story that is read; the first of the list when that is not in it.
            seen_version: the version of it that is known: the story is given when it is another one.
            whole: whether the story and the views are given; not for those who only look at what arrived.

        Raises:
            Forbidden, NotFound, Refused: as for the list.
        """
        me = self.me()
        own = [kept.place for kept in me.places]
        opened = place if place in own else next(iter(own), None)
        page = self.queue(opened, None, limit, sieve) if opened is not None else None
        story = self._story(page, number, seen_version) if whole and page is not None else None
        return Glance(me, page, story, tuple(self.views()) if whole else (), self._alerts(me))

    def blank_sheet(self, number: int, position: int) -> BlankSheet:
        """Give an experience, and the formulas that a structure answers it with.

        Raises:
            Forbidden, NotFound.
        """
        return BlankSheet(self.show(number), self.formulas(number, position))

    def _story(self, page: QueuePage, number: int, seen_version: int) -> Dossier | None:
        line = next((line for line in page.lines if line.number == number), next(iter(page.lines), None))
        if line is None or (line.number, line.version) == (number, seen_version):
            return None
        with suppress(NotFound):  # it left meanwhile: the screen says so when it asks for it
            return self.show(line.number)
        return None

    def _alerts(self, me: Me) -> tuple[int, ...]:
        if not any(kept.place is Place.ALERTS and kept.total for kept in me.places):
            return ()
        return tuple(line.number for line in self.queue(Place.ALERTS, None, _ALERTS).lines)
