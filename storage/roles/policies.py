"""Which rows each role sees, where it does not see them all: the second wall, behind core/access.py."""

from typing import NamedTuple

from core.history import AUTHOR, DETECTOR, VISITOR
from core.response import BEING_WRITTEN
from storage.roles.privileges import PRIVILEGES, Door


class Policy(NamedTuple):
    """A condition on the rows of a table, for a kind of statement.

    Attributes:
        seen: which rows there are, "" where nothing is read.
        kept: which rows may be written, "" for the same.
    """

    verb: str
    seen: str
    kept: str = ""


_ALL, _SELECT, _INSERT, _UPDATE = "ALL", "SELECT", "INSERT", "UPDATE"
# Asked once for a statement, whatever its rows.
_ACCOUNT, _PROGRAMME, _PATH = ("(SELECT wall_account())", "(SELECT wall_programme())", "(SELECT wall_path())")
_WRITING = "(SELECT wall_writing_path())"
_REVEALED = "(SELECT wall_revealed())::integer[]"
_WRITTEN = "state IN ({})".format(", ".join(sorted(f"'{state.value}'" for state in BEING_WRITTEN)))
_EVERY = "true"
_NOBODY_OF_THE_DESK = f"actor IN ('{AUTHOR}', '{VISITOR}', '{DETECTOR}')"
"""A line of history written at the public site never says that somebody of the desk did it."""


def _within(path: str, root: str) -> str:
    """Give the condition that a path is of a sub-tree: written out, since a function would be called for each row."""
    return f"starts_with({path} || '/', {root} || '/')"


def _reads(code: str) -> str:
    """Give the condition that the seat reads what belongs to a structure."""
    inside = f"SELECT FROM structure s WHERE s.code = {code} AND {_within('s.path', _PATH)}"
    return f"({_PROGRAMME} OR EXISTS ({inside}))"


def _reads_of(table: str, own: str) -> str:
    """Give the condition that the seat reads what a line belongs to."""
    return f"EXISTS (SELECT FROM {table} whole WHERE whole.number = {own} AND {_reads('whole.structure_code')})"


_OWN = f"ARRAY(SELECT s.code FROM structure s WHERE {_within('s.path', _PATH)})"
"""The seat's sub-tree: gathered once for a statement, when a first row asks."""


def _network(code: str) -> str:
    """Give the first code of the path of a structure."""
    return f"(SELECT split_part(s.path, '/', 1) FROM structure s WHERE s.code = {code})"


def _writes(table: str) -> str:
    """Give the condition that the seat writes the answer that a line is of: it is of its sub-tree.

    A value and no EXISTS, which would be answered by gathering all that concerns the sub-tree.
    """
    return (
        f"(SELECT {_within('s.path', _WRITING)} FROM concern c JOIN structure s ON s.code = c.structure_code"
        f" WHERE c.experience_number = {table}.experience_number AND c.position = {table}.position)"
    )


def _opens(table: str) -> str:
    """Give the condition that the seat opens the experience of a line: core.case.Case.is_visible_to, said in SQL.

    It is planned with each statement, so it is kept short: codes in the place of joins, and a view without walls.
    """
    concerned = (
        "SELECT FROM concern c JOIN structure s ON s.code = c.structure_code"
        f" WHERE c.experience_number = e.number AND {_within('s.path', _PATH)}"
    )
    discussing = (
        f"SELECT FROM transfer asked WHERE asked.experience_number = e.number AND asked.to_code = ANY ({_OWN})"
        " AND EXISTS (SELECT FROM transfer now WHERE now.experience_number = asked.experience_number"
        " AND now.position = asked.position AND now.from_code = asked.from_code AND now.state = 'asked')"
        " AND EXISTS (SELECT FROM concern c WHERE c.experience_number = asked.experience_number"
        " AND c.position = asked.position AND c.discussed_since IS NOT NULL)"
    )
    transferring = (
        "SELECT FROM transfer t WHERE t.experience_number = e.number AND ("
        f"(t.state = 'accepted' AND t.from_code = ANY ({_OWN}))"
        f" OR (t.state = 'asked' AND t.decider_code = ANY ({_OWN}))"
        f" OR (t.state = 'asked' AND t.to_code = ANY ({_OWN})"
        f" AND {_network('t.to_code')} = {_network('t.from_code')}))"
    )
    return (
        f"{_PROGRAMME} OR EXISTS (SELECT FROM counted_experience e"
        f" WHERE e.number = {table}.experience_number AND e.state = 'published'"
        f" AND (EXISTS ({concerned}) OR EXISTS ({discussing}) OR EXISTS ({transferring})))"
    )


