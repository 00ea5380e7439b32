"""The façades over each engine: one experience from the form to the answer found useful."""

import pytest
from sqlalchemy import Engine

from core.desk import Desk
from core.errors import Forbidden, NotFound, Refused, Stale
from core.following import Following
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.notifier import Notifier, Tally
from core.office import Office
from core.response import Formula
from core.submission import SubmittedConcern
from core.views import Place
from core.vocabulary import Channel, CharterReason, ExperienceState, FormulaKind, ResponseState, Sentiment
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.mailer import FakeMailer
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.world import EMAIL, SOURCE, WORDING, accounts, structures, submission
from tests.storage.samples import plant

LINKS = Links("https://ecoute.exemple.fr", b"une cle pour les essais")
MARKS = Marks(b"une autre cle pour les essais")


class Programme:
    """The façades over one store, as admin wires them."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.clock = FixedClock()
        self.mailer = FakeMailer()
        self.intake = Intake(store, self.clock, FakeSealer(), LINKS, MARKS)
        self.following = Following(store, self.clock, FakeSealer(), LINKS, MARKS)
        self.library = Library(store, self.clock, MARKS)
        self.notifier = Notifier(store, self.clock, FakeOpener(), self.mailer, LINKS, "notifier-1")

    def desk(self, name: str) -> Desk:
        return Desk(self.store, self.clock, name)


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> Programme:
    plant(engine, *structures())
    office = Office(store, FixedClock())
    for account in accounts():
        office.add_account(account)
    return Programme(store)


def test_from_the_form_to_the_answer_found_useful(programme: Programme) -> None:
    """The citizen, the moderator, the agent and the notifier each find what the one before them left."""
    receipt = programme.intake.submit(submission(concerns=_two_services()), SOURCE)
    number = receipt.number
    assert programme.intake.submit(submission(concerns=_two_services()), SOURCE) == receipt, "a second click"

    modo = programme.desk("modo")
    (line,) = modo.queue(Place.TO_MODERATE).lines
    assert (line.number, line.version, line.structure, line.others) == (number, 1, "Caf du Gard", 1)
    programme.clock.advance(minutes=5)
    dossier = modo.publish(number, line.version)
    assert dossier.experience.state is ExperienceState.PUBLISHED
    with pytest.raises(Stale, match=r"modo.*publiée"):
        programme.desk("modo2").reject(number, line.version, [CharterReason.DUPLICATE])

    agent = programme.desk("agent-30")
    assert [count.total for count in agent.me().places if count.place is Place.TO_ANSWER] == [1]
    (waiting,) = agent.queue(Place.TO_ANSWER).lines
    assert (waiting.number, waiting.position, waiting.at) == (number, 1, programme.clock.now())
    programme.clock.advance(minutes=5)
    assert agent.write(number, 1, WORDING, ResponseState.DRAFT, 0).concern(1).draft.version == 2  # type: ignore[union-attr]
    assert agent.queue(Place.DRAFTS).total == 1
    agent.write(number, 1, WORDING, ResponseState.PUBLISHED, 2)
    assert (agent.queue(Place.TO_ANSWER).total, agent.queue(Place.ANSWERED).total) == (0, 1)

    programme.clock.advance(minutes=2)
    assert programme.notifier.send_all_due() == Tally(sent=3), "letters wait while their cause can be undone"
    assert {sent.address for sent in programme.mailer.sent} == {EMAIL}
    assert [mail.subject.split("n°")[0].strip() for mail in programme.mailer.mails] == [
        "Nous avons reçu votre expérience",
        "Votre expérience",
        "Caf du Gard répond à votre expérience",
    ]
    assert programme.notifier.send_all_due() == Tally(), "nothing leaves twice"

    programme.following.rate(receipt.token, 1, useful=False)
    programme.following.rate(receipt.token, 1, useful=True, comment="Merci.")
    (public,) = programme.library.page().experiences
    answered, unanswered = public.concerns
    assert answered.response is not None
    assert answered.response.usefulness.author is True
    assert answered.response.text == WORDING.full_text
    assert unanswered.response is None
    assert unanswered.name == "La piscine"
    assert programme.library.published(number) == public
    steps = [event.kind.value for event in programme.following.follow(receipt.token).steps]
    assert steps == ["submitted", "published", "response_published", "evaluated", "evaluated"]


def test_a_published_answer_is_corrected(programme: Programme) -> None:
    """A correction takes the place of the answer, both are kept, and the votes stay with the one they were about."""
    receipt = _published(programme)
    agent = programme.desk("agent-30")
    agent.write(receipt, 1, WORDING, ResponseState.PUBLISHED, 0)
    corrected = WORDING.model_copy(update={"body": "Votre dossier est clos."})
    dossier = agent.write(receipt, 1, corrected, ResponseState.PUBLISHED, 0)
    file = dossier.concern(1)
    assert file is not None
    assert [f.response.state.value for f in file.responses] == ["superseded", "published"]
    (concern,) = programme.library.published(receipt).concerns
    assert concern.response is not None
    assert concern.response.corrected
    assert "Votre dossier est clos." in concern.response.text


def test_an_answer_that_a_validator_must_read(programme: Programme) -> None:
    """Where a structure asks for it, an agent hands the answer over, and a validator publishes it."""
    number = _published(programme, "caf-34")
    agent, validator = programme.desk("agent-34"), programme.desk("valid-34")
    with pytest.raises(Forbidden):
        agent.write(number, 1, WORDING, ResponseState.PUBLISHED, 0)
    agent.write(number, 1, WORDING, ResponseState.TO_VALIDATE, 0)
    (line,) = validator.queue(Place.TO_VALIDATE).lines
    file = validator.show(line.number).concern(line.position)
    assert file is not None
    assert file.draft is not None
    validator.write(number, 1, WORDING, ResponseState.PUBLISHED, file.draft.version)
    assert validator.queue(Place.TO_VALIDATE).total == 0
    with pytest.raises(Stale, match="votre texte est gardé"):
        agent.write(number, 1, WORDING, ResponseState.DRAFT, file.draft.version)


def test_what_is_withdrawn_is_nobodys_work_any_more(programme: Programme) -> None:
    """A withdrawn experience leaves the public pages and every list, so that no line leads nowhere."""
    number = _published(programme)
    agent = programme.desk("agent-30")
    agent.write(number, 1, WORDING, ResponseState.PUBLISHED, 0)
    agent.write(number, 1, WORDING, ResponseState.DRAFT, 0)
    programme.desk("modo").withdraw(number, 2, "Demandé par son auteur.")
    with pytest.raises(NotFound):
        agent.show(number)
    assert {count.place: count.total for count in agent.me().places if count.total} == {}
    with pytest.raises(NotFound):
        programme.library.published(number)
    assert not programme.library.page().experiences


def test_a_refused_decision_changes_nothing(programme: Programme) -> None:
    """What the rules refuse leaves neither history nor letter behind."""
    number = _published(programme)
    before = programme.desk("modo").show(number)
    with pytest.raises(Refused):
        programme.desk("modo").hold(number, 2, "Trop tard.")
    with pytest.raises(Forbidden):
        programme.desk("agent-30").withdraw(number, 2, "Pas à moi.")
    assert programme.desk("modo").show(number) == before


def test_the_formulas_on_offer(programme: Programme) -> None:
    """An agent picks from the formulas of their structure, then of those above it, with the pseudonym in place."""
    with programme.store.writing() as uow:
        uow.formulas.add(Formula(structure_code="caf", kind=FormulaKind.GREETING, text="Bonjour {pseudonyme},"))
        uow.formulas.add(Formula(structure_code="caf-30", kind=FormulaKind.GREETING, text="Madame, Monsieur,"))
        uow.formulas.add(Formula(structure_code="gn", kind=FormulaKind.GREETING, text="Respects,"))
        uow.commit()
    formulas = programme.desk("agent-30").formulas(_published(programme), 1)
    assert formulas.greetings == ("Madame, Monsieur,", "Bonjour Rugby 71,")


def _two_services() -> tuple[SubmittedConcern, ...]:
    return (
        SubmittedConcern(structure_code="caf-30", channels={Channel.PHONE: Sentiment.NEGATIVE, Channel.DESK: None}),
        SubmittedConcern(structure_code="hors-structures", named="La piscine"),
    )


def _published(programme: Programme, code: str = "caf-30") -> int:
    number = programme.intake.submit(submission(concerns=(SubmittedConcern(structure_code=code),)), SOURCE).number
    programme.desk("modo").publish(number, 1)
    return number
