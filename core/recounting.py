"""Checks the kept counts against a full recount, month by month, and puts right what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from core.counts import FIELDS, NOTHING, Counts
from core.dashboard import COUNTED_UP_TO
from core.errors import Refused
from core.folding import LARGE_PIECE, fold, shares_now
from core.gathering import Gathered, change_between, together
from core.ports import Store, UnitOfWork
from core.tally import EMPTY, Key, Share, Sums

Told = Callable[[int], None]
"""Is given how many experiences were just recounted."""


class Difference(NamedTuple):
    """A figure that is not what a recount gives.

    Attributes:
        key: the scope and the day or month.
        field: its name, after that of its facet where it has one.
    """

    key: Key
    field: str
    kept: int
    recounted: int


@dataclass(frozen=True, slots=True)
class MonthCheck:
    """What a recount of a month found.

    Attributes:
        experiences: how many were published in it.
        astray: the numbers of those that changed without having been counted anew.
        wrong: by key, what is kept and what it should be.
    """

    month: str
    experiences: int
    astray: tuple[int, ...]
    wrong: dict[Key, tuple[Sums, Sums]]

    @property
    def differences(self) -> Iterator[Difference]:
        """Each figure that is wrong."""
        for key, (kept, recounted) in sorted(self.wrong.items()):
            yield from _differences(key, kept, recounted)


class Recounter:
    """Recounts everything that is published. It only reads, until it is asked to repair."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def months(self) -> Sequence[str]:
        """Give the months to check, in their order.

        Raises:
            Refused: too much is not counted yet.
        """
        with self._store.reading() as uow:
            if uow.tallies.waiting(COUNTED_UP_TO) >= COUNTED_UP_TO:
                raise Refused("Trop de changements ne sont pas encore comptés : lancez d’abord « ecoute tally ».")
            return uow.recounting.months()

    def check(self, month: str, told: Told) -> MonthCheck:
        """Recount a month; what waits to be counted anew is taken as it was counted."""
        return self._check(month, told, as_counted=False)

    def repair(self, checked: MonthCheck, told: Told) -> None:
        """Put right what a check found, while others go on changing and counting.

        What went astray is counted anew first. The counts then differ from what each experience is known to have added
        by some numbers: those are added, which stays right whatever is counted meanwhile.
        """
        self._count(checked.astray)
        again = self._check(checked.month, told, as_counted=True)
        with self._store.writing() as uow:
            uow.recounting.take_turn()
            kept = uow.tallies.sums(again.wrong)
            changes = {key: change_between(before, after) for key, (before, after) in again.wrong.items()}
            uow.tallies.put({key: together(kept.get(key, Sums()), change) for key, change in changes.items()})
            uow.commit()

    def _count(self, numbers: Sequence[int]) -> None:
        if numbers:
            with self._store.writing() as uow:
                uow.tallies.due(numbers)
                uow.commit()
        folded = len(numbers)
        while folded:
            with self._store.writing() as uow:
                folded = fold(uow, LARGE_PIECE)
                uow.commit()

    def _check(self, month: str, told: Told, *, as_counted: bool) -> MonthCheck:
        with self._store.reading() as uow:
            uow.recounting.hold_still()
            waiting = set(uow.recounting.all_due())
            gathered, astray = Gathered(), list(_unpublished(uow, month, waiting))
            for share in uow.tallies.shares(waiting).values():
                if _month_of(share) == month:
                    gathered.count_in(share)
            numbers = uow.recounting.published_in(month)
            for piece in _pieces(number for number in numbers if number not in waiting):
                astray += _gather(uow, piece, gathered, as_counted=as_counted)
                told(len(piece))
            wrong = _compared(uow.recounting.kept_in(month), gathered.sums())
        return MonthCheck(month, len(numbers), tuple(astray), wrong)


def _unpublished(uow: UnitOfWork, month: str, waiting: set[int]) -> Iterator[int]:
    """Give those that are still counted in a month though they are no longer public."""
    for number, share in uow.recounting.left_over().items():
        if number not in waiting and _month_of(share) == month:
            yield number


def _gather(uow: UnitOfWork, piece: Sequence[int], gathered: Gathered, *, as_counted: bool) -> Iterator[int]:
    """Count experiences in; give those that were counted as something else."""
    counted, now = uow.tallies.shares(piece), shares_now(uow, piece)
    for number in piece:
        before, after = counted.get(number, EMPTY), now[number]
        gathered.count_in(before if as_counted else after)
        if before != after and _spread(before) != _spread(after):
            yield number


def _spread(share: Share) -> tuple[object, ...]:
    """Give a share whatever the order of its parts."""
    return (
        share.day,
        {(scope, facet, part.counts) for part in share.parts for scope in part.scopes for facet in part.facets},
    )


def _compared(kept: Iterable[tuple[Key, Sums]], recounted: dict[Key, Sums]) -> dict[Key, tuple[Sums, Sums]]:
    wrong = {}
    for key, sums in kept:
        should_be = recounted.pop(key, Sums())
        if sums != should_be:
            wrong[key] = (sums, should_be)
    return wrong | {key: (Sums(), sums) for key, sums in recounted.items() if sums != Sums()}


def _differences(key: Key, kept: Sums, recounted: Sums) -> Iterator[Difference]:
    yield from _by_field(key, "", kept.counts, recounted.counts)
    for facet in sorted(kept.facets.keys() | recounted.facets.keys()):
        yield from _by_field(key, facet, kept.facets.get(facet, NOTHING), recounted.facets.get(facet, NOTHING))
    for place in sorted(kept.delays.keys() | recounted.delays.keys()):
        before, after = kept.delays.get(place, 0), recounted.delays.get(place, 0)
        if before != after:
            yield Difference(key, f"delays:{place}", before, after)


def _by_field(key: Key, facet: str, kept: Counts, recounted: Counts) -> Iterator[Difference]:
    for name, before, after in zip(FIELDS, kept.values, recounted.values, strict=True):
        if before != after:
            yield Difference(key, f"{facet} {name}".strip(), before, after)


def _month_of(share: Share) -> str:
    return share.day.isoformat()[:7] if share.parts else ""


def _pieces(numbers: Iterable[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while piece := list(islice(left, LARGE_PIECE)):
        yield piece
