"""The citizens' side: what authors may do, improvement actions, limits, and the index of words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from core.french import stems
from storage.search import Entry, put
from storage.search_words import search_text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PIECE = 500

_EVENTS = (
    *("submitted", "published", "rejected", "held", "withdrawn", "response_drafted", "response_to_validate"),
    *("response_published", "evaluated"),
)
_NEW_EVENTS = ("masked", "corrected", "withdrawn_by_author", "masks_refused", "appealed", "address_erased")
_LETTERS = ("received", "published", "rejected", "answered")
_NEW_LETTERS = ("masked", "links")


def upgrade() -> None:
    """Bring the schema forward."""
    text = sqlmodel.sql.sqltypes.AutoString
    moment = sqlmodel.sql.sqltypes.UTCDateTime
    op.add_column("experience", sa.Column("campaign", text(length=100), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "experience", sa.Column("procedure_code", text(length=100), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("experience", sa.Column("masked", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("experience", sa.Column("appealed_at", moment(), nullable=True))
    op.add_column("sealed_address", sa.Column("mark", text(length=64), server_default=sa.text("''"), nullable=False))
    op.create_index(op.f("ix_sealed_address_mark"), "sealed_address", ["mark"], unique=False)
    _allow("event", (*_EVENTS, *_NEW_EVENTS))
    _allow("notification", (*_LETTERS, *_NEW_LETTERS))
    op.create_table(
        "original",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("title", text(length=300), nullable=False),
        sa.Column("text", text(length=50000), nullable=False),
        sa.Column("pseudonym", text(length=100), nullable=False),
        sa.Column("masks", sa.JSON(), nullable=False),
        sa.Column("why", text(length=2000), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_original_experience_number")
        ),
        sa.PrimaryKeyConstraint("experience_number", name=op.f("pk_original")),
    )
    op.create_table(
        "action",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("structure_code", text(length=64), nullable=False),
        sa.Column("title", text(length=200), nullable=False),
        sa.Column("description", text(length=5000), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                *("planned", "engaged", "done", "dropped"),
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("published_at", moment(), nullable=True),
        sa.Column("engaged_at", moment(), nullable=True),
        sa.Column("done_at", moment(), nullable=True),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_action_structure_code")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_action")),
    )
    op.create_index(op.f("ix_action_structure_code"), "action", ["structure_code"], unique=False)
    op.create_table(
        "action_experience",
        sa.Column("action_number", sa.Integer(), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["action_number"], ["action.number"], name=op.f("fk_action_experience_action_number")),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_action_experience_experience_number")
        ),
        sa.PrimaryKeyConstraint("action_number", "experience_number", name=op.f("pk_action_experience")),
    )
    op.create_index(
        op.f("ix_action_experience_experience_number"), "action_experience", ["experience_number"], unique=False
    )
    op.create_table(
        "throttle",
        sa.Column("mark", text(length=64), nullable=False),
        sa.Column("window", moment(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("mark", "window", name=op.f("pk_throttle")),
    )
    op.create_index(op.f("ix_throttle_window"), "throttle", ["window"], unique=False)
    op.create_table(
        "link_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("at", moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_request")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_concern_experience_answered", "concern", ["experience_number", "answered_at"], unique=False)
    op.create_index("ix_evaluation_useful", "evaluation", ["experience_number", "position", "useful"], unique=False)
    _make_index_of_words()
    _fill_index_of_words()
    _write_search_texts()


def downgrade() -> None:
    """Take the schema back; what only this schema can hold is lost."""
    op.drop_table("search_index")
    op.drop_index("ix_evaluation_useful", table_name="evaluation")
    op.drop_index("ix_concern_experience_answered", table_name="concern")
    op.drop_table("link_request")
    op.drop_table("throttle")
    op.drop_table("action_experience")
    op.drop_table("action")
    op.drop_table("original")
    for table, words in (("notification", _NEW_LETTERS), ("event", _NEW_EVENTS)):
        kind = sa.column("kind", sa.String())
        op.execute(sa.delete(sa.table(table, kind)).where(kind.in_(words)))
    _allow("notification", _LETTERS)
    _allow("event", _EVENTS)
    op.drop_index(op.f("ix_sealed_address_mark"), table_name="sealed_address")
    op.drop_column("sealed_address", "mark")
    for name in ("appealed_at", "masked", "procedure_code", "campaign"):
        op.drop_column("experience", name)


def _allow(table: str, kinds: Sequence[str]) -> None:
    """Let these words, and no others, into the column `kind` of a table."""
    name = f"ck_{table}_kind"
    words = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table(table, schema=None) as batch_op:
        # SQLite makes the table anew, and Alembic does not carry its checks over.
        if op.get_context().dialect.name == "postgresql":
            batch_op.drop_constraint(op.f(name), type_="check")
        batch_op.create_check_constraint(op.f(name), f"kind IN ({words})")
        if table == "notification" and op.get_context().dialect.name == "sqlite":
            batch_op.create_check_constraint(
                op.f("ck_notification_state"), "state IN ('pending', 'sent', 'cancelled', 'dead')"
            )


def _make_index_of_words() -> None:
    if op.get_context().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE search_index USING fts5(title, text, tokenize = 'ascii', detail = 'column')")
        return
    op.execute(
        "CREATE TABLE search_index ("
        " number integer CONSTRAINT pk_search_index PRIMARY KEY"
        " CONSTRAINT fk_search_index_number REFERENCES experience (number) ON DELETE CASCADE,"
        " stems tsvector NOT NULL)"
    )
    # Without the list of pending entries that each search would have to walk.
    op.execute("CREATE INDEX ix_search_index_stems ON search_index USING gin (stems) WITH (fastupdate = off)")


def _fill_index_of_words() -> None:
    for piece in _published():
        answers = _answers([row.number for row in piece])
        put(
            op.get_bind(),
            (Entry(row.number, stems(row.title), stems("\n".join((row.text, *answers[row.number])))) for row in piece),
        )


def _published() -> Iterator[Sequence[sa.Row[tuple[int, str, str]]]]:
    query = sa.text(
        "SELECT number, title, text FROM experience WHERE state = 'published' AND number > :last"
        " ORDER BY number LIMIT :piece"
    )
    last = 0
    while piece := op.get_bind().execute(query, {"last": last, "piece": _PIECE}).all():
        yield piece
        last = piece[-1].number


def _answers(numbers: Iterable[int]) -> dict[int, list[str]]:
    query = sa.text(
        "SELECT experience_number, greeting, body, closing, signature FROM response"
        " WHERE state = 'published' AND experience_number IN :numbers"
    ).bindparams(sa.bindparam("numbers", expanding=True))
    answers: dict[int, list[str]] = defaultdict(list)
    for number, *parts in op.get_bind().execute(query, {"numbers": list(numbers)}):
        answers[number] += parts
    return answers


def _write_search_texts() -> None:
    structures = op.get_bind().execute(sa.text("SELECT code, name, typology, town, postal_code FROM structure")).all()
    texts = [{"code": code, "text": search_text(*told)} for code, *told in structures]
    op.get_bind().execute(sa.text("UPDATE structure SET search_text = :text WHERE code = :code"), texts)
