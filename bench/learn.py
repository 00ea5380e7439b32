"""`python -m bench.learn`: learns the cues of `core/text/cues/` from labelled texts and measures them."""

import math
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import core.text.cues
from bench.labelled import FOLDER, Labelled, read
from bench.scores import Score
from core.text import danger, scope
from core.text.cues import ALWAYS, Cues
from core.text.cues.features import cues_of_pairs, cues_of_text, cues_of_word, spelled_cues_of_word
from core.text.cues.windows import windows
from core.text.danger.closed import in_jest
from core.text.danger.said import sign
from core.text.finding import OutOfScope
from core.text.spoken import spoken

WEIGHTS = Path(core.text.cues.__file__).parent / "weights"
DANGER = "danger"
LABELS = (DANGER, *map(str, OutOfScope))
LEAST_PRECISION = {DANGER: 0.77, "complaint": 0.8, "not_french": 0.98, "empty": 0.9}
_OTHERWISE = 0.91
"""Danger is to be found first; a story is not to be called out of scope for nothing."""
_COUNTED = {DANGER: 1 + danger.WHOLE}
"""How often what every text holds counts in a judgement: once in the passage, and in the share of the whole text."""
KEPT = {DANGER: 7000}
_KEPT_OTHERWISE = 2200
_RATE, _SLOWING, _EPOCHS, _DECAY = 0.15, 0.25, 12, 0.01
_SURE = 0.03
"""An error too small to learn from."""
_RARE = 6.0
_RULED_ON = "first"
"""The corpus that the rules were written on: what they find there says nothing of another."""
_TURNS, _TURN_EPOCHS, _NEAREST = 2, 6, 3
_SEED = 1


class Example(NamedTuple):
    """A passage as it is learned from: its cues by number, how much each counts, and whether it has the label."""

    cues: list[int]
    share: float
    right: bool


class Weights:
    """The weights of one label while they are learned."""

    def __init__(self) -> None:
        """Begin with no weight at all."""
        self.always = 0.0
        self.of_cue = [0.0] * len(_numbers())

    def score(self, example: Example) -> float:
        """Give how much an example speaks for the label."""
        return self.always + example.share * sum([self.of_cue[cue] for cue in example.cues])

    def learn(self, examples: Sequence[Example], epochs: int) -> None:
        """Follow the errors down, in an order that is always the same (stochastic logistic regression)."""
        chance, order = random.Random(_SEED), list(range(len(examples)))
        right = sum(example.right for example in examples)
        rare = min(_RARE, math.sqrt((len(examples) - right) / max(1, right)))
        for epoch in range(epochs):
            chance.shuffle(order)
            for place in order:
                self._correct(examples[place], _RATE / (1 + _SLOWING * epoch), rare)
            self.of_cue = [weight * (1 - _DECAY) for weight in self.of_cue]

    def _correct(self, example: Example, rate: float, rare: float) -> None:
        error = 1 / (1 + math.exp(-max(-30.0, min(30.0, self.score(example))))) - example.right
        if abs(error) < _SURE:
            return
        step = rate * error * (rare if example.right else 1)
        self.always -= step
        for cue in example.cues:
            self.of_cue[cue] -= step * example.share

    def kept(self, most: int) -> dict[str, float]:
        """Give the weights that count most, by cue, as they are written in their file."""
        named = {cue: self.of_cue[number] for cue, number in _numbers().items() if number < len(self.of_cue)}
        heaviest = sorted(named, key=lambda cue: (-abs(named[cue]), cue))[:most]
        return {ALWAYS: round(self.always, 2)} | {cue: round(named[cue], 2) for cue in sorted(heaviest)}


class Text(NamedTuple):
    """A labelled text made ready to learn from."""

    label: Labelled
    words: list[str]
    whole: tuple[list[int], float]
    spelled: tuple[list[int], float]
    passages: list[tuple[list[int], float]]


@cache
def _numbers() -> dict[str, int]:
    return {}


@cache
def _ready(corpus: Path) -> list[Text]:
    return [_read(text) for text in read(corpus)]


def _read(label: Labelled) -> Text:
    words = spoken(label.text).words.split()
    spelled = _numbered(words, _beside(label), spelled_cues_of_word)
    passages = [_numbered(words[first : last + 1]) for first, last in windows(words)]
    return Text(label, words, _numbered(words), spelled, passages or [_numbered([])])


def _beside(label: Labelled) -> list[str]:
    return [span.kind for span in label.spans if span.kind in scope.CONTACTS]


def _numbered(
    words: Sequence[str], beside: Iterable[str] = (), of_word: Callable[[str], Iterable[str]] = cues_of_word
) -> tuple[list[int], float]:
    numbers, different = _numbers(), dict.fromkeys(words)
    cues = [cue for word in different for cue in of_word(word)]
    cues += [*dict.fromkeys(cues_of_pairs(words)), *cues_of_text(words, beside)]
    return [numbers.setdefault(cue, len(numbers)) for cue in cues], 1 / math.sqrt(len(different) or 1)


