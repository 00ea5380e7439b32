"""The responses, drafts included."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.errors import Stale
from core.response import Response
from storage.counted import UNDER_WAY
from storage.repositories.asked import only_numbers
from storage.repositories.rows import by_number, models
from storage.repositories.unique import stale_when_taken
from storage.seats import works_for_somebody
from storage.tables import ResponseRow

_STALE = "Quelqu’un a modifié cette réponse au même moment : relisez-la ; votre texte est gardé ici."


class SqlResponses:
    """Port core.ports.Responses over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, response: Response) -> None:
        """Keep a new response; raise Stale when another one took its place at the same moment."""
        with stale_when_taken(_STALE):
            self._session.connection().execute(sa.insert(ResponseRow), [response.model_dump()])

    def save(self, response: Response, seen_version: int) -> None:
        """Keep the next version of a response."""
        change = (
            sa.update(ResponseRow)
            .where(
                col(ResponseRow.experience_number) == response.experience_number,
                col(ResponseRow.position) == response.position,
                col(ResponseRow.revision) == response.revision,
                col(ResponseRow.version) == seen_version,
            )
            .values(response.model_dump())
        )
        with stale_when_taken(_STALE):
            saved = self._session.connection().execute(change).rowcount
        if saved != 1:
            raise Stale(_STALE)

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Response]]:
        """Give the responses to these experiences."""
        numbers = only_numbers(numbers)
        query = select(ResponseRow).where(col(ResponseRow.experience_number).in_(numbers))
        found = models(Response, self._session.exec(query))
        found += self._written_elsewhere(numbers, found)
        return by_number(sorted(found, key=lambda one: (one.experience_number, one.position, one.revision)))

    def _written_elsewhere(self, numbers: Sequence[int], readable: Iterable[Response]) -> Iterator[Response]:
        """Give, without their text, the drafts that the database does not show to this account: that they exist."""
        if not works_for_somebody(self._session):
            return
        known = {(one.experience_number, one.position, one.revision) for one in readable}
        drafts = sa.select(UNDER_WAY).where(UNDER_WAY.c.experience_number.in_(numbers))
        for row in self._session.execute(drafts).mappings():
            if (row["experience_number"], row["position"], row["revision"]) not in known:
                yield Response(**row)
