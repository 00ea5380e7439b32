"""Backups of earlier versions of Écoute: restored as they were, then brought to the present version."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from storage import schema
from storage.copying.reading import Backup
from storage.copying.restoring import restore
from storage.copying.writing import back_up
from storage.engine import open_engine, sqlite_url
from tests.storage.copying.crowd import everything

AT = "2024-05-03 10:00:00.000000"
ROWS = (
    "INSERT INTO structure (code, path, name, typology, postal_code, town, country, requires_validation, search_text)"
    " VALUES ('cpam', 'cpam', 'Caisse primaire d’assurance maladie', '', '', '', 'France', false, 'old')",
    "INSERT INTO experience (number, version, state, origin, title, text, pseudonym, department, country, procedure,"
    " tags, submitted_at, published_at, note)"
    " VALUES (1, 2, 'published', 'form', 'Le titre', 'Au guichet.', '', '', 'France', '', '[]',"
    f" '{AT}', '{AT}', '')",
    "INSERT INTO concern (experience_number, position, structure_code, named, channels)"
    " VALUES (1, 1, 'cpam', '', '[]')",
)


def older(file: Path, version: str) -> Engine:
    engine = open_engine(sqlite_url(file))
    with schema.alone(engine) as connection:
        schema.bring(connection, "0001")
        for row in ROWS:
            connection.execute(sa.text(row))
        schema.bring(connection, version)
    return engine


@pytest.mark.parametrize("version", ["0001", "0012"])
def test_an_older_backup_becomes_what_a_migration_would_have_made(version: str, target: Engine, tmp_path: Path) -> None:
    """Restored by this version, on either engine, it is the same as the old database migrated where it was."""
    source = older(tmp_path / "older.sqlite", version)
    file = tmp_path / "older.tar"
    back_up(source, file, None, lambda _: None)
    backup = Backup(file, None)
    header = backup.check()
    assert header.schema_version == version
    restore(target, backup, header, lambda _: None)
    schema.check_ready(target)
    schema.upgrade(source)
    assert everything(target) == everything(source)
    source.dispose()
