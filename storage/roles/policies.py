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
_REVEALED = "(SELECT wall_revealed())::integer[]"
_WRITTEN = "state IN ({})".format(", ".join(sorted(f"'{state.value}'" for state in BEING_WRITTEN)))
_EVERY = "true"
_NOBODY_OF_THE_DESK = f"actor IN ('{AUTHOR}', '{VISITOR}', '{DETECTOR}')"
"""A line of history written at the public site never says that somebody of the desk did it."""


def _reads(code: str) -> str:
    """Give the condition that the seat reads what belongs to a structure."""
    inside = f"SELECT FROM structure s WHERE s.code = {code} AND wall_within(s.path, {_PATH})"
    return f"({_PROGRAMME} OR EXISTS ({inside}))"


def _reads_of(table: str, own: str) -> str:
    """Give the condition that the seat reads what a line belongs to."""
    return f"EXISTS (SELECT FROM {table} whole WHERE whole.number = {own} AND {_reads('whole.structure_code')})"


_VISIBLE = "EXISTS (SELECT FROM experience e WHERE e.number = experience_number)"
"""The policy of the experiences holds in there too."""
_KEPT_FOR = (
    f"account_name = {_ACCOUNT} OR EXISTS (SELECT FROM structure s WHERE s.code = structure_code"
    f" AND (wall_within(s.path, {_PATH}) OR wall_within({_PATH}, s.path)))"
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
        Policy(_SELECT, f"{_PROGRAMME} OR wall_opens(experience_number)"),
        Policy(_INSERT, "", f"actor = {_ACCOUNT}"),
    ),
    "comment": (
        Policy(_SELECT, f"{_PROGRAMME} OR wall_opens(experience_number)"),
        Policy(_INSERT, "", f"author = {_ACCOUNT}"),
    ),
    "comment_mention": (Policy(_SELECT, f"account_name = {_ACCOUNT}"), Policy(_INSERT, "", _EVERY)),
    "comment_read": (Policy(_ALL, f"account_name = {_ACCOUNT}"),),
    "response": (
        Policy(_SELECT, f"NOT ({_WRITTEN}) OR shared OR wall_writes(experience_number, position)"),
        Policy(_INSERT, "", "wall_writes(experience_number, position)"),
        Policy(_UPDATE, "wall_writes(experience_number, position)"),
    ),
    "response_version": (Policy(_ALL, "wall_writes(experience_number, position)"),),
    "writer": (Policy(_ALL, "wall_writes(experience_number, position)"),),
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
