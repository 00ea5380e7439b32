"""What a screen opens on, all of it in one call: a desk on another machine is asked once."""

from contextlib import suppress
from dataclasses import dataclass

from core.desk.answering import Answering
from core.desk.reading import Reading
from core.desk.sitting import PAGE
from core.desk.views import Views, views_of
from core.dossier import Dossier
from core.errors import NotFound
from core.formulas import Formulas
from core.places import PLACES
from core.ports import UnitOfWork
from core.saved_view import SavedView
from core.seat import Seat
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
        seen_events: int | None = None,
        *,
        whole: bool = True,
    ) -> Glance:
        """Give who sits here, the beginning of a list, the story read in it, and the views kept.

        Args:
            place: the list; one's first one when that is not one's own.
            limit: how many lines are given at most.
            sieve: which lines are looked at.
            number: the story that is read; the first of the list when that is not in it.
            seen_events: how many lines of its history are known, None for none of it: the story is given again when
                there is one more.
            whole: whether the views are given, and another story than the one that is known; not for those who only
                look at what arrived.

        Raises:
            Forbidden, NotFound, Refused: as for the list.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            me = self._me(uow, seat)
            totals = {kept.place: kept.total for kept in me.places}
            opened = place if place in totals else next(iter(totals), None)
            page = self._beginning(uow, seat, opened, limit, sieve, totals[opened]) if opened is not None else None
            read = _read_in(page, number) if whole else number
            looked_for = whole or seen_events is not None
            story = self._story(uow, seat, read, seen_events if read == number else None) if looked_for else None
            alerts = self._alerts(uow, seat) if totals.get(Place.ALERTS) else ()
            return Glance(me, page, story, tuple(views_of(uow, seat)) if whole else (), alerts)

    def blank_sheet(self, number: int, position: int) -> BlankSheet:
        """Give an experience, and the formulas that a structure answers it with.

        Raises:
            Forbidden, NotFound.
        """
        return BlankSheet(self.show(number), self.formulas(number, position))

    def _beginning(self, uow: UnitOfWork, seat: Seat, place: Place, limit: int, sieve: Sieve, total: int) -> QueuePage:
        """Give the first page of a list, whose total is not counted again when all of it is looked at."""
        return self._page(uow, seat, place, None, limit, sieve, total if sieve == EVERY_LINE else None)

    def _story(self, uow: UnitOfWork, seat: Seat, number: int, seen_events: int | None) -> Dossier | None:
        if not number or (seen_events is not None and uow.history.length(number) == seen_events):
            return None
        with suppress(NotFound):  # it left meanwhile: the screen says so when it asks for it
            return self._shown(uow, seat, number)
        return None

    def _alerts(self, uow: UnitOfWork, seat: Seat) -> tuple[int, ...]:
        reach = seat.reach(PLACES[Place.ALERTS])
        return tuple(line.number for line in uow.queues.page(Place.ALERTS, reach, None, _ALERTS))


def _read_in(page: QueuePage | None, number: int) -> int:
    """Give the story that is read in a page: the first one when this one is not in it, 0 when nothing is."""
    numbers = [line.number for line in page.lines] if page is not None else []
    return number if number in numbers else next(iter(numbers), 0)
