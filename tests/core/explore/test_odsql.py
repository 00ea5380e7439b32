"""The query language: what can be said in it, and that whatever else is said is one known error."""

from typing import Any as Anything

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.explore.clauses import facets, order, selected
from core.explore.conditions import EVERYTHING, All, Any, Compare, Comparison, Condition, Empty, Holds, Not, Part, Words
from core.explore.dataset import Dataset, Field, Kind
from core.explore.errors import OdsqlError
from core.explore.odsql import LONGEST, condition

NUMBER = Field("id_experience", "ID expérience", Kind.INTEGER)
DAY = Field("ecrit_le", "Écrit le", Kind.DATE)
TITLE = Field("titre", "Titre")
ORIGIN = Field("origine", "Origine")
DATASET = Dataset("essai", (), "Essai", "", (NUMBER, DAY, TITLE, ORIGIN))
EQUAL = Comparison.EQUAL

A = Compare(TITLE, EQUAL, "a")
B = Compare(TITLE, EQUAL, "b")
C = Compare(TITLE, EQUAL, "c")

SAID: dict[str, Condition] = {
    "": EVERYTHING,
    "  ": EVERYTHING,
    "titre = 'a'": A,
    'titre="a"': A,
    "titre: 'a'": A,
    "`titre` = 'a'": A,
    r"titre = 'l\'été'": Compare(TITLE, EQUAL, "l'été"),
    r'titre = "a \"b\" \\"': Compare(TITLE, EQUAL, 'a "b" \\'),
    "titre != 'a'": Not(A),
    "titre <> 'a'": Not(A),
    "NOT titre = 'a'": Not(A),
    "origine = 'a'": Compare(ORIGIN, EQUAL, "a"),
    "id_experience >= 12": Compare(NUMBER, Comparison.AT_LEAST, 12),
    "id_experience<-1.5": Compare(NUMBER, Comparison.BELOW, -1.5),
    "id_experience = '12'": Compare(NUMBER, EQUAL, 12),
    "ecrit_le > date'2024-05-03'": Compare(DAY, Comparison.ABOVE, "2024-05-03"),
    'ecrit_le <= date "2024/5"': Compare(DAY, Comparison.AT_MOST, "2024-05-01"),
    "ecrit_le = '2024-05-03T10:00:00+02:00'": Compare(DAY, EQUAL, "2024-05-03"),
    "ecrit_le = 2024": Compare(DAY, EQUAL, "2024-01-01"),
    "titre is null": Empty(TITLE),
    "titre IS NOT NULL": Not(Empty(TITLE)),
    "titre in ('a', 'b')": Any((A, B)),
    "titre not in ('a')": Not(Any((A,))),
    "titre like 'a'": Holds(TITLE, "a"),
    "titre like '*a*'": Holds(TITLE, "a"),
    "titre like 'a*'": Holds(TITLE, "a", Part.BEGINNING),
    "titre not like '%a'": Not(Holds(TITLE, "a", Part.END)),
    "startswith(titre, 'a')": Holds(TITLE, "a", Part.BEGINNING),
    "'deux mots'": Words("deux mots"),
    "search('deux mots')": Words("deux mots"),
    "search(*, 'deux mots')": Words("deux mots"),
    "search(titre, 'a  b')": Any((All((Holds(TITLE, "a"), Holds(TITLE, "b"))),)),
    "titre='a' OR titre='b' and titre='c'": Any((A, All((B, C)))),
    "(titre='a' or titre='b') AND not titre='c'": All((Any((A, B)), Not(C))),
}

REFUSED = [
    "titre", "titre =", "= 'a'", "titre = a", "titre == 'a'", "titre = 'a", "titre = 'a' titre = 'b'", "()",
    "titre = 'a' or", "titre = 12", "id_experience = 'x'", "ecrit_le = 'hier'", "ecrit_le = '2024-02-30'",
    "ecrit_le = 12", "titre = date'2024'", "inconnu = 'a'", "titre in ()", "titre like 'a*b'", "12", "count(*) > 1",
    "titre = 'a\x00'", "titre = '\ud800'", "(" * 5000, "titre = '" + "a" * LONGEST + "'",
    "not " * 30 + "titre = 'a'", " or ".join(["titre = 'a'"] * 400), "year(ecrit_le) = 2024",
]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_a_clause_says_what_it_says(text: str) -> None:
    assert condition(text, DATASET) == SAID[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_read_is_one_french_sentence(text: str) -> None:
    """The sentence ends as a sentence, and says nothing of Python."""
    with pytest.raises(OdsqlError) as error:
        condition(text, DATASET)
    assert error.value.sentence.endswith((".", "?")), error.value.sentence


def test_the_place_of_a_fault_is_told() -> None:
    with pytest.raises(OdsqlError, match=r"«.= a.» \(signe 8\)"):
        condition("titre == a", DATASET)


def test_parentheses_have_no_depth_of_their_own() -> None:
    assert condition("(" * 2000 + "titre='a'" + ")" * 2000, DATASET) == A


_WORDS = st.sampled_from(
    [
        *("titre", "id_experience", "ecrit_le", "inconnu", "=", "!=", "<", ">=", ":", "'a'", '"b"', "12", "-1.5"),
        *("date'2024'", "and", "OR", "not", "is", "null", "in", "like", "search", "startswith"),
        *("(", ")", ",", "*", "'", "\\", "\n", "é"),
    ]
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_any_text_is_read_or_is_the_known_error(text: str) -> None:
    """Of every clause; nothing else ever comes out of the parser."""
    readers: list[Anything] = [
        condition,
        selected,
        order,
        lambda said, dataset: facets([said], [said], dataset),
    ]
    for read in readers:
        try:
            read(text, DATASET)
        except OdsqlError as error:
            assert error.sentence


def test_select_names_fields_in_order_once() -> None:
    """All of them when nothing is named; under another name when one is given."""
    assert [one.name for one in selected("", DATASET)] == [field.name for field in DATASET.fields]
    found = selected("titre as t, *, titre", DATASET)
    assert [(one.name, one.label) for one in found][:2] == [("t", "t"), ("id_experience", "ID expérience")]
    assert [one.name for one in found].count("titre") == 1
    with pytest.raises(OdsqlError):
        selected("count(*) as n", DATASET)


def test_orders_go_up_unless_told_otherwise() -> None:
    assert [(by.field, by.descending) for by in order("titre desc, -id_experience, ecrit_le ASC", DATASET)] == [
        (TITLE, True),
        (NUMBER, True),
        (DAY, False),
    ]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024/02", "2024-02-01", "2024-02-29"),
        ("2024/12", "2024-12-01", "2024-12-31"),
        ("2024-05-03", "2024-05-03", "2024-05-03"),
    ],
)
def test_a_date_facet_is_a_year_a_month_or_a_day(value: str, first: str, last: str) -> None:
    period = All((Compare(DAY, Comparison.AT_LEAST, first), Compare(DAY, Comparison.AT_MOST, last)))
    assert facets([f"ecrit_le:{value}"], [], DATASET) == All((period,))


def test_facets_hold_colons_and_quotes() -> None:
    assert facets(["titre:a:b"], ['titre:"c"'], DATASET) == All((Compare(TITLE, EQUAL, "a:b"), Not(C)))
