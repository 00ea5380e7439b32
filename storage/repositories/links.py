"""The official links of the networks."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.official_link import OfficialLink
from storage.repositories.asked import is_number, is_text
from storage.repositories.rows import model, models
from storage.tables import OfficialLinkRow


class SqlOfficialLinks:
    """Port core.ports.OfficialLinks over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, network_code: str) -> Sequence[OfficialLink]:
        """Give the links of a network; sorted here, since each database has its own order of signs."""
        if not is_text(network_code):
            return ()
        query = select(OfficialLinkRow).where(OfficialLinkRow.network_code == network_code)
        return sorted(models(OfficialLink, self._session.exec(query)), key=lambda link: (link.title, link.number))

    def get(self, number: int) -> OfficialLink | None:
        """Give a link."""
        return model(OfficialLink, self._session.get(OfficialLinkRow, number)) if is_number(number) else None

    def put(self, link: OfficialLink) -> None:
        """Keep a link, a new one or the next wording of one."""
        values = link.model_dump(exclude={"number"})
        own = col(OfficialLinkRow.number) == link.number
        change = sa.update(OfficialLinkRow).where(own) if link.number else sa.insert(OfficialLinkRow)
        self._session.connection().execute(change.values(**values))

    def remove(self, number: int) -> None:
        """Forget a link."""
        if is_number(number):
            own = col(OfficialLinkRow.number) == number
            self._session.connection().execute(sa.delete(OfficialLinkRow).where(own))
