"""How often one browser or one network may ask for something: a guard against robots, wide enough for a kiosk."""

from dataclasses import dataclass
from datetime import timedelta

from core.errors import TooMany
from core.marks import Marks
from core.ports import Clock, UnitOfWork
from core.vocabulary import Term

WINDOW = timedelta(hours=1)


class Asked(Term):
    """What is counted."""

    SUBMIT = "submit", "envoyer une expérience"
    LOST_LINK = "lost_link", "redemander un lien"
    VOTE = "vote", "voter"
    REPORT = "report", "signaler un contenu"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a request comes from; marked at once, never kept.

    Attributes:
        form: the token of the browser's session.
        network: the address range.
    """

    form: str
    network: str


_LIMITS: dict[Asked, tuple[int, int]] = {
    Asked.SUBMIT: (20, 120),
    Asked.LOST_LINK: (5, 30),
    Asked.VOTE: (60, 600),
    Asked.REPORT: (10, 120),
}
"""How many in an hour for one form token, and for one address range: a kiosk or a town hall shares both."""


class Gate:
    """Counts what is asked, and refuses what is too much."""

    def __init__(self, clock: Clock, marks: Marks) -> None:
        self._clock = clock
        self._marks = marks

    def pass_through(self, uow: UnitOfWork, asked: Asked, source: Source) -> None:
        """Count one request, in the unit of work that answers it.

        Raises:
            TooMany: this browser or this network asked too often in the present hour.
        """
        now = self._clock.now()
        window = now.replace(minute=0, second=0, microsecond=0)
        counted = (("form", source.form), ("network", source.network))
        marks = [self._marks.of_the_day(now, asked, kind, value) for kind, value in counted]
        hits = [uow.throttle.hit(mark, window) for mark in marks]
        if 1 in hits:  # whoever came first in this hour came by here: nothing older is left by those who come again
            uow.throttle.forget_before(window - WINDOW)
        if any(hit > limit for hit, limit in zip(hits, _LIMITS[asked], strict=True)):
            raise TooMany(
                "Trop d’envois sont venus d’ici en une heure : gardez cette page ouverte et recommencez dans une heure."
            )
