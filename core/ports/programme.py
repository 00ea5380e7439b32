"""The programme itself: its tree, its accounts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.account import Account
from core.structure import Structure


class Structures(Protocol):
    """The tree."""

    def get(self, code: str) -> Structure | None:
        """Give a structure."""
        ...

    def many(self, codes: Iterable[str]) -> Mapping[str, Structure]:
        """Give the structures that exist among these codes."""
        ...

    def search(self, query: str, limit: int) -> Sequence[Structure]:
        """Give the structures whose name, acronym, town or postal code hold every word of the query, nearest first.

        Where nothing does, a word with a typing error stands for the nearest ones that are known.
        """
        ...

    def children(self, code: str | None) -> Sequence[Structure]:
        """Give the structures right below one, or the heads of the networks (None), by name; OUTSIDE left out."""
        ...

    def codes(self, after: str, limit: int) -> Sequence[str]:
        """Give codes of the tree above a code, in their order; OUTSIDE left out."""
        ...


class Accounts(Protocol):
    """Who works at the desk."""

    def get(self, name: str) -> Account | None:
        """Give an account."""
        ...

    def all(self) -> Sequence[Account]:
        """Give every account, by name."""
        ...

    def add(self, account: Account) -> None:
        """Keep a new account."""
        ...

    def save(self, account: Account) -> None:
        """Keep a changed account."""
        ...
