"""Runs migrations on the connection that storage.schema hands over."""

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - declares the tables

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
context.run_migrations()
