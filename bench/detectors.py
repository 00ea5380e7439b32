"""`python -m bench.detectors [CORPUS…]`: what the detectors find and miss in labelled texts, and how fast."""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.labelled import FOLDER, Labelled, read
from bench.report import middle
from bench.scores import Score, Scores, score, structured, together
from core.text.analysis import analyse
from core.text.finding import FindingKind

REAL_STORIES = Path(__file__).parents[2] / "shared" / "data" / "experiences-100.json"
STRUCTURED_RECALL, NAMES_RECALL, PRECISION, FALSE_A_STORY = 0.99, 0.95, 0.95, 0.5
_LONGER, _TIMED, _TURNS = 10, 20, 3


def run(*corpora: Path) -> list[str]:
    """Measure on each corpus, then on the real stories; give the promises that are not kept."""
    broken: list[str] = []
    for corpus in corpora or sorted(FOLDER.glob("*.jsonl")):
        texts = read(corpus)
        scores = score(texts, analyse)
        _print_scores(corpus.name, texts, scores)
        _print_speed(texts)
        _print_failures(scores)
        broken += [f"{corpus.name}: {promise}" for promise in _broken(scores)]
    broken += _false_marks_in_real_stories()
    print("\nEvery promise is kept." if not broken else "\nNot kept:")
    print("".join(f"- {promise}\n" for promise in broken), end="")
    return broken


def _print_scores(name: str, texts: list[Labelled], scores: Scores) -> None:
    print(f"\n## {name}: {len(texts)} texts\n")
    _print_head("", "to find", "found", "precision", "recall", "F1", "exact span", "hidden")
    for kind, counts in scores.by_kind.items():
        _print_score(kind, counts)
    _print_score("**structured identifiers**", together(structured(scores)))
    _print_score("**names**", scores.by_kind[FindingKind.PERSON])
    _print_score("**insults**", scores.by_kind[FindingKind.INSULT])
    _print_score("**all spans**", together(scores.by_kind.values()))
    for what, counts in scores.by_judgement.items():
        _print_score(f"text: {what}", counts)


def _print_score(name: str, counts: Score) -> None:
    shares = (counts.precision, counts.recall, counts.f1, counts.exactness, counts.hiding)
    _print_row(name, counts.expected, counts.found, *(f"{share:.3f}" for share in shares))


def _print_head(*titles: str) -> None:
    _print_row(*titles)
    _print_row("---", *("---:" for _ in titles[1:]))


def _print_row(*cells: object) -> None:
    print("|", " | ".join(str(cell) for cell in cells), "|")


def _print_speed(texts: list[Labelled]) -> None:
    each = [_seconds(one.text) for one in texts]
    longest = sorted((one.text for one in texts), key=len)[-_TIMED:]
    growth = middle([_seconds("\n".join([text] * _LONGER)) / _seconds(text) for text in longest])
    print(f"\nMedian {middle(each) * 1000:.2f} ms a text; a text {_LONGER} times longer takes × {growth:.1f}.")


def _seconds(text: str) -> float:
    return min(_seconds_once(text) for _ in range(_TURNS))


def _seconds_once(text: str) -> float:
    begun = time.perf_counter()
    analyse(text)
    return time.perf_counter() - begun


def _print_failures(scores: Scores) -> None:
    print(f"\n{len(scores.failures)} failures\n")
    print("| text | what | how | passage |\n| --- | --- | --- | --- |")
    for failure in scores.failures:
        _print_row(*failure)


def _broken(scores: Scores) -> Iterator[str]:
    identifiers, every = together(structured(scores)), together(scores.by_kind.values())
    names = scores.by_kind[FindingKind.PERSON]
    if identifiers.recall < STRUCTURED_RECALL:
        yield f"recall of structured identifiers {identifiers.recall:.3f} < {STRUCTURED_RECALL}"
    if names.recall < NAMES_RECALL:
        yield f"recall of names {names.recall:.3f} < {NAMES_RECALL}"
    if every.precision < PRECISION:
        yield f"precision overall {every.precision:.3f} < {PRECISION}"


def _false_marks_in_real_stories() -> list[str]:
    """Count the marks in published stories by kind: they were moderated, so that each mark is taken as false."""
    if not REAL_STORIES.exists():
        print(f"\nThe real stories are absent ({REAL_STORIES}): false marks a story are not measured.")
        return []
    stories = json.loads(REAL_STORIES.read_text(encoding="utf-8"))
    marks = Counter(_marks_in(f"{story['titre']}\n{story['description']}" for story in stories))
    print(f"\n## Marks in {len(stories)} published stories\n")
    _print_head("", "marks")
    for what, count in marks.most_common():
        _print_row(what, count)
    spans = sum(marks[kind] for kind in FindingKind)
    print(f"\n{spans / len(stories):.2f} false marks a story.")
    return [f"{spans / len(stories):.2f} false marks a story ≥ {FALSE_A_STORY}"] * (
        spans >= FALSE_A_STORY * len(stories)
    )


def _marks_in(stories: Iterable[str]) -> Iterator[str]:
    for story in stories:
        analysis = analyse(story)
        yield from (one.kind for one in analysis.findings)
        yield from ["text: danger"] * bool(analysis.danger)
        yield from [f"text: {analysis.out_of_scope}"] * (analysis.out_of_scope is not None)


if __name__ == "__main__":
    sys.exit(1 if run(*map(Path, sys.argv[1:])) else 0)
