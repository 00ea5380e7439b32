"""Every call of the desk, with its arguments and its result, is the same on both sides of the network."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from core.desk import Desk
from core.errors import Invalid, NotFound
from core.wire.calls import READS, call, names
from storage.engine import open_engine, sqlite_url
from tests.desk_api.made_up import made
from tests.desk_api.walked import each
from tests.storage.access_places import TREE
from tests.storage.access_programme import Programme
from tests.storage.samples import plant

ONE_FOR_EACH_RESULT = sorted({str(call(name).signature.return_annotation): name for name in sorted(names())}.values())

_COUNTS = {"tally", "tallied", "tally_due", "concept_sum", "concept_match"}
"""What whoever reads figures counts first, when it is due: the figures are the same whoever counts."""


@dataclass(frozen=True)
class Journey:
    """A call that was made, with arguments that travelled.

    Attributes:
        asked, given: its arguments before and after they travelled.
        result: what it gave.
        wrote: whether it changed a row that is not a count that was due.
        again: what a call of READS gave the second time.
    """

    name: str
    asked: Mapping[str, Any]
    given: Mapping[str, Any]
    result: Any
    wrote: bool
    again: Any


@pytest.fixture(scope="module")
def journeys(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Journey]]:
    """Make every call once, over a programme where each is possible."""
    file = tmp_path_factory.mktemp("travel") / "ecoute.sqlite"
    engine = open_engine(sqlite_url(Path(shutil.copy(migrated_file, file))))
    plant(engine, *TREE)
    with engine.connect() as connection, connection.begin():
        programme = Programme(connection)
        programme.settle()
        yield [_made(programme, *one) for one in each(programme)]
    engine.dispose()


def _made(programme: Programme, name: str, account: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> Journey:
    one, make = call(name), getattr(programme.desk(account), name)
    given = one.unpack(one.pack(*arguments, **named))
    result = make(**given)
    wrote = bool({_table(statement) for statement in programme.store.written} - _COUNTS)
    asked = one.signature.bind(*arguments, **named).arguments
    return Journey(name, asked, given, result, wrote, make(**given) if name in READS else None)


def test_every_call_comes_back_as_it_left(journeys: list[Journey]) -> None:
    """Arguments and results, real ones, are equal after the journey; no call is left out."""
    for one in journeys:
        assert _alike(one.given, one.asked), one.name
        result = call(one.name).result
        assert result.validate_json(result.dump_json(one.result)) == one.result, one.name
    assert {one.name for one in journeys} == names()


def test_what_reads_changes_nothing_and_is_answered_twice_alike(journeys: list[Journey]) -> None:
    """A call of READS writes nothing but counts that were due, and gives the same again; every other one writes."""
    assert {one.name for one in journeys if one.wrote} == names() - READS
    assert [one.name for one in journeys if one.name in READS and one.again != one.result] == []


@pytest.mark.parametrize("name", ONE_FOR_EACH_RESULT)
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_whatever_a_call_could_give_comes_back(name: str, data: st.DataObject) -> None:
    """Results made up from the types alone, with fields filled that few real ones fill."""
    one = call(name)
    result = data.draw(made(get_type_hints(getattr(Desk, name))["return"]))
    assert one.result.validate_json(one.result.dump_json(result)) == result


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b"{",
        b'{"number": "1x"}',
        b'{"number": 1, "more": 2}',
        b'{"number": 1e400}',
        b"\xff",
        b"[" * 9999,
    ],
)
def test_arguments_that_are_not_those_of_the_call_are_refused(body: bytes) -> None:
    """In one sentence, which repeats nothing of what was sent."""
    with pytest.raises(Invalid) as refused:
        call("show").unpack(body)
    assert "show" in refused.value.sentence and "1x" not in refused.value.sentence


def test_there_is_no_call_for_what_is_no_method() -> None:
    """Nothing private is reached, and nothing of Python."""
    for name in ("_opened", "__init__", "__class__", "", "show.__globals__", "Show"):
        with pytest.raises(NotFound):
            call(name)


def _table(statement: str) -> str:
    return statement.replace("INSERT INTO", "").replace("DELETE FROM", "").replace("UPDATE", "").split()[0]


def _alike(given: Any, asked: Any) -> bool:
    """Tell whether two values are equal, one sequence being as good as another: methods ask for no more."""
    if isinstance(asked, Mapping):
        return given.keys() == asked.keys() and all(_alike(given[key], asked[key]) for key in asked)
    if type(asked) in (list, tuple) and isinstance(given, Sequence):
        return len(given) == len(asked) and all(map(_alike, given, asked))
    return bool(given == asked)
