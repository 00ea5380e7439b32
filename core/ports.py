"""What core asks of the rooms around it: small Protocols, one for each need."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from core.account import Account
from core.action import ImprovementAction
from core.concern import Concern
from core.experience import Experience
from core.figures import Figures
from core.filters import Filters
from core.history import Event, Link
from core.mail import Mail
from core.masking import Original
from core.notification import Notification, NotificationState
from core.presence import Presence
from core.report import Report
from core.response import Evaluation, Formula, Response, Usefulness
from core.saved_view import SavedView
from core.screening import Screening
from core.structure import Structure
from core.transfer import Transfer
from core.transparency import TransparencyReport
from core.views import EVERY_LINE, Cursor, Place, QueueLine, Sieve


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

    def many(self, numbers: Iterable[int]) -> Mapping[int, Experience]:
        """Give the experiences that exist among these numbers."""
        ...


class Listing(Protocol):
    """The published experiences, as public lists and searches find them."""

    def page(self, filters: Filters, after: Cursor | None, limit: int) -> Sequence[Experience]:
        """Give published experiences after a place in the list: by date of publication, newest first.

        Where words are looked for they come by number, highest first, and `after.at` counts for nothing: that is
        an order that an index of words has at hand.
        """
        ...

    def count(self, filters: Filters, most: int) -> int:
        """Give how many there are, `most` at most: nobody waits for the exact number of a great many."""
        ...

    def alike(self, words: Sequence[str], limit: int, *, helpful: bool = False) -> Sequence[int]:
        """Give the numbers of the published experiences that share the rarest of these stems, nearest first.

        Args:
            words: stems, in any order.
            limit: how many at most.
            helpful: only those with a present answer that more people found useful than not.
        """
        ...

    def numbers(self, after: int, limit: int) -> Sequence[int]:
        """Give the numbers of published experiences above a number, in their order."""
        ...

    def put(self, number: int, title: Sequence[str], text: Sequence[str]) -> None:
        """Keep the stems that a published experience is found by, in the place of its earlier ones."""
        ...

    def forget(self, number: int) -> None:
        """Find this experience no more."""
        ...


class Originals(Protocol):
    """What authors wrote of the experiences published with masks."""

    def put(self, original: Original) -> None:
        """Keep it, in the place of an earlier one."""
        ...

    def get(self, number: int) -> Original | None:
        """Give it, None when nothing was masked."""
        ...

    def remove(self, number: int) -> None:
        """Forget it: its masking was undone."""
        ...


class Screenings(Protocol):
    """What the detectors said of the stories."""

    def put(self, screening: Screening) -> None:
        """Keep it, in the place of an earlier one."""
        ...

    def get(self, number: int) -> Screening | None:
        """Give it, None when the story was never read by the detectors."""
        ...


class Twins(Protocol):
    """The bands of the stories told, by which near duplicates are found (core.text.likeness)."""

    def put(self, number: int, bands: Sequence[int]) -> None:
        """Keep the bands of a story, in the place of its earlier ones."""
        ...

    def sharing(self, bands: Sequence[int], limit: int) -> Sequence[int]:
        """Give the numbers of the stories that share at least one band, those that share most first."""
        ...


class Presences(Protocol):
    """Who has which experience open."""

    def put(self, presence: Presence) -> None:
        """Say that somebody is there, in the place of whoever was."""
        ...

    def of(self, numbers: Iterable[int], now: datetime) -> Mapping[int, Presence]:
        """Give who is there now, by number of experience."""
        ...

    def remove(self, number: int, account_name: str) -> None:
        """Say that this account is no longer there."""
        ...


class Reports(Protocol):
    """What readers reported."""

    def next_number(self) -> int:
        """Give a number that no report has."""
        ...

    def add(self, report: Report) -> None:
        """Keep a new report."""
        ...

    def save(self, report: Report) -> None:
        """Keep a changed report."""
        ...

    def of(self, number: int) -> Sequence[Report]:
        """Give the reports on an experience, oldest first."""
        ...


class Transfers(Protocol):
    """The requests for transfer."""

    def next_number(self) -> int:
        """Give a number that no request has."""
        ...

    def add(self, transfer: Transfer) -> None:
        """Keep a new request; raise Stale when one is open for the same concern."""
        ...

    def save(self, transfer: Transfer) -> None:
        """Keep a changed request."""
        ...

    def of(self, number: int) -> Sequence[Transfer]:
        """Give the requests about an experience, oldest first."""
        ...


class SavedViews(Protocol):
    """The views that accounts keep."""

    def of(self, account_name: str) -> Sequence[SavedView]:
        """Give the views of an account, by name."""
        ...

    def put(self, view: SavedView) -> None:
        """Keep a view, in the place of the one with its name."""
        ...

    def remove(self, account_name: str, name: str) -> None:
        """Forget a view."""
        ...


class Actions(Protocol):
    """The improvement actions."""

    def next_number(self) -> int:
        """Give a number that no action has."""
        ...

    def add(self, action: ImprovementAction, experiences: Iterable[int]) -> None:
        """Keep a new action, with the numbers of the experiences that it comes from."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ImprovementAction]]:
        """Give the actions that come from these experiences, by number of experience, each by number of action."""
        ...

    def within(self, root_path: str | None, limit: int) -> Sequence[ImprovementAction]:
        """Give the public actions of a sub-tree or of the programme (None), those published last first."""
        ...


