"""Every call of the desk, with its arguments and its result, is the same on both sides of the network."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
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


@pytest.fixture(scope="module")
def programme(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programme]:
    """Give a programme where every call can be made."""
    file = tmp_path_factory.mktemp("travel") / "ecoute.sqlite"
    engine = open_engine(sqlite_url(Path(shutil.copy(migrated_file, file))))
    plant(engine, *TREE)
    with engine.connect() as connection, connection.begin():
        settled = Programme(connection)
        settled.settle()
        yield settled
    engine.dispose()


ONE_FOR_EACH_RESULT = sorted({str(call(name).signature.return_annotation): name for name in sorted(names())}.values())

_COUNTS = {"tally", "tallied", "tally_due", "concept_sum", "concept_match"}
"""What whoever reads figures counts first, when it is due: the figures are the same whoever counts."""


def test_every_call_comes_back_as_it_left(programme: Programme) -> None:
    """Arguments and results, real ones, are equal after the journey; no call is left out."""
    seen = set()
    for name, account, arguments, named in each(programme):
        one = call(name)
        given = one.unpack(one.pack(*arguments, **named))
        assert _alike(given, one.signature.bind(*arguments, **named).arguments), name
        result = getattr(programme.desk(account), name)(**given)
        assert one.result.validate_json(one.result.dump_json(result)) == result, name
        seen.add(name)
    assert seen == names()


def test_what_reads_changes_nothing_and_is_answered_twice_alike(programme: Programme) -> None:
    """A call of READS writes nothing but counts that were due, and gives the same again; every other one writes."""
    wrote = set()
    for name, account, arguments, named in each(programme):
        make = getattr(programme.desk(account), name)
        first = make(*arguments, **named)
        if {_table(statement) for statement in programme.store.written} - _COUNTS:
            wrote.add(name)
        elif name in READS:
            assert make(*arguments, **named) == first, name
    assert wrote == names() - READS


@pytest.mark.parametrize("name", ONE_FOR_EACH_RESULT)
@settings(
    max_examples=3,
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
