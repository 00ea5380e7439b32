"""What looking at the whole history gives: how much was looked at, and the first link that does not hold."""

from dataclasses import dataclass, field

from core.history import Link, fault
from core.retention.trail import Trail


@dataclass(slots=True)
class Verdict:
    """The chains of history, looked at link by link.

    Attributes:
        events: how many lines were looked at.
        broken: the first line that does not hold, None when all do.
        why: what is wrong with it.
        heads: the place and the seal of the last line of each experience: kept elsewhere, they show
            later whether the end of a chain was cut or written anew.
        kept: heads kept from an earlier time, by number of experience; what is left of them at the end is missing.
    """

    events: int = 0
    broken: Link | None = None
    why: str = ""
    heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    kept: dict[int, tuple[int, str]] = field(default_factory=dict)
    _trail: Trail = field(default_factory=Trail)

    def look_at(self, link: Link, before: Link | None) -> None:
        """Look at one more line, after the one before it in its chain."""
        self.events += 1
        self.heads[link.experience_number] = (link.place, link.seal)
        if self.kept.get(link.experience_number) == (link.place, link.seal):
            del self.kept[link.experience_number]
        if before is None:
            self.end_chain()
        erased_badly = self._trail.fault(link)
        wrong = fault(link, before) or erased_badly
        if wrong is not None and self.broken is None:
            self.broken, self.why = link, wrong

    def end_chain(self) -> None:
        """Say that a chain has no more lines."""
        uncovered = self._trail.uncovered
        if uncovered is not None and self.broken is None:
            self.broken, self.why = uncovered, "elle est effacée sans que l’historique le dise"
        self._trail = Trail()
