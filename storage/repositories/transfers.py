"""The requests for transfer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.transfer import Transfer, TransferState
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.numbering import next_number
from storage.repositories.queues import is_word
from storage.repositories.rows import by_number, models
from storage.repositories.unique import stale_when_taken
from storage.tables import TransferRow

_NUMBERING = 0x545246
_STALE = "Un transfert est déjà demandé ici : attendez la décision."


class SqlTransfers:
    """Port core.ports.Transfers over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_number(self) -> int:
        """Give one more than the last number."""
        return next_number(self._session, TransferRow, _NUMBERING)

    def add(self, transfer: Transfer) -> None:
        """Keep a new request; raise Stale when one is open for the same concern."""
        with stale_when_taken(_STALE):
            self._session.connection().execute(sa.insert(TransferRow), [transfer.model_dump()])

    def save(self, transfer: Transfer) -> None:
        """Keep a changed request."""
        same = sa.update(TransferRow).where(col(TransferRow.number) == transfer.number)
        self._session.connection().execute(same.values(transfer.model_dump()))

    def of(self, number: int) -> Sequence[Transfer]:
        """Give the requests about an experience, oldest first."""
        if not is_number(number):
            return ()
        query = select(TransferRow).where(TransferRow.experience_number == number)
        return models(Transfer, self._session.exec(query.order_by(col(TransferRow.asked_at), col(TransferRow.number))))

    def many(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Transfer]]:
        """Give the requests about these experiences, oldest first."""
        query = select(TransferRow).where(col(TransferRow.experience_number).in_(only_numbers(numbers)))
        query = query.order_by(col(TransferRow.asked_at), col(TransferRow.number))
        return by_number(models(Transfer, self._session.exec(query)))

    def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Give the numbers of experiences with a request that is due to go up a level, longest due first."""
        asked = is_word(TransferRow.state, TransferState.ASKED)
        query = sa.select(col(TransferRow.experience_number)).where(asked, col(TransferRow.climbs_at) <= now)
        numbers = self._session.scalars(query.order_by(col(TransferRow.climbs_at)).limit(limit))
        return list(dict.fromkeys(numbers))
