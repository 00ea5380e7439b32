"""A session: who is signed in, until when, and the token that proves it, which nothing ever shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

CLOSE_TO_THE_END = timedelta(minutes=10)
"""How long before its end a session is renewed, by the next call that is made."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session, as this machine knows it.

    Attributes:
        expires_at: its end, by the clock of this machine, which may not be the server's.
    """

    account: str
    expires_at: datetime
    token: str = field(repr=False)

    def is_over(self, now: datetime) -> bool:
        """Tell whether the server takes it no longer."""
        return now >= self.expires_at

    def is_ending(self, now: datetime) -> bool:
        """Tell whether it is time to renew it."""
        return now >= self.expires_at - CLOSE_TO_THE_END


def session_of(answer: httpx.Response, now: datetime) -> Session:
    """Give the session that an answer opens.

    Raises:
        KeyError, TypeError, ValueError: the answer opens none.
    """
    told = answer.json()
    left = datetime.fromisoformat(told["expires_at"]) - _moment_of(answer, now)
    return Session(str(told["account"]), now + left, str(told["token"]))


def _moment_of(answer: httpx.Response, now: datetime) -> datetime:
    """Give what time it is for the server."""
    date = answer.headers.get("date")
    return parsedate_to_datetime(date).astimezone(UTC) if date else now
