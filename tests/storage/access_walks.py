"""Every method of the desk that a right opens, with the right, and the structures that it touches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.access import Action
from core.actions.file import ActionQuestion
from core.actions.ties import TieKind
from core.assessments.questions import Question
from core.boards.board import Board, PlacedTile
from core.classification import Classification
from core.committees.agenda import AgendaItem, ItemKind
from core.committees.file import CommitteeQuestion
from core.committees.meeting import Meeting
from core.committees.ranking import Method
from core.concepts.figures import ConceptQuestion
from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.displays.display import Display
from core.displays.size import Size
from core.indicators.indicator import Indicator
from core.periods import Period
from core.signals.search import SignalSearch
from core.views import Place as ListOfDesk
from core.views import Sieve
from core.vocabulary import ActionState, CharterReason, GeneralTag, ResponseState, Role, Sentiment
from tests.storage.access_places import (
    ABROAD,
    ALARMED,
    ANSWERED_BESIDE,
    ASKED_OF_HERE,
    BESIDE,
    DISCUSSED,
    DISCUSSED_ABROAD,
    DRAFTED,
    HANDED_OVER,
    HEAD,
    HERE,
    JUST_PUBLISHED,
    PENDING,
    REACHED,
    TOLD,
    UNCLAIMED,
    Person,
    Story,
)
from tests.storage.access_programme import (
    ANNOUNCED,
    GREETING,
    HELD,
    LINK,
    PREPARED,
    SHEET,
    TEMPLATE,
    TO_COME,
    TO_HOLD,
    WHY,
    WORDING,
    WORKER,
    Programme,
)

_BOARD = Board(name="À voir", tiles=(PlacedTile("published"), PlacedTile("children", 2)))
_RESULT = Indicator(
    structure_code=HERE, code="IND-27", day=date(2026, 5, 1), wording="Appels aboutis", value=91, source="Enquête"
)
_QUESTION = Question(number=1, commitment=1, wording="L’accueil est courtois.")
_FIGURES = DashboardQuestion(date(2026, 5, 1), date(2026, 5, 31), HERE)
_WATCHED = ConceptQuestion(date(2026, 5, 1), date(2026, 5, 31), HERE)
_HERE_ALONE = (HERE,)
_ANYWHERE = tuple(set().union(*REACHED.values()))


Prepare = Callable[[Programme, Person], None]


@dataclass(frozen=True, slots=True)
class Walk:
    """One method, called with good arguments on something that stands ready for it.

    Attributes:
        grants: the rights that each open it, with the structures that they must reach.
        story: the experience that it is about, None when it is about none.
        prepare: what is done first.
    """

    grants: tuple[tuple[Action, tuple[str, ...]], ...]
    story: Story | None
    method: str
    args: tuple[Any, ...]
    named: dict[str, Any] = field(default_factory=dict)
    prepare: Prepare | None = None

    @property
    def action(self) -> Action:
        """The right that it is walked for."""
        return self.grants[0][0]

    @property
    def publishes(self) -> bool:
        """Tell whether it makes public what is written."""
        return self.method == "write" and ResponseState.PUBLISHED in self.args

    def is_allowed(self, person: Person) -> bool:
        """Tell whether the table lets the person do it."""
        return any(person.may(action, touched) for action, touched in self.grants)

    def go(self, desk: Desk) -> object:
        """Call the method."""
        about = () if self.story is None else (self.story.number,)
        return getattr(desk, self.method)(*about, *self.args, **self.named)


_ON_THE_WHOLE = {Action.READ, Action.READ_UNPUBLISHED, Action.MODERATE, Action.WITHDRAW, Action.TAG, Action.COMMENT}


def _on(action: Action, story: Story, method: str, *args: Any, prepare: Prepare | None = None, **named: Any) -> Walk:
    """Walk a method that touches the structures concerned, or the first of them alone."""
    touched = story.concerned if action in _ON_THE_WHOLE else story.concerned[:1]
    return Walk(((action, touched),), story, method, args, named, prepare)


def _deciding(grants: dict[Action, tuple[str, ...]], story: Story, method: str, *args: Any) -> Walk:
    return Walk(tuple(grants.items()), story, method, args)


def _apart(
    action: Action, touched: tuple[str, ...], method: str, *args: Any, prepare: Prepare | None = None, **named: Any
) -> Walk:
    """Walk a method that is about no experience."""
    return Walk(((action, touched),), None, method, args, named, prepare)


def _validated(programme: Programme, _: Person) -> None:
    programme.ask_for_validation(HERE)


def _published_by_themselves(programme: Programme, person: Person) -> None:
    """Let the person have published it, at a time when they moderated."""
    programme.appoint(person.account.model_copy(update={"role": Role.MODERATOR}))
    programme.desk(person.name).publish(JUST_PUBLISHED.number, 1)
    programme.appoint(person.account)


def _answered_by_themselves(programme: Programme, person: Person) -> None:
    """Let the person have published the answer, at a time when they managed the network."""
    programme.appoint(person.account.model_copy(update={"role": Role.MANAGER, "structure_code": HEAD}))
    programme.desk(person.name).write(TOLD.number, 1, WORDING, ResponseState.PUBLISHED, 0)
    programme.appoint(person.account)


def _with_a_board(programme: Programme, person: Person) -> None:
    """Let the person have kept a board."""
    with programme.store.writing() as uow:
        uow.boards.put(_BOARD.model_copy(update={"account_name": person.name}))
        uow.commit()


def _searching(programme: Programme, _: Person) -> None:
    """Let somebody be looking for signals."""
    now = programme.clock.now()
    with programme.store.writing() as uow:
        uow.signals.begin_search(SignalSearch(number=1, started_at=now, told_at=now))
        uow.commit()


def _answered_in_part(programme: Programme, _: Person) -> None:
    """Let a question of the self-assessment have its answer."""
    programme.desk(WORKER).assess(1, 1, 0, 2)


def _engaged_by_themselves(programme: Programme, person: Person) -> None:
    """Let the person have said that the action is engaged, at a time when they managed the network."""
    programme.appoint(person.account.model_copy(update={"role": Role.MANAGER, "structure_code": HEAD}))
    programme.desk(person.name).move_action(ANNOUNCED, 2, ActionState.ENGAGED)
    programme.appoint(person.account)


_ASKED = {Action.RECEIVE_TRANSFER: (HERE,), Action.DECIDE_TRANSFER: (HEAD,)}
_BY_THE_HEAD = {Action.DECIDE_TRANSFER: (HEAD,)}
_BY_MODERATORS: dict[Action, tuple[str, ...]] = {Action.DECIDE_TRANSFER: ()}
_DRAFT, _TO_VALIDATE, _PUBLISHED = ResponseState.DRAFT, ResponseState.TO_VALIDATE, ResponseState.PUBLISHED

WALKS = (
    _on(Action.READ, TOLD, "show"),
    _on(Action.READ, TOLD, "comments"),
    _on(Action.READ, TOLD, "read_comments", 1_000),
    _on(Action.READ, TOLD, "can_be_mentioned"),
    _on(Action.READ, TOLD, "suggestions"),
    _on(Action.READ, TOLD, "enter"),
    _on(Action.READ_UNPUBLISHED, PENDING, "show"),
    _on(Action.READ_UNPUBLISHED, PENDING, "comments"),
    _on(Action.READ_UNPUBLISHED, PENDING, "suggestions"),
    _on(Action.READ_UNPUBLISHED, PENDING, "enter"),
    _on(Action.MODERATE, PENDING, "publish", 1),
    _on(Action.MODERATE, PENDING, "reject", 1, [CharterReason.DUPLICATE]),
    _on(Action.MODERATE, PENDING, "hold", 1, WHY),
    _on(Action.MODERATE, TOLD, "raise_alert", 1, WHY),
    _on(Action.MODERATE, ALARMED, "clear_alert", 1, WHY),
    _on(Action.MODERATE, TOLD, "route", 1, [HERE, "gn-30"]),
    _on(Action.MODERATE, JUST_PUBLISHED, "undo", prepare=_published_by_themselves),
    _on(Action.WITHDRAW, TOLD, "withdraw", 1, WHY),
    _on(Action.WITHDRAW, TOLD, "dismiss_reports", WHY),
    _on(Action.TAG, TOLD, "tag", 1, {GeneralTag.RELATION: Sentiment.POSITIVE}),
    _on(Action.CLASSIFY, TOLD, "trade_tags", 1),
    _on(Action.CLASSIFY, TOLD, "classify", 1, 1, Classification(trade_tags=("Allocations",))),
    _on(Action.REATTACH, TOLD, "children", 1),
    _on(Action.REATTACH, TOLD, "reattach", 1, 1, "caf-30-ales"),
    _on(Action.COMMENT, TOLD, "comment", "Nous reprenons le dossier."),
    _on(Action.ASK_TRANSFER, TOLD, "ask_transfer", 1, "caf-3", WHY),
    _on(Action.ASK_TRANSFER, TOLD, "ask_transfer", 1, "gn-30", WHY),
    _on(Action.ASK_TRANSFER, TOLD, "ask_transfer", 1, "", WHY),
    _deciding(_ASKED, ASKED_OF_HERE, "accept_transfer", 1, HERE),
    _deciding(_ASKED, ASKED_OF_HERE, "refuse_transfer", 1, WHY),
    _deciding(_BY_THE_HEAD, UNCLAIMED, "accept_transfer", 1, "caf-3"),
    _deciding(_BY_THE_HEAD, UNCLAIMED, "refuse_transfer", 1, WHY),
    _deciding(_BY_MODERATORS, ABROAD, "accept_transfer", 1, "gn-30"),
    _deciding(_BY_MODERATORS, ABROAD, "refuse_transfer", 1, WHY),
    _deciding(_BY_THE_HEAD, DISCUSSED, "accept_transfer", 1, HERE),
    _deciding(_BY_THE_HEAD, DISCUSSED, "close_discussion", 1, WHY),
    _deciding(_BY_MODERATORS, DISCUSSED_ABROAD, "close_discussion", 1, WHY),
    _on(Action.DRAFT, TOLD, "formulas", 1),
    _on(Action.DRAFT, TOLD, "blank_sheet", 1),
    _on(Action.DRAFT, TOLD, "templates", 1),
    _on(Action.DRAFT, TOLD, "links", 1),
    _on(Action.DRAFT, TOLD, "similar", 1),
    _on(Action.DRAFT, TOLD, "help_beside", 1),
    _on(Action.DRAFT, TOLD, "check_answer", 1, WORDING),
    _on(Action.DRAFT, TOLD, "begin_writing", 1),
    _on(Action.DRAFT, TOLD, "write", 1, WORDING, _DRAFT, 0),
    _on(Action.DRAFT, DRAFTED, "versions", 1),
    _on(Action.DRAFT, DRAFTED, "share_draft", 1, 2, shared=True),
    _on(Action.SEND_TO_VALIDATE, TOLD, "write", 1, WORDING, _TO_VALIDATE, 0),
    _on(Action.SEND_TO_VALIDATE, ANSWERED_BESIDE, "adopt", 1, 2, 0, prepare=_validated),
    _on(Action.PUBLISH_RESPONSE, TOLD, "write", 1, WORDING, _PUBLISHED, 0),
    _on(Action.PUBLISH_RESPONSE, ANSWERED_BESIDE, "adopt", 1, 2, 0),
    _on(Action.PUBLISH_RESPONSE, TOLD, "undo_answer", 1, prepare=_answered_by_themselves),
    _on(Action.PUBLISH_VALIDATED, TOLD, "write", 1, WORDING, _PUBLISHED, 0, prepare=_validated),
    _on(Action.PUBLISH_VALIDATED, HANDED_OVER, "send_back", 1, 3, WHY),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "wording", HERE),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "keep_formula", GREETING.model_copy(update={"text": "Madame,"})),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "remove_formula", GREETING),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "keep_template", TEMPLATE.model_copy(update={"number": 1})),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "remove_template", 1),
    _apart(Action.KEEP_WORDING, (HEAD,), "keep_link", LINK),
    _apart(Action.KEEP_WORDING, (HEAD,), "remove_link", 1),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "forget_view", "Les nôtres", WORKER),
    _apart(Action.KEEP_WORDING, _HERE_ALONE, "forget_search", "Les nôtres", WORKER),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "vocabulary"),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "add_trade_tag", "Logement"),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "rename_trade_tag", "Allocations", "Prestations"),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "retire_trade_tag", "Allocations"),
    _apart(Action.SHARE_VIEW, _ANYWHERE, "save_view", "À voir", ListOfDesk.ALL, Sieve(), shared=True),
    _apart(Action.SHARE_VIEW, _ANYWHERE, "save_search", "À voir", "guichet", shared=True),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "dashboard", _FIGURES),
    _apart(Action.SEE_FIGURES, _ANYWHERE, "boards"),
    _apart(Action.SEE_FIGURES, _ANYWHERE, "first_board"),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "show_board", _BOARD.tiles, _FIGURES),
    _apart(Action.SEE_FIGURES, _ANYWHERE, "keep_board", _BOARD),
    Walk(((Action.SEE_FIGURES, _ANYWHERE),), None, "forget_board", ("À voir",), prepare=_with_a_board),
    Walk(((Action.SHARE_BOARD, _HERE_ALONE),), None, "share_board", ("À voir", HERE), prepare=_with_a_board),
    _apart(Action.SEE_FIGURES, _ANYWHERE, "signals"),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "signal", 1),
    _apart(Action.SEE_FIGURES, _ANYWHERE, "synthesis", [TOLD.number]),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "synthesis_of_structure", HERE),
    _apart(Action.HANDLE_SIGNALS, _HERE_ALONE, "watch_signal", 1),
    _apart(Action.HANDLE_SIGNALS, _HERE_ALONE, "mute_signal", 1, WHY),
    _apart(Action.HANDLE_SIGNALS, _HERE_ALONE, "unmute_signal", 1),
    _apart(Action.HANDLE_SIGNALS, _HERE_ALONE, "attach_signal", 1, ANNOUNCED),
    _apart(Action.HANDLE_SIGNALS, _ANYWHERE, "find_signals"),
    Walk(((Action.HANDLE_SIGNALS, _ANYWHERE),), None, "stop_finding_signals", (), prepare=_searching),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "concepts", _WATCHED),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "concept", 1, _WATCHED),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "concept_stories", 1, _WATCHED, None, 10),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "themes", _WATCHED),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "concepts_and_themes", _WATCHED),
    _apart(Action.KEEP_CONCEPTS, (HEAD,), "try_concept", HEAD, ("guichet",)),
    _apart(Action.KEEP_CONCEPTS, (HEAD,), "keep_concept", HEAD, "Guichet", ("guichet",)),
    _apart(Action.KEEP_CONCEPTS, (HEAD,), "change_concept", 2, 1, "Attentes", ("attente",)),
    _apart(Action.KEEP_CONCEPTS, (HEAD,), "remove_concept", 2, 1),
    _apart(Action.KEEP_CONCEPTS, (HEAD,), "recount_concept", 2),
    _apart(Action.READ, _HERE_ALONE, "actions", ActionQuestion(HERE)),
    _apart(Action.READ, _HERE_ALONE, "action", PREPARED),
    _apart(Action.READ, _HERE_ALONE, "review_actions", HERE),
    _apart(Action.READ, _HERE_ALONE, "actions_and_review", HERE),
    _apart(Action.READ, _HERE_ALONE, "did_it_work", PREPARED),
    _apart(Action.PREPARE_ACTION, _HERE_ALONE, "new_action", SHEET, HERE),
    _apart(Action.PREPARE_ACTION, _HERE_ALONE, "edit_action", PREPARED, 1, SHEET),
    _apart(Action.PREPARE_ACTION, _HERE_ALONE, "link_to_action", PREPARED, [DRAFTED.number]),
    _apart(Action.PREPARE_ACTION, _HERE_ALONE, "unlink_from_action", PREPARED, [TOLD.number]),
    _apart(Action.PREPARE_ACTION, _HERE_ALONE, "tie_action", PREPARED, TieKind.CONCEPT, "accueil"),
    _apart(Action.PREPARE_ACTION, _HERE_ALONE, "untie_action", PREPARED, TieKind.SIGNAL, "1"),
    _apart(Action.PUBLISH_ACTION, _HERE_ALONE, "publish_action", PREPARED, 1),
    _apart(Action.PUBLISH_ACTION, _HERE_ALONE, "edit_action", ANNOUNCED, 2, SHEET),
    _apart(Action.PUBLISH_ACTION, _HERE_ALONE, "link_to_action", ANNOUNCED, [DRAFTED.number]),
    _apart(Action.PUBLISH_ACTION, _HERE_ALONE, "move_action", ANNOUNCED, 2, ActionState.ENGAGED),
    _apart(Action.READ, _HERE_ALONE, "assessments", HERE),
    _apart(Action.READ, _HERE_ALONE, "assessment", 1),
    _apart(Action.ASSESS, _HERE_ALONE, "assess", 1, 1, 0, 3, "Vu sur place."),
    _apart(Action.OPEN_ASSESSMENT, _HERE_ALONE, "close_assessment", 1, 1, prepare=_answered_in_part),
    _apart(Action.OPEN_ASSESSMENT, (BESIDE,), "open_assessment", 2026, BESIDE),
    _apart(Action.KEEP_QUESTIONNAIRE, (), "keep_questionnaire", 1, (_QUESTION,), 2021),
    _apart(Action.READ, _HERE_ALONE, "indicators", HERE),
    _apart(Action.KEEP_INDICATORS, _HERE_ALONE, "put_indicator", _RESULT),
    _apart(Action.KEEP_INDICATORS, _HERE_ALONE, "remove_indicator", HERE, "IND-1", date(2026, 5, 1)),
    _apart(Action.KEEP_INDICATORS, _HERE_ALONE, "show_indicator", HERE, "IND-1", public=True),
    Walk(((Action.PUBLISH_ACTION, _HERE_ALONE),), None, "undo_action", (ANNOUNCED,), prepare=_engaged_by_themselves),
    _apart(Action.READ, _HERE_ALONE, "committees", CommitteeQuestion(HERE)),
    _apart(Action.READ, _HERE_ALONE, "committee", TO_COME),
    _apart(Action.READ, _HERE_ALONE, "agenda_items", TO_COME),
    _apart(Action.READ, _HERE_ALONE, "referent", HERE),
    _apart(Action.NAME_REFERENT, _HERE_ALONE, "name_referent", WORKER, HERE),
    _apart(Action.NAME_REFERENT, _HERE_ALONE, "end_referent", HERE),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "new_committee", Meeting(), HERE),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "edit_committee", TO_COME, 1, Meeting()),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "set_agenda", TO_COME, 1, [AgendaItem(kind=ItemKind.OWN, text="Tour")]),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "invite", TO_COME, 1, [TOLD.number]),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "call_off_committee", TO_HOLD, 1, "Travaux."),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "hold_committee", TO_HOLD, 1),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "write_minutes", TO_HOLD, 1, "Présents : six."),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "add_proposal", TO_HOLD, 1, "Afficher les délais"),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "remove_proposal", TO_HOLD, 1, 1),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "count_by", TO_HOLD, 1, Method.POINTS),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "keep_ballot", TO_HOLD, 1, "Rugby 71", "1"),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "decide", HELD, 1, SHEET, 1),
    _apart(Action.KEEP_COMMITTEE, _HERE_ALONE, "close_committee", HELD, 1),
    _apart(Action.READ, _HERE_ALONE, "display", HERE),
    _apart(Action.READ, _HERE_ALONE, "print_poster", Size.A4, HERE),
    _apart(Action.READ, _HERE_ALONE, "kit", HERE),
    _apart(Action.READ, _HERE_ALONE, "print_minutes", HELD),
    _apart(Action.READ, _HERE_ALONE, "print_assessment", 1),
    _apart(Action.KEEP_DISPLAY, _HERE_ALONE, "keep_display", Display(structure_code=HERE), 0),
    _apart(Action.KEEP_DISPLAY, _HERE_ALONE, "campaigns", Period(date(2026, 5, 1), date(2026, 5, 3)), HERE),
    _apart(Action.KEEP_DISPLAY, _HERE_ALONE, "campaigns_of_the_year", HERE),
)

OPEN_TO_ALL = {
    "me": "who one is, and one's own lists",
    "queue": "walked list by list",
    "glance": "one’s own lists and what stands in them: walked apart as me, queue and show are",
    "commitments": "the public reads them",
    "questionnaire": "one list of questions for the whole programme",
    "take_indicators": "keeps the rows that KEEP_INDICATORS reaches and tells why not of the others: walked apart",
    "structures": "the tree is public",
    "views": "one's own, and those that one's structures share",
    "search": "finds what READ reaches: walked apart",
    "first_hits": "the same, with the first story as it is opened",
    "facets": "counts what READ reaches: walked apart",
    "export_rows": "gives what READ reaches: walked apart",
    "complete": "the tree and closed lists are public; trade tags are those of one's network: walked apart",
    "searches": "one's own, and those that one's structures share",
    "digest": "one's own letter of summary",
    "choose_digest": "one's own letter of summary",
    "erased": "which numbers mean nothing any more, and nothing else of them",
    "leave": "takes back one's own presence, wherever it is",
    "stop_writing": "takes back one's own presence, wherever it is",
}
"""The methods that ask for no right on anything, and why."""

READING_ONLY = {
    "boards",
    "signals",
    "signal",
    "synthesis",
    "synthesis_of_structure",
    "show",
    "comments",
    "can_be_mentioned",
    "suggestions",
    "trade_tags",
    "children",
    "formulas",
    "blank_sheet",
    "templates",
    "links",
    "similar",
    "help_beside",
    "check_answer",
    "versions",
    "wording",
    "vocabulary",
    "concept_stories",
    "try_concept",
    "actions",
    "action",
    "review_actions",
    "actions_and_review",
    "did_it_work",
    "assessments",
    "assessment",
    "indicators",
    "committees",
    "committee",
    "agenda_items",
    "referent",
    "display",
    "kit",
    "print_assessment",
    "print_minutes",
    "print_poster",
    "campaigns",
    "campaigns_of_the_year",
}
"""The methods that write nothing even where they are allowed."""
