import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import learn
from core.text.clean import printable
from core.text.cues import ALWAYS, Cues, cues, passage, quoted, read
from core.text.cues.features import cues_of_word, spelled_cues_of_word
from core.text.cues.windows import WIDEST, windows
from core.text.spoken import spoken

TAUGHT = [
    ("Achetez nos montres, livraison offerte", "advert"),
    ("Promo sur les montres, livraison rapide", "advert"),
    ("Montres pas cher, promo ce soir", "advert"),
    ("J’ai attendu au guichet de la mairie", None),
    ("La mairie m’a bien reçu", None),
    ("Le guichet de la caf est fermé", None),
]
WORDS = st.lists(st.sampled_from(["je", "vais", "mourir", ".", "mairie", "demain", "12", "0612", "é"]), max_size=300)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines = [
        json.dumps({"id": str(number), "marked": text, "danger": False, "out_of_scope": label})
        for number, (text, label) in enumerate(TAUGHT)
    ]
    path = tmp_path / "taught.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_what_is_taught_is_told_again_of_other_words(corpus: Path) -> None:
    """A few texts are enough to tell an advert from a story that neither holds."""
    taught = Cues(learn.learned("advert", [corpus]))
    assert taught.score(spoken("Montres en promo").words.split()) > taught.score(spoken("Mairie fermée").words.split())


def test_the_same_texts_always_teach_the_same(corpus: Path) -> None:
    assert learn.learned("advert", [corpus]) == learn.learned("advert", [corpus])


def test_what_is_written_is_what_is_read(corpus: Path, tmp_path: Path) -> None:
    """The file is sorted, and holds every weight but those that are nothing."""
    weights = learn.learned("advert", [corpus])
    learn.write(tmp_path / "advert.txt", weights)
    written = (tmp_path / "advert.txt").read_text(encoding="utf-8")
    assert read(written) == {cue: weight for cue, weight in weights.items() if weight}
    named = [line.split(" ", 1)[1] for line in written.splitlines()[1:]]
    assert named == sorted(named)


@pytest.mark.parametrize("label", learn.LABELS)
def test_the_kept_weights_are_as_the_learner_writes_them(label: str, tmp_path: Path) -> None:
    kept = learn.WEIGHTS / f"{label}.txt"
    learn.write(tmp_path / kept.name, read(kept.read_text(encoding="utf-8")))
    assert (tmp_path / kept.name).read_text(encoding="utf-8") == kept.read_text(encoding="utf-8")


def test_the_kept_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in learn.WEIGHTS.glob("*.txt")) < 256_000


def test_a_threshold_finds_the_most_that_its_precision_allows() -> None:
    """One error among twenty found is allowed to an advert; one among two is not."""
    right = [(2.0 + number / 100, True) for number in range(19)]
    assert learn.threshold("advert", [*right, (1.0, False), (0.5, True)]) < 0.5
    assert learn.threshold("advert", [(2.0, True), (1.0, False), (0.5, True)]) > 1.0


def test_a_word_is_known_by_its_stem_its_family_and_its_letters() -> None:
    assert set(cues_of_word("mourir")) >= {"mour", "@die"}
    assert "~<mou" in spelled_cues_of_word("mourir")
    assert cues_of_word("0612345678") == cues_of_word("750")


@given(WORDS)
def test_passages_cover_every_word_and_are_short(words: list[str]) -> None:
    passages = windows(words)
    assert {place for first, last in passages for place in range(first, last + 1)} == set(range(len(words)))
    assert all(0 <= last - first < WIDEST for first, last in passages)


@given(st.text(), st.sampled_from(learn.LABELS))
def test_any_text_is_weighed_and_its_quotes_are_in_it(text: str, label: str) -> None:
    """The same text always weighs the same, and what is quoted is its own words."""
    said = spoken(text)
    words = said.words.split()
    assert cues(label).score(words) == cues(label).score(words)
    quotes = quoted(label, text, said).split("«\u202f")[1:]
    assert bool(quotes) == bool(words)
    if "\u202f" not in text:
        line = " ".join(printable(text).split())
        assert all(quote.split("\u202f»")[0].split("…")[0] in line for quote in quotes if text.isascii())


def test_a_word_that_opens_into_two_is_quoted_as_it_was_written() -> None:
    said = spoken("jen peu plus de vivre")
    words = said.words.split()
    assert passage("jen peu plus de vivre", said, 0, len(words) - 1) == "jen peu plus de vivre"


def test_what_stands_beside_the_words_counts() -> None:
    """A phone number makes an advert more likely."""
    words = spoken("Plombier, devis gratuit").words.split()
    assert cues("advert").score(words, ["phone"]) > cues("advert").score(words)


def test_no_word_weighs_what_every_text_does() -> None:
    assert Cues({ALWAYS: -1.5}).score([]) == -1.5
