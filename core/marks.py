"""Marks: what a browser, a network or an address is counted by, without being kept."""

import hashlib
import hmac
from datetime import datetime

from core.dates import PARIS


class Marks:
    """Makes marks under a key: the same thing on the same day gives the same mark, and no mark leads back."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of_the_day(self, at: datetime, *parts: str) -> str:
        """Give the mark of something for the day of a moment in Paris; another day gives another mark."""
        told = "\x1f".join((at.astimezone(PARIS).date().isoformat(), *parts))
        return hmac.new(self._key, told.encode(), hashlib.sha256).hexdigest()[:40]
