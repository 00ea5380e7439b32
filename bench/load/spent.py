"""What each kind of process spent of the processors, so that another machine's figures can be foretold from these."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of processors, by kind of process, and how long it all took."""

    seconds: Mapping[str, float]
    lasted: float

    def tell(self, per: Mapping[str, int]) -> None:
        """Print them; `per` says how many of its own things each kind did."""
        for kind, seconds in self.seconds.items():
            each = f", {seconds / per[kind] * 1000:.1f} ms each of {per[kind]}" if per.get(kind) else ""
            print(f"{kind}: {seconds:.1f} s of processor{each}")
        busy = sum(self.seconds.values()) / self.lasted
        print(f"together: {busy:.2f} of {os.cpu_count()} processors, for {self.lasted:.0f} s")


class Meter:
    """Counts what processes spend from the moment that it is made."""

    def __init__(self, processes: Mapping[str, Sequence[int]], roots: Mapping[str, int]) -> None:
        """Begin.

        Args:
            processes: those that stay, by kind.
            roots: by kind, one whose children come and go, and are counted with it.
        """
        self._processes = processes
        self._roots = roots
        self._begun = time.perf_counter()
        self._before = self._now()

    def spent(self) -> Spent:
        """Give what was spent since."""
        now = self._now()
        lasted = time.perf_counter() - self._begun
        return Spent({kind: now[kind] - self._before[kind] for kind in now}, lasted)

    def _now(self) -> dict[str, float]:
        kept = {kind: sum(_own(one) for one in found) for kind, found in self._processes.items()}
        families = {kind: _with_children(root) for kind, root in self._roots.items()}
        return {**kept, **families, "those who load": time.process_time()}


def parent(process: int) -> int:
    """Give the number of the process that began this one."""
    return int(_stat(process)[1])


def _own(process: int) -> float:
    found = _stat(process)
    return (int(found[11]) + int(found[12])) / _TICK


def _with_children(root: int) -> float:
    """Give what a process and its children spent, those that have ended included."""
    gone = sum(int(part) for part in _stat(root)[13:15]) / _TICK
    return _own(root) + gone + sum(_own(child) for child in _children(root))


def _children(root: int) -> Iterator[int]:
    told = Path(f"/proc/{root}/task/{root}/children").read_text(encoding="ascii")
    yield from map(int, told.split())


def _stat(process: int) -> list[str]:
    """Give the fields of a process after its name; nothing spent where it has just ended."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ["0"] * 20
    return told.rpartition(")")[2].split()
