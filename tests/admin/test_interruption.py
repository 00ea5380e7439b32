"""Ctrl+c ends a long work, even where a library drops it."""

import os
import signal

import pytest

from admin.interruption import interruptible


def test_an_interruption_that_was_dropped_ends_the_work_after_the_piece() -> None:
    """What was asked while somebody below swallowed it is asked again between two pieces."""
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt), interruptible(lambda: done.append("pièce")) as advance:
        advance()
        try:
            os.kill(os.getpid(), signal.SIGINT)
        except KeyboardInterrupt:
            done.append("avalée")
        advance()
    assert done == ["pièce", "avalée"]


def test_afterwards_interruptions_are_as_before() -> None:
    """Whoever handled ctrl+c before handles it again."""
    before = signal.getsignal(signal.SIGINT)
    with interruptible(lambda: None) as advance:
        advance()
    assert signal.getsignal(signal.SIGINT) is before