def learned(label: str, corpora: Sequence[Path]) -> dict[str, float]:
    """Give the weights of a label, learned from corpora."""
    texts = [text for corpus in corpora for text in _ready(corpus)]
    weights = Weights()
    wholes = [text.whole if label == DANGER else text.spelled for text in texts]
    weights.learn([Example(*whole, has(text.label, label)) for whole, text in zip(wholes, texts, strict=True)], _EPOCHS)
    for _ in range(_TURNS if label == DANGER else 0):
        weights.learn(list(_by_passages(texts, label, weights)), _TURN_EPOCHS)
    return weights.kept(KEPT.get(label, _KEPT_OTHERWISE))


def _by_passages(texts: Iterable[Text], label: str, weights: Weights) -> Iterator[Example]:
    """Give the passage that says most of a text that has the label, and those that come nearest to it of the others."""
    for text in texts:
        right = has(text.label, label)
        examples = sorted((Example(*passage, right) for passage in text.passages), key=weights.score, reverse=True)
        yield from examples[: 1 if right else _NEAREST]


def has(text: Labelled, label: str) -> bool:
    """Say whether a text has a label."""
    return text.danger if label == DANGER else text.out_of_scope == label


class Judged(NamedTuple):
    """What a text has, and what is said of it by cues that were learned from other corpora, by rules, and by both."""

    right: bool
    cues: float
    rule: bool
    both: float


def judged_apart(label: str, corpus: Path, corpora: Sequence[Path]) -> list[Judged]:
    """Judge each text of a corpus by what the other corpora teach."""
    cues = Cues(learned(label, [other for other in corpora if other != corpus]))
    judge = _danger if label == DANGER else _out_of_scope
    return [judge(label, cues, text) for text in _ready(corpus)]


def _danger(label: str, cues: Cues, text: Text) -> Judged:
    alone = max(passage.weight for passage in danger.weighed(cues, text.words))
    passages = (" ".join(text.words[first : last + 1]) for first, last in windows(text.words))
    found = any(sign(in_jest(f" {passage} ")) for passage in passages)
    return Judged(has(text.label, label), alone, found, danger.heaviest(cues, text.words).weight)


def _out_of_scope(label: str, cues: Cues, text: Text) -> Judged:
    reason = OutOfScope(label)
    alone = cues.score(text.words, _beside(text.label))
    found = bool(scope.ruled(reason, text.label.text, text.words))
    return Judged(has(text.label, label), alone, found, alone + scope.RULED[reason] * found)


def threshold(label: str, judged: Iterable[tuple[float, bool]]) -> float:
    """Give the weight above which most is found with as few errors as the label allows."""
    right, best, least = 0, (0, math.inf), LEAST_PRECISION.get(label, _OTHERWISE)
    for found, (weight, has_it) in enumerate(sorted(judged, reverse=True), start=1):
        right += has_it
        if right >= least * found and right > best[0]:
            best = (right, weight - 0.001)
    return best[1]


def _score(judged: Iterable[tuple[bool, bool]]) -> Score:
    total = Score()
    for expected, found in judged:
        right = expected and found
        total += Score(expected, found, right, right)
    return total


def run(folder: Path, weights: Path) -> None:
    """Learn each label without each corpus in turn and print what it finds there, then learn from all and write it."""
    corpora = sorted(folder.glob("*.jsonl"))
    labels = [label for label in LABELS for _ in corpora]
    held_out = corpora * len(LABELS)
    with ProcessPoolExecutor() as processes:
        apart = list(processes.map(judged_apart, labels, held_out, [corpora] * len(labels)))
        final = processes.map(learned, LABELS, [corpora] * len(LABELS))
        _print_head("label", "corpus", "to find", *(f"{how} P, R, F1" for how in ("rules", "cues", "both")))
        for number, (label, known) in enumerate(zip(LABELS, final, strict=True)):
            judged = apart[number * len(corpora) : (number + 1) * len(corpora)]
            least = _print_label(label, corpora, judged)
            write(weights / f"{label}.txt", known | {ALWAYS: round(known[ALWAYS] - least / _COUNTED.get(label, 1), 2)})


def _print_label(label: str, corpora: Sequence[Path], judged: Sequence[list[Judged]]) -> float:
    unread = [one for corpus, texts in zip(corpora, judged, strict=True) for one in texts if corpus.stem != _RULED_ON]
    alone = threshold(label, ((one.cues, one.right) for one in unread))
    least = threshold(label, ((one.both, one.right) for one in unread))
    for name, texts in [*zip((corpus.stem for corpus in corpora), judged, strict=True), ("**all**", unread)]:
        rules = _score((one.right, one.rule) for one in texts)
        cues = _score((one.right, one.cues > alone) for one in texts)
        both = _score((one.right, one.both > least) for one in texts)
        _print_row(label, name, both.expected, *map(_shares, (rules, cues, both)))
    return least


def _shares(score: Score) -> str:
    return f"{score.precision:.2f} {score.recall:.2f} {score.f1:.2f}"


def _print_head(*titles: str) -> None:
    _print_row(*titles)
    _print_row(*("---" for _ in titles))


def _print_row(*cells: object) -> None:
    print("|", " | ".join(map(str, cells)), "|", flush=True)


def write(path: Path, weights: dict[str, float]) -> None:
    """Write weights, one a line, by cue."""
    lines = [f"{weight:.2f} {cue}\n" for cue, weight in sorted(weights.items()) if weight]
    path.write_text("# Written by `python -m bench.learn`.\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    run(FOLDER, WEIGHTS)
