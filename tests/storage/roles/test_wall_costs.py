"""What the walls cost: the seat is asked for once a statement, and rows are found by the indexes they had."""

import re

import sqlalchemy as sa

from bench.multiplied import multiply
from core.comment import Comment
from storage.roles.policies import POLICIES
from storage.roles.privileges import Door
from storage.store import SqlStore
from tests.fakes.world import accounts, structures
from tests.storage.roles.conftest import Walled
from tests.storage.samples import (
    NOON,
    a_concern,
    a_published_experience,
    a_response,
    a_transfer,
    an_event,
    plant,
    put,
)

MANY = 20_000
_A_COMMENT = Comment(
    number=1, experience_number=1, at=NOON, author="agent-30", author_name="A", structure_code="caf-30", text="Vu."
)
ONCE = re.compile(r"\(SELECT wall_\w+\(\)\)")
"""A subquery that depends on no row: PostgreSQL asks it once."""

FOUND = (
    "SELECT * FROM comment WHERE experience_number = 77",
    "SELECT * FROM comment WHERE number > 19990",
    "SELECT * FROM event WHERE experience_number = 77",
    "SELECT * FROM response WHERE experience_number = 77",
    "SELECT * FROM experience WHERE number = 77",
)


def test_no_function_is_called_for_each_row() -> None:
    """Whatever a policy asks of the seat, it asks in a subquery of its own."""
    for door, walls in POLICIES.items():
        for table, policies in walls.items():
            for policy in policies:
                assert "wall_" not in ONCE.sub("", policy.seen + policy.kept), (door, table)


def test_what_the_walls_ask_of_the_seat(walled: Walled) -> None:
    """No function of an earlier version is left, and none keeps several processes from sharing a statement."""
    found = sa.text(r"SELECT proname, proparallel FROM pg_proc WHERE proname LIKE 'wall\_%'")
    with walled.administrator.begin() as connection:
        kinds = {row.proname: row.proparallel for row in connection.execute(found)}
    names = ("wall_account", "wall_revealed", "wall_programme", "wall_path", "wall_writing_path")
    assert kinds == dict.fromkeys(names, "s")


def test_rows_behind_walls_are_found_by_their_indexes(walled: Walled) -> None:
    """Among many rows, those of one story are not looked for from the first to the last."""
    plant(walled.administrator, *structures())
    with SqlStore(walled.administrator).writing() as uow:
        put(uow, [*accounts(), a_published_experience(), a_concern(), a_response(), an_event(), a_transfer()])
        uow.comments.add(_A_COMMENT)
        uow.commit()
    multiply(walled.administrator, 1, MANY)
    for query in FOUND:
        plan = "\n".join(str(line) for (line,) in walled.ask(Door.DESK, f"EXPLAIN {query}", "agent-30"))
        assert not re.search(r"Seq Scan on (?!account|structure)", plan), plan
