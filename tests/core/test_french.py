from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.french import placed_stems, stems
from core.text.clean import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("élève", "ELEVES"),
        ("l’accueil", "accueils"),
        ("téléphoner", "téléphoné"),
        ("œuvre", "oeuvres"),
        ("allocation familiale", "les allocations familiales"),
        ("3646", "le 3646"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    """Accents, case, elisions, plurals and common endings make no difference."""
    assert stems(one) == stems(other) != []


def test_small_words_are_left_out() -> None:
    """Words that stand in every story find nothing by themselves."""
    assert stems("C’est que je n’ai pas eu le temps de l’avoir") == stems("temps")


@given(st.text())
def test_any_text_has_stems(text: str) -> None:
    """Stems are single folded words, whatever the text, and the places given are those of their words."""
    found = list(placed_stems(text))
    assert [stem for stem, _, _ in found] == stems(text)
    for stem, start, end in found:
        assert stem == fold(stem).replace(" ", "") != ""
        assert stem in stems(text[start:end])


def test_stems_are_the_same_from_every_thread() -> None:
    """Threads that stem at the same time do not mix their words up."""
    words = [f"téléphoner{'s' * (n % 3)} accueil{n} allocations{n}" for n in range(300)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(stems, words))
    assert together == [stems(text) for text in words]
