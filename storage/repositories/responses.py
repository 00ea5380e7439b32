"""The responses, drafts included."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.errors import Stale
from core.response import Response
from storage.repositories.asked import only_numbers
from storage.repositories.rows import by_number, models
from storage.repositories.unique import stale_when_taken
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
        query = select(ResponseRow).where(col(ResponseRow.experience_number).in_(only_numbers(numbers)))
        query = query.order_by(col(ResponseRow.experience_number), col(ResponseRow.position), col(ResponseRow.revision))
        return by_number(models(Response, self._session.exec(query)))
