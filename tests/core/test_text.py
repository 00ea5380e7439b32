import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.text.clean import excerpt, fold, one_line, printable, slug

FRENCH = "Où l’élève Noël a-t-il reçu, dès le 1ᵉʳ mai, « 12 € »\u202f? Ça coûte cher\u00a0: œuvre, maïs, NAÏF…"
NASTY = st.text(
    st.sampled_from(
        "ae\u0301\u0300é 😀🀀👩\ufefd\u200d\u200b\u202e\ufeff\x1b\x00\r\n\t\u2028\u2029\u0085\u00ad\u202f\u00a0œﬁ№"
    )
)
TEXTS = st.one_of(st.text(), NASTY)


@given(TEXTS)
@example("e\u200d\u0301")
@example("😀\u200d\u200d😀")
@example("A\ufefd\u0300\u200d🀀")
def test_printable_twice_is_printable_once(text: str) -> None:
    """Cleaning a clean text changes nothing."""
    once = printable(text)
    assert printable(once) == once


@given(TEXTS)
def test_printable_leaves_no_control_and_no_invisible_sign(text: str) -> None:
    """No control, no direction mark, no lone surrogate comes through: only line feeds, tabulations and the joiner."""
    left = [char for char in printable(text) if char not in "\n\t\u200d"]
    assert not [char for char in left if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}]


@given(TEXTS)
def test_printable_is_in_form_c(text: str) -> None:
    """Two ways to type one letter become the same text."""
    assert unicodedata.is_normalized("NFC", printable(text))


@given(st.text(st.sampled_from(FRENCH + "\n\t")))
def test_printable_keeps_french(text: str) -> None:
    """French is kept sign by sign, its thin spaces included."""
    assert printable(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\n\ne"),
        ("e\u0301", "é"),
        ("\x1b[31mrouge", "[31mrouge"),
        ("abc\u202edef", "abcdef"),
        ("con\u200dnu con\u200bnu con\u00adnu", "connu connu connu"),
        ("👩\u200d💻 ❤\ufe0f\u200d🔥", "👩\u200d💻 ❤\ufe0f\u200d🔥"),
        ("\u200d\u200d", ""),
    ],
)
def test_printable_by_example(typed: str, kept: str) -> None:
    """Line breaks are unified, direction marks dropped, words made whole again, emoji kept."""
    assert printable(typed) == kept


@given(TEXTS)
def test_one_line_is_one_line(text: str) -> None:
    """No line break, no run of spaces, nothing at the ends; and twice changes nothing."""
    line = one_line(text)
    assert line == line.strip()
    assert "  " not in line
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


@given(TEXTS)
def test_fold_gives_plain_words(text: str) -> None:
    """A folded text holds only a-z, 0-9 and single spaces, and folding it again changes nothing."""
    folded = fold(text)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded


@given(st.text(st.sampled_from(FRENCH)))
def test_fold_does_not_see_case_or_form(text: str) -> None:
    """Capitals, and letters typed with a separate accent, fold to the same words."""
    assert fold(text.upper()) == fold(text) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("L’élève", "l eleve"),
        ("ŒUVRE, cœur", "oeuvre coeur"),
        ("N° 12, № 5", "n 12 no 5"),
        ("Ça\u202f! Où ?", "ca ou"),
        ("ﬁche ℡", "fiche tel"),
    ],
)
def test_fold_by_example(typed: str, folded: str) -> None:
    """Elisions are parted, ligatures opened, signs dropped."""
    assert fold(typed) == folded


@given(TEXTS, st.integers(1, 80))
def test_slug_fits_an_address(text: str, length: int) -> None:
    """A slug is short, and made of folded words joined by single hyphens."""
    short = slug(text, length)
    assert len(short) <= length
    assert set(short) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert "--" not in short
    assert short == short.strip("-")


@given(st.lists(st.text("abcé", min_size=1, max_size=8), min_size=1), st.integers(8, 40))
def test_slug_cuts_between_words(words: list[str], length: int) -> None:
    """No word is cut when the first one fits."""
    folded = fold(" ".join(words)).split()
    assert slug(" ".join(words), length).split("-") == folded[: slug(" ".join(words), length).count("-") + 1]


@given(TEXTS, st.integers(1, 60))
def test_excerpt_is_short_and_whole_when_it_can_be(text: str, length: int) -> None:
    """An excerpt has at most its length; a text that fits is given whole, a cut one ends with an ellipsis."""
    beginning = excerpt(text, length)
    assert len(beginning) <= length
    line = one_line(text)
    assert beginning == line if len(line) <= length else beginning.endswith("…")


def test_excerpt_cuts_between_words() -> None:
    """The last word shown is a whole one, without the comma that followed it."""
    assert excerpt("J’ai appelé, puis rappelé.", 18) == "J’ai appelé, puis…"
    assert excerpt("J’ai appelé, puis rappelé.", 14) == "J’ai appelé…"
