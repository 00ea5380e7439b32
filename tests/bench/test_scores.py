import json
from pathlib import Path

import pytest

from bench import detectors
from bench.labelled import Labelled, Span, labelled
from bench.scores import Score, overlap, score, together
from core.text.finding import Analysis, Finding, FindingKind, OutOfScope


def text(marked: str, *, danger: bool = False, out_of_scope: str | None = None) -> Labelled:
    return labelled({"id": "a", "marked": marked, "danger": danger, "out_of_scope": out_of_scope})


def found(kind: FindingKind, start: int, end: int) -> Finding:
    return Finding(kind=kind, start=start, end=end, confidence=1, reason="essai")


@pytest.mark.parametrize(
    ("start", "end", "right", "exact", "hidden"),
    [(3, 17, 1, 1, 1), (3, 10, 1, 0, 1), (3, 31, 1, 0, 1), (3, 9, 0, 0, 0), (3, 32, 0, 0, 1), (17, 20, 0, 0, 0)],
)
def test_a_finding_counts_from_half_covered_together(start: int, end: int, right: int, exact: int, hidden: int) -> None:
    one = text("Au ⟦phone|06 12 34 56 78⟧, dès neuf heures du matin.")
    counts = score([one], lambda _: Analysis(findings=(found(FindingKind.PHONE, start, end),)))
    assert counts.by_kind[FindingKind.PHONE] == Score(expected=1, found=1, right=right, exact=exact, hidden=hidden)


def test_another_kind_at_the_same_place_is_both_missed_and_false_but_hides() -> None:
    scores = score([text("Au ⟦phone|06 12⟧.")], lambda _: Analysis(findings=(found(FindingKind.PLATE, 3, 8),)))
    assert scores.by_kind[FindingKind.PHONE] == Score(expected=1, hidden=1)
    assert scores.by_kind[FindingKind.PLATE] == Score(found=1)
    assert [(one.what, one.how, one.passage) for one in scores.failures] == [
        ("phone", "missed", "Au ⟦06 12⟧."),
        ("plate", "false", "Au ⟦06 12⟧."),
    ]


def test_one_finding_is_right_once() -> None:
    """Two values that one finding covers are not both found by it."""
    one = text("⟦person|Anatole⟧⟦person|Zoé⟧ ici.")
    scores = score([one], lambda _: Analysis(findings=(found(FindingKind.PERSON, 0, 10),)))
    assert scores.by_kind[FindingKind.PERSON] == Score(expected=2, found=1, right=1, hidden=2)


def test_danger_and_scope_are_judged_by_text() -> None:
    texts = [text("Un.", danger=True), text("Deux.", out_of_scope="advert"), text("Trois.", out_of_scope="empty")]
    scores = score(texts, lambda _: Analysis(danger="menace", out_of_scope=OutOfScope.ADVERT))
    assert scores.by_judgement["danger"] == Score(expected=1, found=3, right=1, exact=1, hidden=1)
    assert scores.by_judgement["advert"] == Score(expected=1, found=3, right=1, exact=1, hidden=1)
    assert scores.by_judgement["empty"] == Score(expected=1)


def test_spans_of_two_kinds_never_overlap() -> None:
    assert overlap(Span(FindingKind.PHONE, 0, 4), Span(FindingKind.CARD, 0, 4)) == 0


def test_shares_come_from_the_counts() -> None:
    total = together([Score(expected=4, found=2, right=1, exact=1), Score(expected=0, found=2, right=1, exact=0)])
    assert (total.recall, total.precision, total.f1, total.exactness) == (0.5, 0.5, 0.5, 0.5)
    assert (Score().recall, Score().precision) == (1, 1)


def test_the_promises_that_are_not_kept_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is found in the corpus, and each of the two published stories bears a false mark."""
    corpus, stories = tmp_path / "small.jsonl", tmp_path / "stories.json"
    line = {"id": "a-001", "marked": "⟦person|Zoé⟧ au ⟦phone|06 12⟧.", "danger": False, "out_of_scope": None}
    corpus.write_text(json.dumps(line), encoding="utf-8")
    stories.write_text(json.dumps([{"titre": "Secret", "description": "du récit"}] * 2), encoding="utf-8")
    marks = {"Secret\ndu récit": (found(FindingKind.PERSON, 0, 6),)}
    monkeypatch.setattr(detectors, "analyse", lambda told: Analysis(findings=marks.get(told, ())))
    monkeypatch.setattr(detectors, "REAL_STORIES", stories)
    broken = detectors.run(corpus)
    printed = capsys.readouterr().out
    assert broken == [
        "small.jsonl: recall of structured identifiers 0.000 < 0.99",
        "small.jsonl: recall of names 0.000 < 0.95",
        "1.00 false marks a story ≥ 0.5",
    ]
    assert all(promise in printed for promise in broken)
    assert "| a-001 | phone | missed | Zoé au ⟦06 12⟧. |" in printed
    assert "Secret" not in printed


def test_absent_stories_are_said_to_be_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "small.jsonl"
    line = {"id": "a-001", "marked": "Bonjour à tous.", "danger": False, "out_of_scope": None}
    corpus.write_text(json.dumps(line), encoding="utf-8")
    monkeypatch.setattr(detectors, "analyse", lambda _: Analysis())
    monkeypatch.setattr(detectors, "REAL_STORIES", tmp_path / "none.json")
    assert detectors.run(corpus) == []
    assert "The real stories are absent" in capsys.readouterr().out
