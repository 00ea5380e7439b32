"""Who writes which answer: said to the others of the structure, and never in anybody's way."""

from core.access import Action
from core.case import Case
from core.desk.sitting import Sitting
from core.presence import PRESENCE, Writer
from core.seat import Seat


class Writers(Sitting):
    """Presence at an answer."""

    def begin_writing(self, number: int, position: int, *, take_over: bool = False) -> Writer:
        """Say that one writes an answer, and give who is held to: oneself, unless somebody was first.

        Called again now and then, it says that one still writes.

        Raises:
            Forbidden, NotFound.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            Case.of(uow, number).concern_for(seat, position, Action.DRAFT)
            there = uow.writers.of(number, now).get(position)
            own = there is not None and there.account_name == self._account_name
            if there is not None and not own and not take_over:
                return there
            writer = Writer(
                experience_number=number,
                position=position,
                account_name=self._account_name,
                display_name=seat.account.display_name,
                since=there.since if there is not None and own else now,
                until=now + PRESENCE,
            )
            uow.writers.put(writer)
            uow.commit()
            return writer

    def stop_writing(self, number: int, position: int) -> None:
        """Say that one no longer writes an answer."""
        with self._store.writing() as uow:
            uow.writers.remove(number, position, self._account_name)
            uow.commit()
