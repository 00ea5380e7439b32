"""What looks like personal data is found where it stands, in any text, and quickly."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.hints import HINTS, Hint, hints
from core.text.clean import SPACE_BEFORE_SIGN as THIN

LOOKS_LIKE = {
    "phone": [
        "06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78", "0612345678",
        "06\u00a012\u00a034\u00a056\u00a078",
        "04 66 00 00 00", "+33 6 12 34 56 78", "+33612345678", "+33 (0)6 12 34 56 78", "0033 6 12 34 56 78",
        "06 123 456 78", "0612 345 678", "0692 12 34 56", "+262 692 12 34 56",
    ],
    "email": ["camille@exemple.fr", "camille.durand+caf@courrier.exemple.org"],
    "nir": ["1 84 12 76 451 089 46", "1841276451089", "184127645108946", "2 69 05 2A 004 123"],
    "iban": ["FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189"],
    "plate": ["AA-123-AA", "AA 123 AA", "AB123CD", "ab-123-cd"],
    "file": [
        "n° allocataire 1234567", "numéro d’allocataire : 1234567", "Numéro fiscal : 30 12 345 678 901",
        "dossier n° 2024-12345", "identifiant est 1234567A", "référence 123456",
        "numéro de demandeur d’emploi 1234567H",
    ],
    "address": [
        "12 rue des Lilas", "12 bis, avenue du Général de Gaulle", "3, bd Victor Hugo 30000 Nîmes", "7 RUE DES LILAS",
        "12 impasse des lilas", "1 place de la Mairie",
    ],
    "name": ["Mme Durand", "M. Dupont", "Madame Martin", "MME DURAND", "M. de Villiers", "Mme Anne-Marie Le Goff"],
}  # fmt: skip
IS_NOTHING = [
    "3646", "le 36 46", "0 800 12 34 56", "0800123456", "0809 54 00 00", "0 809 54 00 00", "0 892 12 34 56",
    "le 01/02/2023 à 10h30", "01.02.2023 à 10.30", "le 06 07 2023", "1 200 000 euros", "12345678901234567890",
    "@caf", "a@b", "à 12 h", "de 200 km", "allocataire depuis 2019", "dossier du 12/03/2024", "dossier : 12/03/2024",
    "dossier 2024", "1 place de parking", "2 cours de français", "14 juillet", "30000 Nîmes", "Bonjour Madame, merci",
    "Madame la directrice", "Monsieur le maire", "M. D.", "comme Paul", "ENSEMBLE DURAND", "FR76 3000",
]  # fmt: skip
PIECES = [example for examples in LOOKS_LIKE.values() for example in examples]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.sampled_from("0612 .-/@aAMmée’°n:,\n\u00a0\u202f")))).map(
        "".join
    ),
)


@pytest.mark.parametrize(("kind", "passage"), [(kind, one) for kind, ones in LOOKS_LIKE.items() for one in ones])
def test_each_way_to_write_it_is_found_whole(kind: str, passage: str) -> None:
    text = f"J’ai écrit : {passage}, sans réponse."
    assert [(found.kind, found.found) for found in hints(text)] == [(kind, passage)]


@pytest.mark.parametrize("passage", IS_NOTHING)
def test_what_only_looks_a_little_like_it_is_left_alone(passage: str) -> None:
    assert hints(f"J’ai appelé {passage} et voilà.") == []


def test_the_sentence_names_the_passage_and_a_way_to_say_it() -> None:
    (found,) = hints("Appelez-moi au 06 12 34 56 78.")
    assert found.sentence == (
        f"«{THIN}06 12 34 56 78{THIN}» ressemble à un numéro de téléphone{THIN}: "
        f"écrivez plutôt «{THIN}mon numéro de téléphone{THIN}»."
    )
    assert found.instead == "mon numéro de téléphone"


def test_several_come_in_their_order_and_the_plainer_one_wins() -> None:
    """A file number that begins like a telephone number is told once, as its own words say."""
    text = "Mme Durand, 12 rue des Lilas, dossier n° 0612345678, m’a écrit à a@exemple.fr."
    assert [found.kind for found in hints(text)] == ["name", "address", "file", "email"]


@settings(derandomize=True)
@given(TEXTS)
def test_offsets_hold_in_any_text(text: str) -> None:
    """Each passage stands where it is said to, after the one before, and never empty."""
    end = 0
    for found in hints(text):
        assert found.start >= end and found.end > found.start
        assert text[found.start : found.end] == found.found
        end = found.end


@pytest.mark.parametrize(
    "piece",
    ["0", "06 ", "06", "a@", "a.", "x@a.", "a-", "1 ", "1 84 12 76 451 ", "FR76 1 ", "AA-12", "n° ", "dossier n° ",
     "12 ", "12 rue ", "12 rue de la ", "12 rue Aa ", "M. ", "M. Aa ", "Aa", "’", "\u00a0", "é"],
)  # fmt: skip
def test_no_text_takes_for_ever(piece: str) -> None:
    """The longest story, made of the beginnings of passages, comes to an end."""
    assert len(hints((piece * 10_000)[:10_000])) <= 10_000


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.kind)
def test_every_repetition_has_an_end(hint: Hint) -> None:
    """It is what keeps the time of a search in proportion to the text."""
    bare = re.sub(r"\\.|\[[^\]]*\]", "", hint.pattern)
    assert "*" not in bare and "+" not in bare and ",}" not in bare


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.kind)
def test_patterns_are_those_of_python_and_of_javascript(hint: Hint) -> None:
    """No sign that only one of them knows, or that each reads its own way."""
    assert set(re.findall(r"\\(.)", hint.pattern)) <= set("+.()12")
    bare = re.sub(r"\\.", "", hint.pattern)
    assert set(re.findall(r"\(\?(<?.)", bare)) <= {":", "!", "<!"}
    assert all(re.fullmatch(r"\[[^\]]*\]\).*", rest, re.DOTALL) for rest in bare.split("(?<!")[1:])
    assert hint.flags in {"", "i"}


def test_kinds_are_told_apart() -> None:
    assert len({hint.kind for hint in HINTS}) == len(HINTS) == len(LOOKS_LIKE)
    assert all(hint.sentence.count("{found}") == 1 for hint in HINTS)
