"""Who may do what to which table of a PostgreSQL: one table. What is not in it is not granted."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Door(StrEnum):
    """A role that a process signs in to the database with."""

    FORM = "ecoute_form"
    DESK = "ecoute_desk"
    NOTIFIER = "ecoute_notifier"
    OPERATOR = "ecoute_operator"


OWNER = "ecoute_owner"
"""Owns every table; nobody signs in with it. The operator works as it."""


class Grants(NamedTuple):
    """What each door may do to a table: SELECT, INSERT, UPDATE, DELETE by their letters, on some columns in brackets.

    The operator may do all of it, but where it is said.
    """

    form: str = ""
    desk: str = ""
    notifier: str = ""
    operator: str = "S I U D"

    def of(self, door: Door) -> str:
        """Give what a door may do."""
        return str(getattr(self, door.name.lower()))


_EVERYBODY = Grants("S", "S", "S")
_KEPT_AT_THE_DESK = Grants("", "S I U D", "S")

PRIVILEGES: dict[str, Grants] = {
    # What citizens tell. What was told is not told again: nobody but the operator deletes it.
    "experience": Grants("S I U", "S U", "S U(version)"),
    # An author who takes a story back closes what waits for an answer.
    "concern": Grants("S I U", "S I U D", "S U"),
    "original": Grants("S", "S I U D"),
    "screening": Grants("I U S(experience_number)", "S", "S"),
    "twin_band": Grants("S I D"),
    "submission": Grants("S I"),
    "evaluation": Grants("S I U", "S", "S"),
    "report": Grants("I", "S U", "S"),
    "throttle": Grants("S I U D"),
    "source_row": Grants("S"),
    # The addresses of the authors: sealed, and the sealed bytes are for the notifier alone.
    "sealed_address": Grants(
        "I D S(experience_number)", "S(experience_number)", "S U(mark)", "I U D S(experience_number, mark)"
    ),
    "link_request": Grants("I", "", "S U D", "I U D S(id, at)"),
    # The letters. What a form or a desk owes, only the notifier reads; a desk looks before it takes one back.
    "notification": Grants("I", "S I U", "S I U"),
    "action_told": Grants("", "", "S I U"),
    "invited": Grants("", "", "S I U"),
    "digest_sent": Grants("", "", "S I U"),
    # Lines that are only ever added.
    "event": Grants("S I", "S I", "S I"),
    "action_event": Grants("", "S I", "S"),
    "committee_event": Grants("I", "S I", "S"),
    "signal_decision": Grants("", "S I", "S"),
    "concept_version": Grants("", "S I", "S"),
    "comment": Grants("", "S I", "S"),
    "comment_mention": Grants("", "S I", "S"),
    "questionnaire": Grants("", "S I", "S"),
    "display": Grants("S", "S I", "S"),
    # The answers.
    "response": Grants("S", "S I U", "S"),
    "response_version": Grants("", "S I U", "S"),
    "writer": _KEPT_AT_THE_DESK,
    "sent_sentence": Grants("", "S I U D", "S"),
    "formula": _KEPT_AT_THE_DESK,
    "reply_template": _KEPT_AT_THE_DESK,
    "official_link": _KEPT_AT_THE_DESK,
    # The work of the desk.
    "presence": _KEPT_AT_THE_DESK,
    "comment_read": _KEPT_AT_THE_DESK,
    "transfer": Grants("", "S I U D", "S U"),
    "saved_view": _KEPT_AT_THE_DESK,
    "saved_search": _KEPT_AT_THE_DESK,
    "board": _KEPT_AT_THE_DESK,
    "trade_tag": Grants("", "S I U", "S"),
    "signal": _KEPT_AT_THE_DESK,
    "signal_search": Grants("", "S I U", "S"),
    # Actions, committees, self-assessments, results.
    "action": Grants("S", "S I U", "S"),
    "action_experience": Grants("S", "S I D", "S"),
    "action_link": Grants("S", "S I D", "S"),
    # An author who answers an invitation locks the committee: that takes the right to change one column of it.
    "committee": Grants("S U(version)", "S I U", "S"),
    "invitation": Grants("S I U", "S I U", "S"),
    "seat_offer": Grants("S I D", "S", "S"),
    "referent": Grants("", "S I U", "S"),
    "assessment": Grants("", "S I U", "S"),
    "assessment_answer": _KEPT_AT_THE_DESK,
    "indicator": Grants("S", "S I U D", "S"),
    "indicator_shown": Grants("S", "S I D", "S"),
    "commitment": _EVERYBODY,
    # What is counted: the notifier counts, the others say what is to be counted.
    "tally": Grants("S", "S", "S I U D"),
    "tallied": Grants("", "S", "S I U D"),
    "tally_due": Grants("I", "S I", "S I U D"),
    "concept": Grants("", "S I U", "S U"),
    "concept_match": Grants("", "S I D", "S I U D"),
    "concept_sum": Grants("", "S I U D", "S I U D"),
    "visit": Grants("S I U", "S", "S"),
    "search_index": Grants("S I U D", "S I U D", "S"),
    # Who works here. A desk chooses its own letters of summary; roles and structures are the operator's.
    "structure": _EVERYBODY,
    "account": Grants("", "S U(digest, digest_days, digest_board)", "S"),
    "credential": Grants("", "S I U"),
    "session_token": Grants("", "S I U D"),
    "enrolment_link": Grants("", "S I U D"),
    "sign_in_tries": Grants("", "S I U D"),
    "signing_event": Grants("", "S I D"),
    "call": Grants("", "S I U D", "D S(at)"),
    "erasure": Grants(),
    "alembic_version": _EVERYBODY,
    # What anybody may count, without a word of it.
    "counted_experience": _EVERYBODY,
    "counted_event": _EVERYBODY,
    "counted_report": _EVERYBODY,
    "counted_comment": Grants("", "S", "S"),
    "counted_transfer": Grants("", "S", "S"),
    "counted_action": Grants("", "S", "S"),
    "counted_committee": Grants("", "S", "S"),
    "counted_assessment": Grants("", "S", "S"),
    "under_way": Grants("", "S", "S"),
}
"""By table or view."""

SEQUENCES: dict[str, Grants] = {"experience_number": Grants("S")}
"""The sequences that no column owns: S is to draw from it."""

_WORDS = {"S": "SELECT", "I": "INSERT", "U": "UPDATE", "D": "DELETE"}
_GRANT = re.compile(r"([SIUD])(\([^)]*\))?")


class Privilege(NamedTuple):
    """One privilege on a table, on some of its columns or on all (none named)."""

    verb: str
    columns: tuple[str, ...]

    @property
    def sql(self) -> str:
        """Give it as GRANT takes it."""
        return f"{self.verb} ({', '.join(self.columns)})" if self.columns else self.verb


def privileges(told: str) -> Iterator[Privilege]:
    """Give the privileges that a cell of the table tells."""
    for letter, columns in _GRANT.findall(told):
        yield Privilege(_WORDS[letter], tuple(name.strip() for name in columns.strip("()").split(",") if name.strip()))
