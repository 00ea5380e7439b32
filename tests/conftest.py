"""What every test has: steady properties, and an environment that does not change what is drawn."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ecoute", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("ecoute")

# The first two change what Textual draws, the very first also what click writes; with the last, each of the hundreds
# of processes that are started here would compile all the code again.
for name in ("NO_COLOR", "TEXTUAL_THEME", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(name, None)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the workstations of all the tests hold their desks over HTTPS."""
    parser.addoption("--far-desk", action="store_true", help="hold the desks of tests/tui over HTTPS")


def pytest_xdist_auto_num_workers() -> int:
    """Have more workers than processors: many a test waits for a process, a page or a clock."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Leave what every test shares out of the garbage collections of each: thousands of tests are much to go through.

    What a test leaves behind is still found, a little later.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
