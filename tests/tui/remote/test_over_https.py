"""The workstations of the tests that are on a server are there indeed, and each test that is not says why."""

from pathlib import Path

import pytest

from tests.tui.driving import Bench, Driver
from tests.tui.remote.chosen import BOTH_WAYS, NEAR_ONLY
from tests.tui.remote.far import OverHttps
from tui.remote.desk import RemoteDesk

TESTS = Path(__file__).parents[1]


def test_a_far_workstation_asks_the_server_for_everything(tmp_path: Path, https: OverHttps) -> None:
    """Its desks are far ones, what it shows came over HTTPS; another one of the same programme joins it."""
    bench = Bench(tmp_path)

    async def steps(driver: Driver) -> None:
        assert driver.shown == 900123
        await driver.press("p")

    bench.run(steps)
    assert isinstance(bench.desk()._desk, RemoteDesk)
    assert {"desk/glance", "desk/publish"} <= {*https.served(bench).asked}
    other = Bench(tmp_path, bench.store)
    assert https.served(other) is https.served(bench)


def test_each_test_that_stays_near_is_there() -> None:
    """A name that no test has any more is taken out of the list."""
    written = "".join(file.read_text("utf-8") for file in TESTS.rglob("test_*.py"))
    assert [name for name in NEAR_ONLY if f"def {name}(" not in written] == []


@pytest.mark.parametrize("name", sorted(BOTH_WAYS))
def test_each_file_that_is_held_in_both_ways_is_there(name: str) -> None:
    assert list(TESTS.rglob(f"{name}.py"))
