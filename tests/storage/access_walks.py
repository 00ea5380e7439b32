"""Every method of the desk that a right opens, with the right, and the structures that it touches."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.access import Action
from core.classification import Classification
from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.views import Place as ListOfDesk
from core.views import Sieve
from core.vocabulary import CharterReason, GeneralTag, ResponseState, Role, Sentiment
from tests.storage.access_places import (
    ABROAD,
    ALARMED,
    ANSWERED_BESIDE,
    ASKED_OF_HERE,
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
from tests.storage.access_programme import GREETING, LINK, TEMPLATE, WHY, WORDING, WORKER, Programme

_FIGURES = DashboardQuestion(date(2026, 5, 1), date(2026, 5, 31), HERE)
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


def _apart(action: Action, touched: tuple[str, ...], method: str, *args: Any, **named: Any) -> Walk:
    """Walk a method that is about no experience."""
    return Walk(((action, touched),), None, method, args, named)


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
    _on(Action.DRAFT, TOLD, "templates", 1),
    _on(Action.DRAFT, TOLD, "links", 1),
    _on(Action.DRAFT, TOLD, "similar", 1),
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
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "vocabulary"),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "add_trade_tag", "Logement"),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "rename_trade_tag", "Allocations", "Prestations"),
    _apart(Action.KEEP_TRADE_TAGS, (HEAD,), "retire_trade_tag", "Allocations"),
    _apart(Action.SHARE_VIEW, _ANYWHERE, "save_view", "À voir", ListOfDesk.ALL, Sieve(), shared=True),
    _apart(Action.SEE_FIGURES, _HERE_ALONE, "dashboard", _FIGURES),
)

OPEN_TO_ALL = {
    "me": "who one is, and one's own lists",
    "queue": "walked list by list",
    "structures": "the tree is public",
    "views": "one's own, and those that one's structures share",
    "digest": "one's own letter of summary",
    "choose_digest": "one's own letter of summary",
    "leave": "takes back one's own presence, wherever it is",
    "stop_writing": "takes back one's own presence, wherever it is",
}
"""The methods that ask for no right on anything, and why."""

READING_ONLY = {
    "show",
    "comments",
    "can_be_mentioned",
    "suggestions",
    "trade_tags",
    "children",
    "formulas",
    "templates",
    "links",
    "similar",
    "check_answer",
    "versions",
    "wording",
    "vocabulary",
}
"""The methods that write nothing even where they are allowed."""