_VISIBLE = "EXISTS (SELECT FROM experience e WHERE e.number = experience_number)"
"""The policy of the experiences holds in there too."""
_KEPT_FOR = (
    f"account_name = {_ACCOUNT} OR EXISTS (SELECT FROM structure s WHERE s.code = structure_code"
    f" AND ({_within('s.path', _PATH)} OR {_within(_PATH, 's.path')}))"
)
"""One's own, and what is shared around one's structure: those above share it, those below are managed from here."""
_CLOSED_BESIDE = (
    "state = 'closed' AND EXISTS (SELECT FROM structure s WHERE s.code = structure_code"
    f" AND split_part(s.path, '/', 1) = split_part({_PATH}, '/', 1))"
)
"""The results of a network are compared."""

DESK: dict[str, tuple[Policy, ...]] = {
    "account": (Policy(_SELECT, _EVERY), Policy(_UPDATE, f"name = {_ACCOUNT}")),
    "experience": (Policy(_ALL, f"state = 'published' OR {_PROGRAMME}"),),
    "original": (Policy(_ALL, _PROGRAMME),),
    "report": (Policy(_ALL, _PROGRAMME),),
    "screening": (Policy(_ALL, _VISIBLE),),
    "transfer": (Policy(_ALL, _VISIBLE),),
    "event": (
        Policy(_SELECT, _opens("event")),
        Policy(_INSERT, "", f"actor = {_ACCOUNT}"),
    ),
    "comment": (
        Policy(_SELECT, _opens("comment")),
        Policy(_INSERT, "", f"author = {_ACCOUNT}"),
    ),
    "comment_mention": (Policy(_SELECT, f"account_name = {_ACCOUNT}"), Policy(_INSERT, "", _EVERY)),
    "comment_read": (Policy(_ALL, f"account_name = {_ACCOUNT}"),),
    "response": (
        Policy(_SELECT, f"NOT ({_WRITTEN}) OR shared OR {_writes('response')}"),
        Policy(_INSERT, "", _writes("response")),
        Policy(_UPDATE, _writes("response")),
    ),
    "response_version": (Policy(_ALL, _writes("response_version")),),
    "writer": (Policy(_ALL, _writes("writer")),),
    "saved_view": (Policy(_ALL, _KEPT_FOR, f"account_name = {_ACCOUNT}"),),
    "saved_search": (Policy(_ALL, _KEPT_FOR, f"account_name = {_ACCOUNT}"),),
    "board": (Policy(_ALL, _KEPT_FOR, f"account_name = {_ACCOUNT}"),),
    "action": (Policy(_ALL, f"published_at IS NOT NULL OR {_reads('structure_code')}"),),
    "action_event": (Policy(_ALL, _reads_of("action", "action_number")),),
    "committee": (Policy(_ALL, _reads("structure_code")),),
    "committee_event": (Policy(_ALL, _reads_of("committee", "committee_number")),),
    "invitation": (Policy(_ALL, _reads_of("committee", "committee_number")),),
    "seat_offer": (Policy(_ALL, _reads("structure_code")),),
    "assessment": (
        Policy(_SELECT, f"{_reads('structure_code')} OR ({_CLOSED_BESIDE})"),
        Policy(_INSERT, "", _reads("structure_code")),
        Policy(_UPDATE, _reads("structure_code")),
    ),
    "assessment_answer": (Policy(_ALL, _reads_of("assessment", "assessment_number")),),
}
"""What a desk sees, by table: what the account that its transaction works for may see."""

FORM: dict[str, tuple[Policy, ...]] = {
    "experience": (Policy(_ALL, f"state = 'published' OR number = ANY ({_REVEALED})"),),
    "original": (Policy(_SELECT, f"experience_number = ANY ({_REVEALED})"),),
    "screening": (Policy(_ALL, f"experience_number = ANY ({_REVEALED})"),),
    "event": (Policy(_SELECT, f"experience_number = ANY ({_REVEALED})"), Policy(_INSERT, "", _NOBODY_OF_THE_DESK)),
    "report": (Policy(_INSERT, "", _EVERY),),
    "response": (Policy(_SELECT, f"NOT ({_WRITTEN})"),),
    "action": (Policy(_SELECT, "published_at IS NOT NULL"),),
    "committee": (
        Policy(
            _ALL,
            "EXISTS (SELECT FROM invitation i WHERE i.committee_number = number"
            f" AND i.experience_number = ANY ({_REVEALED}))",
        ),
    ),
    "committee_event": (Policy(_INSERT, "", _NOBODY_OF_THE_DESK),),
    "invitation": (Policy(_ALL, _EVERY),),
    "seat_offer": (Policy(_ALL, _EVERY),),
}
"""What the public site sees: what is published, and the experiences that it says it opens for their authors."""

NOTIFIER: dict[str, tuple[Policy, ...]] = {
    table: (Policy(_ALL, _EVERY),) for table in DESK if PRIVILEGES[table].notifier
}
"""The notifier counts and tells of everything."""

POLICIES: dict[Door, dict[str, tuple[Policy, ...]]] = {
    Door.DESK: DESK,
    Door.FORM: FORM,
    Door.NOTIFIER: NOTIFIER,
}
WALLED = tuple(DESK)
"""The tables whose rows are told apart. Whoever owns them sees them all."""
