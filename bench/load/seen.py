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
    """

    name: str
    times: list[float] = field(default_factory=list)
    done: list[tuple[str, ...]] = field(default_factory=list)
    conflicts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

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
