"""The sealed addresses of the authors."""

import sqlalchemy as sa
from sqlmodel import Session

from storage.repositories.asked import is_number
from storage.tables import AddressRow


class SqlAddresses:
    """Port core.ports.Addresses over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, number: int, box: bytes) -> None:
        """Keep the sealed address of an experience's author."""
        self._session.execute(sa.insert(AddressRow), [{"experience_number": number, "box": box}])

    def get(self, number: int) -> bytes | None:
        """Give the sealed address."""
        row = self._session.get(AddressRow, number) if is_number(number) else None
        return row.box if row else None
