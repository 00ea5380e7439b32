"""What the tests of desks on another machine share."""

from collections.abc import Iterator

import pytest

from tests.tui.fake_desk import small_store
from tests.tui.remote.served import Served


@pytest.fixture
def served() -> Iterator[Served]:
    """Serve a small programme."""
    served = Served(small_store())
    yield served
    served.stop()
