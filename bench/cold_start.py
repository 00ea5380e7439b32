"""The cold start of the workstation, beside a bare Textual application with one list."""

import sys
import tempfile
from pathlib import Path

from bench.house import ecoute, new_house
from bench.report import middle, ratio
from bench.terminal import Terminal

RUNS = 7


def run() -> None:
    """Start the two in turn, several times."""
    with tempfile.TemporaryDirectory() as folder:
        environment = new_house(Path(folder), experiences=2000)
        desk = ecoute("desk", "--as", "camille")
        bare, frame, first_page, first_ever = [], [], [], 0.0
        for turn in range(RUNS + 1):
            with Terminal([sys.executable, "-m", "bench.bare_app"], {}) as terminal:
                bare.append(terminal.seconds_until("Ligne 3"))
            with Terminal(desk, environment) as terminal:
                frame.append(terminal.seconds_until("Écoute"))
                first_page.append(terminal.seconds_until("☹"))
                first_ever = first_ever or first_page[0]
                terminal.settle()
            if turn == 0:  # the first start of each fills the caches of the disk, and Écoute's own
                bare, frame, first_page = [], [], []
        peer = middle(bare)
        ratio("workstation, frame drawn", middle(frame), "bare Textual, one list", peer, "budget ≤ 1.20")
        ratio("workstation, first queue painted", middle(first_page), "bare Textual, one list", peer, "budget ≤ 2.00")
        ratio("workstation, very first start ever", first_ever, "bare Textual, one list", peer, "no budget")
