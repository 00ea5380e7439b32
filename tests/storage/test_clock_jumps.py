"""The clock jumps between the steps of a programme's day: nothing is done twice, and nothing stays stuck."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import cycle

import pytest
from sqlalchemy import Engine

from core.desk import Desk
from core.digester import Digester
from core.errors import EcouteError, Refused, SignedOut, Stale, TooMany
from core.following import Following
from core.gate import Source
from core.history import EventKind, standing
from core.intake import Intake
from core.library import Library
from core.notification import NotificationState
from core.notifier import Notifier
from core.office import Office
from core.response import Wording
from core.rules import DEFAULT_RULES
from core.signing.tries import FREE, LONGEST
from core.views import Place
from core.vocabulary import CharterReason, DigestChoice, ExperienceState, ResponseState
from core.wire.calls import call
from core.wire.desks import Desks
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.entrance import PASSWORD
from tests.fakes.mailer import FakeMailer
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.world import WORDING, accounts, structures, submission
from tests.storage.entrances import signing, signing_office
from tests.storage.samples import plant, put
from tests.storage.test_facades_over_sql import LINKS, MARKS

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
JUMPS = {
    "never": (timedelta(),),
    "an hour back": (-AN_HOUR,),
    "a day forward": (A_DAY,),
    "forward, then put right": (A_DAY, -A_DAY),
    "back, then put right": (-AN_HOUR, AN_HOUR),
}
"""By how much the clock jumps before each step, in turn."""

DECISIONS = {EventKind.PUBLISHED, EventKind.MASKED, EventKind.REJECTED}


class Day:
    """A programme at work, whose clock jumps before each step; whatever works by itself does so after each one."""

    def __init__(self, store: SqlStore, jumps: tuple[timedelta, ...]) -> None:
        self.store, self.clock, self.mailer = store, FixedClock(), FakeMailer()
        self._jumps = cycle(jumps)
        self.intake = Intake(store, self.clock, FakeSealer(), LINKS, MARKS)
        self.following = Following(store, self.clock, FakeSealer(), LINKS, MARKS)
        self.library = Library(store, self.clock, MARKS)
        self.desks = Desks(store, self.clock)
        self.office = Office(store, self.clock)
        self.notifier = Notifier(store, self.clock, FakeOpener(), self.mailer, LINKS, "n1")
        self.digester = Digester(store, self.clock, self.mailer, DEFAULT_RULES, "n1", lambda _: b"")
        self.tokens: list[str] = []
        self.digest_days: list[str] = []

    def desk(self, name: str) -> Desk:
        return Desk(self.store, self.clock, name)

    def step(self, done: Callable[[], object]) -> None:
        """Do a thing after a jump; then everything that works by itself makes its pass."""
        self.clock.advance(next(self._jumps))
        self.clock.advance(seconds=20)
        done()
        self.work_alone()

    def work_alone(self) -> None:
        self.office.climb_transfers()
        self.notifier.send_all_due()
        self.digester.send_all_due()
        self.office.forget_calls()
        self.office.count_some()

    def told(self, key: str) -> int:
        receipt = self.intake.submit(submission(key=key), Source(key, "192.0.2.0/24"))
        self.tokens.append(receipt.token)
        return receipt.number

    def version(self, number: int) -> int:
        return self.desk("modo").show(number).experience.version


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, *structures())
    with store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    return store


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS)
def test_a_day_of_jumps(programme: SqlStore, jumps: tuple[timedelta, ...]) -> None:
    """Whatever the clock does, each story is there once, decided once, told once, and its history holds."""
    day = Day(programme, jumps)
    _choose_a_digest(day)
    numbers: list[int] = []
    for key in ("cle-de-la-premiere", "cle-de-la-deuxieme", "cle-de-la-troisieme"):
        day.step(lambda key=key: numbers.append(day.told(key)))
        day.step(lambda key=key: numbers.append(day.told(key)))  # a second click
    assert numbers[::2] == numbers[1::2]
    first, second, third = numbers[::2]
    _decide(day, first, second, third)
    _answer(day, first)
    _transfer(day, third)
    for _ in range(4):  # the clock is right again
        day.clock.advance(A_DAY)
        day.work_alone()
    _assert_it_holds(day, [first, second, third])


def _choose_a_digest(day: Day) -> None:
    day.office.set_email("agent-30", "agent@exemple.fr")
    day.desk("agent-30").choose_digest(DigestChoice.DAILY)


def _decide(day: Day, first: int, second: int, third: int) -> None:
    """Publish two and reject one: taken back if there is time, and decided again; sent twice under one key."""
    publish, modo = call("publish"), day.desk("modo")
    for number in (first, third):
        key = f"cle-d-appel-{number:08}"
        body = publish.pack(number, 1)
        day.step(lambda body=body, key=key: day.desks.change("modo", publish, body, key))
        day.step(lambda body=body, key=key: day.desks.change("modo", publish, body, key))
    day.step(lambda: modo.reject(second, 1, [CharterReason.DUPLICATE]))
    with suppress(Refused):  # it is too late to take it back where the clock went forward
        day.step(lambda: modo.undo(second))
        day.step(lambda: modo.reject(second, day.version(second), [CharterReason.DUPLICATE]))
    with pytest.raises((Refused, Stale)):
        day.step(lambda: day.desk("modo2").publish(second, 1))


def _answer(day: Day, number: int) -> None:
    agent, again = day.desk("agent-30"), Wording(body="Votre dossier est clos.")
    day.step(lambda: agent.enter(number))
    day.step(lambda: agent.write(number, 1, WORDING, ResponseState.PUBLISHED, 0))
    with suppress(Refused):
        day.step(lambda: agent.undo_answer(number, 1))
        draft = agent.show(number).concern(1).draft
        day.step(lambda: agent.write(number, 1, again, ResponseState.PUBLISHED, draft.version))
    day.step(lambda: day.following.rate(day.tokens[0], 1, useful=True))


def _transfer(day: Day, number: int) -> None:
    """Ask for a transfer; let nobody decide until the moderators do."""
    day.step(lambda: day.desk("agent-30").ask_transfer(number, 1, "gn-30", "Ce n’est pas chez nous."))
    for _ in range(3):
        day.step(lambda: day.clock.advance(days=3))
    day.step(lambda: day.desk("modo").accept_transfer(number, 1, "gn-30"))
    with pytest.raises(EcouteError):
        day.step(lambda: day.desk("modo2").accept_transfer(number, 1, "gn-30"))


def _assert_it_holds(day: Day, numbers: list[int]) -> None:
    published, rejected = ExperienceState.PUBLISHED, ExperienceState.REJECTED
    for number, state in zip(numbers, (published, rejected, published), strict=True):
        dossier = day.desk("modo").show(number)
        assert dossier.experience.state is state
        with day.store.reading() as uow:
            kinds = Counter(event.kind for event in standing(uow.history.of(number)))
        assert sum(kinds[kind] for kind in DECISIONS) == 1
        assert kinds[EventKind.RESPONSE_PUBLISHED] <= 1 and kinds[EventKind.TRANSFER_ACCEPTED] <= 1
    assert day.office.verify_history(lambda _: None, {}).broken is None
    assert not day.office.count_some()
    letters = day.office.letters(None, 1000)
    assert {letter.state for letter in letters} <= {NotificationState.SENT, NotificationState.CANCELLED}
    assert not any(letter.held_by for letter in letters)
    assert set(Counter(mail.message_id for mail in day.mailer.mails).values()) == {1}
    _assert_lists_open(day, numbers)


def _assert_lists_open(day: Day, numbers: list[int]) -> None:
    """Lists, figures and pages say what they always say, whatever comes before what it should follow."""
    assert day.desk("modo").queue(Place.TO_MODERATE).total == 0
    assert day.desk("agent-gn").queue(Place.TO_ANSWER).total == 1
    assert day.desk("agent-30").queue(Place.ANSWERED).total == 1
    assert {one.number for one in day.library.page().experiences} == {numbers[0], numbers[2]}
    assert [bool(day.following.follow(token).steps) for token in day.tokens] == [True] * len(day.tokens)
    assert day.desk("modo").enter(numbers[0], take_over=True).account_name == "modo"


@pytest.mark.parametrize("jump", [-AN_HOUR, A_DAY, -A_DAY])
def test_a_session_ends_or_goes_on(programme: SqlStore, jump: timedelta) -> None:
    """After a jump a session is live or over, never anything else, and a new one can be begun at once."""
    clock = FixedClock()
    door = signing(programme, clock)
    session = door.enrol(signing_office(programme, clock).link("agent-30").secret, PASSWORD)
    clock.advance(jump)
    if jump > timedelta():
        with pytest.raises(SignedOut):
            door.account_of(session.token)
    else:
        assert door.account_of(session.token) == "agent-30"
        assert door.renew(session.token).expires_at > clock.now()
    assert door.account_of(door.sign_in("agent-30", PASSWORD).token) == "agent-30"


def test_delays_of_a_clock_that_was_ahead_are_not_waited_for(programme: SqlStore) -> None:
    """Failures counted while the clock was a day ahead lock nobody out once it is right, and still slow guessing."""
    clock = FixedClock()
    door = signing(programme, clock)
    door.enrol(signing_office(programme, clock).link("agent-30").secret, PASSWORD)
    clock.advance(A_DAY)
    _fail(door, FREE)
    with pytest.raises(TooMany):
        door.sign_in("agent-30", PASSWORD, network="ailleurs")
    clock.advance(-A_DAY)
    _fail(door, 1)
    with pytest.raises(TooMany) as caught:
        door.sign_in("agent-30", PASSWORD, network="ailleurs")
    assert caught.value.until <= clock.now() + LONGEST
    clock.advance(LONGEST)
    assert door.sign_in("agent-30", PASSWORD, network="ailleurs").account == "agent-30"


def _fail(door, times: int) -> None:  # type: ignore[no-untyped-def]
    for _ in range(times):
        with pytest.raises(SignedOut):
            door.sign_in("agent-30", "pas celui-là", network="ailleurs")


@pytest.mark.parametrize("jump", [-AN_HOUR, A_DAY])
def test_who_was_told_to_wait_waits_an_hour_at_most(programme: SqlStore, jump: timedelta) -> None:
    """A browser that asked too often is taken again within two hours of the new time."""
    day = Day(programme, (timedelta(),))
    with pytest.raises(TooMany):
        for rank in range(30):
            day.intake.submit(submission(key=f"une-cle-{rank:04}"), Source("jeton", "192.0.2.0/24"))
    day.clock.advance(jump)
    day.clock.advance(2 * AN_HOUR)
    assert day.intake.submit(submission(key="une-cle-de-plus"), Source("jeton", "192.0.2.0/24")).number
