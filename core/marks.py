"""Marks: what a browser, a network or an address is counted by, without being kept."""

import hashlib
import hmac
from datetime import datetime

from core.dates import PARIS


class Marks:
    """Makes marks under a key: the same thing gives the same mark, and no mark leads back."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of_the_day(self, at: datetime, *parts: str) -> str:
        """Give the mark of something for the day of a moment in Paris; another day gives another mark."""
        return self.lasting(at.astimezone(PARIS).date().isoformat(), *parts)

    def lasting(self, *parts: str) -> str:
        """Give the mark of something that is known again on another day."""
        return hmac.new(self._key, "\x1f".join(parts).encode(), hashlib.sha256).hexdigest()[:40]
