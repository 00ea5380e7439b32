"""Who has which experience open: said to the others, and never in anybody's way."""

from core.desk.sitting import Sitting
from core.presence import PRESENCE, Presence


class Presences(Sitting):
    """Presence at an experience."""

    def enter(self, number: int, *, take_over: bool = False) -> Presence:
        """Say that one has an experience open, and give who is held to be there: oneself, unless somebody was first.

        Called again now and then, it says that one is still there.

        Raises:
            Forbidden, NotFound.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, _ = self._opened(uow, number)
            there = uow.presences.of([number], now).get(number)
            own = there is not None and there.account_name == self._account_name
            if there is not None and not own and not take_over:
                return there
            present = Presence(
                experience_number=number,
                account_name=self._account_name,
                display_name=seat.account.display_name,
                since=there.since if there is not None and own else now,
                until=now + PRESENCE,
            )
            uow.presences.put(present)
            uow.commit()
            return present

    def leave(self, number: int) -> None:
        """Say that one no longer has an experience open."""
        with self._store.writing() as uow:
            uow.presences.remove(number, self._account_name)
            uow.commit()
