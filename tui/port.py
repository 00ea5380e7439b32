"""What the workstation asks of the rooms around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from core.views import EVERY_LINE

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from core.actions.effect import Effect
    from core.actions.file import ActionFile, ActionList, ActionQuestion
    from core.actions.sheet import Sheet as ActionSheet
    from core.assessments.file import AssessmentFile, AssessmentList
    from core.boards.board import Board, PlacedTile
    from core.boards.reading import ShownBoard
    from core.classification import Classification
    from core.comment import Mentionable, Thread
    from core.committees.agenda import AgendaItem
    from core.committees.file import CommitteeFile, CommitteeList, CommitteeQuestion, ReferentFile
    from core.committees.meeting import Meeting
    from core.committees.ranking import Method
    from core.concepts.concept import Concept
    from core.concepts.counting import Recount
    from core.concepts.figures import ConceptFile, ConceptQuestion
    from core.concepts.trial import Trial
    from core.dashboard import Dashboard, DashboardQuestion
    from core.desk.boards import BoardList
    from core.desk.glancing import BlankSheet, Glance
    from core.desk.opening import ActionsAndReview, ConceptsAndThemes, FirstBoard, FirstHits, HelpBeside
    from core.digest import DigestSettings
    from core.displays.display import Display
    from core.displays.file import DisplayFile
    from core.displays.kit import Kit
    from core.displays.size import Size
    from core.displays.visits import CampaignReport
    from core.dossier import Dossier
    from core.draft_check import Remark
    from core.formulas import Formulas
    from core.indicators.file import IndicatorFile
    from core.indicators.indicator import Indicator
    from core.kept_wording import KeptWording
    from core.masking import Mask
    from core.official_link import OfficialLink
    from core.paper import Paper
    from core.presence import Presence, Writer
    from core.reply_template import ReplyTemplate
    from core.response import Formula, Wording
    from core.saved_view import SavedView
    from core.seeking.completion import Candidate
    from core.seeking.exporting import ExportPage
    from core.seeking.facets import Facets
    from core.seeking.hits import Results
    from core.seeking.saved import SavedSearch
    from core.sheets import Sheet
    from core.signals.board import SignalBoard, SignalFile
    from core.signals.search import SignalSearch
    from core.signals.synthesis import Synthesis
    from core.structure import Structure
    from core.suggesting import Suggestion
    from core.trade_tag import TradeTag
    from core.version import Version
    from core.views import Cursor, Me, Place, QueuePage, Sieve
    from core.vocabulary import (
        ActionState,
        CharterReason,
        DigestChoice,
        GeneralTag,
        ResponseKind,
        ResponseState,
        Sentiment,
    )


class DeskPort(Protocol):
    """The desk of one account, as `core.desk.Desk` serves it. Each call may block, and may raise an EcouteError."""

    def me(self) -> Me:
        """Give who sits at the desk, and their lists with how many lines each has."""
        ...

    def glance(
        self,
        place: Place | None = None,
        limit: int = 50,
        sieve: Sieve = EVERY_LINE,
        number: int = 0,
        seen_events: int | None = None,
        *,
        whole: bool = True,
    ) -> Glance:
        """Give who sits at the desk, the beginning of a list, the story read in it, and the views kept."""
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

    def first_board(self) -> FirstBoard:
        """Give the boards that one may open, and the figures of the first one."""
        ...

    def show_board(self, tiles: Sequence[PlacedTile], question: DashboardQuestion) -> ShownBoard:
        """Give the figures of some tiles."""
        ...

    def keep_board(self, board: Board, instead_of: str = "") -> BoardList:
        """Keep a board as one's own, in the place of the one with its name; give them all."""
        ...

    def forget_board(self, name: str) -> BoardList:
        """Forget one of one's own boards; give those that are left."""
        ...

    def share_board(self, name: str, code: str | None = "") -> BoardList:
        """Let all those of a structure, and of those below it, open one of one's boards, or no longer."""
        ...

    def concepts_and_themes(self, question: ConceptQuestion) -> ConceptsAndThemes:
        """Give the concepts with their figures, and the share of each in what is published."""
        ...

    def concept(self, number: int, question: ConceptQuestion) -> ConceptFile:
        """Give a concept with its figures, its last stories and its history."""
        ...

    def try_concept(self, network: str, expressions: Sequence[str], below: int | None = None) -> Trial:
        """Try expressions against past stories: one piece, nothing is kept."""
        ...

    def keep_concept(
        self, network: str, name: str, expressions: Sequence[str], note: str = "", commitment: int | None = None
    ) -> Concept:
        """Keep a new concept."""
        ...

    def change_concept(
        self,
        number: int,
        seen_version: int,
        name: str,
        expressions: Sequence[str],
        note: str = "",
        commitment: int | None = None,
    ) -> Concept:
        """Keep the next version of a concept."""
        ...

    def remove_concept(self, number: int, seen_version: int) -> None:
        """Watch for a concept no longer."""
        ...

    def recount_concept(self, number: int) -> Recount:
        """Count a concept anew for some more stories."""
        ...

    def first_hits(self, line: str) -> FirstHits:
        """Give the first page of what a line finds, with its first story."""
        ...

    def search(self, line: str, after: int | None = None, limit: int = 50) -> Results:
        """Give experiences that a line of criteria finds, highest number first."""
        ...

    def facets(self, line: str) -> Facets:
        """Give how many experiences a line finds, and how many of the newest have each value."""
        ...

    def complete(self, line: str, cursor: int) -> Sequence[Candidate]:
        """Give what may be written in a line of criteria, where the cursor is."""
        ...

    def export_rows(self, line: str, after: int | None = None) -> ExportPage:
        """Give rows of the table of what a line finds."""
        ...

    def searches(self) -> Sequence[SavedSearch]:
        """Give one's own searches, by name, then those that one's structure and the ones above it share."""
        ...

    def save_search(self, name: str, line: str, *, shared: bool = False) -> Sequence[SavedSearch]:
        """Keep a search, in the place of one's own with its name; give them all."""
        ...

    def forget_search(self, name: str, maker: str = "") -> Sequence[SavedSearch]:
        """Forget a search; give those that are left."""
        ...

    def committees(self, question: CommitteeQuestion, limit: int = 50) -> CommitteeList:
        """Give a page of the committees of a structure and of those below it."""
        ...

    def committee(self, number: int) -> CommitteeFile:
        """Give a committee with all that goes with it."""
        ...

    def agenda_items(self, number: int) -> Sequence[AgendaItem]:
        """Give what the agenda of a committee may be made from."""
        ...

    def referent(self, structure_code: str = "") -> ReferentFile:
        """Give the référent of a structure, and those before."""
        ...

    def name_referent(self, account_name: str, structure_code: str = "") -> ReferentFile:
        """Give the role to an account."""
        ...

    def end_referent(self, structure_code: str = "") -> ReferentFile:
        """Leave the structure without référent."""
        ...

    def new_committee(self, meeting: Meeting, structure_code: str = "") -> CommitteeFile:
        """Keep a new committee."""
        ...

    def edit_committee(self, number: int, seen_version: int, meeting: Meeting) -> CommitteeFile:
        """Keep the meeting as it is described now."""
        ...

    def set_agenda(self, number: int, seen_version: int, items: Sequence[AgendaItem]) -> CommitteeFile:
        """Keep the agenda, in this order."""
        ...

    def invite(self, number: int, seen_version: int, experiences: Sequence[int]) -> CommitteeFile:
        """Invite authors who offered to sit."""
        ...

    def call_off_committee(self, number: int, seen_version: int, why: str) -> CommitteeFile:
        """Call a committee off; whoever is invited is told why."""
        ...

    def hold_committee(self, number: int, seen_version: int) -> CommitteeFile:
        """Say that a committee has met."""
        ...

    def close_committee(self, number: int, seen_version: int) -> CommitteeFile:
        """Close a committee."""
        ...

    def write_minutes(self, number: int, seen_version: int, text: str) -> CommitteeFile:
        """Keep the minutes."""
        ...

    def add_proposal(self, number: int, seen_version: int, text: str) -> CommitteeFile:
        """Keep one more proposal."""
        ...

    def count_by(self, number: int, seen_version: int, method: Method) -> CommitteeFile:
        """Count by ranks or by points."""
        ...

    def keep_ballot(self, number: int, seen_version: int, member: str, typed: str) -> CommitteeFile:
        """Keep what a member thinks."""
        ...

    def decide(self, number: int, seen_version: int, sheet: ActionSheet, proposal: int = 0) -> CommitteeFile:
        """Make an action sheet of a decision."""
        ...

    def display(self, structure_code: str = "") -> DisplayFile:
        """Give what a structure shows, and what it may show."""
        ...

    def keep_display(self, display: Display, seen_version: int) -> DisplayFile:
        """Keep what a structure shows from now on."""
        ...

    def campaigns_of_the_year(self, structure_code: str = "") -> CampaignReport:
        """Give what each campaign brought over a year."""
        ...

    def kit(self, structure_code: str = "") -> Kit:
        """Give the links and the texts of the campaign that a structure shows."""
        ...

    def print_poster(self, size: Size, structure_code: str = "") -> Paper:
        """Print what a structure shows."""
        ...

    def print_minutes(self, number: int) -> Paper:
        """Print the minutes of a committee."""
        ...

    def print_assessment(self, number: int) -> Paper:
        """Print a self-assessment."""
        ...

    def actions(self, question: ActionQuestion, limit: int = 50) -> ActionList:
        """Give a page of the actions of a structure and of those below it."""
        ...

    def action(self, number: int) -> ActionFile:
        """Give an action sheet with all that goes with it."""
        ...

    def actions_and_review(self, structure_code: str = "") -> ActionsAndReview:
        """Give the first page of the actions, and the review of those under way."""
        ...

    def did_it_work(self, number: int) -> Effect:
        """Tell whether an action worked, or that it is too early to tell."""
        ...

    def new_action(self, sheet: ActionSheet, structure_code: str = "", committee: int | None = None) -> ActionFile:
        """Keep a new action sheet."""
        ...

    def edit_action(self, number: int, seen_version: int, sheet: ActionSheet) -> ActionFile:
        """Keep an action sheet as it is filled in now."""
        ...

    def link_to_action(self, number: int, experiences: Sequence[int]) -> ActionFile:
        """Say that an action comes from published experiences."""
        ...

    def unlink_from_action(self, number: int, experiences: Sequence[int]) -> ActionFile:
        """Say that an action does not come from these experiences after all."""
        ...

    def publish_action(self, number: int, seen_version: int) -> ActionFile:
        """Let the public read an action, and tell the authors of its stories."""
        ...

    def move_action(self, number: int, seen_version: int, state: ActionState, why: str = "") -> ActionFile:
        """Say that an action is engaged, done, or dropped and why."""
        ...

    def undo_action(self, number: int) -> ActionFile:
        """Take back one's own last step on an action."""
        ...

    def assessments(self, structure_code: str = "", below: int | None = None, limit: int = 50) -> AssessmentList:
        """Give a page of the self-assessments of a structure and of those below it."""
        ...

    def assessment(self, number: int) -> AssessmentFile:
        """Give a self-assessment with its questions, its answers and its results."""
        ...

    def open_assessment(self, year: int, structure_code: str = "") -> AssessmentFile:
        """Open the self-assessment of a structure for a year."""
        ...

    def assess(
        self, number: int, question: int, seen_version: int, score: int | None, comment: str = "", evidence: str = ""
    ) -> AssessmentFile:
        """Answer a question of a self-assessment."""
        ...

    def close_assessment(self, number: int, seen_version: int) -> AssessmentFile:
        """Close a self-assessment and keep its results."""
        ...

    def indicators(self, structure_code: str = "") -> IndicatorFile:
        """Give the results of a structure."""
        ...

    def put_indicator(self, indicator: Indicator) -> IndicatorFile:
        """Keep a result."""
        ...

    def remove_indicator(self, structure_code: str, code: str, day: date) -> IndicatorFile:
        """Forget a result."""
        ...

    def show_indicator(self, structure_code: str, code: str, *, public: bool) -> IndicatorFile:
        """Show an indicator to the public, or no longer."""
        ...

    def signals(self, *, muted: bool = False) -> SignalBoard:
        """Give the signals of one's reach, the strongest first, those that are watched before the others."""
        ...

    def signal(self, number: int) -> SignalFile:
        """Give all that is known of a signal."""
        ...

    def watch_signal(self, number: int, *, watched: bool = True) -> SignalFile:
        """Watch a signal, or stop watching it."""
        ...

    def mute_signal(self, number: int, reason: str, until: date | None = None) -> SignalFile:
        """Mute a signal until a day, or until its stories are twice as many."""
        ...

    def unmute_signal(self, number: int) -> SignalFile:
        """Hear a signal again."""
        ...

    def attach_signal(self, number: int, action_number: int) -> SignalFile:
        """Attach a signal to an improvement action."""
        ...

    def find_signals(self) -> SignalSearch:
        """Search the stories of the last year for signals: it takes a while."""
        ...

    def stop_finding_signals(self) -> None:
        """Ask that the search under way end."""
        ...

    def synthesis(self, numbers: Sequence[int]) -> Synthesis:
        """Give the most typical sentences of these stories."""
        ...

    def digest(self) -> DigestSettings:
        """Give how often one receives the letter of summary, and where."""
        ...

    def choose_digest(
        self, choice: DigestChoice, email: str = "", days: str | None = None, board: str | None = None
    ) -> DigestSettings:
        """Choose how often to receive the letter of summary, at which address, on which days and with which board."""
        ...

    def show(self, number: int) -> Dossier:
        """Give everything that the account may see of an experience."""
        ...

    def enter(self, number: int, *, take_over: bool = False) -> Presence:
        """Say that one has an experience open, and give who is held to be there."""
        ...

    def erased(self, numbers: Sequence[int]) -> Sequence[int]:
        """Give those of these experiences that were erased."""
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

    def blank_sheet(self, number: int, position: int) -> BlankSheet:
        """Give an experience, and the formulas that a structure answers it with."""
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

    def help_beside(self, number: int, position: int) -> HelpBeside:
        """Give all that helps to write an answer: similar ones, templates, links."""
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

NextMark: TypeAlias = Callable[[str], str]
"""Waits for what comes after a mark, "" for none: gives the new one, or the same when nothing came for a while."""

Follow: TypeAlias = Callable[[str], NextMark]
"""Gives what waits for changes at the desk of an account; runs in a thread, and does the heavy imports."""

ListAccounts: TypeAlias = Callable[[], Sequence[AccountChoice]]
"""Gives the accounts to pick from; runs in a thread."""

Now: TypeAlias = "Callable[[], datetime]"
"""Tells the present time, aware."""

WriteFile: TypeAlias = "Callable[[Path, bytes], None]"
"""Writes a file whole, or not at all; runs in a thread."""

WriteSheets: TypeAlias = "Callable[[Path, Sequence[Sheet]], None]"
"""Writes tables into a file, in the format that its name says; runs in a thread."""
