"""What structures show, and the visits of their campaigns, in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from core.concern import Concern
from core.displays.display import Display
from core.displays.visits import Visit
from core.errors import Stale
from core.structure import within
from tests.fakes.repositories import Repository


class FakeDisplays(Repository):
    """Port core.ports.Displays."""

    def last(self, structure_code: str) -> Display | None:
        return next(iter(self.versions(structure_code, 1)), None)

    def versions(self, structure_code: str, limit: int) -> Sequence[Display]:
        own = (one for one in self._tables.displays.values() if one.structure_code == structure_code)
        return sorted(own, key=lambda one: -one.version)[:limit]

    def add(self, display: Display) -> None:
        self._must_write()
        key = display.structure_code, display.version
        if key in self._tables.displays:
            raise Stale("Quelqu’un d’autre vient de changer cet affichage : relisez-le.")
        self._tables.displays[key] = display


class FakeVisits(Repository):
    """Port core.ports.Visits."""

    def add(self, structure_code: str, day: date, campaign: str) -> None:
        self._must_write()
        key = structure_code, day, campaign
        self._tables.visits[key] = self._tables.visits.get(key, 0) + 1

    def campaigns(self, structure_code: str, day: date) -> Sequence[str]:
        return [campaign for code, on, campaign in self._tables.visits if (code, on) == (structure_code, day)]

    def within(self, root_path: str, since: date, until: date) -> Sequence[Visit]:
        return [
            Visit(structure_code=code, day=day, campaign=campaign, visits=count)
            for (code, day, campaign), count in sorted(self._tables.visits.items())
            if self._inside(code, root_path) and since <= day <= until
        ]

    def stories(self, root_path: str, since: datetime, until: datetime) -> Mapping[str, int]:
        concerned = {number for (number, _), c in self._tables.concerns.items() if self._of(c, root_path)}
        told = (self._tables.experiences[number] for number in concerned)
        return Counter(e.campaign for e in told if e.campaign and since <= e.submitted_at < until)

    def _of(self, concern: Concern, root_path: str) -> bool:
        return self._inside(concern.structure_code, root_path)

    def _inside(self, code: str, root_path: str) -> bool:
        return within(self._tables.structures[code].path, root_path)
