"""The expressions that tell an experience from what is none, read from their file."""

import re
from functools import cache
from importlib.resources import files


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in files(__package__).joinpath("expressions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            section.append(line)
    return {name: re.compile(rf"(?<= )(?:{'|'.join(lines)})(?= )") for name, lines in found.items()}


def said(section: str, words: str, enough: int) -> list[str]:
    """Give the first expressions of a section that the words hold, no more than are enough."""
    found: list[str] = []
    for expression in _expressions()[section].finditer(words):
        found.append(expression.group())
        if len(found) == enough:
            break
    return found
