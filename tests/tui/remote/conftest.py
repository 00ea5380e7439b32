"""What the tests of desks on another machine share."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backends import fail

from tests.tui.fake_desk import small_store
from tests.tui.remote.served import Served


@pytest.fixture
def no_keyring() -> Iterator[None]:
    """Be on a machine that has no keyring."""
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def served() -> Iterator[Served]:
    """Serve a small programme."""
    served = Served(small_store())
    yield served
    served.stop()
