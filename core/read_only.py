"""A store that can only be read: whatever is built on it, nothing is ever written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Forbidden

if TYPE_CHECKING:
    from core.ports import Store, UnitOfWork

READ_ONLY = "Écoute est ouvert en lecture seule : rien ne s’y change. Rouvrez-le sans --read-only pour agir."
"""Why nothing can be done."""


class ReadOnlyStore:
    """Opens units of work that read, and refuses all others."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def seated(self, account_name: str) -> ReadOnlyStore:
        """Give the same, as an account sees it."""
        return ReadOnlyStore(self._store.seated(account_name))

    def reading(self) -> UnitOfWork:
        """Open a unit of work that only reads."""
        return self._store.reading()

    def writing(self) -> UnitOfWork:
        """Refuse.

        Raises:
            Forbidden: always.
        """
        raise Forbidden(READ_ONLY)
