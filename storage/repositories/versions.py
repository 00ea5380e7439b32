"""The texts that the responses had, one after the other."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.version import Version
from storage.repositories.asked import is_number
from storage.repositories.rows import models
from storage.repositories.unique import stale_when_taken
from storage.tables import VersionRow

_STALE = "Quelqu’un a modifié cette réponse au même moment : relisez-la ; votre texte est gardé ici."


class SqlVersions:
    """Port core.ports.Versions over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, version: Version) -> None:
        """Keep the text of a response as it is now; raise Stale when another one is kept in its place."""
        with stale_when_taken(_STALE):
            self._session.connection().execute(sa.insert(VersionRow), [version.model_dump()])

    def of(self, number: int, position: int) -> Sequence[Version]:
        """Give the versions of one structure's answer to one experience, the latest first."""
        if not is_number(number) or not is_number(position):
            return ()
        query = select(VersionRow).where(VersionRow.experience_number == number, VersionRow.position == position)
        query = query.order_by(col(VersionRow.revision).desc(), col(VersionRow.version).desc())
        return models(Version, self._session.exec(query))
