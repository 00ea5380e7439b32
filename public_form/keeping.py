"""An answer that is dear to make, kept for a short while by each process."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Gives what `make` gives, made anew once it is `lifetime` seconds old, by one thread while the others wait.

    A failure is not kept: it is told to whoever asked, and the next one to ask tries again.
    """

    def __init__(self, make: Callable[[], T], lifetime: float, now: Callable[[], float] = monotonic) -> None:
        self._make = make
        self._lifetime = lifetime
        self._now = now
        self._lock = Lock()
        self._made: tuple[float, T] | None = None

    def __call__(self) -> T:
        """Give the answer, at most `lifetime` seconds old."""
        with self._lock:
            now = self._now()
            if self._made is None or now - self._made[0] >= self._lifetime:
                self._made = now, self._make()
            return self._made[1]
