"""Who sits at the desk: an account, with the part of the tree that it works for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Self

from core import access
from core.access import Action, Scope
from core.account import Account
from core.committees.referents import OF_REFERENTS
from core.errors import Forbidden
from core.ports import UnitOfWork
from core.structure import Structure, within


@dataclass(frozen=True, slots=True)
class Seat:
    """An account and its structure.

    Attributes:
        kept: reads the paths of the structures whose référent it is, for the few actions that this opens.
    """

    account: Account
    structure: Structure | None
    kept: Callable[[], Sequence[str]] = field(default=tuple, compare=False)

    @classmethod
    def of(cls, uow: UnitOfWork, name: str) -> Self:
        """Read the account as it is now.

        Raises:
            Forbidden: there is no such account, or it is closed.
        """
        account = uow.accounts.get(name)
        if account is None or not account.active:
            raise Forbidden(f"Le compte « {name} » n’existe pas ou est fermé : demandez-en un à l’exploitant.")
        if not account.structure_code:
            return cls(account, None)
        return cls(account, uow.structures.get(account.structure_code), partial(uow.referents.kept_by, name))

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
        touched = list(paths)
        why = access.refusal(self.account.role, action, self.path, touched)
        if why is None or self._is_referents(action, touched):
            return None
        return why

    def _is_referents(self, action: Action, paths: list[str]) -> bool:
        """Tell whether an action is a référent's, on one of the structures that they keep and still work for."""
        if action not in OF_REFERENTS or self.path is None:
            return False
        return any(path in paths and within(path, self.path) for path in self.kept())

    def check(self, action: Action, paths: Iterable[str]) -> None:
        """Raise Forbidden, with the reason, when the action is not allowed."""
        why = self.refusal(action, paths)
        if why is not None:
            raise Forbidden(why)

    def refusals(self, actions: Iterable[Action], paths: list[str]) -> dict[str, str]:
        """Give the reason for each of these actions that is not allowed."""
        found = ((action, self.refusal(action, paths)) for action in actions)
        return {action.value: why for action, why in found if why is not None}
