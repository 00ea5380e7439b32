"""What the workstation asks of the rooms around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from core.views import EVERY_LINE

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from core.classification import Classification
    from core.comment import Mentionable, Thread
    from core.dashboard import Dashboard, DashboardQuestion
    from core.digest import DigestSettings
    from core.dossier import Dossier
    from core.draft_check import Remark
    from core.formulas import Formulas
    from core.kept_wording import KeptWording
    from core.masking import Mask
    from core.official_link import OfficialLink
    from core.presence import Presence, Writer
    from core.reply_template import OfferedTemplate, ReplyTemplate
    from core.response import Formula, Wording
    from core.saved_view import SavedView
    from core.sheets import Sheet
    from core.similar_answers import Likeness
    from core.structure import Structure
    from core.suggesting import Suggestion
    from core.trade_tag import TradeTag
    from core.version import Version
    from core.views import Cursor, Me, Place, QueuePage, Sieve
    from core.vocabulary import CharterReason, DigestChoice, GeneralTag, ResponseKind, ResponseState, Sentiment


class DeskPort(Protocol):
    """The desk of one account, as `core.desk.Desk` serves it. Each call may block, and may raise an EcouteError."""

    def me(self) -> Me:
        """Give who sits at the desk, and their lists with how many lines each has."""
        ...

    def queue(self, place: Place, after: Cursor | None = None, limit: int = 50, sieve: Sieve = EVERY_LINE) -> QueuePage:
        """Give a page of a list."""
        ...

    def views(self) -> Sequence[SavedView]:
        """Give one's own views, by name, then those that one's structure and the ones above it share."""
        ...

    def save_view(self, name: str, place: Place, sieve: Sieve, *, shared: bool = False) -> Sequence[SavedView]:
        """Keep a view, in the place of one's own with its name; give them all."""
        ...

    def forget_view(self, name: str, maker: str = "") -> Sequence[SavedView]:
        """Forget a view; give those that are left."""
        ...

    def dashboard(self, question: DashboardQuestion) -> Dashboard:
        """Give the dashboard of one's structure, of one below it, or of the programme."""
        ...

    def digest(self) -> DigestSettings:
        """Give how often one receives the letter of summary, and where."""
        ...

    def choose_digest(self, choice: DigestChoice, email: str = "") -> DigestSettings:
        """Choose how often to receive the letter of summary, and at which professional address."""
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

    def trade_tags(self, number: int, position: int) -> Sequence[TradeTag]:
        """Give the trade tags that a concern may have."""
        ...

    def classify(self, number: int, position: int, seen_version: int, wanted: Classification) -> Dossier:
        """Set channels, trade tags and service to improve."""
        ...

    def children(self, number: int, position: int) -> Sequence[Structure]:
        """Give the structures right below a concern's that it may go to."""
        ...

    def reattach(self, number: int, position: int, seen_version: int, to_code: str) -> Dossier:
        """Give a concern to a structure right below its own."""
        ...

    def vocabulary(self) -> Sequence[TradeTag]:
        """Give the trade tags of one's network."""
        ...

    def add_trade_tag(self, name: str) -> Sequence[TradeTag]:
        """Offer a trade tag; give them all."""
        ...

    def rename_trade_tag(self, name: str, new_name: str) -> Sequence[TradeTag]:
        """Give a trade tag another name, wherever it is set; give them all."""
        ...

    def retire_trade_tag(self, name: str) -> Sequence[TradeTag]:
        """Offer a trade tag no longer; give them all."""
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
        """Ask that a concern go elsewhere."""
        ...

    def accept_transfer(self, number: int, position: int, to_code: str) -> Dossier:
        """Send a concern to another structure, as was asked."""
        ...

    def refuse_transfer(self, number: int, position: int, note: str) -> Dossier:
        """Leave a concern where it is, and say why to those who asked."""
        ...

    def close_discussion(self, number: int, position: int, note: str) -> Dossier:
        """End a discussion: the concern stays where it is."""
        ...

    def dismiss_reports(self, number: int, note: str = "") -> Dossier:
        """Close the open reports on an experience: it stays public."""
        ...

    def formulas(self, number: int, position: int) -> Formulas:
        """Give the greetings, closings and signatures to pick from."""
        ...

    def versions(self, number: int, position: int) -> Sequence[Version]:
        """Give the texts that a structure's answer had, the latest first."""
        ...

    def send_back(self, number: int, position: int, seen_version: int, remark: str) -> Dossier:
        """Give an answer back to who wrote it, saying what is to be changed."""
        ...

    def undo_answer(self, number: int, position: int) -> Dossier:
        """Take back one's own publication of an answer, while its letter waits."""
        ...

    def begin_writing(self, number: int, position: int, *, take_over: bool = False) -> Writer:
        """Say that one writes an answer, and give who is held to."""
        ...

    def stop_writing(self, number: int, position: int) -> None:
        """Say that one no longer writes an answer."""
        ...

    def write(
        self,
        number: int,
        position: int,
        wording: Wording,
        state: ResponseState,
        seen_version: int,
        kind: ResponseKind | None = None,
    ) -> Dossier:
        """Keep an answer as a draft, hand it to a validator, or publish it."""
        ...

    def adopt(self, number: int, position: int, from_position: int, seen_version: int) -> Dossier:
        """Make another structure's published answer one's own, word for word."""
        ...

    def similar(self, number: int, position: int, limit: int = 8) -> Sequence[Likeness]:
        """Give the published answers to the experiences most like this one, each with why."""
        ...

    def templates(self, number: int, position: int) -> Sequence[OfferedTemplate]:
        """Give the templates that a story may be answered with."""
        ...

    def links(self, number: int, position: int) -> Sequence[OfficialLink]:
        """Give the official links of the network that answers."""
        ...

    def check_answer(self, number: int, position: int, wording: Wording) -> Sequence[Remark]:
        """Give the remarks on a draft."""
        ...

    def wording(self, structure_code: str = "") -> KeptWording:
        """Give what a structure writes its answers with."""
        ...

    def keep_formula(self, formula: Formula, instead_of: Formula | None = None) -> KeptWording:
        """Keep a formula, a new one or in the place of another one."""
        ...

    def remove_formula(self, formula: Formula) -> KeptWording:
        """Forget a formula."""
        ...

    def keep_template(self, template: ReplyTemplate) -> KeptWording:
        """Keep a template, a new one or the next wording of one."""
        ...

    def remove_template(self, number: int) -> KeptWording:
        """Forget a template."""
        ...

    def keep_link(self, link: OfficialLink) -> KeptWording:
        """Keep an official link, a new one or the next wording of one."""
        ...

    def remove_link(self, number: int) -> KeptWording:
        """Forget an official link."""
        ...

    def share_draft(self, number: int, position: int, seen_version: int, *, shared: bool) -> Dossier:
        """Let the others read a draft, or no longer."""
        ...

    def comments(self, number: int) -> Thread:
        """Give the comments on an experience."""
        ...

    def comment(self, number: int, text: str) -> Thread:
        """Say something of an experience to those who may open it."""
        ...

    def read_comments(self, number: int, up_to: int) -> None:
        """Keep that one has read the comments up to this one."""
        ...

    def can_be_mentioned(self, number: int, beginning: str = "") -> Sequence[Mentionable]:
        """Give who may be named with @."""
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

WriteSheets: TypeAlias = "Callable[[Path, Sequence[Sheet]], None]"
"""Writes tables into a file, in the format that its name says; runs in a thread."""
