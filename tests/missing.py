"""What a test does where something that it needs is not on the machine."""

import os

import pytest

EVERYTHING = "ECOUTE_TEST_EVERYTHING"
"""Set where nothing may be missing: on the machine of continuous integration."""


def without(what: str) -> None:
    """Skip the test, saying what is missing; fail it where nothing may be."""
    if os.environ.get(EVERYTHING):
        pytest.fail(f"{EVERYTHING} is set: {what}")
    pytest.skip(what)
