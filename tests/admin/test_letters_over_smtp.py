"""Letters handed to a real mail server over a socket: what they look like, and what each failure does to them."""

import socket
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from admin.smtp import SmtpMailer
from admin.wiring import House
from core.clock import SystemClock
from core.notification import Notification, NotificationState
from core.notifier import Notifier, Tally
from core.ports import MailUnavailable
from tests.admin.conftest import Ecoute
from tests.admin.post_office import PostOffice, free_port, only, post_office
from tests.fakes.clock import FixedClock
from tests.fakes.world import EMAIL, SOURCE, submission


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Give a mail server that the settings name."""
    with post_office() as opened:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(opened.port))
        monkeypatch.setenv("ECOUTE_SMTP_TIMEOUT", "5")
        yield opened


@pytest.fixture
def owed(house: House) -> Callable[..., int]:
    """Give what has an experience told at the form: one letter is then owed."""

    def tell(key: str = "premiere-cle", **changes: object) -> int:
        return house.intake.submit(submission(key=key, **changes), SOURCE).number

    return tell


def letters(house: House) -> list[Notification]:
    """Give the letters of a house."""
    return list(house.office.letters(None, 100))


def one_pass(house: House, clock: FixedClock) -> Tally:
    """Send what is due at the time of this clock, with the settings in force."""
    from admin.settings import load  # noqa: PLC0415

    with SmtpMailer(load()) as mailer:
        return Notifier(house.store, clock, house.keys.opener(), mailer, house.links, "essai").send_all_due()


def test_a_letter_has_what_a_reader_and_a_robot_need(ecoute: Ecoute, house: House, office: PostOffice, owed) -> None:
    """A letter goes to its author alone, in plain text and in HTML, in UTF-8, from a robot, dated and named."""
    number = owed(title="Été à l’œuvre : « ça »  & <b>", pseudonym="Zoé\u202f!")
    house.desk("modo").publish(number, 1)
    run = ecoute("notify", "--once", "--json")
    assert (run.code, run.document) == (0, {"sent": 2, "cancelled": 0, "failed": 0, "digests": 0})
    received = office.taken[1]
    message = received.message
    assert (received.sender, received.recipients) == ("ne-pas-repondre@exemple.fr", [EMAIL])
    assert (message["To"], str(message["From"])) == (EMAIL, "Écoute <ne-pas-repondre@exemple.fr>")
    assert message["Subject"] == f"Votre expérience n° {number} est publiée"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime.tzinfo is not None
    assert message["Message-ID"] == f"<{letters(house)[1].message_id}@exemple.fr>"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert {part.get_content_charset() for part in message.iter_parts()} == {"utf-8"}
    plain, html = (str(part.get_content()) for part in message.iter_parts())
    assert "Été à l’œuvre : « ça » & <b>" in plain
    assert "Été à l’œuvre : « ça » &amp; &lt;b&gt;" in html
    assert "http://127.0.0.1:8000/suivi/" in plain
    assert max(map(len, received.raw.split(b"\r\n"))) <= 998


def test_a_mail_sent_twice_has_one_name(house: House, office: PostOffice, owed) -> None:
    """A letter whose first attempt failed after it was taken comes again under the same Message-ID."""
    owed()
    clock = FixedClock(SystemClock().now())
    office.on_data = lambda server, rank: "451 un instant" if rank == 1 else ""
    assert one_pass(house, clock) == Tally(failed=1)
    clock.advance(minutes=2)
    assert one_pass(house, clock) == Tally(sent=1)
    assert list(office.counts.values()) == [2]


def test_a_delay_is_waited_for_longer_each_time(house: House, office: PostOffice, owed) -> None:
    """A 4xx answer delays one letter, longer each time, and lets the others leave; after the last, it is given up."""
    owed()
    clock = FixedClock(SystemClock().now())
    office.on_recipient = deque(["450 4.2.2 pleine"] * 8)
    waits = []
    for _ in range(8):
        assert one_pass(house, clock) == Tally(failed=1)
        (letter,) = letters(house)
        waits.append(letter.due_at - clock.now())
        clock.advance(waits[-1] - timedelta(seconds=1)) if waits[-1] else None
        assert one_pass(house, clock) == Tally()
        clock.advance(seconds=1)
    assert waits[:7] == sorted(waits[:7])
    assert len(set(waits[:7])) == 7
    assert letter.state is NotificationState.DEAD
    assert (letter.attempts, letter.error, office.taken) == (8, "450 4.2.2 pleine", [])


def test_a_refusal_for_good_gives_the_letter_up(ecoute: Ecoute, house: House, office: PostOffice, owed) -> None:
    """A 5xx answer ends the letter at once; the operator sees it, and can owe it again."""
    owed()
    owed("seconde-cle")
    office.on_recipient = deque(["550 5.1.1 boîte inconnue"])
    run = ecoute("notify", "--once", "--json")
    assert (run.code, run.document) == (1, {"sent": 1, "cancelled": 0, "failed": 1, "digests": 0})
    (dead,) = ecoute("outbox", "list", "--state", "dead", "--json").document
    assert (dead["attempts"], dead["state"]) == (1, "dead")
    assert "550 5.1.1" in ecoute("outbox", "list", "--state", "dead").out
    assert ecoute("outbox", "replay", "--json").document == {"replayed": 1}
    assert ecoute("outbox", "replay", "--json").document == {"replayed": 0}
    assert ecoute("notify", "--once", "--json").document == {"sent": 1, "cancelled": 0, "failed": 0, "digests": 0}
    assert ecoute("outbox", "list", "--state", "dead", "--json").document == []
    assert len(ecoute("outbox", "list", "--state", "sent", "--limit", "1", "--json").document) == 1


@pytest.mark.parametrize("answer", ["550 5.1.1 <{address}>: inconnue", "450 <{address}> pleine"])
def test_the_answer_of_the_server_is_kept_without_the_address(
    ecoute: Ecoute, house: House, home: Path, office: PostOffice, owed, answer: str
) -> None:
    """Mail servers repeat the address in their answers: it is taken out before anything is kept or shown."""
    owed()
    office.on_recipient = deque([answer])
    said = ecoute("notify", "--once")
    listed = ecoute("outbox", "list")
    assert "[adresse]" in listed.out
    house.engine.dispose()
    for text in (said.out, said.err, listed.out, *(f.read_bytes() for f in home.rglob("*") if f.is_file())):
        assert (EMAIL if isinstance(text, str) else EMAIL.encode()) not in text


def test_a_server_that_breaks_off_keeps_the_letters(ecoute: Ecoute, house: House, office: PostOffice, owed) -> None:
    """A conversation cut after the text of a letter ends the pass with 1; the letter leaves later."""
    owed()

    def drop(server, rank: int) -> str:
        if rank == 1:
            server.transport.abort()
        return ""

    office.on_data = drop
    assert "restent à envoyer" in ecoute("notify", "--once").refused(1)
    assert [letter.state for letter in letters(house)] == [NotificationState.PENDING]
    assert ecoute("notify", "--once").code == 0
    assert list(office.counts.values()) == [2]


def test_no_server_keeps_the_letters(ecoute: Ecoute, house: House, owed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody listens, the pass ends with 1 and one sentence; the letter has lost no attempt."""
    owed()
    monkeypatch.setenv("ECOUTE_SMTP_PORT", str(free_port()))
    sentence = ecoute("notify", "--once").refused(1)
    assert "127.0.0.1" in sentence
    (letter,) = letters(house)
    assert (letter.state, letter.attempts, letter.held_by) == (NotificationState.PENDING, 0, "")


