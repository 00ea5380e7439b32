"""The bands of the stories told."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col

from storage.tables import TwinBandRow


class SqlTwins:
    """Port core.ports.Twins over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, number: int, bands: Sequence[int]) -> None:
        """Keep the bands of a story, in the place of its earlier ones."""
        self._session.connection().execute(sa.delete(TwinBandRow).where(col(TwinBandRow.experience_number) == number))
        rows = [{"band": band, "experience_number": number} for band in dict.fromkeys(bands)]
        if rows:
            self._session.connection().execute(sa.insert(TwinBandRow), rows)

    def sharing(self, bands: Sequence[int], limit: int) -> Sequence[int]:
        """Give the numbers of the stories that share at least one band, those that share most first."""
        if not bands:
            return ()
        number = col(TwinBandRow.experience_number)
        query = sa.select(number).where(col(TwinBandRow.band).in_(bands)).group_by(number)
        return self._session.scalars(query.order_by(sa.func.count().desc(), number).limit(limit)).all()
