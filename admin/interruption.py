"""Makes ctrl+c end a long work for sure."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interruptible(advance: Callable[[], None]) -> Iterator[Callable[[], None]]:
    """Give what to call after each piece of work: it goes on with `advance`, or ends the work when ctrl+c was pressed.

    Python raises KeyboardInterrupt wherever the work happens to be, and some library below drops it once in a while:
    what was asked is remembered, and raised again between two pieces.
    """
    asked: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        raise KeyboardInterrupt

    def advance_or_end() -> None:
        if asked:
            raise KeyboardInterrupt
        advance()

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield advance_or_end
    finally:
        signal.signal(signal.SIGINT, before)
