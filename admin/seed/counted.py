"""What is counted of a made-up programme: all at once, so that its figures, concepts and signals can be looked at."""

from admin.wiring import House
from core.clock import SystemClock
from core.folding import LARGE_PIECE


def count_everything(house: House) -> None:
    """Count the dashboards and the concepts, and look for signals."""
    # The statistic takes long to load.
    from core.signals.searching import search_for_signals  # noqa: PLC0415

    house.office.install_concepts()
    while house.office.count_some(LARGE_PIECE) or house.office.recount_concepts():
        pass
    search_for_signals(house.store, SystemClock())
