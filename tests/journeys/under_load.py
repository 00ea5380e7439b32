"""Those who tell and those who decide, each in a process of their own, while the database goes away under them."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Condition, Event

from admin.purpose import Purpose
from admin.settings import Settings
from admin.wiring import House
from core.errors import Refused, Stale, Unavailable
from core.gate import Source
from core.views import Place
from tests.fakes.world import submission

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["pytest", __name__])
_PAUSE = 0.05
_PATIENCE = 120

_crowd: "Crowd"


@dataclass(frozen=True, slots=True)
class Crowd:
    """What the processes share.

    Attributes:
        stop: said at the end.
        counts: how many stories and decisions have been acknowledged so far.
    """

    stop: Event
    moved: Condition
    counts: "tuple[Synchronized[int], Synchronized[int]]"

    def note(self, which: int) -> None:
        """Count something that was acknowledged."""
        with self.moved:
            self.counts[which].value += 1
            self.moved.notify_all()

    def wait_for_more(self, count: int) -> None:
        """Wait until that many more stories, and one more decision, are acknowledged."""
        with self.moved:
            told, decided = (counted.value for counted in self.counts)
            more = self.moved.wait_for(
                lambda: self.counts[0].value >= told + count and self.counts[1].value > decided, _PATIENCE
            )
        assert more, "nobody goes on"


@dataclass(slots=True)
class Load:
    """What came of it all, once everybody has left.

    Attributes:
        receipts: the number of each story acknowledged, by the key of its form.
        decided: the numbers of the experiences whose publication was acknowledged.
    """

    receipts: dict[str, int] = field(default_factory=dict)
    decided: list[int] = field(default_factory=list)


@contextmanager
def under_load(settings: Settings, tellers: int) -> Iterator[tuple[Crowd, Load]]:
    """Have so many processes tell stories, and another one publish them, until the end of the block."""
    numbers = (_PROCESSES.Value("i", 0), _PROCESSES.Value("i", 0))
    crowd, load = Crowd(_PROCESSES.Event(), _PROCESSES.Condition(), numbers), Load()
    with ProcessPoolExecutor(tellers + 1, _PROCESSES, _join, (crowd,)) as pool:
        telling = [pool.submit(tell, settings, f"n{number}") for number in range(tellers)]
        deciding = pool.submit(decide, settings)
        try:
            yield crowd, load
        finally:
            crowd.stop.set()
        for told in telling:
            load.receipts.update(told.result())
        load.decided.extend(deciding.result())


def tell(settings: Settings, name: str) -> dict[str, int]:
    """Send one form after the other; one that was not acknowledged is sent again, as a browser would."""
    house, receipts = House(settings, Purpose.FORM), {}
    intake = house.intake
    while not _crowd.stop.is_set():
        key = f"cle-{name}-{len(receipts):04}"
        form = submission(key=key, title=f"Le titre de {key}")
        try:
            receipts[key] = intake.submit(form, Source(form=key, network=key)).number
        except Unavailable:
            _crowd.stop.wait(_PAUSE)
        else:
            _crowd.note(0)
    house.engine.dispose()
    return receipts


def decide(settings: Settings) -> list[int]:
    """Publish what waits, again and again."""
    house, decided = House(settings, Purpose.DESK), []
    desk = house.desk("modo")
    while not _crowd.stop.is_set():
        try:
            for line in desk.queue(Place.TO_MODERATE, limit=5).lines:
                desk.publish(line.number, line.version)
                decided.append(line.number)
                _crowd.note(1)
        except (Unavailable, Stale, Refused):
            pass  # one whose answer was lost may be published: the list tells
        _crowd.stop.wait(_PAUSE)
    house.engine.dispose()
    return decided


def _join(crowd: Crowd) -> None:
    global _crowd  # noqa: PLW0603 - what is shared can only be handed over as a process begins
    _crowd = crowd
