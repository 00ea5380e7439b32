import random

from hypothesis import given
from hypothesis import strategies as st

from core.text.likeness import BANDS, bands, likeness

WORDS = (
    "agent guichet mairie dossier attente heure mois carte permis retraite caisse courrier réponse téléphone site "
    "compte erreur refus merci accueil dame monsieur enfant école impôt prime allocation rendez-vous préfecture "
    "formulaire pièce photo signature délai recours conseil droit logement santé emploi travail paiement virement"
)


def a_story(seed: int, length: int = 150) -> list[str]:
    return random.Random(seed).choices(WORDS.split(), k=length)


def one_word_changed(words: list[str], seed: int) -> list[str]:
    place = random.Random(seed).randrange(len(words))
    return [*words[:place], "hippocampe", *words[place + 1 :]]


@given(st.text())
def test_the_same_text_is_wholly_like_itself(text: str) -> None:
    """Any text is accepted; its marks never change, fit a database's whole number, and accents do not count."""
    assert bands(text) == bands(text)
    assert len(bands(text)) in (0, BANDS)
    assert all(0 <= band < 2**63 for band in bands(text))
    assert likeness(text, text) in (0.0, 1.0)


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_has_no_side(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


def test_marks_are_the_same_for_ever() -> None:
    """Marks are stored for years: a change of this number means that every stored mark is lost."""
    assert bands(" ".join(a_story(1)))[0] == 930_060_820_012_280_741


def test_one_word_changed_in_a_story_leaves_a_mark_in_common() -> None:
    for seed in range(100):
        words = a_story(seed)
        changed = one_word_changed(words, seed)
        assert likeness(" ".join(words), " ".join(changed)) >= 0.9
        assert set(bands(" ".join(words))) & set(bands(" ".join(changed)))


def test_texts_alike_at_eight_tenths_nearly_always_share_a_mark() -> None:
    missed = 0
    for seed in range(200):
        words, changed = a_story(seed), a_story(seed)
        step = 0
        while likeness(" ".join(words), " ".join(one_word_changed(changed, seed + step))) >= 0.8:
            changed = one_word_changed(changed, seed + step)
            step += 1
        missed += not set(bands(" ".join(words))) & set(bands(" ".join(changed)))
    assert missed <= 2


def test_stories_of_the_same_words_in_another_order_share_no_mark() -> None:
    marks = [set(bands(" ".join(a_story(seed)))) for seed in range(100)]
    assert not any(one & other for place, one in enumerate(marks) for other in marks[:place])


def test_case_accents_and_signs_do_not_part_two_texts() -> None:
    text = " ".join(a_story(3))
    assert bands(text) == bands(text.upper().replace(" ", ", "))
    assert likeness(text, text.upper()) == 1


def test_too_little_to_compare_has_no_mark() -> None:
    assert bands("") == bands("Merci !") == bands("Très bon accueil à la mairie, merci.") == ()
    assert likeness("", "") == 0
    assert likeness("Merci !", "merci") == 1
