"""What was done, line after line."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from core.history import Event, Head, Link, linked
from storage.counted import counted
from storage.repositories.asked import is_number, only_numbers
from storage.repositories.rows import by_number, models
from storage.repositories.unique import stale_when_taken
from storage.tables import EventRow

_STALE = "Quelqu’un a agi sur l’expérience {number} au même moment : relisez-la."


class SqlHistory:
    """Port core.ports.History over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, event: Event) -> None:
        """Keep a line after the last one of its experience; raise Stale when another one took that place."""
        self._add(event, self._last(event.experience_number))

    def begin(self, event: Event) -> None:
        """Keep a first line: there is none before it to look for; raise Stale when there is."""
        self._add(event, None)

    def _add(self, event: Event, last: Head | None) -> None:
        link = linked(event, last)
        with stale_when_taken(_STALE.format(number=event.experience_number)):
            # Its number is not asked back: whoever adds a line may not be somebody who reads it.
            self._session.connection().execute(sa.insert(EventRow).inline(), [link.model_dump()])

    def of(self, number: int) -> Sequence[Event]:
        """Give the lines of an experience, oldest first."""
        if not is_number(number):
            return ()
        return models(Event, self._session.exec(self._lines(number).order_by(col(EventRow.place))))

    def length(self, number: int) -> int:
        """Give how many lines an experience has."""
        if not is_number(number):
            return 0
        lines = sa.select(sa.func.count()).where(col(EventRow.experience_number) == number)
        return int(self._session.execute(lines).scalar_one())

    def many(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Event]]:
        """Give the lines of these experiences, oldest first."""
        number = col(EventRow.experience_number)
        query = select(EventRow).where(number.in_(only_numbers(numbers))).order_by(number, col(EventRow.place))
        return by_number(models(Event, self._session.exec(query)))

    def links(self, after: tuple[int, int], limit: int) -> Sequence[Link]:
        """Give lines with their seals, by number of experience and place."""
        order = (col(EventRow.experience_number), col(EventRow.place))
        query = select(EventRow).where(sa.tuple_(*order) > after).order_by(*order)
        return models(Link, self._session.exec(query.limit(limit)))

    def _last(self, number: int) -> Head | None:
        """Give where a chain ends, even for somebody who may not read its lines."""
        line = counted(self._session, EventRow)
        last = sa.select(line.place, line.seal).where(line.experience_number == number).order_by(line.place.desc())
        found = self._session.execute(last.limit(1)).first()
        return Head(*found) if found else None

    @staticmethod
    def _lines(number: int) -> SelectOfScalar[EventRow]:
        return select(EventRow).where(EventRow.experience_number == number)
