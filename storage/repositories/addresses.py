"""The sealed addresses of the authors."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from storage.repositories.asked import is_number, only_numbers
from storage.tables import AddressRow


class SqlAddresses:
    """Port core.ports.Addresses over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, number: int, box: bytes) -> None:
        """Keep the sealed address of an experience's author."""
        self._session.connection().execute(sa.insert(AddressRow), [{"experience_number": number, "box": box}])

    def get(self, number: int) -> bytes | None:
        """Give the sealed address."""
        row = self._session.get(AddressRow, number) if is_number(number) else None
        return row.box if row else None

    def has(self, number: int) -> bool:
        """Tell whether there is one, without reading it."""
        return bool(self.among([number]))

    def among(self, numbers: Iterable[int]) -> Sequence[int]:
        """Give those of these experiences whose author left an address."""
        number = col(AddressRow.experience_number)
        return self._session.scalars(sa.select(number).where(number.in_(only_numbers(numbers))).order_by(number)).all()

    def erase(self, number: int) -> None:
        """Forget the address and its mark."""
        self._session.connection().execute(sa.delete(AddressRow).where(col(AddressRow.experience_number) == number))

    def recognise(self, number: int, mark: str) -> None:
        """Keep the notifier's mark of the address."""
        same = sa.update(AddressRow).where(col(AddressRow.experience_number) == number)
        self._session.execute(same.values(mark=mark))

    def recognised(self, mark: str, limit: int) -> Sequence[int]:
        """Give the numbers of the experiences whose address has this mark, newest first."""
        number = col(AddressRow.experience_number)
        query = sa.select(number).where(col(AddressRow.mark) == mark).order_by(number.desc())
        return self._session.scalars(query.limit(limit)).all()
