"""Gives the roles new passwords, which leave in one file that nobody else reads."""

import os
import secrets
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from core.errors import Invalid
from storage.roles.privileges import Door
from storage.troubles import told

_LENGTH = 32


def role_address(engine: Engine, door: Door, password: str | None = None) -> URL:
    """Give the address that a role reaches the database by, as ECOUTE_DATABASE takes it."""
    return engine.url.set(drivername="postgresql", username=door.value, password=password, query={})


def give_passwords(engine: Engine, file: Path) -> None:
    """Write the address of each role, with a new password, into a new file of one's own.

    The server only ever sees what the password is checked with (SCRAM), so that its journals cannot tell it.

    Raises:
        Invalid: there is such a file already.
    """
    chosen = {door: secrets.token_urlsafe(_LENGTH) for door in Door}
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Invalid(f"Le fichier {file} existe déjà : donnez-en un autre.", "passwords") from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as kept:
        for door, password in chosen.items():
            address = role_address(engine, door, password).render_as_string(hide_password=False)
            kept.write(f"{door}\t{address}\n")
    with told(), engine.begin() as connection:
        driver: Any = connection.connection.driver_connection
        for door, password in chosen.items():
            verifier = driver.pgconn.encrypt_password(password.encode(), door.encode(), b"scram-sha-256").decode()
            connection.exec_driver_sql(f"ALTER ROLE {door} PASSWORD '{verifier}'")
