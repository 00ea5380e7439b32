"""A small programme, ready to work: two networks, one account of each kind, and the façades over fakes."""

from datetime import timedelta
from itertools import count
from typing import Any

from core.account import Account
from core.desk import Desk
from core.dossier import Dossier
from core.explore.port import Record
from core.folding import fold
from core.following import Following
from core.gate import Source
from core.intake import Intake, Receipt
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.notifier import Notifier
from core.office import Office
from core.reading import public_views
from core.response import Wording
from core.rules import HouseRules
from core.structure import OUTSIDE_CODE, Structure
from core.submission import Submission, SubmittedConcern
from core.vocabulary import Channel, ResponseState, Role, Sentiment
from storage.opendata.explore.catalogue import EXPERIENCES
from storage.opendata.mapping import render
from tests.fakes.clock import FixedClock
from tests.fakes.datasets import FakeDatasets
from tests.fakes.mailer import FakeMailer
from tests.fakes.press import FakePress
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.store import FakeStore

EMAIL = "camille@exemple.fr"
SOURCE = Source(form="jeton", network="192.0.2.0/24")
WORDING = Wording(greeting="Bonjour Rugby 71,", body="Votre dossier est à jour.", closing="Bien cordialement,")


def structures() -> list[Structure]:
    """Give the tree: the Caf network on three levels, the gendarmerie on two."""
    return [
        Structure(code="caf", path="caf", name="Caisse nationale des allocations familiales", typology="Caf"),
        _below("caf", "caf-30", "Caf du Gard", "30000", "Nîmes"),
        _below("caf/caf-30", "caf-30-ales", "Accueil de la Caf à Alès", "30100", "Alès"),
        _below("caf", "caf-34", "Caf de l’Hérault", "34000", "Montpellier", requires_validation=True),
        Structure(code="gn", path="gn", name="Gendarmerie nationale", typology="Gendarmerie"),
        _below("gn", "gn-30", "Brigade de Roquemaure", "30150", "Roquemaure"),
    ]


def accounts() -> list[Account]:
    """Give one account of each kind that a rule tells apart."""
    return [
        _account("modo", Role.MODERATOR),
        _account("modo2", Role.MODERATOR),
        _account("admin", Role.ADMIN),
        _account("agent-caf", Role.AGENT, "caf"),
        _account("agent-30", Role.AGENT, "caf-30"),
        _account("agent-34", Role.AGENT, "caf-34"),
        _account("valid-34", Role.VALIDATOR, "caf-34"),
        _account("manager-30", Role.MANAGER, "caf-30"),
        _account("agent-gn", Role.AGENT, "gn"),
        _account("ferme", Role.MODERATOR).model_copy(update={"active": False}),
    ]


def submission(**changes: Any) -> Submission:
    """Give a submission with nothing wrong in it, but for what a test changes."""
    whole: dict[str, Any] = {
        "key": "cle-du-formulaire",
        "title": "RSA suspendu sans explication",
        "text": "J’ai appelé trois fois, personne ne sait pourquoi le versement s’est arrêté.",
        "sentiment": Sentiment.NEGATIVE,
        "concerns": (SubmittedConcern(structure_code="caf-30", channels={Channel.PHONE: Sentiment.NEGATIVE}),),
        "pseudonym": "Rugby 71",
        "department": "Gard",
        "email": EMAIL,
        "consent": True,
    }
    return Submission(**(whole | changes))


class World:
    """A programme over fakes, with the façades that people use and what they do most."""

    def __init__(self) -> None:
        self.clock = FixedClock()
        self.store = FakeStore(*structures(), *accounts())
        self.mailer = FakeMailer()
        self.links = Links("https://ecoute.exemple.fr", b"une cle pour les essais")
        self.marks = Marks(b"une autre cle pour les essais")
        self.press = FakePress()
        self.intake = Intake(self.store, self.clock, FakeSealer(), self.links, self.marks)
        self.following = Following(self.store, self.clock, FakeSealer(), self.links, self.marks)
        self.library = Library(self.store, self.clock, self.marks)
        self.office = Office(self.store, self.clock)
        # Letters leave at once, but for a test that gives people time to change their mind.
        self.rules = HouseRules(grace=timedelta(0))
        self._keys = count(1)

    @property
    def datasets(self) -> FakeDatasets:
        """The public datasets, as the experiences are now."""
        return FakeDatasets({EXPERIENCES: self._official_rows})

    def _official_rows(self) -> list[Record]:
        with self.store.reading() as uow:
            experiences = [uow.experiences.get(number) for number in uow.listing.numbers(0, 10_000)]
            return [render(view) for view in public_views(uow, [e for e in experiences if e])]

    def desk(self, name: str) -> Desk:
        """Give the desk of an account."""
        return Desk(self.store, self.clock, name, self.rules, self.press)

    def notifier(self, holder: str = "notifier-1", opener: FakeOpener | None = None) -> Notifier:
        """Give a notifier."""
        return Notifier(self.store, self.clock, opener or FakeOpener(), self.mailer, self.links, holder)

    def submit(self, *codes: str, **changes: Any) -> Receipt:
        """Submit an experience about these structures, each time with another key."""
        if codes:
            changes["concerns"] = tuple(
                SubmittedConcern(structure_code=code, named="Mairie" if code == OUTSIDE_CODE else "") for code in codes
            )
        source = Source(form=f"jeton-{next(self._keys)}", network=f"192.0.2.{next(self._keys) % 250}")
        return self.intake.submit(submission(**{"key": f"cle-{next(self._keys):08}", **changes}), source)

    def publish(self, *codes: str, **changes: Any) -> Receipt:
        """Submit and publish an experience."""
        receipt = self.submit(*codes, **changes)
        self.desk("modo").publish(receipt.number, self.store.tables.experiences[receipt.number].version)
        return receipt

    def count_changes(self) -> None:
        """Let the kept counts follow what changed, as those who send letters do now and then."""
        with self.store.writing() as uow:
            while fold(uow):
                pass
            uow.commit()

    def answer(self, receipt: Receipt, name: str = "agent-30", position: int = 1, **parts: str) -> Dossier:
        """Publish an answer, or a correction of the one there is."""
        wording = WORDING.model_copy(update=parts)
        return self.desk(name).write(receipt.number, position, wording, ResponseState.PUBLISHED, 0)


def _below(path: str, code: str, name: str, postal_code: str, town: str, **more: Any) -> Structure:
    parent = path.rpartition("/")[2]
    typology = "Gendarmerie" if path.startswith("gn") else "Caf"
    return Structure(
        code=code,
        parent_code=parent,
        path=f"{path}/{code}",
        name=name,
        postal_code=postal_code,
        town=town,
        typology=typology,
        **more,
    )


def _account(name: str, role: Role, structure_code: str | None = None) -> Account:
    return Account(name=name, display_name=name.capitalize(), role=role, structure_code=structure_code)
