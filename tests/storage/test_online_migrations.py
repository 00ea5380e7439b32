"""A database is brought forward while people work: they wait for moments, and the version before goes on over it."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from core.clock import SystemClock
from core.desk import Desk
from core.errors import Unavailable
from core.gate import Source
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.notifier import Notifier
from storage import schema
from storage.engine import open_engine, sqlite_url
from storage.store import SqlStore
from tests.fakes.mailer import FakeMailer
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.world import accounts, structures, submission
from tests.postgres import Server
from tests.storage.conftest import ENGINES
from tests.storage.samples import an_experience, plant, put

KEY = b"une cle pour les essais"
PRESENT = schema.HEAD
NEXT = f"{int(PRESENT) + 1:04}"

A_MIGRATION = """
import sqlalchemy as sa
from alembic import op
from storage.online import create_index

revision = "{revision}"
down_revision = "{before}"
branch_labels = None
depends_on = None
{declared}

def upgrade():
    {upgrade}


def downgrade():
    raise NotImplementedError
"""
SMALL = (
    'op.add_column("experience", sa.Column("mood", sa.String(), nullable=True)); '
    'op.add_column("structure", sa.Column("mood", sa.String(), nullable=False, server_default="calm")); '
    'op.create_table("mood", sa.Column("name", sa.String(), primary_key=True))'
)
AN_INDEX = 'create_index("ix_mood", "experience", ["title"])'

Bring = Callable[..., None]


@pytest.fixture(params=ENGINES)
def fresh(request: pytest.FixtureRequest) -> Engine:
    """Give a database of its own at the present schema, on each engine, for the test to bring further."""
    if request.param == "postgresql":
        engine: Engine = request.getfixturevalue("fresh_postgres")
        return engine
    engine = open_engine(sqlite_url(request.getfixturevalue("sqlite_file")))
    request.addfinalizer(engine.dispose)
    return engine


@pytest.fixture
def fresh_postgres(postgres_server: Server, postgres_template: str) -> Iterator[Engine]:
    """Give the same on PostgreSQL alone."""
    address = postgres_server.create(postgres_template)
    engine = open_engine(address)
    yield engine
    engine.dispose()
    postgres_server.drop(address)


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Give what runs, as the next version of the program would, migrations that are still to be written."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(schema.__file__).parent / "migrations", folder)

    def run(engine: Engine, *upgrades: str, declared: str = "") -> None:
        for place, upgrade in enumerate(upgrades, start=int(schema.HEAD) + 1):
            told = A_MIGRATION.format(
                revision=f"{place:04}", before=f"{place - 1:04}", declared=declared, upgrade=upgrade
            )
            (folder / "versions" / f"{place:04}_next.py").write_text(told)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(schema, "_FOLDER", folder)
            patch.setattr(schema, "HEAD", f"{int(schema.HEAD) + len(upgrades):04}")
            schema.upgrade(engine)

    return run


def test_this_version_goes_on_over_the_next_schema(fresh: Engine, bring: Bring) -> None:
    """After a migration that says so, the form, the desk, the readers' pages and the notifier work as before."""
    plant(fresh, *structures())
    store, clock, links, marks = SqlStore(fresh), SystemClock(), Links("https://x.exemple.fr", KEY), Marks(KEY)
    with store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    bring(fresh, SMALL, declared=f'oldest_code = "{schema.HEAD}"')
    assert schema.version(fresh) == NEXT
    schema.check_ready(fresh)
    intake, desk = Intake(store, clock, FakeSealer(), links, marks), Desk(store, clock, "modo")
    number = intake.submit(submission(), Source("a", "b")).number
    desk.publish(number, 1)
    assert [shown.number for shown in Library(store, clock, marks).page().experiences] == [number]
    mailer = FakeMailer()
    Notifier(store, clock, FakeOpener(), mailer, links, "n1").send_all_due()
    assert len(mailer.sent) == 1


@pytest.mark.parametrize("declared", ["", f'oldest_code = "{NEXT}"'])
def test_a_schema_that_this_version_cannot_work_on_is_refused(fresh: Engine, bring: Bring, declared: str) -> None:
    """A migration that says nothing, or that older code is no longer good, stops this version with its sentence."""
    bring(fresh, SMALL, declared=declared)
    with pytest.raises(Unavailable, match=f"plus récente d’Écoute .{NEXT}, ici {schema.HEAD}.") as caught:
        schema.check_ready(fresh)
    assert "mettez Écoute à jour" in caught.value.sentence


def test_one_migration_that_says_no_is_enough(fresh: Engine, bring: Bring) -> None:
    """A later migration that would do for this version does not make good an earlier one that does not."""
    bring(fresh, SMALL)
    bring(fresh, SMALL, "pass", declared=f'oldest_code = "{schema.HEAD}"')
    with pytest.raises(Unavailable, match="mettez Écoute à jour"):
        schema.check_ready(fresh)


def test_each_migration_is_kept_by_itself(fresh: Engine, bring: Bring) -> None:
    """On PostgreSQL what is done stays when a later one fails, and the next attempt goes on there; a file goes back."""
    with pytest.raises(RuntimeError, match="power cut"):
        bring(fresh, SMALL, 'raise RuntimeError("power cut")')
    assert schema.version(fresh) == (NEXT if fresh.dialect.name == "postgresql" else schema.HEAD)
    bring(fresh, SMALL, "pass")
    assert schema.version(fresh) == f"{int(NEXT) + 1:04}"


def test_a_migration_lets_others_pass(fresh_postgres: Engine, bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that cannot lock its table at once does not keep it locked for those behind, and comes to its end later."""
    monkeypatch.setattr(schema, "_LOCK_MS", 50)
    asked = threading.Semaphore(0)
    sa.event.listen(
        fresh_postgres, "before_cursor_execute", lambda *seen: asked.release() if seen[2].startswith("ALTER") else None
    )
    with fresh_postgres.connect() as reader:
        reader.execute(sa.text("SELECT count(*) FROM experience"))  # it holds the table for as long as it likes
        migration = threading.Thread(target=bring, args=(fresh_postgres, SMALL))
        migration.start()
        for number in range(1, 4):
            assert asked.acquire(timeout=60), "the migration asks for the table again and again"
            with SqlStore(fresh_postgres).writing() as uow:
                put(uow, [an_experience(number)])
                uow.commit()
        assert schema.version(fresh_postgres) == PRESENT
        reader.rollback()
    migration.join()
    assert schema.version(fresh_postgres) == NEXT


def test_an_index_is_made_beside_those_who_write(fresh_postgres: Engine, bring: Bring) -> None:
    """An index is made without locking its table, and one that was left half-made is made anew."""
    with fresh_postgres.begin() as connection:
        connection.execute(sa.text("CREATE INDEX ix_mood ON experience (text)"))
    statements: list[str] = []
    sa.event.listen(fresh_postgres, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    bring(fresh_postgres, AN_INDEX)
    assert any(statement.startswith("CREATE INDEX CONCURRENTLY ix_mood") for statement in statements)
    found = next(index for index in sa.inspect(fresh_postgres).get_indexes("experience") if index["name"] == "ix_mood")
    assert found["column_names"] == ["title"]
