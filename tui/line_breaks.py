"""Where lines may be broken: never at the no-break spaces of French, before « : » or inside guillemets.

Rich and Textual break at any blank of Unicode, no-break ones included, and give no setting for it: the two expressions
by which they part words are replaced. `tests/tui/test_line_breaks.py` says so when a new version works otherwise.
"""

import re

import rich._wrap
import textual._wrap

_BREAKS = r"[^\S\u00a0\u202f]"
_HOLDS = r"[\S\u00a0\u202f]"


def hold_no_break_spaces() -> None:
    """Part words so, for the rest of the process."""
    rich._wrap.re_word = re.compile(f"{_BREAKS}*{_HOLDS}+{_BREAKS}*")
    textual._wrap.re_chunk = re.compile(f"{_HOLDS}+{_BREAKS}*|{_BREAKS}+")
