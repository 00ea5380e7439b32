"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 5, 3, 9, 0, tzinfo=UTC)


class FixedClock:
    """Port core.ports.Clock: gives the same time until it is advanced."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        """Give the present time."""
        return self._now

    def advance(self, delta: timedelta | None = None, **parts: float) -> datetime:
        """Move on by a delta, or by its parts (`minutes=2`), and give the new time."""
        self._now += delta if delta is not None else timedelta(**parts)
        return self._now
