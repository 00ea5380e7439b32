"""A fresh programme for each test."""

import pytest

from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    """Give a small programme over fakes."""
    return World()
