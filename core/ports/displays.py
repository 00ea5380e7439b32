"""What structures show, and the visits of their campaigns."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from core.displays.display import Display
from core.displays.visits import Visit


class Displays(Protocol):
    """The displays of structures, version after version."""

    def last(self, structure_code: str) -> Display | None:
        """Give the last version of a structure, None when it kept none."""
        ...

    def versions(self, structure_code: str, limit: int) -> Sequence[Display]:
        """Give the versions of a structure, the last one first."""
        ...

    def add(self, display: Display) -> None:
        """Keep a new version; of two that take the same number, one is Stale."""
        ...


class Visits(Protocol):
    """How many came, by campaign, structure and day."""

    def add(self, structure_code: str, day: date, campaign: str) -> None:
        """Count one more; several at once all count."""
        ...

    def campaigns(self, structure_code: str, day: date) -> Sequence[str]:
        """Give the campaigns that are counted for a structure on a day."""
        ...

    def within(self, root_path: str, since: date, until: date) -> Sequence[Visit]:
        """Give the counts of a sub-tree, both days included: by structure, day and campaign."""
        ...

    def stories(self, root_path: str, since: datetime, until: datetime) -> Mapping[str, int]:
        """Give how many experiences of a sub-tree were sent by each campaign, from one moment up to another."""
        ...
