"""The expressions of a concept: what they hold is what their words say, and a wrong one is refused with the reason."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.concepts.edge import Miss, loosened, miss, shown
from core.concepts.expressions import EXPRESSIONS_MAX, expression, expressions, needs
from core.concepts.matching import Matcher, Said, may_hold
from core.errors import Invalid

LETTERS = tuple("bfghk")
"""Words that are their own stems, and no stop words."""

_FIELDS = ("", "titre:", "récit:")
_text = st.lists(st.sampled_from(LETTERS), max_size=7)
_near = st.integers(0, 4)
_alternative = st.tuples(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=3), _near).map(
    # One word alone is near nothing.
    lambda pair: pair if len(set(pair[0])) > 1 else (pair[0], 0)
)
_criterion = st.tuples(st.sampled_from(_FIELDS), st.lists(_alternative, min_size=1, max_size=3))
_line = st.tuples(st.lists(_criterion, min_size=1, max_size=3), st.lists(_criterion, max_size=2))


def written(line: tuple[list, list]) -> str:
    """Write an expression."""
    wanted, excluded = line
    parts = [("", one) for one in wanted] + [("-", one) for one in excluded]
    return " ".join(f"{sign}{field}{'|'.join(map(_alternative_written, those))}" for sign, (field, those) in parts)


def _alternative_written(alternative: tuple[list[str], int]) -> str:
    words, near = alternative
    return f'"{" ".join(words)}"' + (f"~{near}" if near else "")


def plainly(line: tuple[list, list], title: list[str], text: list[str]) -> bool:
    """Tell whether an expression holds, trying every place of every word."""

    def stands(criterion: tuple[str, list]) -> bool:
        field, alternatives = criterion
        fields = {"": (title, text), "titre:": (title,), "récit:": (text,)}[field]
        return any(_stands(words, near, said) for words, near in alternatives for said in fields)

    wanted, excluded = line
    return all(map(stands, wanted)) and not any(map(stands, excluded))


def _stands(words: list[str], near: int, said: list[str]) -> bool:
    if not near:
        return any(said[at : at + len(words)] == words for at in range(len(said)))
    wanted = sorted(set(words))
    return any(
        max(places) - min(places) <= near
        for places in product(range(len(said)), repeat=len(wanted))
        if [said[place] for place in places] == wanted
    )


@settings(deadline=None, max_examples=300)
@given(st.lists(_line, min_size=1, max_size=3), _text, _text)
def test_a_concept_holds_what_a_slow_plain_reader_holds(lines: list, title: list[str], text: list[str]) -> None:
    """Whatever the fields, the phrases, what is near, the alternatives and the exclusions."""
    matcher = Matcher([written(line) for line in lines])
    said = Said(" ".join(title), " ".join(text))
    held = any(plainly(line, title, text) for line in lines)
    assert matcher.holds(said) is held
    assert bool(matcher.held(said)) is held
    if held:
        assert any(may_hold(need, said.stems) for need in needs(matcher.expressions))
    elif miss(matcher.expressions, said) is not None:
        assert any(may_hold(need, said.stems) for need in loosened(matcher.expressions))


@pytest.mark.parametrize(
    ("line", "title", "text", "held"),
    [
        ("guichet", "Les guichets fermés", "", True),
        ('"file d’attente"', "", "Des files, et de l’attente", True),
        ('"file attente"', "", "Attente sans file", False),
        ('"manque information"~3', "", "L’information me manque beaucoup", True),
        ("attendu|attente téléphone", "Téléphone", "J’ai attendu une heure", True),
        ("attente -médecin", "Attente", "chez le médecin", False),
        ("titre:guichet", "", "Au guichet", False),
        ("GUICHET", "", "guichèt", True),
    ],
)
def test_an_expression_holds_words_by_their_stems(line: str, title: str, text: str, *, held: bool) -> None:
    """Accents, capitals, plurals and small words count for nothing."""
    assert expression(line).holds(Said(title, text).texts) is held


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["guichet", "canal:téléphone"], "Expression « canal:téléphone »"),
        (["positif"], "guillemets"),
        (["-guichet"], "ajoutez un mot cherché"),
        (['"guichet'], "fermez-le"),
        (["de la"], "est partout"),
        (['"aucune information"~2'], "qu’un mot qui compte"),
        (["x" * 501], "trop longue"),
        (["", " "], "au moins une expression"),
        ([f"mot{n}" for n in range(EXPRESSIONS_MAX + 1)], "trop d’expressions"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(lines: list[str], said: str) -> None:
    """The sentence names the line at fault."""
    with pytest.raises(Invalid, match=r".") as refused:
        expressions(lines)
    assert said in refused.value.sentence
    assert refused.value.field == "expressions"


@pytest.mark.parametrize(
    ("line", "text", "why"),
    [
        ("guichet -fermé", "Le guichet est fermé", Miss.EXCLUDED),
        ("guichet attente", "Le guichet est loin", Miss.SHORT),
        ('"dossier perdu"', "Perdu, mon dossier", Miss.SHORT),
        ('"dossier perdu"', "Un dossier épais", Miss.SHORT),
        ("guichet", "Le bureau est loin", None),
        ("guichet attente courrier", "Le guichet est loin", None),
    ],
)
def test_what_is_nearly_held_is_told_with_why(line: str, text: str, why: Miss | None) -> None:
    """One word short, or left out by an exclusion; anything else is far."""
    missed = miss([expression(line)], Said("", text))
    assert (missed[0] if missed else None) is why


def test_the_words_that_hold_are_shown_where_they_stand() -> None:
    """In the title and in the story, each word once, what is excluded left alone."""
    title, text = "Attente au guichet", "Une file d’attente, au guichet fermé."
    in_title, in_text = shown([expression('"file attente"|guichet -mairie'), expression("titre:attente")], title, text)
    assert [title[start:end] for start, end in in_title] == ["Attente", "guichet"]
    assert [text[start:end] for start, end in in_text] == ["file", "attente", "guichet"]
