"""Words in texts: phrases follow one another, near words stand together, and what is found is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.french import stems
from core.seeking.hits import places
from core.seeking.search import Criterion, Key, Words
from core.seeking.texts import holds, says, texts
from tests.fakes.searching import WORDS

STORY = "La file d’attente était longue, mais l’accueil au guichet fut aimable."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (Words("files d’attentes"), True),
        (Words("attente file"), False),
        (Words("attente file", 1), True),
        (Words("file guichet"), False),
        (Words("file guichet", 4), True),
        (Words("file guichet", 3), False),
        (Words("guichets"), True),
        (Words("guichet aimable dossier", 50), False),
    ],
)
def test_order_and_nearness_of_words(words: Words, found: bool) -> None:
    """Worked by hand: file 0, attente 1, longue 2, accueil 3, guichet 4,fut 5, aimable 6."""
    assert holds(words, stems(STORY)) is found


def test_each_key_looks_into_its_field() -> None:
    """Title, story and answers are told apart, and a phrase never runs from one into the other."""
    said = texts("Le guichet", "Attente longue", ["Dossier traité", "Lundi matin"])
    found = {
        key: [word for word in ("guichet", "attente", "dossier", "lundi")
              if says(Criterion(key, (Words(word),)), said)]
        for key in (Key.TEXT, Key.TITLE, Key.STORY, Key.ANSWER)
    }  # fmt: skip
    assert found == {
        Key.TEXT: ["guichet", "attente", "dossier", "lundi"],
        Key.TITLE: ["guichet"],
        Key.STORY: ["attente"],
        Key.ANSWER: ["dossier", "lundi"],
    }
    assert not says(Criterion(Key.TEXT, (Words("guichet attente"),)), said)
    assert not says(Criterion(Key.ANSWER, (Words("traité lundi"),)), said)
    assert says(Criterion(Key.TITLE, (Words("lundi"),), excluded=True), said)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
       st.integers(0, 6))  # fmt: skip
def test_words_are_found_where_a_plain_look_finds_them(text: list[str], wanted: list[str], near: int) -> None:
    """Held against every window of the text, one by one."""
    words, field = Words(" ".join(wanted), near), stems(" ".join(text))
    sought = stems(" ".join(wanted))
    if near:
        windows = [field[at : at + near + 1] for at in range(len(field))]
        plain = any(set(sought) <= set(window) for window in windows)
    else:
        plain = any(field[at : at + len(sought)] == sought for at in range(len(field)))
    assert holds(words, field) is plain


def test_what_is_found_is_shown_and_nothing_else() -> None:
    """Of a phrase its own words are shown, not the same words elsewhere."""
    text = "Attente au guichet. La file d’attente, la file."
    found = [text[start:end] for start, end in places(text, [Words("file attente")])]
    assert found == ["file", "attente"]
    assert places(text, [Words("dossier")]) == []
