"""How answers are found from their questions, measured on made-up pairs."""

import json
from pathlib import Path

import pytest

from bench.retrieval import Found, desk_ranking, measure, plain_ranking, read, run

ROWS = [
    ("Passeport", "Mon passeport a été refusé au guichet.", "La photo du passeport se refait en mairie."),
    ("RSA", "Le versement de mon RSA s’est arrêté.", "Le versement du RSA reprend le mois prochain."),
    ("Retraite", "Ma pension de retraite n’est pas versée.", "La pension de retraite est versée le neuf."),
]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    empty = {f"reponse_structure_{place}": "" for place in (1, 2, 3)}
    rows = [{"titre": t, "description": d, **empty, "reponse_structure_1": a} for t, d, a in ROWS]
    file = tmp_path / "pairs.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


def test_pairs_that_share_words_are_found(export: Path) -> None:
    """Both rankings find what is plain to see."""
    pairs = read(export)
    assert [pair.title for pair in pairs] == ["Passeport", "RSA", "Retraite"]
    for ranking in (desk_ranking(pairs), plain_ranking(pairs)):
        assert measure(ranking, [0, 1, 2]) == Found(1.0, 1.0)
    assert set(run(export)) == {"the desk's ranking", "plain BM25 (SQLite FTS5)"}


def test_among_equals_the_right_answer_comes_last() -> None:
    """A ranking that says nothing finds nothing."""
    found = measure(lambda place: [0.0] * 10, [4])
    assert found == Found(0.1, 0.0)


def test_a_question_never_speaks_for_its_own_answer(export: Path) -> None:
    """A word of the story alone, that no answer holds, changes nothing."""
    pairs = read(export)
    other = [pair._replace(text=f"{pair.text} xylophone {place}") for place, pair in enumerate(pairs)]
    assert [desk_ranking(pairs)(1).index(max(desk_ranking(pairs)(1))), desk_ranking(other)(1)[0]] == [
        1,
        pytest.approx(desk_ranking(pairs)(1)[0]),
    ]


def test_absent_pairs_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "nowhere.json") == {}
    assert "not measured" in capsys.readouterr().out
