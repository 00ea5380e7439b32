"""Tells whether the roles of a PostgreSQL may do what the table of privileges says, and no more."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from storage.roles.policies import POLICIES, WALLED
from storage.roles.privileges import OWNER, PRIVILEGES, Door, privileges
from storage.roles.settling import are_settled, policy_name

_VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def check_roles(engine: Engine) -> list[str]:
    """Give what is wrong with the roles, one sentence for each thing; nothing where a database has no roles."""
    if engine.dialect.name != "postgresql" or not are_settled(engine):
        return []
    with engine.connect() as connection:
        return [*_strange_owners(connection), *_wrong_grants(connection), *_wrong_walls(connection)]


def _strange_owners(connection: Connection) -> Iterator[str]:
    for name, owner in connection.execute(_OWNERS, {"names": list(PRIVILEGES)}):
        if owner != OWNER:
            yield f"La table {name} appartient à {owner}, et non à {OWNER}."


def _wrong_grants(connection: Connection) -> Iterator[str]:
    """Compare what is granted with the table; the operator's are the owner's."""
    granted = {(row.grantee, row.table_name, row.verb) for row in connection.execute(_GRANTED)}
    for table, grants in PRIVILEGES.items():
        for door in Door:
            holder = OWNER if door is Door.OPERATOR else door.value
            whole = {one.verb for one in privileges(grants.of(door)) if not one.columns}
            held = {verb for verb in _VERBS if (holder, table, verb) in granted}
            for verb in sorted(held - whole):
                yield f"Le rôle {door} a le droit {verb} sur {table}, et ne devrait pas l’avoir."
            for verb in sorted(whole - held):
                yield f"Le rôle {door} n’a pas le droit {verb} sur {table}, dont il a besoin."


def _wrong_walls(connection: Connection) -> Iterator[str]:
    enabled = set(connection.scalars(_ENABLED))
    known = {(row.tablename, row.policyname) for row in connection.execute(_POLICIES)}
    for table in WALLED:
        if table not in enabled:
            yield f"Les lignes de {table} ne sont plus séparées par structure."
    declared = {
        (table, policy_name(door, policy))
        for door, walls in POLICIES.items()
        for table, policies in walls.items()
        for policy in policies
    }
    for table, name in sorted(declared - known):
        yield f"La règle {name} manque sur {table}."
    for table, name in sorted(known - declared):
        yield f"La règle {name} sur {table} n’est pas d’Écoute."


_OWNERS = sa.text(
    "SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class c"
    " WHERE c.relnamespace = current_schema()::regnamespace AND c.relname IN :names AND c.relkind IN ('r', 'v')"
).bindparams(sa.bindparam("names", expanding=True))
_GRANTED = sa.text(
    "SELECT pg_get_userbyid(a.grantee) AS grantee, c.relname AS table_name, a.privilege_type AS verb"
    " FROM pg_class c CROSS JOIN aclexplode(c.relacl) a"
    " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')"
)
_ENABLED = sa.text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity"
)
_POLICIES = sa.text("SELECT tablename, policyname FROM pg_policies WHERE schemaname = current_schema()")
