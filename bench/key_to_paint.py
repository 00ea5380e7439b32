"""From a key to the changed screen, in a queue of 100,000 beside one of 10,000."""

import tempfile
from pathlib import Path

from bench.house import ecoute, fill_queue, new_house
from bench.report import p95, ratio
from bench.terminal import Terminal

SMALL, LARGE = 10_000, 100_000
PRESSES = 300


def run() -> None:
    """Go down the queue line by line, through several of its pages."""
    small, large = _presses(SMALL), _presses(LARGE)
    ratio(f"key to paint, p95, queue of {LARGE}", p95(large), f"queue of {SMALL}", p95(small), "budget ≤ 1.20, ≤ 50 ms")


def _presses(count: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = new_house(Path(folder), experiences=0)
        fill_queue(Path(folder), count)
        with Terminal(ecoute("desk", "--as", "camille"), environment) as terminal:
            terminal.seconds_until("☹")
            terminal.settle()
            return [terminal.seconds_to_paint("j") for _ in range(PRESSES)]