class Results(Protocol):
    """The figures of the public pages."""

    def figures(self, root_path: str | None, since: datetime) -> Figures:
        """Count the experiences published since a moment, within a sub-tree or everywhere (None)."""
        ...

    def transparency(self, since: datetime, until: datetime) -> TransparencyReport:
        """Count what became of the stories told from a moment to another one, not included."""
        ...


class Throttle(Protocol):
    """How often something was asked, by mark and window of time."""

    def hit(self, mark: str, window: datetime) -> int:
        """Count one more, and give how many that makes in this window."""
        ...

    def forget_before(self, window: datetime) -> None:
        """Drop the counts of the windows before this one."""
        ...


class LinkRequests(Protocol):
    """The requests for lost links, sealed until the notifier reads them."""

    def add(self, box: bytes, at: datetime) -> None:
        """Keep a request: the sealed address that it came with."""
        ...

    def take(self) -> tuple[int, bytes] | None:
        """Remove the oldest request and give it with its number, None when there is none."""
        ...


class Concerns(Protocol):
    """The structures concerned by the experiences."""

    def add(self, concern: Concern) -> None:
        """Keep a new concern."""
        ...

    def save(self, concern: Concern) -> None:
        """Keep a changed concern."""
        ...

    def remove(self, concern: Concern) -> None:
        """Forget a concern, to which nothing was ever answered."""
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

    def of_author(self, number: int) -> Sequence[Evaluation]:
        """Give what the author of an experience said of its answers."""
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
        """Give the structures whose name, acronym, town or postal code hold every word of the query, nearest first.

        Where nothing does, a word with a typing error stands for the nearest ones that are known.
        """
        ...

    def children(self, code: str | None) -> Sequence[Structure]:
        """Give the structures right below one, or the heads of the networks (None), by name; OUTSIDE left out."""
        ...

    def codes(self, after: str, limit: int) -> Sequence[str]:
        """Give codes of the tree above a code, in their order; OUTSIDE left out."""
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
        """Keep a line, chained to the one before it of the same experience."""
        ...

    def of(self, number: int) -> Sequence[Event]:
        """Give the lines of an experience, oldest first."""
        ...

    def links(self, after: tuple[int, int], limit: int) -> Sequence[Link]:
        """Give lines with their seals, by number of experience and place, after one of them."""
        ...


class Addresses(Protocol):
    """The sealed e-mail addresses of the authors."""

    def put(self, number: int, box: bytes) -> None:
        """Keep the sealed address of an experience's author."""
        ...

    def get(self, number: int) -> bytes | None:
        """Give the sealed address, None when there is none."""
        ...

    def erase(self, number: int) -> None:
        """Forget the address and its mark."""
        ...

    def recognise(self, number: int, mark: str) -> None:
        """Keep the notifier's mark of the address, so that it can find it again."""
        ...

    def recognised(self, mark: str, limit: int) -> Sequence[int]:
        """Give the numbers of the experiences whose address has this mark, newest first."""
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

    def revoke(self, number: int, since: datetime) -> bool:
        """Cancel the letters owed for an experience since a moment; False, and none is, when one left or is leaving."""
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

    def page(
        self, place: Place, root_path: str | None, after: Cursor | None, limit: int, sieve: Sieve = EVERY_LINE
    ) -> Sequence[QueueLine]:
        """Give lines of a list, in its order, after a place in it, within a sub-tree or everywhere (None).

        What is to moderate comes by alert, then by how long it has waited. `due_at` and `reader` are left for the desk.
        """
        ...

    def count(self, place: Place, root_path: str | None, sieve: Sieve = EVERY_LINE) -> int:
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
    @property
    def listing(self) -> Listing: ...
    @property
    def originals(self) -> Originals: ...
    @property
    def screenings(self) -> Screenings: ...
    @property
    def twins(self) -> Twins: ...
    @property
    def presences(self) -> Presences: ...
    @property
    def reports(self) -> Reports: ...
    @property
    def transfers(self) -> Transfers: ...
    @property
    def saved_views(self) -> SavedViews: ...
    @property
    def actions(self) -> Actions: ...
    @property
    def results(self) -> Results: ...
    @property
    def throttle(self) -> Throttle: ...
    @property
    def link_requests(self) -> LinkRequests: ...

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

    def mark(self, address: str) -> str:
        """Give the mark of an address: the same for the same address, and nobody else can make it."""
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
