"""Letters of summary handed to a real mail server over a socket."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from admin.board_pdf import print_board
from admin.settings import load
from admin.smtp import SmtpMailer
from admin.wiring import House
from core.dates import PARIS
from core.digester import Digester
from core.ports import MailUnavailable
from core.vocabulary import DigestChoice
from tests.admin.conftest import Ecoute
from tests.admin.post_office import PostOffice, free_port, post_office
from tests.fakes.clock import FixedClock
from tests.fakes.world import EMAIL, SOURCE, submission

ADDRESS = "accueil@caf-gard.exemple.fr"
STORY = "Un récit que la lettre tait."


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Give a mail server that the settings name."""
    with post_office() as opened:
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(opened.port))
        monkeypatch.setenv("ECOUTE_SMTP_TIMEOUT", "5")
        yield opened


@pytest.fixture
def clock(house: House) -> FixedClock:
    """Let an agent ask for a letter, with one experience to answer; it is a Tuesday to come, at eight."""
    house.intake.submit(submission(title="RSA suspendu", text=STORY), SOURCE)
    house.desk("modo").publish(1, 1)
    house.desk("agent-30").choose_digest(DigestChoice.DAILY, ADDRESS)
    return FixedClock(datetime(2036, 6, 3, 8, tzinfo=PARIS))


def one_pass(house: House, clock: FixedClock, holder: str = "essai") -> int:
    with SmtpMailer(load()) as mailer:
        return Digester(house.store, clock, mailer, house.settings.rules, holder, print_board).send_all_due()


def test_a_letter_reaches_the_agent_once(house: House, clock: FixedClock, office: PostOffice) -> None:
    """Under one Message-ID, to the professional address, with neither the story nor its author."""
    assert [one_pass(house, clock, f"essai-{n}") for n in range(2)] == [1, 0]
    (received,) = office.taken
    assert received.recipients == [ADDRESS]
    plain = received.message.get_body(("plain",)).get_content()
    assert "RSA suspendu" in plain
    assert "72 h" in plain
    assert STORY not in plain
    assert EMAIL.encode() not in received.raw
    assert received.message["Auto-Submitted"] == "auto-generated"


def test_a_server_that_is_down_has_the_letter_later(
    house: House, clock: FixedClock, office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost nor sent twice."""
    monkeypatch.setenv("ECOUTE_SMTP_PORT", str(free_port()))
    with pytest.raises(MailUnavailable):
        one_pass(house, clock)
    monkeypatch.setenv("ECOUTE_SMTP_PORT", str(office.port))
    clock.advance(timedelta(seconds=1))
    assert one_pass(house, clock) == 1
    assert one_pass(house, clock) == 0
    assert len(office.taken) == 1


def test_a_refused_address_is_tried_once(house: House, clock: FixedClock, office: PostOffice) -> None:
    """The others receive theirs."""
    house.desk("manager-30").choose_digest(DigestChoice.DAILY, "responsable@caf-gard.exemple.fr")
    office.on_recipient.extend(["550 inconnu"])
    assert one_pass(house, clock) == 1
    clock.advance(hours=1)
    assert one_pass(house, clock) == 0
    assert [letter.recipients for letter in office.taken] == [["responsable@caf-gard.exemple.fr"]]


def test_notify_counts_the_letters_of_summary(ecoute: Ecoute, house: House, office: PostOffice) -> None:
    """Beside those of the authors."""
    assert ecoute("notify", "--once", "--json").document["digests"] == 0
