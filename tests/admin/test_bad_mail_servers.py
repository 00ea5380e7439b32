"""Mail servers that go wrong wherever they can: once they are well, every letter has left, or says why it did not."""

from collections.abc import Callable, Iterator

import pytest

from admin.settings import load
from admin.smtp import SmtpMailer
from admin.wiring import House
from core.clock import SystemClock
from core.gate import Source
from core.notification import Notification, NotificationState
from core.notifier import Notifier
from core.ports import MailUnavailable
from tests.admin.bad_post_office import BadPostOffice, Fault, Stage, bad_post_office, starttls_that_fails
from tests.admin.conftest import Ecoute
from tests.fakes.clock import FixedClock
from tests.fakes.world import submission

AT_ONCE = 3
"""How many letters are owed when the server goes wrong."""

OF_A_LETTER = {(Fault.REFUSED, stage) for stage in (Stage.RECIPIENT, Stage.DATA, Stage.END)}
"""What a server says for good of one letter: that letter is given up, with what was said."""

Owe = Callable[[int], None]


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[BadPostOffice]:
    with bad_post_office() as opened:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(opened.port))
        monkeypatch.setenv("ECOUTE_SMTP_TIMEOUT", "0.3")
        yield opened


@pytest.fixture
def owe(house: House) -> Owe:
    """Give what has so many experiences told at the form: each owes a letter."""
    told: list[int] = []

    def tell(count: int) -> None:
        for _ in range(count):
            rank = len(told)
            source = Source(f"jeton-{rank}", f"192.0.{rank}.0/24")
            told.append(house.intake.submit(submission(key=f"une-cle-{rank:04}"), source).number)

    return tell


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.NONE], ids=lambda fault: fault.name)
def test_no_letter_is_lost(house: House, office: BadPostOffice, owe: Owe, fault: Fault) -> None:
    """Whatever the stage, each letter leaves when the server is well, again only if its final dot had come."""
    clock = FixedClock(SystemClock().now())
    for stage in Stage:
        if stage is Stage.TEXT and fault not in {Fault.HANGS, Fault.DROPS}:
            continue  # nobody is listened to there
        before = set(names(house))
        owe(AT_ONCE)
        office.goes_wrong(stage, fault)
        clock.advance(minutes=2)
        one_pass(house, clock)
        failed = {name: letter for name, letter in names(house).items() if name not in before}
        office.is_well()
        for _ in range(3):
            clock.advance(minutes=20)
            one_pass(house, clock)
        letters = [names(house)[name] for name in failed]
        assert len(letters) == AT_ONCE
        if (fault, stage) in OF_A_LETTER:
            assert {(letter.state, letter.error) for letter in letters} == {(NotificationState.DEAD, fault.value)}
        else:
            assert {letter.state for letter in letters} == {NotificationState.SENT}, stage
            assert {office.counts[f"<{name}@exemple.fr>"] for name in failed} <= ({1, 2} if stage is Stage.END else {1})


def test_a_server_that_closes_after_some_letters(house: House, office: BadPostOffice, owe: Owe) -> None:
    """A server that closes after every second letter gets the others in new conversations, each once."""
    office.letters_max = 2
    owe(5)
    one_pass(house, FixedClock(SystemClock().now()))
    assert list(office.counts.values()) == [1] * 5
    assert {letter.state for letter in names(house).values()} == {NotificationState.SENT}


@pytest.mark.parametrize(
    ("answer", "then", "said"),
    [
        (b"454 plus tard\r\n", b"", "454"),
        (b"220 allez\r\n", b"ceci n'est pas TLS\r\n", "chiffrée"),
        (b"220 allez\r\n", b"", "temps"),
        (b"bla\r\n", b"", "comme un serveur de courrier"),
    ],
    ids=["refused", "garbage", "hangs", "not SMTP"],
)
def test_no_letter_leaves_in_clear(
    ecoute: Ecoute, house: House, owe: Owe, monkeypatch: pytest.MonkeyPatch, answer: bytes, then: bytes, said: str
) -> None:
    """Where STARTTLS is asked for and fails, one sentence says so, and the letters stay, none with an attempt less."""
    owe(2)
    with starttls_that_fails(answer, then) as port:
        for name, value in {"PORT": str(port), "TIMEOUT": "0.3", "SECURITY": "starttls"}.items():
            monkeypatch.setenv(f"ECOUTE_SMTP_{name}", value)
        assert said in ecoute("notify", "--once").refused(1)
    assert {(letter.state, letter.attempts) for letter in names(house).values()} == {(NotificationState.PENDING, 0)}


def test_garbage_is_told_as_such(ecoute: Ecoute, office: BadPostOffice, owe: Owe) -> None:
    """What answers without speaking SMTP is named as what it is not."""
    owe(1)
    office.goes_wrong(Stage.GREETING, Fault.GARBAGE)
    assert "ne parle pas comme un serveur de courrier" in ecoute("notify", "--once").refused(1)


def names(house: House) -> dict[str, Notification]:
    """Give the letters of a house, by the name that each travels under."""
    return {letter.message_id: letter for letter in house.office.letters(None, 1000)}


def one_pass(house: House, clock: FixedClock) -> None:
    """Send what is due, as far as the server allows."""
    with SmtpMailer(load()) as mailer:
        notifier = Notifier(house.store, clock, house.keys.opener(), mailer, house.links, "essai")
        try:
            notifier.send_all_due()
        except MailUnavailable as unavailable:
            assert "restent à envoyer" in str(unavailable)
