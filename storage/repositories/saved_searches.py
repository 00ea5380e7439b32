"""The searches that accounts keep."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.seeking.saved import SavedSearch
from storage.repositories.asked import is_text
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import SavedSearchRow


class SqlSavedSearches:
    """Port core.ports.SavedSearches over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, account_name: str) -> Sequence[SavedSearch]:
        """Give the searches of an account, by name; sorted here, since each database has its own order of signs."""
        query = select(SavedSearchRow).where(SavedSearchRow.account_name == account_name)
        return sorted(models(SavedSearch, self._session.exec(query)), key=lambda kept: kept.name)

    def shared(self, codes: Iterable[str]) -> Sequence[SavedSearch]:
        """Give the searches that these structures share."""
        query = select(SavedSearchRow).where(col(SavedSearchRow.structure_code).in_(list(codes)))
        found = models(SavedSearch, self._session.exec(query))
        return sorted(found, key=lambda kept: (kept.name, kept.account_name))

    def put(self, search: SavedSearch) -> None:
        """Keep a search, in the place of the one with its name."""
        self._session.connection().execute(put_in_place(self._session, SavedSearchRow, **search.model_dump()))

    def remove(self, account_name: str, name: str) -> None:
        """Forget a search; one that nothing has is no trouble."""
        if is_text(name):
            own = sa.and_(col(SavedSearchRow.account_name) == account_name, col(SavedSearchRow.name) == name)
            self._session.connection().execute(sa.delete(SavedSearchRow).where(own))
