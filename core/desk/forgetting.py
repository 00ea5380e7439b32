"""What machines far away are told to forget."""

from collections.abc import Sequence

from core.desk.sitting import Sitting
from core.seat import Seat


class Forgetting(Sitting):
    """What was erased, for those who keep something of it on their own machine."""

    def erased(self, numbers: Sequence[int]) -> tuple[int, ...]:
        """Give those of these experiences that were erased: what one's machine keeps of them is to be forgotten.

        Raises:
            Forbidden: the account is closed.
        """
        with self._store.reading() as uow:
            Seat.of(uow, self._account_name)
            return tuple(sorted(uow.erasing.erased_among(numbers)))
