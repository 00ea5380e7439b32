"""Styles: what one screen brings stays on for all the others, so its rules name the screen that they are for."""

import re
from pathlib import Path

import pytest

import tui

SHEETS = sorted(Path(tui.__path__[0]).glob("*.tcss"))
OF_THE_APP = "ecoute.tcss"
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)


@pytest.mark.parametrize("sheet", [path for path in SHEETS if path.name != OF_THE_APP], ids=lambda path: path.name)
def test_no_rule_of_a_screen_reaches_another_one(sheet: Path) -> None:
    """Two screens may each have a list called « found »: a rule about it says whose."""
    selectors = re.findall(r"([^{}]+)\{", _COMMENTS.sub("", sheet.read_text(encoding="utf-8")))
    reaching = [one.strip() for group in selectors for one in group.split(",") if one.strip().startswith("#")]
    assert reaching == []
