"""Sentences that people read follow French typography: U+202F before ; : ! ? » and after «, never another space."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What the citizens and agents of the demonstration type, as people type it; the seed makes its own typography of it.
TYPED_BY_PEOPLE = ROOT / "admin" / "seed"
ROOMS = ("core", "storage", "public_form", "desk_api", "tui", "admin")

# A word, a quote or a value, one wrong space, a sign, and then what may follow a sign in a sentence. In code a sign
# after a space is followed by a letter (`:name`, `?x`) or stands between other signs (`(?, ?)`, `= ?`).
WRONG = re.compile(r"[\w»’”)\]%…∅][ \u00a0][;:!?»](?=[\s\u202f)»”.,…]|$)|«[ \u00a0]")
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|LIMIT|OFFSET|CREATE|PRAGMA|SET)\b")
PATTERN = re.compile(r"\(\?[:!=<]|\[\\[\])]|\\[bdsw]")
A_VALUE = "∅"
INLINE = {"a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "time"}
READ_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description", "content", "value"}


def wrong_spaces(text: str) -> list[str]:
    """Give the faults of a text, each with a little of what stands around it."""
    if SQL.search(text) or PATTERN.search(text):
        return []
    return [text[max(found.start() - 20, 0) : found.end() + 10].strip() for found in WRONG.finditer(text)]


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Give the string literals of a Python file, docstrings left out; what is put in an f-string is one sign."""
    tree = ast.parse(source)
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            left_out |= {id(value) for value in node.values}
            yield node.lineno, "".join(_constant(value) for value in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out:
            yield node.lineno, node.value


def _constant(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else A_VALUE


class PageText(HTMLParser):
    """The words of a template: its text, where inline elements part nothing, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in {"script", "style"}
        if tag not in INLINE:
            self.words += "\n"
        for name, value in attrs:
            if name in READ_ATTRIBUTES and value:
                self.words = f"{value}\n{self.words}"

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in {"script", "style"}
        if tag not in INLINE:
            self.words += "\n"

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words += re.sub(r"[ \t\n]+", " ", data)


def page_words(template: str) -> str:
    """Give the words of a Jinja template."""
    template = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", template, flags=re.DOTALL)
    page = PageText()
    page.feed(re.sub(r"\{\{.*?\}\}", A_VALUE, template, flags=re.DOTALL))
    page.close()
    return page.words


@pytest.mark.parametrize("room", ROOMS)
def test_python_literals_have_french_spaces(room: str) -> None:
    """No sentence written in the code has an ordinary space where French wants a narrow no-break one."""
    faults = [
        f"{path.relative_to(ROOT)}:{line}: {fault}"
        for path in sorted((ROOT / room).rglob("*.py"))
        if TYPED_BY_PEOPLE not in path.parents
        for line, text in literals(path.read_text(encoding="utf-8"))
        for fault in wrong_spaces(text)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("room", ROOMS)
def test_templates_have_french_spaces(room: str) -> None:
    """No sentence of a page has an ordinary space where French wants a narrow no-break one."""
    faults = [
        f"{path.relative_to(ROOT)}: {fault}"
        for path in sorted((ROOT / room).rglob("*.html"))
        for fault in wrong_spaces(page_words(path.read_text(encoding="utf-8")))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi ?",
        "« oui\u202f»",
        "«\u202foui »",
        "∅ : lisez-le",
        "fermé\u00a0: demandez",
        "(ici) ; là",
        "« a » :",
        "1 :\n2",
    ],
)
def test_a_wrong_space_is_seen(text: str) -> None:
    """The check sees an ordinary space, and a wide no-break one, at each place."""
    assert wrong_spaces(text)


@pytest.mark.parametrize(
    "text",
    ["Pourquoi\u202f?", "«\u202foui\u202f»\u202f:", "12:30", "https://x.fr/?a=1", "a = ? AND b = :b",
     "SELECT 1 LIMIT ?", "(?P<x>a) (?: b)", "color: red;", "{!r}", "? aide", "p publier   ? aide"],
)  # fmt: skip
def test_code_is_no_sentence(text: str) -> None:
    """The check leaves right spaces, queries, patterns, addresses and keys alone."""
    assert not wrong_spaces(text)


def test_the_check_reads_code_and_pages() -> None:
    """F-strings are read whole and docstrings not at all; in pages, inline elements part nothing."""
    source = '"""Un texte : là."""\nx = f"{a} : {b}"\n'
    assert [fault for _, text in literals(source) for fault in wrong_spaces(text)] == ["∅ : ∅"]
    page = '<p>Voir <b>ici</b> : là</p><img alt="Ça ?"><script>a ? b : c</script>{% if a %}<p>{{ x }} !</p>{% endif %}'
    assert len(wrong_spaces(page_words(page))) == 3
