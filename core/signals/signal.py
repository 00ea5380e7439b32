"""Signal faible: a term that rises in a scope, as it is kept, and what was decided of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import JSON, Field

from core.dates import PARIS
from core.model import Model
from core.signals.scope import ScopeKind
from core.signals.terms import Term, TermKind
from core.vocabulary import Channel, Sentiment
from core.vocabulary import Term as Word

REASON_MAX = 500
"""How many signs a reason may have."""


class Signal(Model):
    """A term that rises in a scope: what the last search for signals found.

    Attributes:
        number: given when it is first found; it keeps it as long as it is found again, or was decided upon.
        scope_path: of a structure, its path; of a channel or a trade tag, that of its network; "" for the others.
        scope_name: the scope as people call it.
        words: the term as people write it.
        count: how many stories of the last weeks hold it, of `told` in the scope.
        before: how many did in the weeks before, of `told_before`.
        likelihood: how likely so many would be if nothing rose.
        rate: the least share of false signals at which it is told.
        since: the first day of the week from which the rise is most likely.
        weeks: how many stories held it week by week, oldest first.
        shown: the stories that show it best.
        stories: all those of the last weeks, newest first.
        goes_with: other words of these stories.
        places: the structures right below, or the heads of networks, that they concern, with how many.
        found_at: when it was first found.
        seen_at: when it was last found.
    """

    number: int = Field(gt=0)
    scope_kind: ScopeKind
    scope_path: str = Field(default="", max_length=1000)
    scope_code: str = Field(default="", max_length=100)
    scope_name: str = Field(max_length=400)
    term_kind: TermKind
    term_key: str = Field(max_length=150)
    words: str = Field(max_length=300)
    count: int
    told: int
    before: int
    told_before: int
    likelihood: float
    rate: float
    since: date
    weeks: tuple[int, ...] = Field(sa_type=JSON)
    shown: tuple[int, ...] = Field(sa_type=JSON)
    stories: tuple[int, ...] = Field(sa_type=JSON)
    goes_with: tuple[str, ...] = Field(default=(), sa_type=JSON)
    feelings: dict[Sentiment, int] = Field(default_factory=dict, sa_type=JSON)
    channels: dict[Channel, int] = Field(default_factory=dict, sa_type=JSON)
    places: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    found_at: datetime
    seen_at: datetime

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What it is known again by."""
        return self.scope_kind, self.scope_path, self.scope_code, self.term_kind, self.term_key

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its term, () for a concept."""
        return Term(self.term_kind, self.term_key).stems

    @property
    def times(self) -> float | None:
        """How many times more often than before it is told; None when it never was."""
        return self.count * self.told_before / (self.before * self.told) if self.before else None


class DecisionKind(Word):
    """What may be decided of a signal."""

    WATCH = "watch", "suivi"
    UNWATCH = "unwatch", "suivi arrêté"
    MUTE = "mute", "mis en sourdine"
    UNMUTE = "unmute", "sourdine levée"
    ATTACH = "attach", "attaché à une action"


class Decision(Model):
    """What somebody decided of a signal. Decisions are only ever added.

    Attributes:
        until: of a mute, the day from which the signal is heard again; None without one.
        up_to: of a mute, the number of stories from which it is heard again; None without one.
        action_number: of an attachment, the number of the improvement action.
    """

    signal_number: int = Field(gt=0)
    place: int = Field(gt=0)
    at: datetime
    actor: str = Field(max_length=100)
    kind: DecisionKind
    reason: str = Field(default="", max_length=REASON_MAX)
    until: date | None = None
    up_to: int | None = None
    action_number: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a signal stands after what was decided.

    Attributes:
        muted: the decision that keeps it quiet now, None when it is heard.
        actions: the numbers of the actions that it is attached to.
    """

    watched: bool = False
    muted: Decision | None = None
    actions: tuple[int, ...] = ()


def standing(signal: Signal, decisions: Iterable[Decision], now: datetime) -> Standing:
    """Give where a signal stands: a mute ends on its day, or once the stories have come to its number."""
    watched, muted, actions = False, None, dict[int, None]()
    for decision in decisions:
        match decision.kind:
            case DecisionKind.WATCH | DecisionKind.UNWATCH:
                watched = decision.kind is DecisionKind.WATCH
            case DecisionKind.MUTE | DecisionKind.UNMUTE:
                muted = decision if decision.kind is DecisionKind.MUTE else None
            case DecisionKind.ATTACH:
                actions[decision.action_number or 0] = None
    quiet = muted is not None and not _is_over(muted, signal, now)
    return Standing(watched, muted if quiet else None, tuple(actions))


def _is_over(muted: Decision, signal: Signal, now: datetime) -> bool:
    today = now.astimezone(PARIS).date()
    return (muted.until is not None and today >= muted.until) or (
        muted.up_to is not None and signal.count >= muted.up_to
    )
