"""Words that say that somebody's life or safety may be at stake now."""

from collections.abc import Sequence
from math import log

from core.text.cues import Cues, cues, quoted
from core.text.cues.windows import windows
from core.text.spoken import spoken


def reason(text: str) -> str:
    """Say why somebody may be in danger, "" when nothing says so."""
    said = spoken(text)
    weight, (first, last) = weigh(cues("danger"), said.words.split())
    if weight <= 0:
        return ""
    return (
        f"quelqu’un est peut-être en danger, ces mots y font penser\u202f: {quoted('danger', text, said, first, last)}"
    )


def weigh(learned: Cues, words: Sequence[str]) -> tuple[float, tuple[int, int]]:
    """Give how much the passage that says most speaks of a danger, and its first and last words."""
    passages = windows(words) or [(0, -1)]
    weights = [learned.score(words[first : last + 1]) for first, last in passages]
    heaviest = max(weights)
    # Of many passages, one may look like danger by chance.
    return heaviest - log(len(passages)), passages[weights.index(heaviest)]
