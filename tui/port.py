"""What the workstation asks of the rooms around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from core.views import EVERY_LINE

if TYPE_CHECKING:
    from datetime import datetime

    from core.dossier import Dossier
    from core.formulas import Formulas
    from core.masking import Mask
    from core.presence import Presence
    from core.response import Wording
    from core.saved_view import SavedView
    from core.structure import Structure
    from core.suggesting import Suggestion
    from core.views import Cursor, Me, Place, QueuePage, Sieve
    from core.vocabulary import CharterReason, GeneralTag, ResponseState, Sentiment


class DeskPort(Protocol):
    """The desk of one account, as `core.desk.Desk` serves it. Each call may block, and may raise an EcouteError."""

    def me(self) -> Me:
        """Give who sits at the desk, and their lists with how many lines each has."""
        ...

    def queue(self, place: Place, after: Cursor | None = None, limit: int = 50, sieve: Sieve = EVERY_LINE) -> QueuePage:
        """Give a page of a list."""
        ...

    def views(self) -> Sequence[SavedView]:
        """Give one's own views, by name."""
        ...

    def save_view(self, name: str, place: Place, sieve: Sieve) -> Sequence[SavedView]:
        """Keep a view, in the place of the one with its name; give them all."""
        ...

    def forget_view(self, name: str) -> Sequence[SavedView]:
        """Forget a view; give those that are left."""
        ...

    def show(self, number: int) -> Dossier:
        """Give everything that the account may see of an experience."""
        ...

    def enter(self, number: int, *, take_over: bool = False) -> Presence:
        """Say that one has an experience open, and give who is held to be there."""
        ...

    def leave(self, number: int) -> None:
        """Say that one no longer has an experience open."""
        ...

    def publish(self, number: int, seen_version: int, masks: Sequence[Mask] = (), why: str = "") -> Dossier:
        """Make an experience public, some of it hidden or not."""
        ...

    def reject(self, number: int, seen_version: int, reasons: Sequence[CharterReason], note: str = "") -> Dossier:
        """Refuse an experience."""
        ...

    def hold(self, number: int, seen_version: int, note: str = "") -> Dossier:
        """Put an experience aside."""
        ...

    def withdraw(self, number: int, seen_version: int, reason: str) -> Dossier:
        """Take a published experience back from the public."""
        ...

    def undo(self, number: int) -> Dossier:
        """Take back one's own last decision, while no letter has left."""
        ...

    def raise_alert(self, number: int, seen_version: int, why: str) -> Dossier:
        """Say that somebody may be in danger."""
        ...

    def clear_alert(self, number: int, seen_version: int, what_was_done: str) -> Dossier:
        """Say that an alert is dealt with, and how."""
        ...

    def tag(self, number: int, seen_version: int, tags: Mapping[GeneralTag, Sentiment]) -> Dossier:
        """Set the general tags."""
        ...

    def structures(self, query: str, limit: int = 20) -> Sequence[Structure]:
        """Find structures by name, acronym, town or postal code."""
        ...

    def suggestions(self, number: int) -> Sequence[Suggestion]:
        """Give structures that the experience may be about, each with why."""
        ...

    def route(self, number: int, seen_version: int, codes: Sequence[str]) -> Dossier:
        """Set the structures concerned."""
        ...

    def ask_transfer(self, number: int, position: int, to_code: str, why: str) -> Dossier:
        """Ask the moderators to send a concern elsewhere."""
        ...

    def accept_transfer(self, number: int, position: int, to_code: str) -> Dossier:
        """Send a concern to another structure, as was asked."""
        ...

    def refuse_transfer(self, number: int, position: int, note: str) -> Dossier:
        """Leave a concern where it is, and say why to those who asked."""
        ...

    def dismiss_reports(self, number: int, note: str = "") -> Dossier:
        """Close the open reports on an experience: it stays public."""
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
