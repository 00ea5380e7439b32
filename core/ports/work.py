"""Units of work over all the ports, and the clock."""

from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from core.ports.answers import Evaluations, Formulas, Responses
from core.ports.experiences import (
    Addresses,
    Concerns,
    Experiences,
    History,
    Originals,
    Presences,
    Screenings,
    Submissions,
    Twins,
)
from core.ports.letters import LinkRequests, Outbox, Throttle
from core.ports.programme import Accounts, Actions, Structures
from core.ports.reading import Listing, Queues, Results, SavedViews
from core.ports.routing import Reports, Transfers


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the present time, aware, in UTC."""
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
