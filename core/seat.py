"""Who sits at the desk: an account, with the part of the tree that it works for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from core import access
from core.access import Action, Scope
from core.account import Account
from core.errors import Forbidden
from core.ports import UnitOfWork
from core.structure import Structure


@dataclass(frozen=True, slots=True)
class Seat:
    """An account and its structure."""

    account: Account
    structure: Structure | None

    @classmethod
    def of(cls, uow: UnitOfWork, name: str) -> Self:
        """Read the account as it is now.

        Raises:
            Forbidden: there is no such account, or it is closed.
        """
        account = uow.accounts.get(name)
        if account is None or not account.active:
            raise Forbidden(f"Le compte « {name} » n’existe pas ou est fermé : demandez-en un à l’exploitant.")
        return cls(account, uow.structures.get(account.structure_code) if account.structure_code else None)

    @property
    def path(self) -> str | None:
        """The path of the account's structure, None when it has none."""
        return self.structure.path if self.structure else None

    def has(self, action: Action) -> bool:
        """Tell whether the role gives this right at all."""
        scope = access.RIGHTS.get((self.account.role, action))
        return scope is Scope.PROGRAMME or (scope is Scope.SUBTREE and self.structure is not None)

    def reach(self, action: Action) -> str | None:
        """Give the path of the sub-tree that the right reaches, None for the whole programme."""
        return None if access.RIGHTS.get((self.account.role, action)) is Scope.PROGRAMME else self.path

    def refusal(self, action: Action, paths: Iterable[str]) -> str | None:
        """Say why the action is not allowed on structures at these paths, None when it is."""
        return access.refusal(self.account.role, action, self.path, paths)

    def check(self, action: Action, paths: Iterable[str]) -> None:
        """Raise Forbidden, with the reason, when the action is not allowed."""
        access.check(self.account.role, action, self.path, paths)

    def refusals(self, actions: Iterable[Action], paths: list[str]) -> dict[str, str]:
        """Give the reason for each of these actions that is not allowed."""
        found = ((action, self.refusal(action, paths)) for action in actions)
        return {action.value: why for action, why in found if why is not None}
