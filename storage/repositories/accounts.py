"""Who works at the desk."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlmodel import Session, col, select

from core.account import Account
from storage.repositories.asked import is_text
from storage.repositories.rows import model, models
from storage.tables import AccountRow


class SqlAccounts:
    """Port core.ports.Accounts over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> Account | None:
        """Give an account."""
        return model(Account, self._session.get(AccountRow, name)) if is_text(name) else None

    def all(self) -> Sequence[Account]:
        """Give every account, by name; sorted here, since each database has its own order of signs."""
        return sorted(models(Account, self._session.exec(select(AccountRow))), key=lambda account: account.name)

    def add(self, account: Account) -> None:
        """Keep a new account."""
        self._session.connection().execute(sa.insert(AccountRow), [account.model_dump()])

    def save(self, account: Account) -> None:
        """Keep a changed account."""
        kept = self.get(account.name)
        # Only what changed: a desk may write its own choices, and no other column.
        changed = {k: v for k, v in account.model_dump().items() if kept is None or v != getattr(kept, k)}
        if changed:
            same = sa.update(AccountRow).where(col(AccountRow.name) == account.name)
            self._session.connection().execute(same.values(changed))
