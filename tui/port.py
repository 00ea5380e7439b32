"""What the workstation asks of the rooms around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

    from core.dossier import Dossier
    from core.formulas import Formulas
    from core.response import Wording
    from core.views import Cursor, Me, Place, QueuePage
    from core.vocabulary import CharterReason, ResponseState


class DeskPort(Protocol):
    """The desk of one account, as `core.desk.Desk` serves it. Each call may block, and may raise an EcouteError."""

    def me(self) -> Me:
        """Give who sits at the desk, and their lists with how many lines each has."""
        ...

    def queue(self, place: Place, after: Cursor | None = None, limit: int = 50) -> QueuePage:
        """Give a page of a list."""
        ...

    def show(self, number: int) -> Dossier:
        """Give everything that the account may see of an experience."""
        ...

    def publish(self, number: int, seen_version: int) -> Dossier:
        """Make an experience public."""
        ...

    def reject(self, number: int, seen_version: int, reason: CharterReason, note: str = "") -> Dossier:
        """Refuse an experience."""
        ...

    def hold(self, number: int, seen_version: int, note: str = "") -> Dossier:
        """Put an experience aside."""
        ...

    def withdraw(self, number: int, seen_version: int, reason: str) -> Dossier:
        """Take a published experience back from the public."""
        ...

    def formulas(self, number: int, position: int) -> Formulas:
        """Give the greetings, closings and signatures to pick from."""
        ...

    def write(self, number: int, position: int, wording: Wording, state: ResponseState, seen_version: int) -> Dossier:
        """Keep an answer as a draft, hand it to a validator, or publish it."""
        ...


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """An account that one may sit down with.

    Attributes:
        detail: its role and structure, in words.
    """

    name: str
    display_name: str
    detail: str = ""


OpenDesk: TypeAlias = Callable[[str], DeskPort]
"""Opens the desk of the account with this name; runs in a thread, and does the heavy imports."""

ListAccounts: TypeAlias = Callable[[], Sequence[AccountChoice]]
"""Gives the accounts to pick from; runs in a thread."""

Now: TypeAlias = "Callable[[], datetime]"
"""Tells the present time, aware."""
