"""What the tiles of a board are read from: each thing is read once, when the first tile asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from core.counts import NOTHING, Counts
from core.dashboard import DashboardQuestion
from core.dates import PARIS
from core.periods import Period
from core.places import PLACES, deciding
from core.ports import UnitOfWork
from core.rules import HouseRules
from core.seat import Seat
from core.structure import Structure
from core.tally import PROGRAMME, Scope, Sums
from core.views import EVERY_LINE, Lateness, Place
from core.working_time import lateness_limits


@dataclass(frozen=True)
class Ground:
    """A seat, a structure or the programme (None), a period; and the figures there.

    Attributes:
        question: what was asked, with the structure that it came to.
    """

    uow: UnitOfWork
    seat: Seat
    question: DashboardQuestion
    structure: Structure | None
    now: datetime
    rules: HouseRules

    @cached_property
    def scope(self) -> Scope:
        """Whose experiences are counted."""
        code = self.structure.code if self.structure else PROGRAMME
        return Scope(code, alone=self.structure is not None and not self.question.below)

    @cached_property
    def total(self) -> Sums:
        """All that is kept of the period."""
        return self.uow.tallies.total(self.scope, self.question.period.kept())

    @cached_property
    def compared(self) -> Period:
        """The period before."""
        return self.question.period.before(self.now.astimezone(PARIS).date())

    @cached_property
    def before(self) -> Counts:
        """The counts of the period before."""
        kept = self.uow.tallies.by_period(self.scope, self.compared.kept())
        return sum(kept.values(), NOTHING)

    @cached_property
    def slices(self) -> Mapping[Period, Counts]:
        """The counts of each week, or of each month of a long period."""
        parts = {part: part.kept() for part in self.question.period.slices()}
        kept = self.uow.tallies.by_period(self.scope, [name for names in parts.values() for name in names])
        return {part: sum((kept[n] for n in names if n in kept), NOTHING) for part, names in parts.items()}

    @cached_property
    def children(self) -> Sequence[Structure]:
        """The child structures that are counted, or the networks."""
        return () if self.scope.alone else self.uow.structures.children(self.question.structure_code or None)

    @cached_property
    def by_child(self) -> Mapping[str, Counts]:
        """The counts of each child structure that something concerns."""
        return self.uow.tallies.by_code([child.code for child in self.children], self.question.period.kept())

    @cached_property
    def delays_by_child(self) -> Mapping[str, Mapping[int, int]]:
        """How many experiences were answered at each step of delay, by child structure."""
        return self.uow.tallies.delays_by_code([*self.by_child], self.question.period.kept())

    def opens(self, place: Place) -> bool:
        """Tell whether the seat opens a list."""
        return self.seat.has(PLACES[place])

    def waiting(self, place: Place, late: Lateness | None = None) -> int:
        """Give how many lines a list of the seat has."""
        since = lateness_limits(self.now, self.rules.holidays)[late] if late else None
        return self.uow.queues.count(
            place,
            self.seat.reach(PLACES[place]),
            EVERY_LINE,
            reader=self.seat.account.name,
            waiting_since=since,
            deciding=deciding(self.seat),
        )

    def oldest(self, place: Place) -> datetime | None:
        """Give since when the first line of a list waits, None when it is empty."""
        lines = self.uow.queues.page(
            place, self.seat.reach(PLACES[place]), None, 1, EVERY_LINE, deciding=deciding(self.seat)
        )
        return lines[0].at if lines else None
