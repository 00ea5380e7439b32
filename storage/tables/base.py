"""What every table is made with: names of constraints, columns of words, partial indexes."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

ROW = SQLModelConfig(frozen=False)
PATH = sa.String(1000).with_variant(sa.String(1000, collation="C"), "postgresql")


def words(kind: type[StrEnum], name: str) -> Any:
    """Give a text column that holds the values of a closed list, and a check that nothing else gets in."""
    return sa.Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda kept: [word.value for word in kept],
    )


def partial(name: str, *columns: Any, where: str, unique: bool = False) -> sa.Index:
    """Give an index of the rows that fulfil a condition, and of no others."""
    return sa.Index(name, *columns, unique=unique, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