def test_a_name_without_a_server_is_told(ecoute: Ecoute, house: House, owed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server whose name leads nowhere is named in the sentence."""
    owed()
    monkeypatch.setenv("ECOUTE_SMTP_HOST", "courrier.invalid")
    assert "courrier.invalid" in ecoute("notify", "--once").refused(1)


def test_a_server_that_says_nothing_is_left(ecoute: Ecoute, house: House, owed, monkeypatch: pytest.MonkeyPatch):
    """A server that takes the line and never speaks is left after the time set, and the letter kept."""
    owed()
    with closing(socket.create_server(("127.0.0.1", 0))) as mute:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(mute.getsockname()[1]))
        monkeypatch.setenv("ECOUTE_SMTP_TIMEOUT", "0.2")
        assert "restent à envoyer" in ecoute("notify", "--once").refused(1)
    assert letters(house)[0].attempts == 0


@pytest.mark.filterwarnings("ignore:Session.login_data is deprecated:DeprecationWarning")  # aiosmtpd warns itself
def test_a_wrong_password_is_told_as_such(ecoute: Ecoute, house: House, owed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refused sign-in keeps the letters, and says that it is the sign-in; the right one lets them leave."""
    owed()
    with post_office(authenticator=only("ecoute", "bon"), auth_require_tls=False) as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        monkeypatch.setenv("ECOUTE_SMTP_USER", "ecoute")
        monkeypatch.setenv("ECOUTE_SMTP_PASSWORD", "tres-mauvais")
        sentence = ecoute("notify", "--once").refused(1)
        assert "mot de passe" in sentence
        assert "tres-mauvais" not in sentence
        assert (office.taken, letters(house)[0].attempts) == ([], 0)
        monkeypatch.setenv("ECOUTE_SMTP_PASSWORD", "bon")
        assert ecoute("notify", "--once").code == 0
    assert len(office.taken) == 1


def test_a_sender_that_is_refused_keeps_the_letters(ecoute: Ecoute, house: House, office: PostOffice, owed) -> None:
    """A server that wants no letter of ours at all is no fault of this letter: nothing is given up."""
    owed()

    async def refuse(server, session, envelope, address, options) -> str:
        return "550 expéditeur refusé"

    office.handle_MAIL = refuse  # type: ignore[attr-defined]
    assert "restent à envoyer" in ecoute("notify", "--once").refused(1)
    assert letters(house)[0].attempts == 0


def test_a_key_that_opens_nothing_keeps_the_letters(ecoute: Ecoute, house: House, office: PostOffice, owed) -> None:
    """With another private key the letter is tried again later, and its error says why."""
    owed()
    (house.keys.folder / "seal.key").write_bytes(b"k" * 32)
    assert ecoute("notify", "--once").code == 1
    (letter,) = letters(house)
    assert letter.state is NotificationState.PENDING
    assert "n’ouvre pas cette adresse" in letter.error
    assert office.taken == []


def test_an_address_beyond_ascii_leaves_where_the_server_takes_it(house: House, owed, monkeypatch) -> None:
    """An address with an accent leaves where the server knows them, and is given up where it does not."""
    with post_office(enable_SMTPUTF8=True) as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        owed(email="zoé@exemple.fr")
        assert one_pass(house, FixedClock(SystemClock().now())) == Tally(sent=1)
        assert office.taken[0].recipients == ["zoé@exemple.fr"]
    with post_office(enable_SMTPUTF8=False) as office:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
        owed("seconde-cle", email="zoé@exemple.fr")
        assert one_pass(house, FixedClock(SystemClock().now())) == Tally(failed=1)
        assert [letter.state.value for letter in letters(house)] == ["sent", "dead"]


def test_greeting_fails_alike(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the doctor does to look at the server fails as sending does."""
    monkeypatch.setenv("ECOUTE_SMTP_PORT", str(free_port()))
    from admin.settings import load  # noqa: PLC0415

    with SmtpMailer(load()) as mailer, pytest.raises(MailUnavailable):
        mailer.greet()
