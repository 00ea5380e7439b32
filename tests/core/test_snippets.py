"""What a search shows of an experience: the words around what was found, as they stand in the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.french import stems
from core.projection import BEGINNING, PublicExperience
from core.snippets import AROUND, Piece, highlighted, snippet
from core.text.clean import one_line, printable
from tests.fakes.world import World

WORDS = [
    "guichet",
    "Guichets",
    "été",
    "l’allocation",
    "où",
    "de",
    "œuvre",
    "a" * 300,
    "fin…",
    "(",
    "«\u202foui\u202f»",
    "\u00a0",
]
TEXTS = st.lists(st.sampled_from([*WORDS, "\n", "\n\n", "  "]), min_size=1, max_size=150).map(" ".join)


def told(text: str, answer: str = "") -> PublicExperience:
    """Give a published experience with this story."""
    world = World()
    receipt = world.publish()
    if answer:
        world.answer(receipt, greeting="", body=answer, closing="")
    kept = world.store.tables.experiences[1]
    world.store.keep(kept.model_copy(update={"text": printable(text)}))
    return world.library.published(1)


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@given(TEXTS, st.sampled_from(["guichet", "allocation", "œuvre", "a" * 300, "guichet allocation"]))
@example("x" * 200 + "/guichet/" + "y" * 400, "guichet")
@example("mot " * 60 + "\u00a0 guichet" + "/z" * 300, "guichet")
@example("guichet…", "guichet")
def test_a_snippet_is_cut_out_of_the_text_and_shows_what_was_found(text: str, query: str) -> None:
    """Between its ellipses stands a part of the story on one line; what is found there has a stem of the query."""
    words = set(stems(query))
    pieces = snippet(told(text), words)
    line = one_line(text)
    whole = shown(pieces)
    assert whole in line or whole.removeprefix("…") in line or whole.removesuffix("…").removeprefix("…") in line
    found = [piece.text for piece in pieces if piece.found]
    assert {stem for word in found for stem in stems(word)} <= words
    assert bool(found) == bool(words & set(stems(text)))


@given(TEXTS)
def test_a_snippet_is_short(text: str) -> None:
    assert len(shown(snippet(told(text), {"guichet"}))) <= max(2 * AROUND + len("…guichets…"), BEGINNING)


@given(TEXTS)
def test_a_highlighted_line_is_the_line(text: str) -> None:
    line = one_line(text)
    assert shown(highlighted(line, set(stems("guichet été")))) == line
    assert not any(piece.found for piece in highlighted(line, ()))


def test_a_snippet_begins_and_ends_between_words() -> None:
    text = "avant " * 50 + "le guichet " + "après " * 50
    whole = shown(snippet(told(text), {"guichet"}))
    assert whole.startswith("…avant ") and whole.endswith(" après…")
    assert snippet(told(text), {"guichet"})[2] == Piece("guichet", found=True)


@pytest.mark.parametrize(
    ("text", "answer", "found"),
    [
        ("Le guichet est fermé.", "Le guichet ouvre.", "Le guichet est fermé."),
        ("Rien ici.", "Le guichet ouvre demain.", "Le guichet ouvre demain."),
        ("Rien ici.", "Rien là.", "Rien ici."),
    ],
)
def test_the_story_is_looked_at_first_then_the_answers(text: str, answer: str, found: str) -> None:
    assert shown(snippet(told(text, answer), {"guichet"})) == found
