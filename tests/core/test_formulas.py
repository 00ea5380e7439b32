from core.formulas import Formulas, offered
from core.response import Formula
from core.vocabulary import FormulaKind

GREETING, CLOSING, SIGNATURE = FormulaKind


def formula(kind: FormulaKind, text: str) -> Formula:
    return Formula(structure_code="caf", kind=kind, text=text)


def test_there_is_always_a_greeting_and_a_closing() -> None:
    """A structure without formulas has the ordinary ones, and no invented signature."""
    expected = Formulas(greetings=("Bonjour Rugby 71,",), closings=("Bien cordialement,",), signatures=())
    assert offered([], "Rugby 71") == expected


def test_formulas_keep_their_order_and_come_once() -> None:
    """The nearest come first; one inherited with the same text is not offered twice."""
    texts = ["Cher {pseudonyme},", "Bonjour {pseudonyme},", "Cher {pseudonyme},"]
    found = offered([formula(GREETING, text) for text in texts], "Léa")
    assert found.greetings == ("Cher Léa,", "Bonjour Léa,")


def test_each_kind_is_offered_in_its_place() -> None:
    """Closings and signatures stand apart from greetings."""
    found = offered([formula(SIGNATURE, "L’équipe"), formula(CLOSING, "Salutations,")], "Léa")
    assert (found.closings, found.signatures) == (("Salutations,",), ("L’équipe",))


def test_an_author_without_a_pseudonym_is_greeted_all_the_same() -> None:
    """An imported experience may have no pseudonym: no hole is left in the greeting."""
    assert offered([], "").greetings == ("Bonjour,",)


def test_a_pseudonym_is_text() -> None:
    """A pseudonym that looks like a field is not filled in again."""
    assert offered([], "{pseudonyme}{0}%s").greetings == ("Bonjour {pseudonyme}{0}%s,",)
