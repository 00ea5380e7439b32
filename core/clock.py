"""The clock of the machine."""

from datetime import UTC, datetime


class SystemClock:
    """Tells the time of the machine."""

    def now(self) -> datetime:
        """Give the present time, aware, in UTC."""
        return datetime.now(UTC)
