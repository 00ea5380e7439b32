"""The desks over a small programme."""

import pytest

from tests.desk_api.calling import Server
from tests.fakes.world import World
from tests.storage.conftest import migrated_file, postgres_server, postgres_template
from tests.tui.conftest import no_keyring

__all__ = ["migrated_file", "no_keyring", "postgres_server", "postgres_template"]


@pytest.fixture
def world() -> World:
    """Give a small programme over fakes."""
    return World()


@pytest.fixture
def server(world: World) -> Server:
    """Give the server of its desks."""
    return Server(world)
