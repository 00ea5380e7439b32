"""What the fake store keeps: frozen models in dictionaries, so that a copy of the dictionaries is a snapshot."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Self

from core.account import Account
from core.action import ImprovementAction
from core.actions.story import SheetEvent
from core.actions.ties import Tie
from core.assessments.assessment import Answer, Assessment
from core.assessments.questions import Questionnaire
from core.boards.board import Board
from core.comment import Comment
from core.commitments import Commitment
from core.committees.committee import Committee
from core.committees.referents import Referent
from core.committees.sitting import Invitation, SeatOffer
from core.committees.story import CommitteeEvent
from core.concepts.concept import Concept, ConceptVersion
from core.concepts.held import Edition, Held, Spot
from core.concern import Concern
from core.digest import Digest
from core.displays.display import Display
from core.experience import Experience
from core.history import Event, Link, linked
from core.indicators.indicator import Indicator
from core.masking import Original
from core.model import Model
from core.notification import Notification, NotificationKind
from core.official_link import OfficialLink
from core.presence import Presence, Writer
from core.reply_template import ReplyTemplate
from core.report import Report
from core.response import Evaluation, Formula, Response
from core.retention.erasure import Erasure
from core.saved_view import SavedView
from core.screening import Screening
from core.seeking.saved import SavedSearch
from core.signals.search import SignalSearch
from core.signals.signal import Decision, Signal
from core.signing.credential import Credential
from core.signing.journal import SigningEvent
from core.signing.links import KeptLink
from core.signing.tokens import KeptToken
from core.signing.tries import Tries
from core.structure import OUTSIDE, Structure
from core.tally import Key, Share, Sums
from core.trade_tag import TradeTag
from core.transfer import Transfer
from core.version import Version
from core.vocabulary import ResponseState
from core.wire.kept_call import KeptCall

BEING_WRITTEN = frozenset({ResponseState.DRAFT, ResponseState.TO_VALIDATE})


class BrokenRuleError(AssertionError):
    """A real database would not have taken this: a key, a foreign key or a unique index forbids it."""


@dataclass(slots=True)
class Tables:
    """Everything kept."""

    structures: dict[str, Structure] = field(default_factory=lambda: {OUTSIDE.code: OUTSIDE})
    accounts: dict[str, Account] = field(default_factory=dict)
    formulas: list[Formula] = field(default_factory=list)
    templates: dict[int, ReplyTemplate] = field(default_factory=dict)
    official_links: dict[int, OfficialLink] = field(default_factory=dict)
    sent_sentences: dict[tuple[str, str], int] = field(default_factory=dict)
    experiences: dict[int, Experience] = field(default_factory=dict)
    concerns: dict[tuple[int, int], Concern] = field(default_factory=dict)
    responses: dict[tuple[int, int, int], Response] = field(default_factory=dict)
    evaluations: dict[tuple[int, int, int, str], Evaluation] = field(default_factory=dict)
    originals: dict[int, Original] = field(default_factory=dict)
    screenings: dict[int, Screening] = field(default_factory=dict)
    twins: dict[int, tuple[int, ...]] = field(default_factory=dict)
    presences: dict[int, Presence] = field(default_factory=dict)
    reports: dict[int, Report] = field(default_factory=dict)
    transfers: dict[int, Transfer] = field(default_factory=dict)
    saved_views: dict[tuple[str, str], SavedView] = field(default_factory=dict)
    saved_searches: dict[tuple[str, str], SavedSearch] = field(default_factory=dict)
    digests: dict[tuple[str, str], Digest] = field(default_factory=dict)
    actions: dict[int, ImprovementAction] = field(default_factory=dict)
    action_links: dict[tuple[int, int], None] = field(default_factory=dict)
    action_ties: list[Tie] = field(default_factory=list)
    action_events: list[SheetEvent] = field(default_factory=list)
    action_told: dict[tuple[int, str, str], str] = field(default_factory=dict)
    found_by: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    hits: dict[tuple[str, datetime], int] = field(default_factory=dict)
    link_requests: dict[int, bytes] = field(default_factory=dict)
    last_numbers: dict[str, int] = field(default_factory=dict)
    events: list[Link] = field(default_factory=list)
    addresses: dict[int, bytes] = field(default_factory=dict)
    notifications: dict[tuple[str, str, NotificationKind], Notification] = field(default_factory=dict)
    submissions: dict[str, int] = field(default_factory=dict)
    versions: dict[tuple[int, int, int, int], Version] = field(default_factory=dict)
    writers: dict[tuple[int, int], Writer] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    comments_read: dict[tuple[str, int], int] = field(default_factory=dict)
    trade_tags: dict[tuple[str, str], TradeTag] = field(default_factory=dict)
    tally: dict[Key, Sums] = field(default_factory=dict)
    tallied: dict[int, Share] = field(default_factory=dict)
    tally_due: list[int] = field(default_factory=list)
    boards: dict[tuple[str, str], Board] = field(default_factory=dict)
    concepts: dict[int, Concept] = field(default_factory=dict)
    concept_versions: dict[tuple[int, int], ConceptVersion] = field(default_factory=dict)
    concept_matches: dict[tuple[int, Edition], None] = field(default_factory=dict)
    concept_sums: dict[tuple[Edition, Spot], Held] = field(default_factory=dict)
    signals: dict[int, Signal] = field(default_factory=dict)
    signal_decisions: list[Decision] = field(default_factory=list)
    signal_searches: list[SignalSearch] = field(default_factory=list)
    displays: dict[tuple[str, int], Display] = field(default_factory=dict)
    visits: dict[tuple[str, date, str], int] = field(default_factory=dict)
    referents: dict[tuple[str, int], Referent] = field(default_factory=dict)
    seat_offers: dict[tuple[int, str], SeatOffer] = field(default_factory=dict)
    committees: dict[int, Committee] = field(default_factory=dict)
    committee_events: list[CommitteeEvent] = field(default_factory=list)
    invitations: dict[tuple[int, int], Invitation] = field(default_factory=dict)
    invited: dict[tuple[int, int, str], str] = field(default_factory=dict)
    commitments: dict[tuple[int, int], Commitment] = field(default_factory=dict)
    questionnaires: dict[int, Questionnaire] = field(default_factory=dict)
    assessments: dict[int, Assessment] = field(default_factory=dict)
    assessment_answers: dict[tuple[int, int], Answer] = field(default_factory=dict)
    indicators: dict[tuple[str, str, date], Indicator] = field(default_factory=dict)
    indicators_shown: dict[tuple[str, str], None] = field(default_factory=dict)
    credentials: dict[str, Credential] = field(default_factory=dict)
    tokens: dict[str, KeptToken] = field(default_factory=dict)
    enrolment_links: dict[str, KeptLink] = field(default_factory=dict)
    tries: dict[tuple[str, str], Tries] = field(default_factory=dict)
    signing_events: list[SigningEvent] = field(default_factory=list)
    calls: dict[tuple[str, str], KeptCall] = field(default_factory=dict)
    erasures: dict[int, Erasure] = field(default_factory=dict)

    def copy(self) -> Self:
        """Give a snapshot."""
        return type(self)(**{table.name: getattr(self, table.name).copy() for table in fields(self)})

    def keep(self, thing: Model) -> None:
        """Keep any model under its key, checking what a database would check."""
        match thing:
            case Structure():
                self.structures[thing.code] = thing
            case Account():
                self.accounts[thing.name] = thing
            case Formula():
                self.formulas.append(thing)
            case Experience():
                self.experiences[thing.number] = thing
            case Concern():
                self._must_have(thing.structure_code in self.structures, "structure", thing)
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                self.concerns[thing.experience_number, thing.position] = thing
            case Response():
                self._keep_response(thing)
            case Evaluation():
                answer = (thing.experience_number, thing.position, thing.revision)
                self._must_have(answer in self.responses, "response", thing)
                self.evaluations[*answer, thing.voter] = thing
            case Original():
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                self.originals[thing.experience_number] = thing
            case ImprovementAction():
                self._must_have(thing.structure_code in self.structures, "structure", thing)
                self.actions[thing.number] = thing
            case Event():
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                before = [link for link in self.events if link.experience_number == thing.experience_number]
                self.events.append(linked(thing, before[-1] if before else None))
            case Notification():
                self.notifications[thing.event, thing.recipient, thing.kind] = thing
            case _:
                self._keep_for_moderation(thing)

    def _keep_for_moderation(self, thing: Model) -> None:
        match thing:
            case TradeTag():
                self._must_have(thing.network_code in self.structures, "network", thing)
                self.trade_tags[thing.network_code, thing.name] = thing
            case Screening():
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                self.screenings[thing.experience_number] = thing
            case Presence():
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                self.presences[thing.experience_number] = thing
            case Report():
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                self.reports[thing.number] = thing
            case Transfer():
                self._must_have((thing.experience_number, thing.position) in self.concerns, "concern", thing)
                self.transfers[thing.number] = thing
            case Digest():
                self._must_have(thing.account_name in self.accounts, "account", thing)
                self.digests[thing.account_name, thing.period] = thing
            case SavedView():
                self._must_have(thing.account_name in self.accounts, "account", thing)
                self.saved_views[thing.account_name, thing.name] = thing
            case SavedSearch():
                self._must_have(thing.account_name in self.accounts, "account", thing)
                self.saved_searches[thing.account_name, thing.name] = thing
            case Comment():
                self._must_have(thing.experience_number in self.experiences, "experience", thing)
                self._must_have({thing.author, *thing.mentions} <= self.accounts.keys(), "account", thing)
                self.comments[thing.number] = thing
            case ReplyTemplate():
                self._must_have(thing.structure_code in self.structures, "structure", thing)
                self.templates[thing.number] = thing
            case OfficialLink():
                self._must_have(thing.network_code in self.structures, "structure", thing)
                self.official_links[thing.number] = thing
            case _:
                raise TypeError(f"no table keeps a {type(thing).__name__}")

    def _keep_response(self, response: Response) -> None:
        concern = (response.experience_number, response.position)
        self._must_have(concern in self.concerns, "concern", response)
        others = [r for key, r in self.responses.items() if key[:2] == concern and key[2] != response.revision]
        if response.state is ResponseState.PUBLISHED and any(r.state is ResponseState.PUBLISHED for r in others):
            raise BrokenRuleError(f"a second published answer: {response!r}")
        if response.state in BEING_WRITTEN and any(r.state in BEING_WRITTEN for r in others):
            raise BrokenRuleError(f"a second text being written: {response!r}")
        self.responses[*concern, response.revision] = response

    @staticmethod
    def _must_have(there: bool, what: str, thing: Model) -> None:
        if not there:
            raise BrokenRuleError(f"no such {what}: {thing!r}")
