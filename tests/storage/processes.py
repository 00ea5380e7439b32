"""What tests do in other processes: each function runs in one, and gives back what came of it."""

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Barrier
from typing import Any, TypeVar

from core.clock import SystemClock
from core.desk import Desk
from core.displays.display import CAMPAIGN
from core.errors import Refused, Stale
from core.gate import Source
from core.intake import Intake
from core.links import Links
from core.marks import Marks
from core.masking import Mask, MaskedField
from core.office import Office
from core.response import Wording
from core.rules import HouseRules
from core.vocabulary import CharterReason, ResponseState
from storage.counters.server import Counters
from storage.counters.store import CountedStore
from storage.engine import open_engine
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import submission
from tests.storage.samples import NOON, an_action, an_event, an_experience

T = TypeVar("T")

# Each process is forked from one that has loaded these modules and opened nothing: real processes, started quickly.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["pytest", __name__])

_start: Barrier

AN_HOUR_TO_UNDO = HouseRules(grace=timedelta(hours=1))


def run_at_once(work: Callable[..., T], url: str, *arguments: Sequence[Any]) -> list[T]:
    """Run a function in as many processes as there are sequences of arguments, all let go at the same moment."""
    start = _PROCESSES.Barrier(len(arguments), timeout=60)
    with ProcessPoolExecutor(len(arguments), _PROCESSES, _keep_barrier, (start,)) as pool:
        return [future.result() for future in [pool.submit(work, url, *own) for own in arguments]]


def each_its_own(url: str, work: Callable[..., T], *arguments: Any) -> T:
    """Run the function named with these arguments: for processes that do not all do the same."""
    return work(url, *arguments)


def _keep_barrier(start: Barrier) -> None:
    global _start  # noqa: PLW0603 - a barrier can only be handed over as a process begins
    _start = start


@contextmanager
def _opened(url: str, redis: str = "") -> Iterator[SqlStore]:
    """Open a store in this process, once all the others are ready too; with limits in a Redis, where one is given."""
    engine = open_engine(url)
    _start.wait()
    try:
        yield CountedStore(engine, Counters(redis)) if redis else SqlStore(engine)
    finally:
        engine.dispose()


def decide(url: str, name: str, numbers: list[int]) -> Counter[str]:
    """Decide each experience, as its first version is on the screen: one way or another in turn."""
    outcomes: Counter[str] = Counter()
    with _opened(url) as store:
        desk = Desk(store, SystemClock(), name)
        for number in numbers:
            try:
                _decide(desk, number, f"par {name}")
            except (Stale, Refused) as error:
                outcomes[type(error).__name__] += 1
            else:
                outcomes["decided"] += 1
    return outcomes


def _decide(desk: Desk, number: int, note: str) -> None:
    match number % 4:
        case 0:
            desk.publish(number, 1)
        case 1:
            desk.publish(number, 1, [Mask(field=MaskedField.TITLE, start=3, end=8, label="nom")], note)
        case 2:
            desk.reject(number, 1, [CharterReason.DUPLICATE, CharterReason.POLITICS], note)
        case _:
            desk.hold(number, 1, note)


def tell(url: str, name: str, count: int) -> int:
    """Add lines to the history of the same two experiences, each in its own work, without looking at anything else."""
    told = 0
    with _opened(url) as store:
        while told < count:
            try:
                with store.writing() as uow:
                    uow.history.add(an_event(1 + told % 2, actor=name, detail=str(told), changes={"note": ["", name]}))
                    uow.commit()
            except Stale:
                continue
            told += 1
    return told


def undo(url: str, name: str, numbers: list[int]) -> Counter[str]:
    """Take back one's own decision on each experience."""
    outcomes: Counter[str] = Counter()
    with _opened(url) as store:
        desk = Desk(store, SystemClock(), name, AN_HOUR_TO_UNDO)
        for number in numbers:
            try:
                desk.undo(number)
            except Refused:
                outcomes["Refused"] += 1
            else:
                outcomes["undone"] += 1
    return outcomes


def undo_answers(url: str, name: str, numbers: list[int]) -> Counter[str]:
    """Take back one's own answer to each experience."""
    outcomes: Counter[str] = Counter()
    with _opened(url) as store:
        desk = Desk(store, SystemClock(), name, AN_HOUR_TO_UNDO)
        for number in numbers:
            try:
                desk.undo_answer(number, 1)
            except Refused:
                outcomes["Refused"] += 1
            else:
                outcomes["undone"] += 1
    return outcomes


def send_letters(url: str, holder: str) -> Counter[str]:
    """Take the letters one by one as if each was due, until there are none, and say that they were sent."""
    outcomes: Counter[str] = Counter()
    with _opened(url) as store:
        while True:
            with store.writing() as uow:
                letter = uow.outbox.claim(holder, SystemClock().now() + 2 * AN_HOUR_TO_UNDO.grace)
                uow.commit()
            if letter is None:
                return outcomes
            with store.writing() as uow:
                uow.outbox.save(letter.sent(SystemClock().now()))
                uow.commit()
            outcomes["sent"] += 1


