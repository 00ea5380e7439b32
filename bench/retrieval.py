"""`python -m bench.retrieval`: is the answer found from its question, among answers alone, beside plain BM25."""

import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from core.french import stems
from core.likening import Background, Terms, likenesses
from core.text.likeness import likeness

REAL_PAIRS = Path(__file__).parents[2] / "shared" / "data" / "experiences-100.json"
FIRST = 5
_SAME_ANSWER = 0.5
"""From this likeness on, an answer is one that several people received: it belongs to no question."""


class Pair(NamedTuple):
    """A story and an answer to it."""

    title: str
    text: str
    answer: str


class Found(NamedTuple):
    """How well answers are found.

    Attributes:
        reciprocal_rank: the mean of 1 for an answer that comes first, 1/2 for the second, and so on.
        recall: the share of the answers that come among the first ones.
    """

    reciprocal_rank: float
    recall: float


Ranking = Callable[[int], Sequence[float]]
"""Gives the score of every answer for the question at a place; the higher, the nearer."""


def run(file: Path = REAL_PAIRS) -> dict[str, Found]:
    """Measure both rankings on the same pairs; give what each found, nothing when the pairs are absent."""
    if not file.exists():
        print(f"\nThe real pairs are absent ({file}): retrieval is not measured.")
        return {}
    pairs = read(file)
    asked = [place for place in range(len(pairs)) if _is_its_own(pairs, place)]
    rankings = {"the desk's ranking": desk_ranking(pairs), "plain BM25 (SQLite FTS5)": plain_ranking(pairs)}
    found = {name: measure(ranking, asked) for name, ranking in rankings.items()}
    print(f"\n{len(pairs)} answers; {len(asked)} questions whose answer was given to nobody else.\n")
    print(f"| ranking | MRR | recall@{FIRST} |\n| --- | ---: | ---: |")
    for name, one in found.items():
        print(f"| {name} | {one.reciprocal_rank:.3f} | {one.recall:.3f} |")
    return found


def read(file: Path) -> list[Pair]:
    """Give each answer of an official export with its story."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    answered = ((row, row[f"reponse_structure_{place}"]) for row in rows for place in (1, 2, 3))
    return [Pair(row["titre"], row["description"], answer) for row, answer in answered if answer]


def measure(ranking: Ranking, asked: Sequence[int]) -> Found:
    """Say how well the answers to these questions are found; among equals, the right one comes last."""
    ranks = [_rank(ranking(place), place) for place in asked]
    return Found(sum(1 / rank for rank in ranks) / len(ranks), sum(rank <= FIRST for rank in ranks) / len(ranks))


def desk_ranking(pairs: Sequence[Pair]) -> Ranking:
    """Give the ranking of the desk: only the answers are compared, and no question is its own background."""
    answers = [Terms.of(pair.answer) for pair in pairs]
    stories = [Terms.of(f"{pair.title}\n{pair.text}") for pair in pairs]

    def rank(place: int) -> list[float]:
        others = [story for other, story in zip(pairs, stories, strict=True) if other.text != pairs[place].text]
        alike = likenesses(pairs[place].title, pairs[place].text, answers, Background([*answers, *others]))
        return [one.score for one in alike]

    return rank


def plain_ranking(pairs: Sequence[Pair]) -> Ranking:
    """Give SQLite's own BM25 over the same stems of the same answers."""
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE answer USING fts5 (stems)")
    index.executemany(
        "INSERT INTO answer (rowid, stems) VALUES (?, ?)",
        ((place, " ".join(stems(pair.answer))) for place, pair in enumerate(pairs)),
    )

    def rank(place: int) -> list[float]:
        asked = dict.fromkeys([*stems(pairs[place].title), *stems(pairs[place].text)])
        query = " OR ".join(f'"{stem}"' for stem in asked)
        scores = dict(index.execute("SELECT rowid, -bm25(answer) FROM answer WHERE answer MATCH ?", (query,)))
        return [scores.get(answer, 0.0) for answer in range(len(pairs))]

    return rank


def _rank(scores: Sequence[float], place: int) -> int:
    return sum(score >= scores[place] for score in scores)


def _is_its_own(pairs: Sequence[Pair], place: int) -> bool:
    """Tell whether nobody else received the same answer, or nearly the same."""
    answer = pairs[place].answer
    return all(likeness(answer, other.answer) < _SAME_ANSWER for at, other in enumerate(pairs) if at != place)


if __name__ == "__main__":
    measured = run()
    ours, plain = measured.values() if measured else (Found(0, 0), Found(0, 0))
    sys.exit(1 if measured and (ours.reciprocal_rank <= plain.reciprocal_rank or ours.recall <= plain.recall) else 0)
