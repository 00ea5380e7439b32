"""What makes two texts alike."""

from core.likening import Alike, Background, Terms, likenesses

POLITE = "Nous vous remercions de votre témoignage et nous regrettons les difficultés rencontrées. "
TEXTS = (
    POLITE + "Le versement du RSA reprend le mois prochain.",
    POLITE + "Le passeport se demande en mairie, sur rendez-vous.",
    POLITE + "La pension de retraite est versée le neuf du mois.",
)


def ranked(title: str, text: str) -> list[Alike]:
    terms = [Terms.of(one) for one in TEXTS]
    return likenesses(title, text, terms, Background(terms))


def test_rare_words_say_more_than_polite_ones() -> None:
    """What stands in every answer weighs next to nothing."""
    scores = [one.score for one in ranked("Regrets", "Nous regrettons notre passeport, et les difficultés.")]
    assert scores.index(max(scores)) == 1


def test_a_title_weighs_more() -> None:
    """The same words, in the title or in the text."""
    in_title, in_text = ranked("Passeport", "La retraite."), ranked("Retraite", "Le passeport.")
    assert in_title[1].score > in_text[1].score > 0
    assert in_text[2].score > in_title[2].score


def test_words_side_by_side_say_more() -> None:
    together = ranked("", "une pension de retraite")[2].score
    apart = ranked("", "la retraite, puis la pension")[2].score
    assert together > apart > 0


def test_the_words_that_count_are_told() -> None:
    """The heaviest first; a pair is never one of them."""
    assert ranked("", "Mon passeport en mairie")[1].shared[0] in {"passeport", "mair"}
    assert all(" " not in stem for one in ranked("", POLITE + "passeport") for stem in one.shared)


def test_nothing_shared_is_nothing() -> None:
    assert [one.score for one in ranked("Xylophone", "")] == [0, 0, 0]
    assert likenesses("a", "b", [], Background([])) == []
