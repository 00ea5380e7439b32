"""The documents of security name tests: each of them is there."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_NAMED = re.compile(r"\btest_\w+\*?")
_FUNCTION = re.compile(r"^def (test_\w+)", re.MULTILINE)


def found() -> set[str]:
    """Give the names of every file and function of tests."""
    files = list((ROOT / "tests").rglob("test_*.py"))
    functions = {name for file in files for name in _FUNCTION.findall(file.read_text("utf-8"))}
    return functions | {file.stem for file in files}


@pytest.mark.parametrize("document", ["security.md", "asvs.md"])
def test_named_tests_exist(document: str) -> None:
    """A claim whose test was renamed or taken away is noticed."""
    named, known = set(_NAMED.findall((ROOT / "docs" / document).read_text("utf-8"))), found()
    assert len(named) > 50
    assert {name for name in named if not any(fnmatch(one, name) for one in known)} == set()