def answer(url: str, name: str, numbers: list[int]) -> Counter[str]:
    """Publish an answer to each experience, as nobody's draft is on the screen."""
    outcomes: Counter[str] = Counter()
    with _opened(url) as store:
        desk = Desk(store, SystemClock(), name)
        for number in numbers:
            try:
                desk.write(number, 1, Wording(body=f"Réponse de {name}."), ResponseState.PUBLISHED, 0)
            except Stale:
                outcomes["Stale"] += 1
            else:
                outcomes["answered"] += 1
    return outcomes


def publish_draft(url: str, name: str, numbers: list[int]) -> Counter[str]:
    """Publish the draft of each experience, as its second version is on the screen."""
    outcomes: Counter[str] = Counter()
    with _opened(url) as store:
        desk = Desk(store, SystemClock(), name)
        for number in numbers:
            try:
                desk.write(number, 1, Wording(body=f"Réponse de {name}."), ResponseState.PUBLISHED, 2)
            except Stale:
                outcomes["Stale"] += 1
            else:
                outcomes["answered"] += 1
    return outcomes


def send_forms(url: str, keys: list[str]) -> list[int]:
    """Send a form for each key, and give the numbers of the receipts."""
    with _opened(url) as store:
        links = Links("https://ecoute.exemple.fr", b"une cle pour les essais")
        intake = Intake(store, SystemClock(), FakeSealer(), links, Marks(b"une cle pour les essais"))
        return [_send(intake, key) for key in keys]


def _send(intake: Intake, key: str) -> int:
    """Send one form, each from a browser and a network of its own."""
    return intake.submit(submission(key=key, title=f"Le titre de {key}"), Source(form=key, network=key)).number


def claim_letters(url: str, holder: str) -> list[str]:
    """Take letters until there are none, and give their events."""
    events = []
    with _opened(url) as store:
        while True:
            with store.writing() as uow:
                letter = uow.outbox.claim(holder, NOON)
                uow.commit()
            if letter is None:
                return events
            events.append(letter.event)


def draw_numbers(url: str, count: int) -> list[int]:
    """Draw numbers for new experiences, each in its own work."""
    numbers = []
    with _opened(url) as store:
        for _ in range(count):
            with store.writing() as uow:
                number = uow.experiences.next_number()
                uow.experiences.add(an_experience(number))
                uow.commit()
            numbers.append(number)
    return numbers


def claim_keys(url: str, base: int, keys: list[str]) -> list[int]:
    """Claim each key for a number of one's own, and give the numbers that the keys have."""
    with _opened(url) as store:
        numbers = []
        for offset, key in enumerate(keys):
            with store.writing() as uow:
                numbers.append(uow.submissions.claim(key, base + offset))
                uow.commit()
        return numbers


def hit(url: str, redis: str, marks: list[str]) -> list[int]:
    """Count each mark once, each in its own work, there or in the database; give the counts that this made."""
    counts = []
    with _opened(url, redis) as store:
        for mark in marks:
            with store.writing() as uow:
                counts.append(uow.throttle.hit(mark, NOON))
                uow.throttle.forget_before(NOON)
                uow.commit()
    return counts


def take_requests(url: str, _name: str) -> list[tuple[int, bytes]]:
    """Take requests for lost links until there are none."""
    taken = []
    with _opened(url) as store:
        while True:
            with store.writing() as uow:
                request = uow.link_requests.take()
                uow.commit()
            if request is None:
                return taken
            taken.append(request)


def number_actions(url: str, count: int) -> list[int]:
    """Add improvement actions, each in its own work."""
    numbers = []
    with _opened(url) as store:
        for _ in range(count):
            with store.writing() as uow:
                number = uow.actions.next_number()
                uow.actions.add(an_action(number), ())
                uow.commit()
            numbers.append(number)
    return numbers


def climb(url: str, passes: int) -> int:
    """Bring up what nobody decided in time, several times over."""
    with _opened(url) as store:
        return sum(Office(store, SystemClock()).climb_transfers() for _ in range(passes))


def count_changes(url: str, most: int) -> int:
    """Count for the dashboards what changed, in small pieces, until nothing is left; give how many changes that was."""
    total = 0
    with _opened(url) as store:
        office = Office(store, SystemClock())
        while folded := office.count_some(most):
            total += folded
    return total


def count_visits(url: str, code: str, times: int) -> None:
    """Open the form by the same campaign of a structure, again and again."""
    with _opened(url) as store:
        door = Intake(store, FixedClock(), FakeSealer(), Links("https://ecoute.exemple.fr", b"cle"), Marks(b"cle"))
        for _ in range(times):
            door.count_visit(code, CAMPAIGN)
