"""The letter of summary: who receives it, when, once, and what it says."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import pytest

from core.boards.board import Board, PlacedTile
from core.dates import PARIS
from core.digest import RETRY, period_due
from core.digester import OLDEST, Digester
from core.errors import Invalid, Refused
from core.ports import MailUnavailable
from core.vocabulary import DigestChoice
from core.working_time import Holidays
from tests.fakes.world import EMAIL, World

ADDRESS = "accueil@caf-gard.exemple.fr"
TUESDAY = datetime(2026, 6, 2, 8, tzinfo=PARIS)


@pytest.fixture
def asked(world: World) -> World:
    """Let an agent ask for a letter each day; it is Tuesday at eight, one experience has waited since Monday."""
    world.clock.advance(TUESDAY - timedelta(hours=23) - world.clock.now())
    world.publish("caf-30", title="RSA suspendu")
    world.desk("agent-30").choose_digest(DigestChoice.DAILY, f" {ADDRESS} ")
    world.clock.advance(hours=23)
    world.mailer.sent.clear()
    return world


def digester(world: World, holder: str = "notifier-1") -> Digester:
    return Digester(world.store, world.clock, world.mailer, world.rules, holder, printed)


def printed(told: Mapping[str, object]) -> bytes:
    return f"%PDF {told['title']}".encode()


def test_a_letter_says_what_waits(asked: World) -> None:
    """Counts and the public titles of the oldest; no address of an author, not a word of a story, how to stop."""
    assert digester(asked).send_all_due() == 1
    (sent,) = asked.mailer.sent
    mail = sent.mail
    assert sent.address == ADDRESS
    assert mail.subject == "Écoute\u202f: 1 expérience à répondre"
    assert "«\u202fRSA suspendu\u202f», depuis moins d’un jour ouvré" in mail.plain
    assert "Ma lettre de synthèse" in mail.plain
    for secret in (EMAIL, "personne ne sait pourquoi", "Rugby"):
        assert secret not in mail.plain
        assert secret not in mail.html


def test_one_letter_for_a_period_whatever_the_passes_and_the_notifiers(asked: World) -> None:
    """Again the next working day, and not before."""
    assert [digester(asked, f"notifier-{n}").send_all_due() for n in range(3)] == [1, 0, 0]
    asked.clock.advance(hours=10)
    assert digester(asked).send_all_due() == 0
    asked.clock.advance(hours=14)
    assert digester(asked).send_all_due() == 1
    first, second = (mail.message_id for mail in asked.mailer.mails)
    assert first != second


def test_late_answers_are_counted_and_the_oldest_named(asked: World) -> None:
    """Five at most, the longest wait first."""
    for number in range(OLDEST + 1):
        asked.publish("caf-30", title=f"Suivante {number}")
    asked.clock.advance(days=2)
    digester(asked).send_all_due()
    plain = asked.mailer.mails[-1].plain
    assert "7 expériences à répondre" in plain
    assert "dont 7 depuis plus de 48 h ouvrées et 0 plus de 72 h" in plain
    assert plain.count("– n°") == OLDEST
    assert plain.index("RSA suspendu") < plain.index("Suivante 0")


def test_nothing_to_tell_is_not_told(asked: World) -> None:
    """No letter, and none later in the day either."""
    asked.answer(asked.publish("gn-30"), "agent-gn")
    asked.desk("agent-gn").choose_digest(DigestChoice.DAILY, "brigade@exemple.fr")
    assert digester(asked).send_all_due() == 1
    asked.publish("gn-30")
    assert digester(asked).send_all_due() == 0


def test_never_is_what_is_asked_for_unless_chosen(asked: World) -> None:
    """No account without its own choice; a choice taken back, a closed account, no address: no letter."""
    asked.desk("agent-30").choose_digest(DigestChoice.NEVER)
    assert digester(asked).send_all_due() == 0
    asked.desk("agent-30").choose_digest(DigestChoice.DAILY)
    account = asked.store.tables.accounts["agent-30"]
    asked.store.keep(account.model_copy(update={"active": False}))
    assert digester(asked).send_all_due() == 0
    asked.store.keep(account)
    asked.office.set_email("agent-30", "")
    assert digester(asked).send_all_due() == 0


def test_a_server_that_is_down_gets_the_letter_later(asked: World) -> None:
    """At once when it could not be reached; after a while when it does not take it; never when it refuses."""
    asked.mailer.unavailable = True
    with pytest.raises(MailUnavailable):
        digester(asked).send_all_due()
    asked.clock.advance(seconds=1)
    asked.mailer.unavailable, asked.mailer.delays = False, {ADDRESS}
    assert digester(asked).send_all_due() == 0
    assert asked.mailer.tries == 2
    asked.mailer.delays = set()
    assert digester(asked).send_all_due() == 0
    asked.clock.advance(RETRY + timedelta(seconds=1))
    assert digester(asked).send_all_due() == 1


def test_a_refused_letter_is_given_up(asked: World) -> None:
    asked.mailer.refuses = {ADDRESS}
    assert digester(asked).send_all_due() == 0
    asked.clock.advance(hours=2)
    assert digester(asked).send_all_due() == 0
    assert asked.mailer.tries == 1
    (kept,) = asked.store.tables.digests.values()
    assert kept.error == "550 adresse inconnue"


def test_a_dead_notifier_loses_its_letter(asked: World) -> None:
    """Once its lease is over, another one sends it."""
    with asked.store.writing() as uow:
        assert uow.digests.claim("agent-30", "2026-06-02", "mort", asked.clock.now())
        uow.commit()
    assert digester(asked).send_all_due() == 0
    asked.clock.advance(minutes=3)
    assert digester(asked).send_all_due() == 1


@pytest.mark.parametrize(
    ("choice", "moment", "period"),
    [
        (DigestChoice.DAILY, datetime(2026, 6, 2, 7, tzinfo=PARIS), "2026-06-02"),
        (DigestChoice.DAILY, datetime(2026, 6, 2, 6, 59, tzinfo=PARIS), None),
        (DigestChoice.DAILY, datetime(2026, 6, 6, 9, tzinfo=PARIS), None),
        (DigestChoice.DAILY, datetime(2026, 7, 14, 9, tzinfo=PARIS), None),
        (DigestChoice.WEEKLY, datetime(2026, 7, 13, 9, tzinfo=PARIS), "2026-S29"),
        (DigestChoice.WEEKLY, datetime(2026, 7, 17, 9, tzinfo=PARIS), "2026-S29"),
        (DigestChoice.WEEKLY, datetime(2027, 1, 1, 9, tzinfo=PARIS), None),
        (DigestChoice.WEEKLY, datetime(2027, 1, 4, 9, tzinfo=PARIS), "2027-S01"),
        (DigestChoice.NEVER, datetime(2026, 6, 2, 9, tzinfo=PARIS), None),
    ],
)
def test_when_a_letter_is_due(choice: DigestChoice, moment: datetime, period: str | None) -> None:
    """From seven in the morning of a working day; a week has one letter."""
    assert period_due(choice, moment, Holidays.MAINLAND) == period


def test_a_letter_needs_an_address_and_somebody_who_answers(world: World) -> None:
    desk = world.desk("agent-30")
    assert desk.digest().choice is DigestChoice.NEVER
    with pytest.raises(Invalid, match="adresse professionnelle"):
        desk.choose_digest(DigestChoice.WEEKLY)
    with pytest.raises(Invalid, match="nom@exemple"):
        desk.choose_digest(DigestChoice.WEEKLY, "pas une adresse")
    with pytest.raises(Refused, match="répondent"):
        world.desk("modo").choose_digest(DigestChoice.DAILY, ADDRESS)
    desk.choose_digest(DigestChoice.WEEKLY, ADDRESS)
    kept = desk.choose_digest(DigestChoice.DAILY)
    assert (kept.choice, kept.email) == (DigestChoice.DAILY, ADDRESS)


def test_a_letter_comes_on_the_days_that_were_chosen() -> None:
    """Wednesday and Friday: nothing on a Thursday; all of them again once none is named."""
    thursday = datetime(2026, 5, 7, 9, tzinfo=PARIS)
    assert period_due(DigestChoice.DAILY, thursday, Holidays.NONE, "35") is None
    assert period_due(DigestChoice.DAILY, thursday + timedelta(days=1), Holidays.NONE, "35") == "2026-05-08"
    assert period_due(DigestChoice.DAILY, thursday, Holidays.NONE) == "2026-05-07"
    desk = World().desk("agent-30")
    assert desk.choose_digest(DigestChoice.DAILY, ADDRESS, "5335").days == "35"
    assert desk.choose_digest(DigestChoice.DAILY).days == "35", "what is not said stays"
    with pytest.raises(Invalid):
        desk.choose_digest(DigestChoice.DAILY, days="18")


def test_a_board_goes_with_the_letter_even_when_nothing_waits() -> None:
    """As a file, and said in its first words; a board that is gone is left out."""
    world = World()
    desk = world.desk("agent-30")
    desk.keep_board(Board(name="Mes chiffres", tiles=(PlacedTile("published"),)))
    desk.choose_digest(DigestChoice.DAILY, ADDRESS, board="Mes chiffres")
    world.clock.advance(TUESDAY - world.clock.now())
    assert digester(world).send_all_due() == 1
    (letter,) = world.mailer.mails
    assert [(file.name, file.content) for file in letter.attachments] == [("tableau.pdf", b"%PDF Mes chiffres")]
    assert "Mes chiffres" in letter.plain
    desk.forget_board("Mes chiffres")
    world.clock.advance(days=1)
    assert digester(world).send_all_due() == 0
