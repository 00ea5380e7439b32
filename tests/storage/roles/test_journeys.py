"""The whole of a story, where each process signs in to the database with its own role."""

from io import StringIO

import pytest

from core.desk import Desk
from core.digester import Digester
from core.filters import EVERYTHING
from core.following import AuthorAct, Following
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.notifier import Notifier
from core.office import Office
from core.report import ReportReason
from core.rules import DEFAULT_RULES
from core.submission import SubmittedConcern
from core.views import Place
from core.vocabulary import Channel, CharterReason, DigestChoice, ExperienceState, ResponseState, Sentiment
from storage.opendata.explore.datasets import SqlDatasets
from storage.opendata.exporter import write_csv
from storage.roles.privileges import Door
from tests.fakes.clock import FixedClock
from tests.fakes.mailer import FakeMailer
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.world import EMAIL, SOURCE, WORDING, accounts, structures, submission
from tests.storage.roles.conftest import Walled
from tests.storage.samples import plant

LINKS = Links("https://ecoute.exemple.fr", b"une cle pour les essais")
MARKS = Marks(b"une autre cle pour les essais")


class Programme:
    """The façades of one programme, each over the store of its role."""

    def __init__(self, walled: Walled) -> None:
        self.clock = FixedClock()
        self.mailer = FakeMailer()
        form = walled.store(Door.FORM)
        self.intake = Intake(form, self.clock, FakeSealer(), LINKS, MARKS)
        self.following = Following(form, self.clock, FakeSealer(), LINKS, MARKS)
        self.library = Library(form, self.clock, MARKS)
        own = walled.store(Door.NOTIFIER)
        self.notifier = Notifier(own, self.clock, FakeOpener(), self.mailer, LINKS, "notifier-1")
        self.digester = Digester(own, self.clock, self.mailer, DEFAULT_RULES, "notifier-1", lambda _: b"")
        self.counting = Office(own, self.clock)
        self.office = Office(walled.store(Door.OPERATOR), self.clock)
        self._desks = walled.store(Door.DESK)

    def desk(self, name: str) -> Desk:
        return Desk(self._desks, self.clock, name)

    def told(self, **changes: object) -> str:
        """Tell a story about two services, and give its secret."""
        services = [
            SubmittedConcern(structure_code=code, channels={Channel.PHONE: None}) for code in ("caf-30", "gn-30")
        ]
        return self.intake.submit(submission(concerns=services, **changes), SOURCE).token

    def published(self, **changes: object) -> tuple[int, str]:
        """Tell a story, and let it be published; give its number and its secret."""
        token = self.told(**changes)
        seen = self.following.follow(token)
        self.desk("modo").publish(seen.number, seen.version)
        return seen.number, token


@pytest.fixture
def programme(walled: Walled) -> Programme:
    """Give a programme whose structures and accounts the operator has just made."""
    plant(walled.engines[Door.OPERATOR], *structures())
    programme = Programme(walled)
    for account in accounts():
        programme.office.add_account(account)
    return programme


def test_from_the_form_to_the_answer_found_useful(programme: Programme) -> None:
    """Told with the form's role, published and answered with the desk's, announced with the notifier's."""
    number, token = programme.published()
    agent = programme.desk("agent-30")
    assert [line.number for line in agent.queue(Place.TO_ANSWER).lines] == [number]
    agent.write(number, 1, WORDING, ResponseState.DRAFT, 0)
    assert programme.desk("modo").show(number).concerns[0].under_way is not None
    agent.write(number, 1, WORDING, ResponseState.PUBLISHED, 2)
    programme.clock.advance(minutes=2)
    assert programme.notifier.send_all_due().sent == len(("received", "published", "answered"))
    programme.following.rate(token, 1, useful=True, comment="Merci.")
    programme.library.vote(number, 1, SOURCE, useful=True)
    seen = programme.following.follow(token)
    assert (seen.state, [one.useful for one in seen.opinions]) == (ExperienceState.PUBLISHED, [True])
    while programme.counting.count_some():
        pass
    programme.counting.forget_calls()
    assert [shown.number for shown in programme.library.page(EVERYTHING).experiences] == [number]


def test_what_an_author_does_behind_their_link(programme: Programme) -> None:
    """An author corrects, reads what was masked, appeals, erases their address, takes their story back."""
    token = programme.told()
    first = programme.following.follow(token)
    programme.following.correct(
        token, first.version, "Titre corrigé", "Le guichet était fermé toute la semaine.", Sentiment.NEUTRAL, "Rugby 71"
    )
    seen = programme.following.follow(token)
    assert (seen.title, AuthorAct.ERASE_ADDRESS in seen.acts) == ("Titre corrigé", True)
    programme.desk("modo").reject(seen.number, seen.version, [CharterReason.DUPLICATE])
    programme.following.appeal(token, "Relisez, je vous prie.")
    again = programme.following.follow(token)
    programme.desk("modo2").publish(again.number, again.version)
    programme.following.erase_address(token)
    assert AuthorAct.ERASE_ADDRESS not in programme.following.follow(token).acts
    programme.following.lost_link(EMAIL, SOURCE)
    programme.following.withdraw(token)
    assert programme.following.everything(token)["adresse_email"] == "aucune"
    assert programme.library.page(EVERYTHING).experiences == []


def test_a_story_told_twice_is_still_recognised(programme: Programme) -> None:
    """The form compares a new story with those that are not published, without reading them all."""
    first, second = (programme.told(key=key, text="Le guichet était fermé toute la semaine, sans un mot. " * 5)
                     for key in ("a" * 32, "b" * 32))  # fmt: skip
    seen = [programme.following.follow(token) for token in (first, second)]
    screening = programme.desk("modo").show(seen[1].number).screening
    assert screening is not None
    assert screening.twin == seen[0].number


def test_what_readers_do(programme: Programme, walled: Walled) -> None:
    """A reader reads every public page, reports, and takes the open data."""
    number, _ = programme.published()
    programme.intake.count_visit("caf-30", "affiche")
    programme.library.report(number, 0, ReportReason.DANGER, "À relire.", SOURCE)
    public = programme.library.published(number)
    programme.library.alike(public)
    programme.library.helpful_like("Attente", "Le guichet était fermé.")
    programme.library.structure_page("caf-30")
    programme.library.networks()
    today = programme.clock.now().date()
    report = programme.library.transparency(today, today)
    assert (report.received, report.reports, report.published) == (1, 1, 1)
    assert SqlDatasets(walled.engines[Door.FORM]).catalogue()
    assert write_csv(walled.engines[Door.OPERATOR], StringIO()) == 1


def test_what_the_operator_does(programme: Programme) -> None:
    """Accounts, letters given up, counts and history: without ever reading an address."""
    number, _ = programme.published()
    programme.office.set_email("agent-30", "agent@exemple.fr")
    programme.desk("agent-30").choose_digest(DigestChoice.DAILY)
    programme.office.replay_dead_letters()
    programme.office.climb_transfers()
    assert programme.office.install_concepts()
    while programme.office.recount_concepts():
        pass
    assert programme.office.verify_history(lambda _: None, {}).events
    assert programme.office.uncounted()
    programme.clock.advance(minutes=60 * 24)
    programme.digester.send_all_due()
    assert number
