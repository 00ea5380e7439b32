"""What the policies ask of the seat that a transaction works for: functions, made from the table of rights."""

from core.access import RIGHTS, Action, Scope
from storage.roles.privileges import Door

_READER = "STABLE SECURITY DEFINER"
_PROGRAMME_AND_SUBTREE = (Scope.PROGRAMME, Scope.SUBTREE)


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
        _function(schema, "wall_within(path text, root text)", "boolean", "IMMUTABLE", _WITHIN),
        _function(schema, "wall_writes(number integer, place integer)", "boolean", _READER, _WRITES),
        _function(schema, "wall_opens(number integer)", "boolean", _READER, _OPENS),
    ]


def asked_by(name: str) -> Door:
    """Give the door whose policies ask a function: the others have nothing to learn from it."""
    return Door.FORM if name.startswith("wall_revealed") else Door.DESK


def _function(schema: str, name: str, gives: str, how: str, body: str) -> str:
    """Give the statement of a function that nothing in the caller's own schemas can lead astray."""
    fixed = "" if how == "IMMUTABLE" else f"SET search_path = pg_catalog, {schema}, pg_temp "
    return f"CREATE OR REPLACE FUNCTION {name} RETURNS {gives} LANGUAGE sql {how} {fixed}AS $wall$ {body} $wall$"


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


_WITHIN = "SELECT path = root OR starts_with(path, root || '/')"

_WRITES = """
SELECT EXISTS (
  SELECT FROM concern c JOIN structure s ON s.code = c.structure_code
  WHERE c.experience_number = $1 AND c.position = $2 AND wall_within(s.path, wall_writing_path())
)"""
"""Whether the seat writes the answer there: it is of its sub-tree."""

_OPENS = """
SELECT wall_programme() OR EXISTS (
  SELECT FROM experience e CROSS JOIN (SELECT wall_path() AS own) AS seat
  WHERE e.number = $1 AND e.state = 'published' AND (
    EXISTS (
      SELECT FROM concern c JOIN structure s ON s.code = c.structure_code
      WHERE c.experience_number = e.number AND wall_within(s.path, own)
    )
    OR EXISTS (
      SELECT FROM concern c
      JOIN transfer now ON now.experience_number = c.experience_number AND now.position = c.position
      JOIN transfer asked ON asked.experience_number = now.experience_number
        AND asked.position = now.position AND asked.from_code = now.from_code
      JOIN structure s ON s.code = asked.to_code
      WHERE c.experience_number = e.number AND c.discussed_since IS NOT NULL AND now.state = 'asked'
        AND wall_within(s.path, own)
    )
    OR EXISTS (
      SELECT FROM transfer t
      JOIN structure sender ON sender.code = t.from_code
      LEFT JOIN structure asked ON asked.code = t.to_code
      LEFT JOIN structure decider ON decider.code = t.decider_code
      WHERE t.experience_number = e.number AND (
        (t.state = 'accepted' AND wall_within(sender.path, own))
        OR (t.state = 'asked' AND wall_within(decider.path, own))
        OR (t.state = 'asked' AND wall_within(asked.path, own)
          AND split_part(asked.path, '/', 1) = split_part(sender.path, '/', 1))
      )
    )
  )
)"""
"""Whether the seat opens an experience: core.case.Case.is_visible_to, said in SQL."""
