"""Makes the roles of a PostgreSQL, and gives each of them what the table of privileges says, and no more."""

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import ProgrammingError

from core.errors import Invalid, Unavailable
from storage.roles.policies import POLICIES, WALLED, Policy
from storage.roles.privileges import OWNER, PRIVILEGES, SEQUENCES, Door, Privilege, privileges
from storage.roles.seeing import FORMER, asked_by, functions
from storage.troubles import TROUBLES, trouble

_NOT_POSTGRES = "Les rôles sont ceux d’une base PostgreSQL : la base embarquée n’en a pas."
_NOT_ADMINISTRATOR = (
    "Ce compte de la base ne peut pas créer de rôles : lancez « ecoute init --roles » en administrateur."
)
_NOT_ALLOWED = "42501"


def settle(engine: Engine) -> None:
    """Make the roles, give them the tables and what they may do; what is there already is brought up to date.

    Raises:
        Invalid: the database is no PostgreSQL.
        Unavailable: the account of the database may not do it.
    """
    if engine.dialect.name != "postgresql":
        raise Invalid(_NOT_POSTGRES, "roles")
    try:
        with engine.begin() as connection:
            _make_roles(connection)
            _allow_no_tables_of_ones_own(connection)
            _settle(connection)
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) == _NOT_ALLOWED:
            raise Unavailable(_NOT_ADMINISTRATOR) from error
        raise
    except TROUBLES as error:
        raise trouble(error) from error


def settle_again(engine: Engine) -> bool:
    """Give the roles what a new schema brought, where there are roles; tell whether there are."""
    if engine.dialect.name != "postgresql" or not are_settled(engine):
        return False
    with engine.begin() as connection:
        _settle(connection)
    return True


def are_settled(engine: Engine) -> bool:
    """Tell whether the tables belong to the owner that the roles go with."""
    owned = sa.text("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tableowner = :owner)")
    with engine.connect() as connection:
        return bool(connection.scalar(owned, {"owner": OWNER}))


def _make_roles(connection: Connection) -> None:
    known = set(connection.scalars(sa.text("SELECT rolname FROM pg_roles")))
    for role in (OWNER, *Door):
        if role not in known:
            connection.exec_driver_sql(f"CREATE ROLE {role} {'NOLOGIN' if role == OWNER else 'LOGIN NOINHERIT'}")
    if Door.OPERATOR not in known:
        connection.exec_driver_sql(f"GRANT {OWNER} TO {Door.OPERATOR}")
        # The operator works as the owner: what a migration makes belongs to it.
        connection.exec_driver_sql(f"ALTER ROLE {Door.OPERATOR} SET role = '{OWNER}'")
    if not _is_member(connection):
        connection.exec_driver_sql(f"GRANT {OWNER} TO CURRENT_USER")


