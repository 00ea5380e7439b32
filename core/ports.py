"""What core asks of the rooms around it: small Protocols, one for each need."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from core.account import Account
from core.concern import Concern
from core.experience import Experience
from core.history import Event
from core.mail import Mail
from core.notification import Notification, NotificationState
from core.response import Evaluation, Formula, Response, Usefulness
from core.structure import Structure
from core.views import Cursor, Place, QueueLine


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the present time, aware, in UTC."""
        ...


class Experiences(Protocol):
    """The experiences kept."""

    def next_number(self) -> int:
        """Give a number that no experience has, and that no other caller gets."""
        ...

    def add(self, experience: Experience) -> None:
        """Keep a new experience."""
        ...

    def get(self, number: int) -> Experience | None:
        """Give an experience; in a writing unit of work, nobody else changes it until the end."""
        ...

    def save(self, experience: Experience, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def recently_published(self, after: Cursor | None, limit: int) -> Sequence[Experience]:
        """Give published experiences, newest first, after a place in the list."""
        ...


class Concerns(Protocol):
    """The structures concerned by the experiences."""

    def add(self, concern: Concern) -> None:
        """Keep a new concern."""
        ...

    def save(self, concern: Concern) -> None:
        """Keep a changed concern."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Concern]]:
        """Give the concerns of these experiences, by number, each in order of position."""
        ...


class Responses(Protocol):
    """The responses, drafts included."""

    def add(self, response: Response) -> None:
        """Keep a new response."""
        ...

    def save(self, response: Response, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Response]]:
        """Give the responses to these experiences, by number, in order of position and revision."""
        ...


class Evaluations(Protocol):
    """What people said of the responses."""

    def put(self, evaluation: Evaluation) -> None:
        """Keep a vote; the same voter's earlier vote on the same answer is replaced."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Mapping[tuple[int, int], Usefulness]]:
        """Give the votes on the answers to these experiences: by number, then by (position, revision)."""
        ...


class Structures(Protocol):
    """The tree."""

    def get(self, code: str) -> Structure | None:
        """Give a structure."""
        ...

    def many(self, codes: Iterable[str]) -> Mapping[str, Structure]:
        """Give the structures that exist among these codes."""
        ...

    def search(self, query: str, limit: int) -> Sequence[Structure]:
        """Give the structures whose name, town or postal code hold every word of the query, nearest first."""
        ...


class Formulas(Protocol):
    """The ready-made parts of responses."""

    def of(self, codes: Iterable[str]) -> Sequence[Formula]:
        """Give the formulas of these structures, in the order of the codes."""
        ...

    def add(self, formula: Formula) -> None:
        """Keep a formula."""
        ...


class Accounts(Protocol):
    """Who works at the desk."""

    def get(self, name: str) -> Account | None:
        """Give an account."""
        ...

    def all(self) -> Sequence[Account]:
        """Give every account, by name."""
        ...

    def add(self, account: Account) -> None:
        """Keep a new account."""
        ...


class History(Protocol):
    """What was done, line after line; nothing is ever changed in it."""

    def add(self, event: Event) -> None:
        """Keep a line."""
        ...

    def of(self, number: int) -> Sequence[Event]:
        """Give the lines of an experience, oldest first."""
        ...


class Addresses(Protocol):
    """The sealed e-mail addresses of the authors."""

    def put(self, number: int, box: bytes) -> None:
        """Keep the sealed address of an experience's author."""
        ...

    def get(self, number: int) -> bytes | None:
        """Give the sealed address, None when there is none."""
        ...


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

    def release(self, holders: Iterable[str]) -> int:
        """Let go of what dead notifiers held; give how many letters that was."""
        ...

    def listed(self, state: NotificationState | None, limit: int) -> Sequence[Notification]:
        """Give notifications, oldest first, of one state or of all."""
        ...

    def counts(self) -> Mapping[NotificationState, int]:
        """Give how many notifications each state has."""
        ...


class Submissions(Protocol):
    """The keys of the forms already received."""

    def number_of(self, key: str) -> int | None:
        """Give the experience that a form with this key made, None when there is none."""
        ...

    def claim(self, key: str, number: int) -> int:
        """Bind the key to the number, or give the number that another form with this key was first to get."""
        ...


class Queues(Protocol):
    """The lists of the desk."""

    def page(self, place: Place, root_path: str | None, after: Cursor | None, limit: int) -> Sequence[QueueLine]:
        """Give lines of a list, in its order, after a place in it, within a sub-tree or everywhere (None)."""
        ...

    def count(self, place: Place, root_path: str | None) -> int:
        """Give how many lines a list has."""
        ...


class UnitOfWork(Protocol):
    """One piece of work: all of it is kept by `commit`, or none of it."""

    @property
    def experiences(self) -> Experiences: ...
    @property
    def concerns(self) -> Concerns: ...
    @property
    def responses(self) -> Responses: ...
    @property
    def evaluations(self) -> Evaluations: ...
    @property
    def structures(self) -> Structures: ...
    @property
    def formulas(self) -> Formulas: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def history(self) -> History: ...
    @property
    def addresses(self) -> Addresses: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def submissions(self) -> Submissions: ...
    @property
    def queues(self) -> Queues: ...

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def commit(self) -> None:
        """Keep everything done since the beginning."""
        ...


class Store(Protocol):
    """Opens units of work. Leaving one without commit leaves the data as it was."""

    def reading(self) -> UnitOfWork:
        """Open a unit of work that only reads."""
        ...

    def writing(self) -> UnitOfWork:
        """Open a unit of work that may write."""
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


class MailRefused(Exception):
    """The mail server refused this message for good: trying again would change nothing."""


class MailDelayed(Exception):
    """The mail server does not take this message for now: it is to be tried again later."""


class MailUnavailable(Exception):
    """The mail server cannot be reached: no message can leave for now."""


class Mailer(Protocol):
    """Hands a letter to the mail server."""

    def send(self, mail: Mail, address: str) -> None:
        """Send; raise MailRefused, MailDelayed or MailUnavailable."""
        ...
