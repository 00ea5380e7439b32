"""Who sits at the desk, and their lists."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.access import Action
from core.desk.sitting import PAGE, Sitting
from core.desk.trade_tags import why_not_keep_trade_tags
from core.errors import Forbidden, NotFound, Refused
from core.places import PLACES, deciding
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import within
from core.views import EVERY_LINE, UNSEARCHED, Cursor, Me, Place, PlaceCount, QueueLine, QueuePage, Sieve
from core.working_time import lateness, lateness_limits

_PROMISED = frozenset({Place.TO_MODERATE, Place.APPEALS})
"""The lists whose lines are promised to be read within the delay of the house."""


class Reading(Sitting):
    """What is seen before anything is done."""

    def me(self) -> Me:
        """Give who sits at the desk, their lists with how many lines each has, and the rules of the house."""
        with self._store.reading() as uow:
            return self._me(uow, Seat.of(uow, self._account_name))

    def queue(
        self, place: Place, after: Cursor | None = None, limit: int = PAGE, sieve: Sieve = EVERY_LINE
    ) -> QueuePage:
        """Give a page of a list.

        Raises:
            Forbidden: the account may not open this list, or the structure that is asked for is not its own.
            NotFound: there is no such structure.
            Refused: words are looked for where nothing is published.
        """
        with self._store.reading() as uow:
            return self._page(uow, Seat.of(uow, self._account_name), place, after, limit, sieve)

    def _me(self, uow: UnitOfWork, seat: Seat) -> Me:
        within = {place: seat.reach(action) is not None for place, action in PLACES.items() if seat.has(action)}
        counts = uow.queues.counts(within, seat.path or "", reader=seat.account.name, deciding=deciding(seat))
        return Me(
            name=seat.account.name,
            display_name=seat.account.display_name,
            role=seat.account.role.label,
            structure=seat.structure.name if seat.structure else "",
            places=tuple(PlaceCount(place, counts[place]) for place in within),
            rules=self._rules,
            refusals=_refusals(seat),
        )

    def _page(
        self,
        uow: UnitOfWork,
        seat: Seat,
        place: Place,
        after: Cursor | None,
        limit: int,
        sieve: Sieve,
        total: int | None = None,
    ) -> QueuePage:
        """Give a page of a list; `total` is how many lines it has, where that was counted already."""
        action = PLACES[place]
        if not seat.has(action):
            raise Forbidden(f"Votre profil ({seat.account.role.label}) n’ouvre pas la file « {place.label} ».")
        if sieve.words and place in UNSEARCHED:
            raise Refused(f"La recherche ne porte que sur ce qui est publié : pas sur la file « {place.label} ».")
        reach = _reach(uow, seat.reach(action), sieve.structure)
        limits = lateness_limits(self._clock.now(), self._rules.holidays)
        me, longest = self._account_name, limits[sieve.late] if sieve.late else None
        whose = deciding(seat)
        lines = uow.queues.page(place, reach, after, limit + 1, sieve, reader=me, waiting_since=longest, deciding=whose)
        shown = [replace(line, late=lateness(line.waiting_since, limits)) for line in lines[:limit]]
        following = shown[-1].cursor if len(lines) > limit else None
        if total is None:
            total = uow.queues.count(place, reach, sieve, reader=me, waiting_since=longest, deciding=whose)
        return QueuePage(place, tuple(self._with_company(uow, place, shown)), total, following)

    def _with_company(self, uow: UnitOfWork, place: Place, lines: Sequence[QueueLine]) -> list[QueueLine]:
        """Give the lines with who else has them open, what is unread, and by when they are promised to be read."""
        if not lines:
            return []
        now = self._clock.now()
        numbers = [line.number for line in lines]
        there = uow.presences.of(numbers, now)
        others = {n: who.display_name for n, who in there.items() if who.account_name != self._account_name}
        unread = uow.comments.unread(self._account_name, numbers)
        return [
            replace(
                line,
                reader=others.get(line.number, ""),
                due_at=self._due(place, line.at),
                unread=unread[line.number].comments if line.number in unread else 0,
            )
            for line in lines
        ]

    def _due(self, place: Place, at: datetime) -> datetime | None:
        return at + self._rules.moderation_delay if place in _PROMISED else None


def _refusals(seat: Seat) -> dict[str, str]:
    reasons = {
        Action.KEEP_TRADE_TAGS.value: why_not_keep_trade_tags(seat),
        Action.KEEP_WORDING.value: seat.refusal(Action.KEEP_WORDING, [seat.path] if seat.path else []),
    }
    return {action: why for action, why in reasons.items() if why is not None}


def _reach(uow: UnitOfWork, own_path: str | None, code: str) -> str | None:
    """Give the path of the sub-tree to look at: one's own, or the part of it that a structure asked for has."""
    if not code:
        return own_path
    structure = uow.structures.get(code)
    if structure is None:
        raise NotFound(f"Aucune structure n’a le code « {code} » : vérifiez-le.")
    if own_path is None or within(structure.path, own_path):
        return structure.path
    if within(own_path, structure.path):
        return own_path
    raise Forbidden(f"{structure.name} n’est pas de votre périmètre : choisissez une de vos structures.")
