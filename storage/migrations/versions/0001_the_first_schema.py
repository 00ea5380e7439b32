"""The first schema."""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "experience",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "submitted",
                "published",
                "rejected",
                "held",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "origin",
            sa.Enum("form", "import", "seed", name="origin", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=50000), nullable=False),
        sa.Column(
            "sentiment",
            sa.Enum(
                "positive",
                "neutral",
                "negative",
                name="sentiment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("pseudonym", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("department", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("country", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("procedure", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("submitted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("published_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column(
            "reason",
            sa.Enum(
                "insults",
                "personal_data",
                "accusation",
                "politics",
                "complaint",
                "out_of_field",
                "advertising",
                "duplicate",
                "unintelligible",
                name="reason",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_experience")),
    )
    with op.batch_alter_table("experience", schema=None) as batch_op:
        batch_op.create_index("ix_experience_state_published", ["state", "published_at", "number"], unique=False)
        batch_op.create_index("ix_experience_state_submitted", ["state", "submitted_at", "number"], unique=False)

    op.create_table(
        "structure",
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("parent_code", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column(
            "path",
            sa.String(length=1000).with_variant(sa.String(length=1000, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("typology", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("postal_code", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("town", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("country", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("requires_validation", sa.Boolean(), nullable=False),
        sa.Column("search_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["parent_code"], ["structure.code"], name=op.f("fk_structure_parent_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_structure")),
    )
    with op.batch_alter_table("structure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_structure_name"), ["name"], unique=False)
        batch_op.create_index(batch_op.f("ix_structure_parent_code"), ["parent_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_structure_path"), ["path"], unique=False)

    op.create_table(
        "submission",
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_submission")),
    )
    op.create_table(
        "account",
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("display_name", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "agent",
                "validator",
                "manager",
                "moderator",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("structure_code", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_account_structure_code")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_account")),
    )
    op.create_table(
        "concern",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("structure_code", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("named", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("open_since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_concern_experience_number")
        ),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_concern_structure_code")),
        sa.PrimaryKeyConstraint("experience_number", "position", name=op.f("pk_concern")),
    )
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.create_index(
            "ix_concern_structure_answered", ["structure_code", "answered_at", "experience_number"], unique=False
        )
        batch_op.create_index(
            "ix_concern_structure_open", ["structure_code", "open_since", "experience_number"], unique=False
        )

    op.create_table(
        "event",
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("actor", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "submitted",
                "published",
                "rejected",
                "held",
                "withdrawn",
                "response_drafted",
                "response_to_validate",
                "response_published",
                "evaluated",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("detail", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["experience_number"], ["experience.number"], name=op.f("fk_event_experience_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_experience_number"), ["experience_number"], unique=False)

    op.create_table(
        "formula",
        sa.Column("structure_code", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "greeting", "closing", "signature", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_formula_structure_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_formula")),
    )
    with op.batch_alter_table("formula", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_formula_structure_code"), ["structure_code"], unique=False)

    op.create_table(
        "notification",
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("recipient", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "received",
                "published",
                "rejected",
                "answered",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "sent",
                "cancelled",
                "dead",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("due_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("held_by", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("held_until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("error", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("sent_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_notification_experience_number")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sa.UniqueConstraint("event", "recipient", "kind", name=op.f("uq_notification_event_recipient_kind")),
    )
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notification_experience_number"), ["experience_number"], unique=False)
        batch_op.create_index("ix_notification_state_due", ["state", "due_at", "id"], unique=False)

    op.create_table(
        "sealed_address",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_sealed_address_experience_number")
        ),
        sa.PrimaryKeyConstraint("experience_number", name=op.f("pk_sealed_address")),
    )
    op.create_table(
        "source_row",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("digest", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("verbatim", sa.JSON(), nullable=False),
        sa.Column("imported_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number"], ["experience.number"], name=op.f("fk_source_row_experience_number")
        ),
        sa.PrimaryKeyConstraint("experience_number", name=op.f("pk_source_row")),
    )
    op.create_table(
        "response",
        sa.Column("greeting", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("body", sqlmodel.sql.sqltypes.AutoString(length=50000), nullable=False),
        sa.Column("closing", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("signature", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("structure_code", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("own", "complement", "adopted", name="kind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "to_validate",
                "published",
                "superseded",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("updated_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("published_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["experience_number", "position"],
            ["concern.experience_number", "concern.position"],
            name=op.f("fk_response_experience_number_position"),
        ),
        sa.ForeignKeyConstraint(["structure_code"], ["structure.code"], name=op.f("fk_response_structure_code")),
        sa.PrimaryKeyConstraint("experience_number", "position", "revision", name=op.f("pk_response")),
    )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.create_index("ix_response_state_updated", ["state", "updated_at"], unique=False)
        batch_op.create_index(
            "uq_response_being_written",
            ["experience_number", "position"],
            unique=True,
            sqlite_where=sa.text("state IN ('draft', 'to_validate')"),
            postgresql_where=sa.text("state IN ('draft', 'to_validate')"),
        )
        batch_op.create_index(
            "uq_response_published",
            ["experience_number", "position"],
            unique=True,
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )

    op.create_table(
        "evaluation",
        sa.Column("experience_number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("voter", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=False),
        sa.Column("comment", sqlmodel.sql.sqltypes.AutoString(length=1000), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["experience_number", "position", "revision"],
            ["response.experience_number", "response.position", "response.revision"],
            name=op.f("fk_evaluation_experience_number_position_revision"),
        ),
        sa.PrimaryKeyConstraint("experience_number", "position", "revision", "voter", name=op.f("pk_evaluation")),
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute(sa.schema.CreateSequence(sa.Sequence("experience_number")))
    _keep_the_structure_outside_the_tree()


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("evaluation")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_response_published",
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )
        batch_op.drop_index(
            "uq_response_being_written",
            sqlite_where=sa.text("state IN ('draft', 'to_validate')"),
            postgresql_where=sa.text("state IN ('draft', 'to_validate')"),
        )
        batch_op.drop_index("ix_response_state_updated")

    op.drop_table("response")
    op.drop_table("source_row")
    op.drop_table("sealed_address")
    with op.batch_alter_table("notification", schema=None) as batch_op:
        batch_op.drop_index("ix_notification_state_due")
        batch_op.drop_index(batch_op.f("ix_notification_experience_number"))

    op.drop_table("notification")
    with op.batch_alter_table("formula", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_formula_structure_code"))

    op.drop_table("formula")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_experience_number"))

    op.drop_table("event")
    with op.batch_alter_table("concern", schema=None) as batch_op:
        batch_op.drop_index("ix_concern_structure_open")
        batch_op.drop_index("ix_concern_structure_answered")

    op.drop_table("concern")
    op.drop_table("account")
    op.drop_table("submission")
    with op.batch_alter_table("structure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_structure_path"))
        batch_op.drop_index(batch_op.f("ix_structure_parent_code"))
        batch_op.drop_index(batch_op.f("ix_structure_name"))

    op.drop_table("structure")
    with op.batch_alter_table("experience", schema=None) as batch_op:
        batch_op.drop_index("ix_experience_state_submitted")
        batch_op.drop_index("ix_experience_state_published")

    op.drop_table("experience")
    if op.get_context().dialect.name == "postgresql":
        op.execute(sa.schema.DropSequence(sa.Sequence("experience_number")))


def _keep_the_structure_outside_the_tree() -> None:
    """Stands for every service that no network has; written out, since a migration never changes."""
    names = ("code", "path", "name", "typology", "postal_code", "town", "country", "search_text")
    structure = sa.table("structure", *map(sa.column, names), sa.column("requires_validation", sa.Boolean()))
    row = {
        "code": "hors-structures",
        "path": "hors-structures",
        "name": "Hors-structures",
        "typology": "Hors-structures",
        "country": "France",
        "search_text": " hors structures",
        "requires_validation": False,
    }
    op.bulk_insert(structure, [dict.fromkeys(names, "") | row])
