"""A desk that a test listens to and disturbs, and the programmes in memory that it is over."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from core.account import Account
from core.concern import Concern
from core.experience import Experience
from core.history import AUTHOR, Event, EventKind
from core.masking import MaskedField
from core.response import Formula
from core.screening import PlacedFinding, Screening
from core.structure import Structure
from core.text.finding import FindingKind
from core.vocabulary import Channel, ExperienceState, FormulaKind, Role, Sentiment
from tests.fakes.store import FakeStore
from tui.port import DeskPort

NOW = datetime(2026, 5, 3, 12, 7, tzinfo=UTC)
STRUCTURES = (
    Structure(code="caf", path="caf", name="Caf"),
    Structure(code="caf30", parent_code="caf", path="caf/caf30", name="Caf du Gard", town="Nîmes"),
    Structure(code="caf34", parent_code="caf", path="caf/caf34", name="Caf de l’Hérault"),
    Structure(code="ft30", path="ft30", name="France Travail Nîmes", requires_validation=True),
    Structure(code="gn", path="gn", name="Brigade de Roquemaure"),
)
ACCOUNTS = (
    Account(name="camille", display_name="Camille Roux", role=Role.MODERATOR),
    Account(name="dominique", display_name="Dominique Bon", role=Role.MODERATOR),
    Account(name="amina", display_name="Amina Sy", role=Role.AGENT, structure_code="caf"),
    Account(name="chef", display_name="Chef Gard", role=Role.MANAGER, structure_code="caf"),
    Account(name="luc", display_name="Luc Petit", role=Role.AGENT, structure_code="ft30"),
)
FORMULAS = (
    Formula(structure_code="caf30", kind=FormulaKind.SIGNATURE, text="L’équipe de la Caf du Gard"),
    Formula(structure_code="caf", kind=FormulaKind.GREETING, text="Bonjour {pseudonyme},"),
    Formula(structure_code="caf", kind=FormulaKind.GREETING, text="Madame, Monsieur,"),
    Formula(structure_code="caf", kind=FormulaKind.CLOSING, text="Bien cordialement,"),
    Formula(structure_code="caf", kind=FormulaKind.SIGNATURE, text="Votre Caf"),
)
TEXT = (
    "J’ai appelé trois fois : personne ne sait pourquoi le versement s’est arrêté.\n\n"
    "À l’accueil, en revanche, on a pris le temps de m’écouter."
)
CHANNELS = {Channel.PHONE: Sentiment.NEGATIVE, Channel.DESK: Sentiment.POSITIVE}


class FakeDesk:
    """A real desk, here or on a server; a test may make the next call fail, or wait at a gate."""

    def __init__(self, desk: DeskPort) -> None:
        self._desk = desk
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.failures: dict[str, Exception] = {}
        self.gates: dict[str, threading.Event] = {}

    def called(self, name: str) -> list[tuple[object, ...]]:
        """Give the arguments of each call of this method."""
        return [args for called, args in list(self.calls) if called == name]

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._desk, name)

        def call(*args: object, **more: object) -> object:
            self.calls.append((name, (*args, *more.values())))
            if name in self.gates:
                self.gates[name].wait(timeout=20)
            if name in self.failures:
                raise self.failures.pop(name)
            return method(*args, **more)

        return call


def tell(
    store: FakeStore,
    number: int,
    title: str,
    *codes: str,
    text: str = TEXT,
    sentiment: Sentiment | None = Sentiment.NEGATIVE,
    state: ExperienceState = ExperienceState.SUBMITTED,
    hours: float = 2,
    pseudonym: str = "rugby 71",
    channels: Mapping[Channel, Sentiment | None] = CHANNELS,
) -> None:
    """Put a story in the store."""
    at = NOW - timedelta(hours=hours)
    published_at = at if state is ExperienceState.PUBLISHED else None
    experience = Experience(
        number=number,
        title=title,
        text=text,
        sentiment=sentiment,
        pseudonym=pseudonym,
        department="Gard",
        state=state,
        submitted_at=at,
        published_at=published_at,
    )
    concerns = (
        Concern(
            experience_number=number,
            position=position,
            structure_code=code,
            channels=dict(channels),
            open_since=published_at,
        )
        for position, code in enumerate(codes or ("caf30",), start=1)
    )
    submitted = Event(experience_number=number, at=at, actor=AUTHOR, kind=EventKind.SUBMITTED)
    store.keep(experience, *concerns, submitted)


def mark(store: FakeStore, number: int, *found: tuple[MaskedField, str, FindingKind, float], **doubts: object) -> None:
    """Let the detectors have found these words in a story, the first time they stand there; `doubts` on the whole."""
    told = store.tables.experiences[number]
    findings = [
        PlacedFinding(
            field=field, kind=kind, start=at, end=at + len(words), confidence=sure, reason=f"parce que {words}"
        )
        for field, words, kind, sure in found
        for at in [getattr(told, field.value).index(words)]
    ]
    letters = "".join(sorted({finding.kind.letter for finding in findings}))
    store.keep(Screening(experience_number=number, findings=tuple(findings), letters=letters, **doubts))


def empty_store() -> FakeStore:
    """Give a programme with its tree, its accounts and its formulas, and no story."""
    return FakeStore(*STRUCTURES, *ACCOUNTS, *FORMULAS)


def small_store() -> FakeStore:
    """Give a programme with four stories to moderate, and three to answer."""
    store = empty_store()
    tell(store, 900123, "RSA suspendu sans explication", "caf30", hours=9)
    tell(store, 900124, "Rendez-vous annulé deux fois", "ft30", "caf30", hours=5)
    tell(store, 900125, "Dépôt de plainte : accueil exemplaire", "gn", sentiment=Sentiment.POSITIVE, hours=3)
    tell(store, 900126, "Carte vitale refusée", "caf34", sentiment=Sentiment.NEUTRAL, hours=2)
    published = ExperienceState.PUBLISHED
    tell(store, 900001, "Aide au logement en retard", "caf30", "caf34", state=published, hours=80)
    tell(store, 900002, "Dossier perdu", "caf30", state=published, hours=50)
    tell(store, 900003, "Inscription impossible", "ft30", state=published, hours=31)
    return store
