"""The table of docs/accessibility.md has a line for each criterion, and names tests that exist."""

import re
from pathlib import Path

HERE = Path(__file__).parent
TABLE = (HERE.parents[1] / "docs" / "accessibility.md").read_text(encoding="utf-8")
CRITERIA = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each theme of RGAA 4.1 has: 106 in all."""


def lines() -> list[tuple[str, str, str, str]]:
    """Give the lines of the table: number, state, how, checked by."""
    found = re.findall(r"^\| (\d+\.\d+) \| (\S+) \| (.+?) \| (?:(.+?) )?\|$", TABLE, re.M)
    return [(number, state, how, checked) for number, state, how, checked in found]


def test_each_criterion_has_its_line() -> None:
    numbers = [f"{theme}.{n}" for theme, count in enumerate(CRITERIA, 1) for n in range(1, count + 1)]
    assert len(numbers) == 106
    assert [number for number, *_ in lines()] == numbers


def test_each_line_says_how_it_is_met_and_checked() -> None:
    for number, state, how, checked in lines():
        assert state in {"yes", "part", "–"}, number
        assert how, number
        assert checked or state != "yes", number


def test_what_is_only_partly_met_is_told_among_what_is_missing() -> None:
    missing = TABLE.partition("## What is missing")[2].partition("## How it is checked")[0]
    told = {"7.1", "7.5", "8.7", "9.4", "13.3"}
    same_cause = {"8.8": "8.7", "13.4": "13.3"}
    for number, state, *_ in lines():
        if state == "part":
            assert same_cause.get(number, number) in told
    assert all(number in missing for number in told)


def test_the_tests_that_are_named_exist() -> None:
    for name in set(re.findall(r"\b(test_\w+)\.py", TABLE)):
        assert (HERE / f"{name}.py").exists(), name
    written = "".join(file.read_text(encoding="utf-8") for file in HERE.glob("test_*.py"))
    for name in set(re.findall(r"`(test_\w+)`", TABLE)):
        assert f"def {name}(" in written, name
