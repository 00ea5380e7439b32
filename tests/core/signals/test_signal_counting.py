"""What is counted in two passes is what a slow recount finds, and what rises is told once."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.signals.counting import SEEN, Counting
from core.signals.heard import HeardConcern, HeardStory, scopes_of
from core.signals.judging import judged
from core.signals.scope import Scope, ScopeKind
from core.signals.terms import Term, TermKind, pairs_in, stems_by_sentence, words_for
from core.signals.thinning import thinned
from core.signals.windows import ALL_WEEKS, RECENT, week_of
from tests.core.signals.hearing import END, heard, ordinary

WORDS = ("borne", "guichet", "dossier", "panne", "attente", "courrier")
PATHS = ("caf/caf-30/ales", "caf/caf-30", "caf/caf-34", "gn/gn-30")


def counting_of(stories: Sequence[HeardStory]) -> Counting:
    counting = Counting(END)
    ordered = sorted(stories, key=lambda story: (story.published_at, story.number))
    recent = [story for story in ordered if week_of(story.published_at, END) < RECENT]
    counting.hear_recent(recent)
    past = [story for story in ordered if story not in recent]
    for first in range(0, len(past), 7):
        counting.hear_past(past[first : first + 7])
    return counting


def slow_recount(stories: Sequence[HeardStory]) -> dict[tuple[Scope, Term], list[int]]:
    """Count story by story, each scope and each term."""
    weeks: dict[tuple[Scope, Term], list[int]] = {}
    for story in stories:
        for scope in scopes_of(story):
            for term in terms_of(story):
                weeks.setdefault((scope, term), [0] * ALL_WEEKS)[week_of(story.published_at, END)] += 1
    return {key: counts for key, counts in weeks.items() if sum(counts[:RECENT]) >= SEEN}


def terms_of(story: HeardStory) -> set[Term]:
    found = {Term(TermKind.CONCEPT, str(number)) for number in story.concepts}
    for said in stems_by_sentence(story.title, story.text):
        found |= {Term(TermKind.WORD, stem) for stem in said}
        found |= {Term(TermKind.PAIR, " ".join(pair)) for pair in pairs_in(said)}
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60))
def test_two_passes_count_what_a_slow_recount_counts(seed: int, size: int) -> None:
    """Each term of each scope, week by week, and all that was told there."""
    random = Random(seed)
    stories = [
        heard(
            number,
            random.choice((0.1, 1.3, 2.2, 3.9, 4.1, 20, 51.9, 57.5)),
            ". ".join(" ".join(random.choices(WORDS, k=4)) for _ in range(2)),
            random.choice(PATHS),
            concepts=tuple(random.sample((1, 2), random.randint(0, 2))),
        )
        for number in range(size)
    ]
    counting = counting_of(stories)
    counts, reader = counting.counts, counting.reader
    found = {
        (reader.scopes[scope], reader.term(int(counts.codes[column]))): counts.weeks[:, row].tolist()
        for row, (scope, column) in enumerate(zip(counts.scope, counts.column, strict=True))
    }
    assert found == slow_recount(stories)
    told = Counter((scope, week_of(s.published_at, END)) for s in stories for scope in scopes_of(s))
    assert {
        (reader.scopes[scope], week): int(counts.told[week, scope])
        for week in range(ALL_WEEKS)
        for scope in range(len(reader.scopes))
        if counts.told[week, scope]
    } == {key: count for key, count in told.items() if key[0] in reader.scopes}


def broken_kiosk(path: str = "caf/caf-30", first: int = 900, count: int = 8) -> list[HeardStory]:
    ways = ("La borne d’accueil", "Rien avec cette borne en panne", "Encore la borne", "Une borne muette")
    return [heard(first + n, 0.2 + 3 * n / count, f"{ways[n % 4]} ce {n}.", path) for n in range(count)]


def told(stories: Sequence[HeardStory]) -> list[tuple[ScopeKind, str, str]]:
    counting = counting_of(stories)
    found = thinned(counting, judged(counting.counts))
    return [(one.scope.kind, one.scope.code, counting.reader.term(one.code).key) for one in found]


def test_a_new_theme_is_told_once_at_the_lowest_structure() -> None:
    """One signal, where it is, and not again above it, for its channel, its department or its pairs of words."""
    stories = [*ordinary(), *ordinary(path="caf/caf-34", first=3000), *ordinary(path="gn/gn-30", first=6000)]
    assert told([*stories, *broken_kiosk()]) == [(ScopeKind.STRUCTURE, "caf-30", "born")]


def test_a_theme_that_rises_in_every_structure_of_a_network_is_told_of_the_network() -> None:
    """The structures below it do not explain it one by one."""
    stories = [
        story
        for rank, path in enumerate(("caf/caf-30", "caf/caf-34", "caf/caf-31", "caf/caf-33"))
        for story in (*ordinary(2, path=path, first=rank * 3000 + 1), *broken_kiosk(path, rank * 3000 + 2900, 4))
    ]
    others = [s for rank in range(4) for s in ordinary(2, path=f"gn/gn-{rank}", first=20_000 + rank * 1000)]
    assert told([*stories, *others]) == [(ScopeKind.STRUCTURE, "caf", "born")]


def test_nothing_rises_in_ordinary_weeks() -> None:
    """Nor where a term has always been told as often."""
    always = [heard(5000 + week, week + 0.5, f"La borne est en panne ce {week}.") for week in range(52)]
    assert told([*ordinary(), *always]) == []


def test_what_comes_back_every_year_is_not_told() -> None:
    """As many stories in the same season a year before: the season explains it."""
    a_year_ago = [heard(7000 + n, 52.2 + 0.6 * n, f"La borne est en panne ce {n}.") for n in range(8)]
    before = [heard(8000 + n, 52 + n / 4, "Le dossier attend une réponse.") for n in range(24)]
    elsewhere = ordinary(path="gn/gn-30", first=6000)
    assert told([*ordinary(), *elsewhere, *broken_kiosk()]) != []
    assert told([*ordinary(), *elsewhere, *broken_kiosk(), *a_year_ago, *before]) == []


def test_a_concept_rises_like_a_word() -> None:
    """A term is a kind and a key: what tells which stories hold a concept is asked of whoever keeps concepts."""
    about = [heard(900 + n, 0.3 + n / 3, f"Chacun le dit à sa façon {n}.", concepts=(4,)) for n in range(8)]
    elsewhere = ordinary(path="gn/gn-30", first=6000)
    counting = counting_of([*ordinary(), *elsewhere, *about])
    found = thinned(counting, judged(counting.counts))
    terms = {counting.reader.term(one.code) for top in found for one in (top, *top.with_it)}
    assert Term(TermKind.CONCEPT, "4") in terms


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("born", "La Borne est cassée. Les bornes aussi, et la borne du fond.", "borne"),
        ("accueil born", "La borne d’accueil est loin ; cette borne d’accueil aussi.", "borne d’accueil"),
        ("absent", "Rien de tel.", ""),
    ],
)
def test_a_term_is_told_in_the_commonest_words(key: str, text: str, words: str) -> None:
    """As people write it, in small letters."""
    kind = TermKind.PAIR if " " in key else TermKind.WORD
    assert words_for(Term(kind, key), iter([text])) == words


def test_a_label_of_masking_is_no_word_of_the_author() -> None:
    """[nom] says nothing that rises."""
    assert list(stems_by_sentence("Merci", "Un guichet avec [nom] fermé.")) == [["merc"], ["guichet", "ferm"]]


def test_what_is_outside_the_tree_counts_for_the_programme_and_the_department() -> None:
    """Nobody keeps « Hors-structures »."""
    story = heard(1, 1, "Rien.", "hors-structures")
    assert {scope.kind for scope in scopes_of(story)} == {ScopeKind.PROGRAMME, ScopeKind.DEPARTMENT}
    tagged = story._replace(concerns=(HeardConcern("caf/caf-30", (), ("Versement",)),))
    assert Scope(ScopeKind.TRADE_TAG, "caf", "Versement") in scopes_of(tagged)
