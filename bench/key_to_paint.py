"""From a key to the changed screen, for an agent among 1,000,000 experiences beside 10,000."""

import tempfile
from pathlib import Path

from bench.house import ecoute, fill_queue, new_house
from bench.report import p95, ratio
from bench.terminal import Terminal

SMALL, LARGE = 10_000, 1_000_000
PRESSES = 150
_ESCAPE = "\x1b"
READING_S, HURRIED_S = 0.3, 0.05
"""How long the screen is still before the next key: of who reads each story, of who does not wait for it."""


def run() -> None:
    """Go down the queue line by line, through several of its pages, at two paces."""
    (small, small_hurried), (large, large_hurried) = _presses(SMALL), _presses(LARGE)
    name, peer = f"key to paint, p95, among {LARGE}", f"among {SMALL}"
    ratio(name, p95(large), peer, p95(small), "budget ≤ 1.20, ≤ 50 ms")
    ratio("the same while a story is being painted", p95(large_hurried), peer, p95(small_hurried), "no budget")


def _presses(count: int) -> tuple[list[float], list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        environment = new_house(Path(folder), experiences=0)
        fill_queue(Path(folder), count)
        with Terminal(ecoute("desk", "--as", "caf"), environment) as terminal:
            terminal.seconds_until("☹")
            terminal.settle()
            terminal.press(_ESCAPE)  # the tour of the first start
            terminal.settle()
            reading = [terminal.seconds_to_paint("j", READING_S) for _ in range(PRESSES)]
            return reading, [terminal.seconds_to_paint("j", HURRIED_S) for _ in range(PRESSES)]
