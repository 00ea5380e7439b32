"""How the workstations of these tests come to their desks: in their process, or over HTTPS."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backends import fail

from tests.tui.driving import Bench
from tests.tui.remote.chosen import BOTH_WAYS, NEAR_ONLY
from tests.tui.remote.far import OverHttps


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """Be on a machine that has no keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def https(no_keyring: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[OverHttps]:
    """Serve the desks of all the workstations of a test."""
    way = OverHttps()
    monkeypatch.setattr(Bench, "way", way)
    yield way
    way.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let desks be near, and far too in the files that stand for the others; or far in all, where that is asked for."""
    ways = [pytest.param("near", id=pytest.HIDDEN_PARAM)]
    if may_be_far(metafunc) and metafunc.config.getoption("far_desk"):
        ways = [pytest.param("far", id=pytest.HIDDEN_PARAM)]
    elif may_be_far(metafunc) and metafunc.module.__name__.rpartition(".")[2] in BOTH_WAYS:
        ways.append(pytest.param("far"))
    metafunc.parametrize("way", ways, indirect=True)


def may_be_far(metafunc: pytest.Metafunc) -> bool:
    """Tell whether a test may start a workstation, which needs a folder, and means something with its desks far."""
    return "tmp_path" in metafunc.fixturenames and metafunc.function.__name__ not in NEAR_ONLY


@pytest.fixture(autouse=True)
def way(request: pytest.FixtureRequest) -> None:
    """Come to the desks in one way or the other."""
    if request.param == "far":
        request.getfixturevalue("https")
