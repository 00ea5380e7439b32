"""Runs migrations on the connection that storage.schema hands over, each in a transaction unless one is open."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - declares the tables
from storage import oldest_code

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transaction_per_migration=True,
    on_version_apply=oldest_code.note,
)
context.run_migrations()
