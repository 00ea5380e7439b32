"""What the kept counts are checked against, in memory."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy

from core.dates import PARIS
from core.experience import Experience
from core.tally import EMPTY, Key, Share, Sums
from core.vocabulary import ExperienceState
from tests.fakes.repositories import Repository


class FakeRecounting(Repository):
    """Port core.ports.Recounting."""

    def months(self) -> Sequence[str]:
        published = {_month(e) for e in self._tables.experiences.values() if _is_public(e)}
        return sorted(published | {key.period[:7] for key, sums in self._tables.tally.items() if sums != Sums()})

    def published_in(self, month: str) -> Sequence[int]:
        kept = sorted(self._tables.experiences.items())
        return [number for number, e in kept if _is_public(e) and _month(e) == month]

    def kept_in(self, month: str) -> Iterable[tuple[Key, Sums]]:
        kept = deepcopy(self._tables.tally)
        return [(key, sums) for key, sums in kept.items() if key.period.startswith(month) and sums != Sums()]

    def all_due(self) -> Sequence[int]:
        return list(self._tables.tally_due)

    def left_over(self) -> Mapping[int, Share]:
        kept = self._tables.tallied.items()
        return {n: share for n, share in kept if share != EMPTY and not _is_public(self._tables.experiences[n])}

    def hold_still(self) -> None:
        """A unit of work in memory sees a copy."""

    def take_turn(self) -> None:
        self._must_write()


def _is_public(experience: Experience) -> bool:
    return experience.state is ExperienceState.PUBLISHED and experience.published_at is not None


def _month(experience: Experience) -> str:
    assert experience.published_at is not None
    return experience.published_at.astimezone(PARIS).date().isoformat()[:7]
