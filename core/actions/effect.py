"""Did it work: the stories on the theme of an action before and after it, here and where nothing was done.

The statistic is said in docs/actions.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import hypot
from typing import NamedTuple

from core.action import ImprovementAction
from core.actions.measure import Measure
from core.dates import PARIS, midnight
from core.periods import Period
from core.ports import UnitOfWork
from core.structure import Structure
from core.vocabulary import ActionState

SETTLING = timedelta(days=30)
"""How long after an action is done nothing is counted: people must first have lived the change."""

LONGEST = timedelta(days=180)
SHORTEST = timedelta(days=30)
"""How long each window is, at most and at least."""

LEAST = 20
"""How many stories must be published in each window for a share to say anything."""

CONFIDENCE = 0.95

_DAY = timedelta(days=1)


class Exposure(NamedTuple):
    """How many stories were published, and how many of them are on the theme."""

    published: int
    on_theme: int

    @property
    def share(self) -> float:
        """The part that is on the theme, 0 where nothing was published."""
        return self.on_theme / self.published if self.published else 0.0


class Windows(NamedTuple):
    """Two windows of equal length: until an action began, and once it had settled."""

    before: Period
    after: Period


class Interval(NamedTuple):
    """A difference of shares, and between which ones it lies 95 times out of 100."""

    difference: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether chance alone would seldom give it."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Counted:
    """The stories of some structures, before and after."""

    before: Exposure
    after: Exposure

    @property
    def suffices(self) -> bool:
        """Whether there are enough of them."""
        return min(self.before.published, self.after.published) >= LEAST


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of the theme of an action.

    Attributes:
        theme: what its stories are told by, "" while nobody has chosen.
        windows: None while there is nothing to count.
        own: the stories of the structure, None while there is nothing to count.
        others: those of the structures that it is compared with, None where there are none or too few stories.
        compared: how many structures that is.
        interval: the difference in differences, or the difference alone without comparison; None when it is too early.
        sentence: all of it, in plain words.
    """

    action_number: int
    theme: str
    windows: Windows | None
    own: Counted | None
    others: Counted | None
    compared: int
    interval: Interval | None
    sentence: str


def windows_of(action: ImprovementAction, now: datetime) -> Windows | None:
    """Give the windows to count in, None while the one after would be shorter than SHORTEST."""
    if action.done_at is None:
        return None
    begins, ends = _day(action.engaged_at or action.done_at), _day(action.done_at) + SETTLING
    length = min(LONGEST, _day(now) - ends)
    if length < SHORTEST:
        return None
    return Windows(Period(begins - length, begins - _DAY), Period(ends, ends + length - _DAY))


def difference_in_differences(own: Counted, others: Counted | None) -> Interval:
    """Give by how much the share changed in a structure beyond its change in the others, with its interval.

    Without others, by how much it changed.
    """
    terms = [(own.after, 1), (own.before, -1)]
    if others is not None:
        terms += [(others.after, -1), (others.before, 1)]
    difference = sum(sign * exposure.share for exposure, sign in terms)
    reaches = [_reach(exposure, sign) for exposure, sign in terms]
    return Interval(
        difference, difference - hypot(*(down for down, _ in reaches)), difference + hypot(*(up for _, up in reaches))
    )


def count_effect(
    uow: UnitOfWork, action: ImprovementAction, structure: Structure, now: datetime
) -> tuple[Windows | None, Counted | None, Counted | None, int]:
    """Count the stories of an action's theme in its structure, and in those that it is compared with."""
    windows = windows_of(action, now)
    if windows is None or action.measure is None or action.state is not ActionState.DONE:
        return None, None, None, 0
    alike = uow.themes.alike(structure)
    own = _counted(uow, action.measure, windows, [structure.code], "")
    others = _counted(uow, action.measure, windows, alike, structure.path) if alike else None
    return windows, own, others if others and others.suffices else None, len(alike)


def _counted(uow: UnitOfWork, measure: Measure, windows: Windows, codes: Sequence[str], but: str) -> Counted:
    before, after = (
        Exposure(*uow.themes.counts(measure, codes, but, midnight(one.since), midnight(one.until + _DAY)))
        for one in windows
    )
    return Counted(before, after)


def _reach(exposure: Exposure, sign: int) -> tuple[float, float]:
    """Give how far down and up a share, with its sign, may lie: by its Wilson interval."""
    from scipy.stats import binomtest  # noqa: PLC0415 (no types; slow to load)

    wilson = binomtest(exposure.on_theme, exposure.published).proportion_ci(CONFIDENCE, method="wilson")
    down, up = exposure.share - wilson.low, wilson.high - exposure.share
    return (down, up) if sign > 0 else (up, down)


def _day(at: datetime) -> date:
    return at.astimezone(PARIS).date()
