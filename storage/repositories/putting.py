"""Insertions that know what to do where the row is there already: one statement, so that two at once do no harm."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_if_absent(session: Session, table: type[SQLModel], **values: object) -> sa.Insert:
    """Give an insertion that does nothing when a unique key of it is taken."""
    return _insertion(session, table).values(**values).on_conflict_do_nothing()


def insert_rows_if_absent(session: Session, table: type[SQLModel]) -> sa.Insert:
    """Give the same for rows given at its execution."""
    return _insertion(session, table).on_conflict_do_nothing()


def put_in_place(session: Session, table: type[SQLModel], **values: object) -> sa.Insert:
    """Give an insertion that takes the place of the row with the same primary key."""
    key = [column.name for column in SQLModel.metadata.tables[str(table.__tablename__)].primary_key]
    return _insertion(session, table).values(**values).on_conflict_do_update(index_elements=key, set_=values)


def put_rows_in_place(session: Session, table: type[SQLModel]) -> sa.Insert:
    """Give the same for rows given at its execution, each whole."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    insertion = _insertion(session, table)
    others = {column.name: insertion.excluded[column.name] for column in columns if not column.primary_key}
    key = [column.name for column in columns if column.primary_key]
    return insertion.on_conflict_do_update(index_elements=key, set_=others)


def add_up_rows(session: Session, table: type[SQLModel]) -> sa.Insert:
    """Give an insertion that adds its numbers to those of the row with the same primary key, where there is one."""
    columns = SQLModel.metadata.tables[str(table.__tablename__)].columns
    insertion = _insertion(session, table)
    sums = {one.name: one + insertion.excluded[one.name] for one in columns if not one.primary_key}
    key = [column.name for column in columns if column.primary_key]
    return insertion.on_conflict_do_update(index_elements=key, set_=sums)


def _insertion(session: Session, table: type[SQLModel]) -> postgresql.Insert | sqlite.Insert:
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    # The number of a new row is not asked back: whoever puts it may not be somebody who reads it.
    insertion: postgresql.Insert | sqlite.Insert = dialect.insert(table).inline()
    return insertion
