"""One session of a moderator and an agent gives the same in process and over HTTPS, on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import SQLModel

from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.errors import EcouteError
from core.intake import Intake
from core.masking import Mask, MaskedField
from core.ports import Store
from core.views import Place
from core.vocabulary import CharterReason, GeneralTag, ResponseState, Sentiment
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import SOURCE, WORDING, accounts, structures, submission
from tests.postgres import Server
from tests.storage.roles.test_journeys import LINKS, MARKS
from tests.storage.samples import plant, put
from tests.tui.fake_desk import NOW
from tests.tui.remote.served import Served, trust
from tui.port import DeskPort
from tui.remote.door import Door

pytestmark = pytest.mark.usefixtures("no_keyring")

Told: TypeAlias = list[tuple[str, Any]]
"""What each call gave: a result, or the kind and the sentence of an error."""
Rows: TypeAlias = dict[str, list[dict[str, Any]]]
OpenDesk: TypeAlias = Callable[[str], DeskPort]

SPARED = {"call"}
"""The table that only those who call from elsewhere fill: their keys, kept for a day."""


class Session:
    """Two people at work, and what they are told."""

    def __init__(self, open_desk: OpenDesk) -> None:
        self._desks = {name: open_desk(name) for name in ("modo", "agent-30")}
        self.told: Told = []

    def call(self, who: str, name: str, *given: object, **named: object) -> Any:
        """Make a call, and keep what it gave."""
        try:
            result = getattr(self._desks[who], name)(*given, **named)
        except EcouteError as error:
            result = type(error).__name__, error.sentence
        self.told.append((f"{who}: {name}", result))
        return result

    def moderate(self) -> None:
        """List, open, mask and publish, refuse, meet somebody else's decision and undo."""
        page = self.call("modo", "glance", Place.TO_MODERATE).page
        first, second, third = sorted(line.number for line in page.lines)
        self.call("modo", "queue", Place.TO_MODERATE, limit=2)
        dossier = self.call("modo", "show", first)
        mask = Mask(field=MaskedField.TEXT, start=0, end=2, label="nom")
        self.call("modo", "publish", first, dossier.experience.version, [mask], why="Un nom était écrit.")
        self.call("modo", "publish", first, dossier.experience.version)
        self.call("modo", "tag", first, dossier.experience.version + 1, {GeneralTag.ACCESSIBILITY: Sentiment.NEGATIVE})
        self.call("modo", "reject", second, 1, [CharterReason.DUPLICATE], note="Déjà reçue.")
        self.call("modo", "undo", second)
        self.call("modo", "publish", third, 1)
        self.call("agent-30", "publish", second, 1)

    def answer(self) -> None:
        """List, open, write, publish and comment, as an agent."""
        (line, *_) = self.call("agent-30", "glance", Place.TO_ANSWER).page.lines
        self.call("agent-30", "show", line.number)
        self.call("agent-30", "blank_sheet", line.number, 1)
        drafted = self.call("agent-30", "write", line.number, 1, WORDING, ResponseState.DRAFT, 0)
        self.call("agent-30", "check_answer", line.number, 1, WORDING)
        seen = drafted.concerns[0].draft.version
        self.call("agent-30", "write", line.number, 1, WORDING, ResponseState.PUBLISHED, seen)
        self.call("agent-30", "comment", line.number, "Vu avec l’accueil.")
        self.call("modo", "comments", line.number)

    def look(self) -> None:
        """Search and count, as both."""
        for who in self._desks:
            for line in ("guichet", "état:publiée", "structure:caf-30 -dossier", "depuis:demain"):
                self.call(who, "search", line)
                self.call(who, "facets", line)
            self.call(who, "complete", "struct", 6)
            self.call(who, "dashboard", DashboardQuestion(NOW.date(), NOW.date()))
            self.call(who, "show", 4242)
            self.call(who, "glance")


@contextmanager
def in_process(store: Store, _folder: Path) -> Iterator[OpenDesk]:
    """Hold desks here."""
    yield lambda name: Desk(store, FixedClock(NOW), name)


@contextmanager
def over_https(store: Store, folder: Path) -> Iterator[OpenDesk]:
    """Hold desks on a server."""
    served = Served(store)  # type: ignore[arg-type]  # nobody waits for changes
    door = Door(served.url, folder, trust=trust())

    def open_desk(name: str) -> DeskPort:
        door.sign_in(name, name)
        return door.desk(name)

    yield open_desk
    assert "desk/publish" in served.asked
    door.close()
    served.stop()


def carried_out(engine: Engine, way: Callable[..., Any], folder: Path) -> tuple[Told, Rows]:
    """Give what a session was told, and what it left."""
    store = SqlStore(engine)
    plant(engine, *structures())
    with store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    intake = Intake(store, FixedClock(NOW), FakeSealer(), LINKS, MARKS)
    for title in ("Guichet fermé", "Dossier perdu", "Le guichet, enfin ouvert"):
        intake.submit(submission(key=f"envoi : {title}", title=title), SOURCE)
    with way(store, folder) as open_desk:
        session = Session(open_desk)
        session.moderate()
        session.answer()
        session.look()
    return session.told, rows(engine)


def rows(engine: Engine) -> Rows:
    """Give every row of every table, in an order that no engine chooses."""
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in SPARED]
    with engine.connect() as connection:
        kept = {table.name: connection.execute(sa.select(table)).mappings().all() for table in tables}
    return {name: sorted((dict(row) for row in those), key=repr) for name, those in kept.items()}


@pytest.fixture
def sqlite(migrated_file: Path, tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(sqlite_url(Path(shutil.copy(migrated_file, tmp_path / "ecoute.sqlite"))))
    yield engine
    engine.dispose()


@pytest.fixture
def postgresql(postgres_server: Server, postgres_template: str) -> Iterator[Engine]:
    """Be on a database where nothing was numbered yet."""
    address = postgres_server.create(postgres_template)
    engine = open_engine(address)
    yield engine
    engine.dispose()
    postgres_server.drop(address)


@pytest.fixture(scope="module")
def reference(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Told, Rows]:
    """Give the session in process, on SQLite."""
    folder = tmp_path_factory.mktemp("reference")
    engine = open_engine(sqlite_url(Path(shutil.copy(migrated_file, folder / "ecoute.sqlite"))))
    done = carried_out(engine, in_process, folder)
    engine.dispose()
    return done


@pytest.mark.parametrize(
    ("way", "on"),
    [(over_https, "sqlite"), (in_process, "postgresql"), (over_https, "postgresql")],
    ids=["https-sqlite", "in process-postgresql", "https-postgresql"],
)
def test_a_session_is_the_same_everywhere(
    way: Callable[..., Any], on: str, request: pytest.FixtureRequest, reference: tuple[Told, Rows], tmp_path: Path
) -> None:
    """Each call gives the same, refusals too, and the same rows are left at the end, in every table."""
    told, left = carried_out(request.getfixturevalue(on), way, tmp_path)
    for here, there in zip(told, reference[0], strict=True):
        assert here == there
    for table, kept in left.items():
        assert kept == reference[1][table], table
    assert {"experience", "original", "event", "response", "comment", "notification", "tally"} <= {
        table for table, kept in left.items() if kept
    }
