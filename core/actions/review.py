"""The monthly review of the actions: what is late, due, blocked, or carried by nobody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from core.action import ImprovementAction
from core.structure import Structure
from core.vocabulary import ActionState, Term


class Flag(Term):
    """What a review stops at."""

    LATE = "late", "en retard"
    BLOCKED = "blocked", "bloquée"
    DUE = "due", "à finir ce mois-ci"
    UNOWNED = "unowned", "sans pilote"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An action under way, with what a review stops at."""

    action: ImprovementAction
    structure_name: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """The actions under way of a structure and of those below it.

    Attributes:
        name: the name of the structure, or of the programme.
        lines: those that it stops at first, by flag, then by planned end.
    """

    name: str
    day: date
    lines: tuple[ReviewLine, ...]

    def count(self, flag: Flag) -> int:
        """Give how many actions have this flag."""
        return sum(flag in line.flags for line in self.lines)


def review(name: str, actions: Iterable[ImprovementAction], structures: Mapping[str, Structure], today: date) -> Review:
    """Give the review of actions under way, as of a day."""
    lines = (ReviewLine(one, structures[one.structure_code].name, flags(one, today)) for one in actions)
    return Review(name, today, tuple(sorted(lines, key=_order)))


def flags(action: ImprovementAction, today: date) -> tuple[Flag, ...]:
    """Give what a review stops at; nothing once the action is done or dropped."""
    if not action.under_way:
        return ()
    late = _is_late(action, today)
    due = (
        not late
        and action.ends_on is not None
        and (action.ends_on.year, action.ends_on.month)
        == (
            today.year,
            today.month,
        )
    )
    found = {Flag.LATE: late, Flag.BLOCKED: bool(action.blocked), Flag.DUE: due, Flag.UNOWNED: not action.owner}
    return tuple(flag for flag, flown in found.items() if flown)


def _is_late(action: ImprovementAction, today: date) -> bool:
    """Tell whether it should be done already, or begun."""
    unfinished = action.ends_on is not None and action.ends_on < today
    unbegun = action.state is ActionState.PLANNED and action.starts_on is not None and action.starts_on < today
    return unfinished or unbegun


def _order(line: ReviewLine) -> tuple[int, date, int]:
    first = list(Flag).index(line.flags[0]) if line.flags else len(Flag)
    return first, line.action.ends_on or date.max, line.action.number
