"""The questions of those who work here, with their answers: read from help/ when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from core.text.clean import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import timedelta

    from core.rules import HouseRules
    from tui.own_keys import OwnKeys

FOLDER = Path(__file__).with_name("help")

_CHAPTER, _QUESTION = "# ", "## "
_MINUTE, _HOUR = 60, 3600
RULES = frozenset({"rules.grace", "rules.moderation", "rules.transfer"})
"""The names in braces that stand for a rule of the house."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question and its answer.

    Attributes:
        topic: what screens call it by.
        answer: its text, where a command in braces stands for its key, and a rule for what the house decided.
    """

    topic: str
    chapter: str
    question: str
    answer: str


@lru_cache
def entries() -> tuple[Entry, ...]:
    """Give all of them, chapter by chapter."""
    return tuple(entry for file in sorted(FOLDER.glob("*.txt")) for entry in parsed(file.read_text(encoding="utf-8")))


def parsed(text: str) -> Iterator[Entry]:
    """Read a file: « # chapter », then for each question « ## topic | question » and the answer under it."""
    chapter, _, rest = text.removeprefix(_CHAPTER).partition("\n")
    for block in f"\n{rest}".split(f"\n{_QUESTION}")[1:]:
        head, _, answer = block.partition("\n")
        topic, _, question = head.partition(" | ")
        yield Entry(topic.strip(), chapter.strip(), question.strip(), answer.strip())


def found(text: str) -> list[Entry]:
    """Give the questions where all these words stand; those that ask about them come first."""
    sought = fold(text).split()
    kept = [(entry, asked) for entry, asked, said in _folded() if all(word in said for word in sought)]
    return [entry for entry, _ in sorted(kept, key=lambda one: -sum(word in one[1] for word in sought))]


@lru_cache
def _folded() -> tuple[tuple[Entry, str, str], ...]:
    """Give each entry with what it asks, and with all that it says, as words are looked for."""
    return tuple(
        (entry, fold(entry.question), fold(f"{entry.chapter} {entry.question} {entry.answer}")) for entry in entries()
    )


def told(entry: Entry, keys: OwnKeys, rules: HouseRules | None) -> str:
    """Give the answer with the delays of this house and the keys as they are bound."""
    from core.rules import DEFAULT_RULES  # noqa: PLC0415 (kept out of the cold start)

    answer = entry.answer
    for name, delay in _delays(rules or DEFAULT_RULES).items():
        answer = answer.replace(f"{{{name}}}", delay)
    return keys.told(answer)


def _delays(rules: HouseRules) -> dict[str, str]:
    values = {"grace": rules.grace, "moderation": rules.moderation_delay, "transfer": rules.transfer_delay}
    return {f"rules.{name}": _lasting(delay) for name, delay in values.items()}


def _lasting(delay: timedelta) -> str:
    seconds = round(delay.total_seconds())
    for unit, name in ((_HOUR, "heure"), (_MINUTE, "minute")):
        if seconds >= unit and seconds % unit == 0:
            count = seconds // unit
            return f"{count} {name}{'s' if count > 1 else ''}"
    return f"{seconds} seconde{'s' if seconds > 1 else ''}"
