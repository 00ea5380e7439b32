"""Migrations go up, down and up again, and the tables they make are the ones that storage declares."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

from core.errors import Unavailable
from core.filters import Filters
from core.french import stems
from core.history import EventKind
from core.notification import NotificationKind
from core.office import Office
from core.structure import OUTSIDE, OUTSIDE_CODE
from core.vocabulary import CharterReason
from storage import schema
from storage.engine import open_engine, writer
from storage.store import SqlStore
from tests.fakes.clock import FixedClock
from tests.storage.samples import NOON, a_letter, after, an_event, an_experience, put


@pytest.fixture
def unmigrated(unmigrated_url: str) -> Iterator[Engine]:
    engine = open_engine(unmigrated_url)
    yield engine
    engine.dispose()


def test_head_is_the_last_migration() -> None:
    """The version that the program asks for is the last one that it carries, and there is only one line of them."""
    assert ScriptDirectory.from_config(_config()).get_heads() == [schema.HEAD]


def test_up_from_empty_down_and_up_again(unmigrated: Engine) -> None:
    """Going down leaves nothing behind, so that going up again works, and the database does too."""
    assert schema.version(unmigrated) is None
    for _ in range(2):
        schema.upgrade(unmigrated)
        schema.check_ready(unmigrated)
        assert schema.version(unmigrated) == schema.HEAD
        _assert_works(unmigrated)
        with _alembic(unmigrated) as config:
            command.downgrade(config, "base")
        assert _names(unmigrated) == {"alembic_version"}
        assert schema.version(unmigrated) is None


def test_up_with_what_the_first_schema_held(unmigrated: Engine) -> None:
    """What the first schema held stays, what is new has its default, and searches find what was published before."""
    with _alembic(unmigrated) as config:
        command.upgrade(config, "0001")
    _fill_first_schema(unmigrated)
    for _ in range(2):
        schema.upgrade(unmigrated)
        _assert_holds_the_past(unmigrated)
        with SqlStore(unmigrated).writing() as uow:
            put(uow, [an_event(kind=EventKind.APPEALED), a_letter("links:1", kind=NotificationKind.LINKS)])
            uow.commit()
        with _alembic(unmigrated) as config:
            command.downgrade(config, "0001")


FIRST_SCHEMA = (
    "INSERT INTO structure (code, path, name, typology, postal_code, town, country, requires_validation, search_text)"
    " VALUES ('cpam', 'cpam', 'Caisse primaire d’assurance maladie', '', '', '', 'France', false, 'old')",
    "INSERT INTO experience (number, version, state, origin, title, text, pseudonym, department, country, procedure,"
    " tags, submitted_at, published_at, note) VALUES"
    " (1, 2, 'published', 'form', 'Le titre', 'Au guichet.', '', '', 'France', '', '{}', :noon, :noon, ''),"
    " (2, 2, 'held', 'form', 'Le titre', 'Au guichet.', '', '', 'France', '', '{}', :noon, NULL, '')",
    "INSERT INTO concern (experience_number, position, structure_code, named, channels)"
    " VALUES (1, 1, 'cpam', '', '{}')",
    "INSERT INTO response (experience_number, position, revision, version, structure_code, kind, state, author,"
    " updated_at, published_at, greeting, body, closing, signature) VALUES"
    " (1, 1, 1, 1, 'cpam', 'own', 'superseded', '', :noon, :noon, '', 'Ancienne.', '', ''),"
    " (1, 1, 2, 1, 'cpam', 'own', 'published', '', :noon, :noon, 'Bonjour,', 'Voici.', '', 'Le service')",
    "INSERT INTO event (id, at, actor, experience_number, kind, detail) VALUES (7, :noon, 'modo', 1, 'held', '')",
    "INSERT INTO sealed_address (experience_number, box) SELECT number, CAST('box' AS BYTES) FROM experience",
)
"""What a database of the first version may hold."""


def _fill_first_schema(engine: Engine) -> None:
    sqlite, noon = engine.dialect.name == "sqlite", _as_kept(engine, NOON)
    with writer(engine).begin() as connection:
        for statement in FIRST_SCHEMA:
            connection.execute(sa.text(statement.replace("BYTES", "blob" if sqlite else "bytea")), {"noon": noon})


def _assert_holds_the_past(engine: Engine) -> None:
    with SqlStore(engine).reading() as uow:
        kept = uow.experiences.get(1)
        assert kept is not None
        assert (kept.campaign, kept.procedure_code, kept.masked, kept.appealed_at) == ("", "", False, None)
        assert uow.history.of(1) == [an_event(1)]
        assert uow.addresses.get(1) == b"box"
        asked = ("titre", "guichet", "bonjour", "service", "ancienne")
        found = {words: uow.listing.page(Filters(words=tuple(stems(words))), None, 5) for words in asked}
        assert found == {words: [kept] for words in asked} | {"ancienne": []}
        assert [structure.code for structure in uow.structures.search("cpam", 5)] == ["cpam"]


def test_up_with_what_the_second_schema_held(unmigrated: Engine) -> None:
    """Reasons and dates of decision are written from what was known, and the whole past is one chain for each."""
    with _alembic(unmigrated) as config:
        command.upgrade(config, "0002")
    _fill_second_schema(unmigrated)
    for _ in range(2):
        schema.upgrade(unmigrated)
        _assert_holds_what_was_decided(unmigrated)
        with SqlStore(unmigrated).writing() as uow:
            put(uow, [an_event(kind=EventKind.UNDONE), a_letter(kind=NotificationKind.WITHDRAWN)])
            uow.commit()
        assert _fault_of_history(unmigrated) == ""
        with _alembic(unmigrated) as config:
            command.downgrade(config, "0002")
        with unmigrated.connect() as connection:
            reasons = connection.execute(sa.text("SELECT number, reason FROM experience ORDER BY number")).all()
            assert [tuple(row) for row in reasons] == [(1, None), (2, "insults"), (3, None), (4, None)]


MANY_LINES = 5100
"""Lines of history of one experience: more than a migration holds in memory at once."""


def _fill_second_schema(engine: Engine) -> None:
    """Put in what was published, rejected, published after an appeal, and never decided."""
    at = {name: _as_kept(engine, after(minutes)) for name, minutes in (("told", 0), ("first", 5), ("then", 9))}
    states = (("published", "then", None), ("rejected", None, "insults"), ("published", "then", None))
    with writer(engine).begin() as connection:
        for number, (state, published, reason) in enumerate((*states, ("submitted", None, None)), start=1):
            row = {"number": number, "state": state, "reason": reason, "told": at["told"]}
            connection.execute(sa.text(AN_EXPERIENCE), row | {"published": at[published] if published else None})
        lines = [(2, "rejected", "first"), (3, "rejected", "first"), (2, "appealed", "then"), (2, "rejected", "then")]
        lines += [(3, "appealed", "then"), (3, "published", "then"), (1, "published", "then")]
        lines += [(4, "held", "told")] * MANY_LINES
        rows = [{"number": number, "kind": kind, "at": at[when]} for number, kind, when in lines]
        connection.execute(sa.text(AN_EVENT), rows)


AN_EXPERIENCE = (
    "INSERT INTO experience (number, version, state, origin, title, text, pseudonym, department, country, procedure,"
    " tags, submitted_at, published_at, reason, note) VALUES"
    " (:number, 2, :state, 'form', 'Le titre', 'Le récit.', '', '', 'France', '', '{}', :told, :published, :reason, '')"
)
AN_EVENT = "INSERT INTO event (at, actor, experience_number, kind, detail) VALUES (:at, 'modo', :number, :kind, 'é 1')"


def _as_kept(engine: Engine, moment: datetime) -> object:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f") if engine.dialect.name == "sqlite" else moment


def _assert_holds_what_was_decided(engine: Engine) -> None:
    with SqlStore(engine).reading() as uow:
        kept = uow.experiences.many([1, 2, 3, 4])
        assert [kept[number].reasons for number in (1, 2, 3, 4)] == [(), (CharterReason.INSULTS,), (), ()]
        assert [kept[number].decided_at for number in (1, 2, 3, 4)] == [after(9), after(5), after(5), None]
        assert not any(experience.alert for experience in kept.values())
        told = [event.kind.value for event in uow.history.of(3)]
        assert told == ["rejected", "appealed", "published"]
        assert [link.place for link in uow.history.links((4, 0), 9999)] == [*range(1, MANY_LINES + 1)]
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            assert not connection.execute(sa.text("PRAGMA foreign_key_check")).all()
            assert connection.scalar(sa.text("PRAGMA foreign_keys")) == 1
    assert _fault_of_history(engine) == ""


def _fault_of_history(engine: Engine) -> str:
    return Office(SqlStore(engine), FixedClock()).verify_history(lambda _: None, {}).why


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    """The same command twice is harmless: what is kept stays."""
    _assert_works(engine)
    schema.upgrade(engine)
    with SqlStore(engine).reading() as uow:
        assert uow.experiences.get(1) == an_experience()


@pytest.mark.filterwarnings("ignore:autogenerate skipping .* 'ix_experience_to_moderate'")
def test_the_tables_are_those_declared(engine: Engine) -> None:
    """Nothing that storage declares is missing from the database, and nothing is there besides."""
    with engine.connect() as connection:
        compared = _is_declared if engine.dialect.name == "postgresql" else _is_declared_and_told_whole
        opts = {"compare_type": True, "compare_server_default": True, "include_name": compared}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_checks_of_closed_lists_are_those_declared(engine: Engine) -> None:
    """Each closed list has in the database the words that core gives it: Alembic does not look at these."""
    for table in SQLModel.metadata.sorted_tables:
        declared = {str(c.name): c.sqltext for c in table.constraints if isinstance(c, sa.CheckConstraint)}
        found = {str(check["name"]): check["sqltext"] for check in sa.inspect(engine).get_check_constraints(table.name)}
        assert found.keys() == declared.keys(), table.name
        for column in table.columns:
            if isinstance(column.type, sa.Enum):
                text = found[f"ck_{table.name}_{column.type.name}"]
                assert _quoted(text) == set(column.type.enums), (table.name, column.name)


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    unmigrated: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration is done whole or not at all, even one that made all its tables before it failed."""

    def fail(*_args: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("alembic.operations.Operations.bulk_insert", fail)
        with pytest.raises(RuntimeError, match="power cut"):
            schema.upgrade(unmigrated)
    assert _names(unmigrated) <= {"alembic_version"}
    assert schema.version(unmigrated) is None
    schema.upgrade(unmigrated)
    _assert_works(unmigrated)


def test_two_who_migrate_at_once_wait_for_each_other(unmigrated_url: str) -> None:
    """Two programs that start together on an empty database both find it ready."""
    errors: list[Exception] = []

    def migrate() -> None:
        engine = open_engine(unmigrated_url)
        try:
            schema.upgrade(engine)
            schema.check_ready(engine)
        except Exception as error:
            errors.append(error)
        finally:
            engine.dispose()

    threads = [threading.Thread(target=migrate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []


def test_the_structure_outside_the_tree_is_the_one_core_knows(engine: Engine) -> None:
    """The migration wrote « Hors-structures » as core has it now, and no other structure."""
    with SqlStore(engine).reading() as uow:
        assert uow.structures.get(OUTSIDE_CODE) == OUTSIDE
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM structure")) == 1


@pytest.mark.parametrize(
    ("found", "sentence"),
    [("9999", "plus récente"), ("zzzz", "plus récente"), ("0000", "plus ancienne")],
)
def test_a_database_of_another_version_is_refused(engine: Engine, found: str, sentence: str) -> None:
    """A newer or older database is refused with what to do, and is left as it is."""
    _stamp(engine, found)
    with pytest.raises(Unavailable, match=sentence) as caught:
        schema.check_ready(engine)
    assert found in caught.value.sentence
    assert schema.version(engine) == found


@pytest.mark.parametrize("found", ["9999", "0000"])
def test_a_version_that_is_not_ours_is_not_migrated(engine: Engine, found: str) -> None:
    """A database at a version that this program does not know is never touched."""
    _assert_works(engine)
    _stamp(engine, found)
    with pytest.raises(Unavailable, match=found):
        schema.upgrade(engine)
    assert schema.version(engine) == found
    with SqlStore(engine).reading() as uow:
        assert uow.experiences.get(1) == an_experience()


def test_an_empty_database_says_what_to_do(unmigrated: Engine) -> None:
    """A database that was never prepared names the command that does it."""
    with pytest.raises(Unavailable, match="ecoute init"):
        schema.check_ready(unmigrated)
    with pytest.raises(Unavailable, match="ecoute init"), SqlStore(unmigrated).reading() as uow:
        uow.experiences.get(1)
    assert _names(unmigrated) == set()


def _is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """Tell what is compared: the index of words has no form that both engines share."""
    return kind != "table" or not str(name).startswith("search_index")


def _is_declared_and_told_whole(name: str | None, kind: str, parents: object) -> bool:
    """Tell what is compared on SQLite, which does not say that an index goes down: this one, PostgreSQL compares."""
    return _is_declared(name, kind, parents) and name != "ix_experience_to_moderate"


def _assert_works(engine: Engine) -> None:
    with SqlStore(engine).writing() as uow:
        uow.experiences.add(an_experience(uow.experiences.next_number()))
        uow.commit()
    with SqlStore(engine).reading() as uow:
        assert uow.experiences.get(1) == an_experience()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    return config


@contextmanager
def _alembic(engine: Engine) -> Iterator[Config]:
    config = _config()
    connection: Connection
    with writer(engine).begin() as connection:
        config.attributes["connection"] = connection
        yield config


def _stamp(engine: Engine, version: str) -> None:
    with writer(engine).begin() as connection:
        stamped = sa.text("UPDATE alembic_version SET version_num = :version, oldest_code = :version")
        connection.execute(stamped, {"version": version})


def _names(engine: Engine) -> set[str]:
    """Give the names of everything that a migration may leave."""
    inspector = sa.inspect(engine)
    sequences = inspector.get_sequence_names() if engine.dialect.name == "postgresql" else []
    return {*inspector.get_table_names(), *inspector.get_view_names(), *sequences}


def _quoted(check: str) -> set[str]:
    return set(check.split("'")[1::2])
