"""What those who load a house saw of it."""

from collections import Counter
from dataclasses import dataclass, field
from statistics import quantiles


@dataclass
class Seen:
    """Answers, how long each took, and what went wrong.

    Attributes:
        times: in seconds, from when it was due, so that waiting for one's turn counts too.
        done: what was acknowledged.
        conflicts: what another person had done already, as the desk said.
        errors: everything else.
        asked: how many there should have been, 0 when nobody said so.
        waits: how many questions whether something is new were answered, late or at once.
    """

    name: str
    times: list[float] = field(default_factory=list)
    done: list[tuple[str, ...]] = field(default_factory=list)
    conflicts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    asked: int = 0
    waits: int = 0

    def tell(self) -> None:
        """Print the figures."""
        if len(self.times) < 2:
            print(f"{self.name}: too few to tell")
            return
        cut = quantiles(self.times, n=100)
        print(
            f"{self.name}: {len(self.times)} answers, p50 {cut[49] * 1000:.0f} ms, p95 {cut[94] * 1000:.0f} ms,"
            f" p99 {cut[98] * 1000:.0f} ms; {len(self.done)} acts, {dict(self.conflicts)}, {len(self.errors)} errors"
        )
        if self.waits:
            print(f"  beside them, {self.waits} waits for something new")

    def shortfall(self, seconds: float, slowest: float) -> str:
        """Say in what the load asked for was not reached, "" when it was.

        Args:
            seconds: how long it was asked for.
            slowest: what the p95 may be, in seconds, for it to be borne and not only piled up.
        """
        if len(self.done) < self.asked:
            reached = len(self.done) / seconds
            return (
                f"{self.name}: {reached:.1f} a second of {self.asked / seconds:.1f}, {len(self.done)} of {self.asked}"
            )
        late = quantiles(self.times, n=100)[94] if len(self.times) > 1 else 0.0
        return f"{self.name}: p95 of {late:.1f} s, more than {slowest:.1f} s: work piles up" if late > slowest else ""
