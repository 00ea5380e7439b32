"""The moderators' workstation: several reasons, alerts, what detectors said, reports, transfers, chained history."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from core.history import Event, Link, linked

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_PIECE = 5000

_EVENTS = (
    *("submitted", "published", "rejected", "held", "withdrawn", "response_drafted", "response_to_validate"),
    *("response_published", "evaluated", "masked", "corrected", "withdrawn_by_author", "masks_refused", "appealed"),
    "address_erased",
)
_NEW_EVENTS = (
    *("alert_raised", "alert_cleared", "routed", "tagged", "undone", "reported", "reports_dismissed"),
    *("transfer_asked", "transfer_accepted", "transfer_refused"),
)
_LETTERS = ("received", "published", "rejected", "answered", "masked", "links")
_REASONS = (
    *("insults", "personal_data", "accusation", "politics", "complaint", "out_of_field", "advertising"),
    *("duplicate", "unintelligible"),
)
_PLACES = (
    *("to_moderate", "alerts", "held", "appeals", "transfers", "reports", "published", "to_answer"),
    *("to_validate", "drafts", "answered"),
)

_text = sqlmodel.sql.sqltypes.AutoString
_moment = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("experience", sa.Column("decided_at", _moment(), nullable=True))
    op.add_column("experience", sa.Column("alert", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("experience", sa.Column("reasons", sa.JSON(), nullable=True))
    op.execute(_brought_forward())
    op.drop_index("ix_experience_state_submitted", table_name="experience")
    with op.batch_alter_table("experience", schema=None) as batch_op:
        batch_op.alter_column("reasons", existing_type=sa.JSON(), nullable=False)
        batch_op.drop_constraint(op.f("ck_experience_reason"), type_="check")
        batch_op.drop_column("reason")
    _make_indexes_of_experiences()
    _chain_events()
    _allow_letters((*_LETTERS, "withdrawn"))
    _make_tables()


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    for table in ("saved_view", "transfer", "report", "presence", "twin_band", "screening"):
        op.drop_table(table)
    for table, words in (("notification", ("withdrawn",)), ("event", _NEW_EVENTS)):
        kind = sa.column("kind", sa.String())
        op.execute(sa.delete(sa.table(table, kind)).where(kind.in_(words)))
    _allow_letters(_LETTERS)
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_event_experience_number_place"), type_="unique")
        for name in ("seal", "previous", "changes_digest", "place", "changes"):
            batch_op.drop_column(name)
        _allow(batch_op, "event", _EVENTS)
        batch_op.create_index(op.f("ix_event_experience_number"), ["experience_number"], unique=False)
    for name in ("told", "alert", "appealed", "held", "to_moderate"):
        op.drop_index(f"ix_experience_{name}", table_name="experience")
    op.execute(
        f"ALTER TABLE experience ADD COLUMN reason varchar(40)"
        f" CONSTRAINT ck_experience_reason CHECK ({_among('reason', _REASONS)})"
    )
    op.execute("UPDATE experience SET reason = reasons ->> 0")
    for name in ("reasons", "alert", "decided_at"):
        op.drop_column("experience", name)
    op.create_index("ix_experience_state_submitted", "experience", ["state", "submitted_at", "number"], unique=False)


def _sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _among(column: str, words: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(f'{word!r}' for word in words)})"


def _brought_forward() -> str:
    """Give the statement that writes the reasons of the rejections, and when each experience was first decided."""
    json = "json_array" if _sqlite() else "json_build_array"
    return (
        f"UPDATE experience SET reasons = CASE WHEN reason IS NULL THEN {json}() ELSE {json}(reason) END,"
        " decided_at = coalesce((SELECT min(at) FROM event"
        " WHERE experience_number = experience.number AND kind = 'rejected'), published_at)"
    )


def _make_indexes_of_experiences() -> None:
    _make_partial_index(
        "ix_experience_to_moderate",
        "experience",
        ["state", sa.text("alert DESC"), "submitted_at", "number"],
        "state = 'submitted' AND appealed_at IS NULL",
    )
    _make_partial_index("ix_experience_held", "experience", ["state", "submitted_at", "number"], "state = 'held'")
    _make_partial_index(
        "ix_experience_appealed",
        "experience",
        ["state", "appealed_at", "number"],
        "state = 'submitted' AND appealed_at IS NOT NULL",
    )
    _make_partial_index(
        "ix_experience_alert", "experience", ["submitted_at", "number"], "alert = 1" if _sqlite() else "alert"
    )
    _make_partial_index(
        "ix_experience_told", "experience", ["submitted_at", "state", "decided_at"], "origin <> 'import'"
    )


def _make_partial_index(name: str, table: str, columns: Sequence[Any], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=condition, postgresql_where=condition)


def _chain_events() -> None:
    """Seal the lines of history, each to the one before it of the same experience."""
    op.add_column("event", sa.Column("changes", sa.JSON(), nullable=True))
    op.add_column("event", sa.Column("place", sa.Integer(), nullable=True))
    for name in ("changes_digest", "previous", "seal"):
        op.add_column("event", sa.Column(name, _text(length=64), nullable=True))
    _seal_events()
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.alter_column("changes", existing_type=sa.JSON(), nullable=False)
        batch_op.alter_column("place", existing_type=sa.Integer(), nullable=False)
        for name in ("changes_digest", "previous", "seal"):
            batch_op.alter_column(name, existing_type=_text(length=64), nullable=False)
        batch_op.drop_index(op.f("ix_event_experience_number"))
        batch_op.create_unique_constraint(op.f("uq_event_experience_number_place"), ["experience_number", "place"])
        _allow(batch_op, "event", (*_EVENTS, *_NEW_EVENTS))


def _seal_events() -> None:
    names = ("changes_digest", "previous", "seal")
    table = sa.table("event", sa.column("id"), sa.column("changes", sa.JSON()), *map(sa.column, ("place", *names)))
    own = table.c.id == sa.bindparam("own_id")
    sealed = sa.update(table).where(own).values({name: sa.bindparam(name) for name in ("changes", "place", *names)})
    before: Link | None = None
    for piece in _events():
        rows = []
        for own_id, event in piece:
            same = before is not None and before.experience_number == event.experience_number
            before = linked(event, before if same else None)
            rows.append({"own_id": own_id, **before.model_dump(include={"changes", "place", *names})})
        op.get_bind().execute(sealed, rows)


def _events() -> Iterator[list[tuple[int, Event]]]:
    """Give the lines of history by experience, in the order in which they were written, in pieces."""
    names = ("id", "experience_number", "actor", "kind", "detail")
    table = sa.table("event", *map(sa.column, names), sa.column("at", _moment()))
    order = (table.c.experience_number, table.c.id)
    last = (0, 0)
    while piece := (
        op.get_bind()
        .execute(sa.select(table).where(sa.tuple_(*order) > last).order_by(*order).limit(_PIECE))
        .mappings()
        .all()
    ):
        yield [(row["id"], Event(**{name: row[name] for name in row if name != "id"})) for row in piece]
        last = (piece[-1]["experience_number"], piece[-1]["id"])


def _allow(batch_op: Any, table: str, kinds: Sequence[str]) -> None:
    """Let these words, and no others, into the column `kind` of a table."""
    name = op.f(f"ck_{table}_kind")
    batch_op.drop_constraint(name, type_="check")
    batch_op.create_check_constraint(name, _among("kind", kinds))


def _allow_letters(kinds: Sequence[str]) -> None:
    with op.batch_alter_table("notification", schema=None) as batch_op:
        _allow(batch_op, "notification", kinds)


def _words(name: str, words: Sequence[str]) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _of_experience(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["experience_number"], ["experience.number"], name=op.f(f"fk_{table}_experience_number")
    )


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["account_name"], ["account.name"], name=op.f(f"fk_{table}_account_name"))


def _make_tables() -> None:
    op.create_table(
        "screening",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("letters", _text(length=40), nullable=False),
        sa.Column("danger", _text(length=500), nullable=False),
        sa.Column(
            "out_of_scope",
            _words("out_of_scope", ("not_french", "empty", "advert", "politics", "complaint")),
            nullable=True,
        ),
        sa.Column("scope_reason", _text(length=500), nullable=False),
        sa.Column("twin", sa.Integer(), nullable=True),
        _of_experience("screening"),
        sa.PrimaryKeyConstraint("experience_number", name=op.f("pk_screening")),
    )
    op.create_table(
        "twin_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        _of_experience("twin_band"),
        sa.PrimaryKeyConstraint("band", "experience_number", name=op.f("pk_twin_band")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_twin_band_experience_number"), "twin_band", ["experience_number"], unique=False)
    op.create_table(
        "presence",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("display_name", _text(length=200), nullable=False),
        sa.Column("since", _moment(), nullable=False),
        sa.Column("until", _moment(), nullable=False),
        _of_account("presence"),
        _of_experience("presence"),
        sa.PrimaryKeyConstraint("experience_number", name=op.f("pk_presence")),
    )
    op.create_table(
        "saved_view",
        sa.Column("account_name", _text(length=100), nullable=False),
        sa.Column("name", _text(length=60), nullable=False),
        sa.Column("place", _words("place", _PLACES), nullable=False),
        sa.Column("sieve", sa.JSON(), nullable=False),
        _of_account("saved_view"),
        sa.PrimaryKeyConstraint("account_name", "name", name=op.f("pk_saved_view")),
    )
    _make_reports()
    _make_transfers()


def _make_reports() -> None:
    op.create_table(
        "report",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "reason", _words("reason", ("personal_data", "insults", "danger", "untrue", "other")), nullable=False
        ),
        sa.Column("words", _text(length=1000), nullable=False),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("outcome", _words("outcome", ("upheld", "dismissed")), nullable=True),
        sa.Column("closed_at", _moment(), nullable=True),
        sa.Column("closed_by", _text(length=100), nullable=False),
        _of_experience("report"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report")),
    )
    op.create_index("ix_report_experience_number", "report", ["experience_number", "at", "number"], unique=False)
    op.create_index("ix_report_at", "report", ["at"], unique=False)
    _make_partial_index("ix_report_open", "report", ["at", "experience_number"], "outcome IS NULL")


def _make_transfers() -> None:
    op.create_table(
        "transfer",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_code", _text(length=64), nullable=False),
        sa.Column("to_code", _text(length=64), nullable=False),
        sa.Column("why", _text(length=1000), nullable=False),
        sa.Column("asked_by", _text(length=100), nullable=False),
        sa.Column("asked_at", _moment(), nullable=False),
        sa.Column("state", _words("state", ("asked", "accepted", "refused")), nullable=False),
        sa.Column("decided_by", _text(length=100), nullable=False),
        sa.Column("decided_at", _moment(), nullable=True),
        sa.Column("note", _text(length=1000), nullable=False),
        _of_experience("transfer"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_transfer")),
    )
    op.create_index(op.f("ix_transfer_experience_number"), "transfer", ["experience_number"], unique=False)
    concern = ["experience_number", "position"]
    _make_partial_index("uq_transfer_asked", "transfer", concern, "state = 'asked'", unique=True)
    _make_partial_index("ix_transfer_asked_at", "transfer", ["asked_at", *concern], "state = 'asked'")
