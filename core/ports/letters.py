"""Letters: owed, sealed, sent."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.mail import Mail
from core.notification import Notification, NotificationState


class Outbox(Protocol):
    """The letters owed."""

    def add(self, notification: Notification) -> None:
        """Owe a letter; the same event, recipient and kind never make a second one."""
        ...

    def claim(self, holder: str, now: datetime) -> Notification | None:
        """Take the letter longest due and held by nobody, for the time of a lease; None when there is none."""
        ...

    def save(self, notification: Notification) -> None:
        """Keep a changed notification; one that is sent never changes."""
        ...

    def revoke(self, number: int, since: datetime, position: int = 0) -> bool:
        """Cancel the letters owed for an experience since a moment; False, and none is, when one left or is leaving.

        Those alone of the answer at a position, when one is given.
        """
        ...

    def revoke_of_action(self, action: int, since: datetime) -> bool:
        """Cancel the letters about an action owed since a moment; False, and none is, when one left or is leaving."""
        ...

    def release(self, holders: Iterable[str]) -> int:
        """Let go of what dead notifiers held; give how many letters that was."""
        ...

    def listed(self, state: NotificationState | None, limit: int) -> Sequence[Notification]:
        """Give notifications, oldest first, of one state or of all."""
        ...

    def counts(self) -> Mapping[NotificationState, int]:
        """Give how many notifications each state has."""
        ...


class LinkRequests(Protocol):
    """The requests for lost links, sealed until the notifier reads them."""

    def add(self, box: bytes, at: datetime) -> None:
        """Keep a request: the sealed address that it came with."""
        ...

    def take(self) -> tuple[int, bytes] | None:
        """Remove the oldest request and give it with its number, None when there is none."""
        ...


class Throttle(Protocol):
    """How often something was asked, by mark and window of time."""

    def hit(self, mark: str, window: datetime) -> int:
        """Count one more, and give how many that makes in this window."""
        ...

    def forget_before(self, window: datetime) -> None:
        """Drop the counts of the windows before this one."""
        ...


class Sealer(Protocol):
    """Closes what only the notifier may open."""

    def seal(self, text: str) -> bytes:
        """Seal a text; nobody without the private key can read it again."""
        ...


class Opener(Protocol):
    """Opens what was sealed."""

    def open(self, box: bytes) -> str:
        """Give the text that was sealed; raise Unavailable when the key does not fit."""
        ...

    def mark(self, address: str) -> str:
        """Give the mark of an address: the same for the same address, and nobody else can make it."""
        ...


class MailRefused(Exception):
    """The mail server refused this message for good: trying again would change nothing."""


class MailDelayed(Exception):
    """The mail server does not take this message for now: it is to be tried again later."""


class MailUnavailable(Exception):
    """The mail server cannot be reached: no message can leave for now.

    Attributes:
        advice: what to do about it.
    """

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.advice = advice


class Mailer(Protocol):
    """Hands a letter to the mail server."""

    def send(self, mail: Mail, address: str) -> None:
        """Send; raise MailRefused, MailDelayed or MailUnavailable."""
        ...
