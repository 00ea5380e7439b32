"""What the policies ask of the seat that a transaction works for: functions, made from the table of rights."""

from core.access import RIGHTS, Action, Scope
from storage.roles.privileges import Door

_READER = "STABLE SECURITY DEFINER"

FORMER = ("wall_opens(integer)", "wall_writes(integer, integer)", "wall_within(text, text)")
"""What policies of earlier versions called for each row."""


def functions(schema: str) -> list[str]:
    """Give the statements that make them; each reads the account as it is now."""
    return [
        _function(
            schema, "wall_account()", "text", "STABLE", "SELECT nullif(current_setting('ecoute.account', true), '')"
        ),
        _function(
            schema,
            "wall_revealed()",
            "integer[]",
            "STABLE",
            "SELECT coalesce(nullif(current_setting('ecoute.revealed', true), ''), '{}')::integer[]",
        ),
        _function(schema, "wall_programme()", "boolean", _READER, f"SELECT EXISTS ({_seat(Scope.PROGRAMME)})"),
        _function(schema, "wall_path()", "text", _READER, _path(Action.READ)),
        _function(schema, "wall_writing_path()", "text", _READER, _path(Action.DRAFT)),
    ]


def asked_by(name: str) -> Door:
    """Give the door whose policies ask a function: the others have nothing to learn from it."""
    return Door.FORM if name.startswith("wall_revealed") else Door.DESK


def _function(schema: str, name: str, gives: str, how: str, body: str) -> str:
    """Give the statement of a function that nothing in the caller's own schemas can lead astray."""
    fixed = f"SET search_path = pg_catalog, {schema}, pg_temp"
    # Without the word, no statement that meets a wall would be shared among several processes.
    made = f"CREATE OR REPLACE FUNCTION {name} RETURNS {gives} LANGUAGE sql {how} PARALLEL SAFE {fixed}"
    return f"{made} AS $wall$ {body} $wall$"


def _roles(action: Action, scope: Scope) -> str:
    """Give the roles that have a right this far, as a list of SQL."""
    named = sorted(role.value for (role, right), reach in RIGHTS.items() if right is action and reach is scope)
    return ", ".join(f"'{name}'" for name in named) or "NULL"


def _seat(scope: Scope) -> str:
    roles = _roles(Action.READ_UNPUBLISHED, scope)
    return f"SELECT FROM account WHERE name = wall_account() AND active AND role IN ({roles})"


def _path(action: Action) -> str:
    """Give the query of the path of the seat's structure, for those whose right to an action is a sub-tree's."""
    roles = _roles(action, Scope.SUBTREE)
    return (
        "SELECT s.path FROM account a JOIN structure s ON s.code = a.structure_code"
        f" WHERE a.name = wall_account() AND a.active AND a.role IN ({roles})"
    )
