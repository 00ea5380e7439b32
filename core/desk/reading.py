"""Who sits at the desk, and their lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.access import Action
from core.desk.sitting import PAGE, Sitting
from core.errors import Forbidden
from core.ports import UnitOfWork
from core.seat import Seat
from core.views import EVERY_LINE, Cursor, Me, Place, PlaceCount, QueueLine, QueuePage, Sieve

_PLACES: dict[Place, Action] = {
    Place.TO_MODERATE: Action.MODERATE,
    Place.ALERTS: Action.MODERATE,
    Place.HELD: Action.MODERATE,
    Place.APPEALS: Action.MODERATE,
    Place.TRANSFERS: Action.MODERATE,
    Place.REPORTS: Action.WITHDRAW,
    Place.PUBLISHED: Action.WITHDRAW,
    Place.TO_ANSWER: Action.DRAFT,
    Place.TO_VALIDATE: Action.PUBLISH_VALIDATED,
    Place.DRAFTS: Action.DRAFT,
    Place.ANSWERED: Action.DRAFT,
}
"""Each list, with the right that opens it."""

_PROMISED = frozenset({Place.TO_MODERATE, Place.APPEALS})
"""The lists whose lines are promised to be read within the delay of the house."""


class Reading(Sitting):
    """What is seen before anything is done."""

    def me(self) -> Me:
        """Give who sits at the desk, their lists with how many lines each has, and the rules of the house."""
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            return Me(
                name=seat.account.name,
                display_name=seat.account.display_name,
                role=seat.account.role.label,
                structure=seat.structure.name if seat.structure else "",
                places=tuple(
                    PlaceCount(place, uow.queues.count(place, seat.reach(action)))
                    for place, action in _PLACES.items()
                    if seat.has(action)
                ),
                rules=self._rules,
            )

    def queue(
        self, place: Place, after: Cursor | None = None, limit: int = PAGE, sieve: Sieve = EVERY_LINE
    ) -> QueuePage:
        """Give a page of a list.

        Raises:
            Forbidden: the account may not open this list.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            action = _PLACES[place]
            if not seat.has(action):
                raise Forbidden(f"Votre profil ({seat.account.role.label}) n’ouvre pas la file « {place.label} ».")
            reach = seat.reach(action)
            lines = uow.queues.page(place, reach, after, limit + 1, sieve)
            shown = lines[:limit]
            following = shown[-1].cursor if len(lines) > limit else None
            total = uow.queues.count(place, reach, sieve)
            return QueuePage(place, tuple(self._with_company(uow, place, shown)), total, following)

    def _with_company(self, uow: UnitOfWork, place: Place, lines: Sequence[QueueLine]) -> list[QueueLine]:
        """Give the lines with who else has them open, and by when they are promised to be read."""
        now = self._clock.now()
        there = uow.presences.of([line.number for line in lines], now)
        others = {n: who.display_name for n, who in there.items() if who.account_name != self._account_name}
        return [replace(line, reader=others.get(line.number, ""), due_at=self._due(place, line.at)) for line in lines]

    def _due(self, place: Place, at: datetime) -> datetime | None:
        return at + self._rules.moderation_delay if place in _PROMISED else None
