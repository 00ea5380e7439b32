"""Compares what was found in texts with what was to be found."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.labelled import Labelled, Span
from core.text.finding import Analysis, FindingKind, OutOfScope

# A finding counts when half of what it and the label cover together is covered by both.
ENOUGH = 0.5
_AROUND = 30


class Failure(NamedTuple):
    """Something missed, or something marked that should not be."""

    id: str
    what: str
    how: str
    passage: str


@dataclass
class Score:
    """Counts of what was to be found and of what was found.

    Attributes:
        hidden: how many of the expected are covered by half or more, whatever the kinds: what does not leak.
    """

    expected: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    hidden: int = 0

    def __iadd__(self, other: "Score") -> "Score":
        """Add the counts of another score."""
        self.expected += other.expected
        self.found += other.found
        self.right += other.right
        self.exact += other.exact
        self.hidden += other.hidden
        return self

    @property
    def precision(self) -> float:
        """The share of the found that was to be found; 1 when nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was to be found that was; 1 when nothing was."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def hiding(self) -> float:
        """The share of what was to be found that some mark hides, of its kind or another; 1 when nothing was."""
        return self.hidden / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def exactness(self) -> float:
        """The share of the right ones that are the very span."""
        return self.exact / self.right if self.right else 1.0


def together(scores: Iterable[Score]) -> Score:
    """Give the sum of scores."""
    total = Score()
    for score in scores:
        total += score
    return total


@dataclass
class Scores:
    """The scores of one corpus, by kind of span and by judgement, and every failure."""

    by_kind: dict[FindingKind, Score] = field(default_factory=lambda: {kind: Score() for kind in FindingKind})
    by_judgement: dict[str, Score] = field(default_factory=lambda: {what: Score() for what in ("danger", *OutOfScope)})
    failures: list[Failure] = field(default_factory=list)


def score(texts: Sequence[Labelled], analyse: Callable[[str], Analysis]) -> Scores:
    """Compare what `analyse` says of each text with its labels."""
    scores = Scores()
    for text in texts:
        analysis = analyse(text.text)
        _score_spans(text, [Span(one.kind, one.start, one.end) for one in analysis.findings], scores)
        _score_judgement(text, "danger", text.danger, bool(analysis.danger), scores)
        _score_scope(text, analysis, scores)
    return scores


def _score_spans(text: Labelled, found: list[Span], scores: Scores) -> None:
    left = list(found)
    for span in text.spans:
        counts = scores.by_kind[span.kind]
        counts.expected += 1
        counts.hidden += _is_hidden(span, found)
        match = max(left, key=lambda one: overlap(one, span), default=None)
        if match is None or overlap(match, span) < ENOUGH:
            scores.failures.append(Failure(text.id, span.kind, "missed", passage(text.text, span)))
            continue
        left.remove(match)
        counts.right += 1
        counts.exact += match == span
    for one in found:
        scores.by_kind[one.kind].found += 1
    scores.failures += [Failure(text.id, one.kind, "false", passage(text.text, one)) for one in left]


def _is_hidden(span: Span, found: list[Span]) -> bool:
    """Say whether half of a span or more is marked, whatever the kinds."""
    marked = {place for one in found for place in range(max(one.start, span.start), min(one.end, span.end))}
    return len(marked) >= ENOUGH * (span.end - span.start)


def _score_scope(text: Labelled, analysis: Analysis, scores: Scores) -> None:
    for reason in {text.out_of_scope, analysis.out_of_scope} - {None}:
        _score_judgement(text, str(reason), text.out_of_scope == reason, analysis.out_of_scope == reason, scores)


def _score_judgement(text: Labelled, what: str, expected: bool, found: bool, scores: Scores) -> None:
    right = expected and found
    scores.by_judgement[what] += Score(expected=expected, found=found, right=right, exact=right, hidden=right)
    if expected != found:
        scores.failures.append(Failure(text.id, what, "missed" if expected else "false", _one_line(text.text[:100])))


def overlap(one: Span, other: Span) -> float:
    """Give the share of two spans that both cover; 0 when their kinds differ."""
    common = min(one.end, other.end) - max(one.start, other.start)
    if one.kind != other.kind or common <= 0:
        return 0.0
    return common / (max(one.end, other.end) - min(one.start, other.start))


def passage(text: str, span: Span) -> str:
    """Give a span on one line, with what stands around it."""
    before, after = text[max(span.start - _AROUND, 0) : span.start], text[span.end : span.end + _AROUND]
    return _one_line(f"{before}⟦{text[span.start : span.end]}⟧{after}")


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", "¦").split())


def structured(scores: Scores) -> Iterator[Score]:
    """Give the scores of what has a written form: all kinds but names and insults."""
    free = {FindingKind.PERSON, FindingKind.INSULT}
    return (counts for kind, counts in scores.by_kind.items() if kind not in free)