def _allow_no_tables_of_ones_own(connection: Connection) -> None:
    """Let nobody make tables and functions of their own for a session: PostgreSQL lets everybody, unless it is told."""
    database = connection.scalar(sa.text("SELECT quote_ident(current_database())"))
    connection.exec_driver_sql(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC")


def _is_member(connection: Connection) -> bool:
    return bool(connection.scalar(sa.text("SELECT pg_has_role(:owner, 'MEMBER')"), {"owner": OWNER}))


def _settle(connection: Connection) -> None:
    schema = str(connection.scalar(sa.text("SELECT quote_ident(current_schema())")))
    connection.exec_driver_sql(f"GRANT USAGE, CREATE ON SCHEMA {schema} TO {OWNER}")
    connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC")
    connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {schema} TO {', '.join(Door)}")
    for statement in functions(schema):
        connection.exec_driver_sql(statement)
    _take_over(connection, schema)
    _grant(connection, schema)
    for table in WALLED:
        _wall(connection, table)
    connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {', '.join(FORMER)}")


def _take_over(connection: Connection, schema: str) -> None:
    """Give the owner what others own; the sequences of columns go with their tables."""
    ours = [*PRIVILEGES, *SEQUENCES]
    kinds = {"v": "VIEW", "S": "SEQUENCE"}
    strange = connection.execute(_RELATIONS, {"names": ours, "owner": OWNER})
    for name, kind in strange.all():
        connection.exec_driver_sql(f'ALTER {kinds.get(kind, "TABLE")} "{name}" OWNER TO {OWNER}')
    for name in connection.execute(_FUNCTIONS, {"owner": OWNER}).scalars().all():
        connection.exec_driver_sql(f"ALTER FUNCTION {name} OWNER TO {OWNER}")
    for name in connection.execute(_FUNCTIONS, {"owner": ""}).scalars().all():
        connection.exec_driver_sql(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC, {', '.join(Door)}")
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {name} TO {asked_by(name)}")


def _grant(connection: Connection, schema: str) -> None:
    doors = ", ".join(Door)
    connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {doors}, {OWNER}")
    connection.exec_driver_sql(f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA {schema} FROM {doors}")
    numbered = {row[0]: row[1] for row in connection.execute(_NUMBERED)}
    for table, grants in PRIVILEGES.items():
        for door in Door:
            _give(connection, table, door, list(privileges(grants.of(door))), numbered.get(table))
    for sequence, grants in SEQUENCES.items():
        for door in Door:
            if grants.of(door):
                connection.exec_driver_sql(f"GRANT USAGE ON SEQUENCE {sequence} TO {_grantee(door)}")


def _give(connection: Connection, table: str, door: Door, given: list[Privilege], sequence: str | None) -> None:
    if door is Door.OPERATOR:  # who makes tables anew empties them, and lets others refer to them
        connection.exec_driver_sql(f'GRANT REFERENCES, TRIGGER, TRUNCATE ON "{table}" TO {_grantee(door)}')
    if given:
        told = ", ".join(one.sql for one in given)
        connection.exec_driver_sql(f'GRANT {told} ON "{table}" TO {_grantee(door)}')
    if sequence and any(one.verb == "INSERT" for one in given):
        connection.exec_driver_sql(f"GRANT USAGE, SELECT ON SEQUENCE {sequence} TO {_grantee(door)}")


def _grantee(door: Door) -> str:
    """Give who holds what a door may do: the operator works as the owner."""
    return OWNER if door is Door.OPERATOR else door.value


def _wall(connection: Connection, table: str) -> None:
    connection.exec_driver_sql(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    named = sa.text("SELECT policyname FROM pg_policies WHERE schemaname = current_schema() AND tablename = :table")
    for name in connection.scalars(named, {"table": table}).all():
        connection.exec_driver_sql(f'DROP POLICY "{name}" ON "{table}"')
    for door, walls in POLICIES.items():
        for policy in walls.get(table, ()):
            connection.exec_driver_sql(_statement(table, door, policy))


def _statement(table: str, door: Door, policy: Policy) -> str:
    seen = f" USING ({policy.seen})" if policy.seen else ""
    kept = f" WITH CHECK ({policy.kept})" if policy.kept else ""
    return f'CREATE POLICY {policy_name(door, policy)} ON "{table}" FOR {policy.verb} TO {door}{seen}{kept}'


def policy_name(door: Door, policy: Policy) -> str:
    """Give the name of a policy."""
    return f"{door.name.lower()}_{policy.verb.lower()}"


_RELATIONS = sa.text(
    "SELECT c.relname, c.relkind FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace"
    " AND c.relname IN :names AND c.relkind IN ('r', 'v', 'S') AND pg_get_userbyid(c.relowner) <> :owner"
).bindparams(sa.bindparam("names", expanding=True))
_FUNCTIONS = sa.text(
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace"
    r" AND p.proname LIKE 'wall\_%' AND pg_get_userbyid(p.proowner) <> :owner"
)
_NUMBERED = sa.text(
    "SELECT t.relname, s.oid::regclass::text FROM pg_class s"
    " JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass"
    " JOIN pg_class t ON t.oid = d.refobjid"
    " WHERE s.relkind = 'S' AND s.relnamespace = current_schema()::regnamespace"
)
