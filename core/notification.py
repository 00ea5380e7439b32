"""Notification: one e-mail owed to the author of an experience, from its promise to its sending."""

import hashlib
from datetime import datetime, timedelta
from typing import Self

from sqlmodel import Field

from core.model import Model
from core.vocabulary import Term

AUTHOR = "author"
LEASE = timedelta(minutes=2)
"""How long a notifier may hold a message before another one takes it over."""

_PUT_OFF = timedelta(minutes=15)
"""How long a letter waits for another one that says the same to the same address."""

_DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
"""How long to wait after each failure; after the last, the message is dead until an operator replays it."""


class NotificationKind(Term):
    """Which letter is owed."""

    RECEIVED = "received", "expérience reçue"
    PUBLISHED = "published", "expérience publiée"
    REJECTED = "rejected", "expérience rejetée"
    ANSWERED = "answered", "réponse publiée"
    MASKED = "masked", "expérience publiée avec masquage"
    WITHDRAWN = "withdrawn", "expérience retirée"
    LINKS = "links", "liens de suivi demandés"
    ACTION_PUBLISHED = "action_published", "action d’amélioration publiée"
    ACTION_DONE = "action_done", "action d’amélioration réalisée"
    ACTION_DROPPED = "action_dropped", "action d’amélioration abandonnée"
    INVITED = "invited", "invitation à un comité local"


OF_ACTIONS = frozenset(
    {NotificationKind.ACTION_PUBLISHED, NotificationKind.ACTION_DONE, NotificationKind.ACTION_DROPPED}
)
"""The letters that tell of the steps of an action: each step is told once to an address, whatever it wrote."""


class NotificationState(Term):
    """Where a notification is on its way."""

    PENDING = "pending", "à envoyer"
    SENT = "sent", "envoyée"
    CANCELLED = "cancelled", "annulée"
    DEAD = "dead", "en échec"


class Notification(Model):
    """One letter owed because of one event.

    Attributes:
        event: names what happened, so that one event never makes two letters of one kind.
        position: for an answer, the concern that it answers; 0 otherwise.
        revision: for an answer, its revision; for an invitation, which date it tells; 0 otherwise.
        action: for a letter about an improvement action, its number; 0 otherwise.
        committee: for an invitation, the number of the committee; 0 otherwise.
        due_at: when it may leave, or be tried again.
        held_by: the notifier that is sending it, "" when none is.
        held_until: when that notifier loses it to another one.
        error: why the last attempt failed.
    """

    event: str = Field(max_length=100)
    recipient: str = Field(default=AUTHOR, max_length=100)
    kind: NotificationKind
    experience_number: int
    position: int = 0
    revision: int = 0
    action: int = 0
    committee: int = 0
    state: NotificationState = NotificationState.PENDING
    created_at: datetime
    due_at: datetime
    attempts: int = 0
    held_by: str = Field(default="", max_length=64)
    held_until: datetime | None = None
    error: str = Field(default="", max_length=500)
    sent_at: datetime | None = None

    @property
    def message_id(self) -> str:
        """A name that stays the same at each attempt, so that a mailbox can drop a second copy."""
        name = f"{self.event}|{self.recipient}|{self.kind}"
        return hashlib.sha256(name.encode()).hexdigest()[:32]

    def sent(self, at: datetime) -> Self:
        """Give the notification as sent."""
        return self._released(state=NotificationState.SENT, sent_at=at, attempts=self.attempts + 1, error="")

    def cancelled(self, why: str) -> Self:
        """Give the notification as no longer owed."""
        return self._released(state=NotificationState.CANCELLED, error=why)

    def failed(self, why: str, at: datetime, *, for_good: bool) -> Self:
        """Give the notification as to be tried again later, or as dead."""
        attempts = self.attempts + 1
        if for_good or attempts > len(_DELAYS):
            return self._released(state=NotificationState.DEAD, attempts=attempts, error=why[:500])
        return self._released(due_at=at + _DELAYS[attempts - 1], attempts=attempts, error=why[:500])

    def let_go(self, why: str) -> Self:
        """Give the notification as held by nobody, still due: the attempt was not its own fault."""
        return self._released(error=why[:500])

    def put_off(self, why: str, at: datetime) -> Self:
        """Give the notification as waiting for what becomes of another one."""
        return self._released(due_at=at + _PUT_OFF, error=why)

    def after(self, grace: timedelta) -> Self:
        """Give the notification as leaving later, while what it tells can still be undone."""
        return self.model_copy(update={"due_at": self.created_at + grace})

    def replayed(self, at: datetime) -> Self:
        """Give the notification as owed again, as if never tried."""
        return self._released(state=NotificationState.PENDING, due_at=at, attempts=0)

    def _released(self, **changes: object) -> Self:
        return self.model_copy(update={"held_by": "", "held_until": None, **changes})


def received(number: int, at: datetime) -> Notification:
    """Owe the author the letter that says that the experience arrived."""
    return _owed(NotificationKind.RECEIVED, f"received:{number}", number, at)


def published(number: int, version: int, at: datetime) -> Notification:
    """Owe the author the letter that says that the experience is public."""
    return _owed(NotificationKind.PUBLISHED, f"published:{number}:{version}", number, at)


def masked(number: int, version: int, at: datetime) -> Notification:
    """Owe the author the letter that says that the experience is public, with something hidden."""
    return _owed(NotificationKind.MASKED, f"masked:{number}:{version}", number, at)


def links(newest: int, at: datetime) -> Notification:
    """Owe the letter that holds the links of an address, known by its newest experience: one an hour at most."""
    return _owed(NotificationKind.LINKS, f"links:{newest}:{at:%Y%m%d%H}", newest, at)


def rejected(number: int, version: int, at: datetime) -> Notification:
    """Owe the author the letter that says why the experience is not published, at this version of it."""
    return _owed(NotificationKind.REJECTED, f"rejected:{number}:{version}", number, at)


def withdrawn(number: int, version: int, at: datetime) -> Notification:
    """Owe the author the letter that says why the experience is no longer public."""
    return _owed(NotificationKind.WITHDRAWN, f"withdrawn:{number}:{version}", number, at)


def answered(number: int, position: int, revision: int, version: int, at: datetime) -> Notification:
    """Owe the author the letter that says that a structure answered, by this version of this revision.

    A publication that was undone and made again is another event, by its version.
    """
    event = f"answered:{number}:{position}:{revision}:{version}"
    letter = _owed(NotificationKind.ANSWERED, event, number, at)
    return letter.model_copy(update={"position": position, "revision": revision})


def of_action(kind: NotificationKind, action: int, number: int, at: datetime) -> Notification:
    """Owe the author of an experience the letter that tells of a step of an action.

    A step that was undone and made again, or an experience linked again, is another event, by its moment.
    """
    letter = _owed(kind, f"{kind.value}:{action}:{number}:{at:%Y%m%d%H%M%S%f}", number, at)
    return letter.model_copy(update={"action": action})


def invited(committee: int, announced: int, number: int, at: datetime) -> Notification:
    """Owe the author of an experience the invitation to a committee, for the date that was announced last."""
    letter = _owed(NotificationKind.INVITED, f"invited:{committee}:{announced}:{number}", number, at)
    return letter.model_copy(update={"committee": committee, "revision": announced})


def _owed(kind: NotificationKind, event: str, number: int, at: datetime) -> Notification:
    return Notification(kind=kind, event=event, experience_number=number, created_at=at, due_at=at)
