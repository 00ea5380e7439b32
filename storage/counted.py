"""What anybody may count, whoever it belongs to: on PostgreSQL, views of the columns that hold no word of anybody's."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel

from storage.tables import (
    ActionRow,
    AssessmentRow,
    CommentRow,
    CommitteeRow,
    EventRow,
    ExperienceRow,
    ReportRow,
    ResponseRow,
    TransferRow,
)

COUNTED: Mapping[type[SQLModel], tuple[str, ...]] = {
    ExperienceRow: (
        *("number", "state", "origin", "submitted_at", "published_at", "decided_at", "appealed_at"),
        *("masked", "reasons", "campaign"),
    ),
    EventRow: ("experience_number", "place", "kind", "seal"),
    ReportRow: ("number", "at", "outcome"),
    CommentRow: ("number",),
    TransferRow: ("number",),
    ActionRow: ("number",),
    CommitteeRow: ("number",),
    AssessmentRow: ("number",),
}
"""By table, the columns of its view `counted_…`."""

UNDER_WAY = sa.table(
    "under_way",
    *(
        sa.column(name, ResponseRow.__table__.c[name].type)  # type: ignore[attr-defined]
        for name in (
            *("experience_number", "position", "revision", "version", "structure_code"),
            *("kind", "state", "author", "updated_at", "shared"),
        )
    ),
)
"""That structures are writing, and who: never what."""


def counted(session: Session, table: Any) -> Any:
    """Give what to count the rows of a table by: on PostgreSQL all of them, even where one may not read them."""
    return _VIEWS.get(table, table) if session.get_bind().dialect.name == "postgresql" else table


def view_name(table: type[SQLModel]) -> str:
    """Give the name of the view that counts a table."""
    return f"counted_{table.__tablename__}"


def _view(table: Any, columns: tuple[str, ...]) -> Any:
    kept = (sa.column(name, table.__table__.c[name].type) for name in columns)
    return aliased(table, sa.table(view_name(table), *kept), adapt_on_names=True)


_VIEWS = {table: _view(table, columns) for table, columns in COUNTED.items()}
