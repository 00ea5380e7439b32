"""The views that accounts keep."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa
from pydantic_core import to_jsonable_python
from sqlmodel import Session, col, select

from core.saved_view import SavedView
from storage.repositories.asked import is_text
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.tables import SavedViewRow


class SqlSavedViews:
    """Port core.ports.SavedViews over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, account_name: str) -> Sequence[SavedView]:
        """Give the views of an account, by name; sorted here, since each database has its own order of signs."""
        query = select(SavedViewRow).where(SavedViewRow.account_name == account_name)
        found = models(SavedView, self._session.exec(query))
        return sorted(found, key=lambda view: view.name)

    def shared(self, codes: Iterable[str]) -> Sequence[SavedView]:
        """Give the views that these structures share."""
        query = select(SavedViewRow).where(col(SavedViewRow.structure_code).in_(list(codes)))
        found = models(SavedView, self._session.exec(query))
        return sorted(found, key=lambda view: (view.name, view.account_name))

    def put(self, view: SavedView) -> None:
        """Keep a view, in the place of the one with its name."""
        values = view.model_dump() | {"sieve": to_jsonable_python(view.sieve)}
        self._session.connection().execute(put_in_place(self._session, SavedViewRow, **values))

    def remove(self, account_name: str, name: str) -> None:
        """Forget a view; one that nothing has is no trouble."""
        if is_text(name):
            own = sa.and_(col(SavedViewRow.account_name) == account_name, col(SavedViewRow.name) == name)
            self._session.connection().execute(sa.delete(SavedViewRow).where(own))
