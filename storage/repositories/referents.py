"""The référents of the structures."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.committees.referents import Referent
from storage.repositories.asked import is_text
from storage.repositories.putting import put_in_place
from storage.repositories.rows import models
from storage.repositories.unique import stale_when_taken
from storage.tables import ReferentRow, StructureRow


class SqlReferents:
    """Port core.ports.Referents over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, code: str) -> Sequence[Referent]:
        """Give the turns at a structure."""
        query = select(ReferentRow).where(ReferentRow.structure_code == code).order_by(col(ReferentRow.place))
        return models(Referent, self._session.exec(query)) if is_text(code) else []

    def kept_by(self, account_name: str) -> Sequence[str]:
        """Give the paths of the structures whose référent an account is now."""
        mine = (col(ReferentRow.account_name) == account_name, col(ReferentRow.until).is_(None))
        query = sa.select(col(StructureRow.path)).join(
            ReferentRow, col(ReferentRow.structure_code) == col(StructureRow.code)
        )
        return sorted(self._session.scalars(query.where(*mine)))

    def put(self, referent: Referent) -> None:
        """Keep a turn."""
        with stale_when_taken("Un autre référent vient d’être nommé ici : relisez qui a le rôle."):
            self._session.connection().execute(put_in_place(self._session, ReferentRow, **referent.model_dump()))
