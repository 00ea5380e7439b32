"""Injurious words, whole or disguised."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from core.text.finding import Finding, FindingKind
from core.text.insults.context import injurious
from core.text.insults.disguise import Word, words
from core.text.insults.lexicon import Sense, automaton

_CONFIDENCE = {
    Sense.ALWAYS: 0.97,
    Sense.GROUPS: 0.95,
    Sense.AIMED: 0.85,
    Sense.CALLED: 0.8,
    Sense.NAMED: 0.75,
    Sense.EXCLAIMED: 0.8,
}
_DISGUISED = 0.9
_ADJECTIVES = (
    "sale sales sal pauvre pauvres pauv gros grosse grosses vieux vieille vieilles petit petite petits petites"
)
_CARRIED = frozenset(_ADJECTIVES.split())


def find(text: str) -> list[Finding]:
    """Give the injurious words of the text, no two of them overlapping."""
    said = words(text)
    found: list[Finding] = []
    for first, last, sense in _expressions(said):
        if injurious(sense, text, said, first, last):
            start = _with_adjective(said, first)
            found.append(_finding(said[start : last + 1], sense))
    return _apart(_joined(found, text))


def _expressions(said: Sequence[Word]) -> Iterator[tuple[int, int, Sense]]:
    """Give where each expression of the lexicon begins and ends, counted in words, the longer first."""
    copy = " " + "".join(f"{word.plain} " for word in said)
    # Where each word ends in the copy, so that a place in the copy gives the number of its word.
    ends = list(accumulate((len(word.plain) + 1 for word in said), initial=0))[1:]
    met = [(bisect_left(ends, end), count, sense) for end, (count, sense) in automaton().iter(copy)]
    reached = -1
    for first, last, sense in sorted(((last - count + 1, last, sense) for last, count, sense in met), key=_order):
        if first > reached:
            reached = last
            yield first, last, sense


def _order(expression: tuple[int, int, Sense]) -> tuple[int, int]:
    first, last, _ = expression
    return first, -last


def _with_adjective(said: Sequence[Word], first: int) -> int:
    """Give where the insult begins, with the adjective that belongs to it: "sale arabe", "gros porc"."""
    while first and said[first - 1].plain in _CARRIED and said[first].start - said[first - 1].end == 1:
        first -= 1
    return first


def _finding(insult: Sequence[Word], sense: Sense) -> Finding:
    disguised = any(word.disguised for word in insult)
    meant = " ".join(word.plain for word in insult)
    return Finding(
        kind=FindingKind.INSULT,
        start=insult[0].start,
        end=insult[-1].end,
        confidence=_DISGUISED if disguised else _CONFIDENCE[sense],
        reason=f"mot injurieux déguisé\u202f: «\u202f{meant}\u202f»" if disguised else "mot injurieux ou grossier",
    )


def _joined(found: list[Finding], text: str) -> list[Finding]:
    """Give the findings with those that make one insult put together: "putain de merde"."""
    joined: list[Finding] = []
    for one in found:
        between = text[joined[-1].end : one.start].casefold() if joined else "."
        if between in {" ", " de ", " d'", " d’"}:
            joined[-1] = joined[-1].model_copy(update={"end": one.end})
        else:
            joined.append(one)
    return joined


def _apart(found: list[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
