"""Reads the `where` of a query: text becomes a condition on the fields of a dataset, or one known error."""

import re
from collections.abc import Callable

from lark import Token, Tree
from lark.exceptions import LarkError, UnexpectedInput

from core.explore.conditions import EVERYTHING, All, Any, Compare, Comparison, Condition, Empty, Holds, Not, Part, Words
from core.explore.dataset import Dataset, Field, Kind
from core.explore.errors import OdsqlError
from core.explore.grammar import parser
from core.explore.values import value_of
from core.text.clean import excerpt

LONGEST = 8000
"""How many signs a clause may have."""

_DEEPEST = 20
_MOST_TESTS = 100
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_WORD = re.compile(r"\S+")
_WILDCARDS = "*%"

Node = Tree[Token] | Token


def condition(text: str, dataset: Dataset) -> Condition:
    """Give the condition that a `where` writes; an empty one is always true.

    Raises:
        OdsqlError: it cannot be read, or does not fit the dataset.
    """
    check_length(text, "where")
    if not text.strip():
        return EVERYTHING
    return _Reader(dataset).read(_parsed(text), 0)


def check_length(text: str, clause: str) -> None:
    """Refuse a clause that is too long, or that holds what no text holds.

    Raises:
        OdsqlError: it is.
    """
    if len(text) > LONGEST:
        raise OdsqlError(f"La clause « {clause} » dépasse {LONGEST} signes : faites-en plusieurs demandes.")
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise OdsqlError(f"La clause « {clause} » contient un signe qui n’est pas du texte : retirez-le.")


def _parsed(text: str) -> Node:
    try:
        return parser().parse(text)
    except UnexpectedInput as error:
        raise OdsqlError(_sentence(text, error.pos_in_stream)) from error
    except LarkError as error:
        raise OdsqlError(_sentence(text, None)) from error


def _sentence(text: str, place: int | None) -> str:
    if place is None or place >= len(text):
        return "La clause « where » s’arrête trop tôt : complétez-la."
    return f"La clause « where » ne se lit pas à partir de « {excerpt(text[place:], 30)} » (signe {place + 1})."


class _Reader:
    """Turns the tree of one clause into a condition."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._tests = 0

    def read(self, node: Node, depth: int) -> Condition:
        if not isinstance(node, Tree):
            raise OdsqlError("La clause « where » ne dit rien : complétez-la.")
        if depth > _DEEPEST:
            raise OdsqlError(f"La clause « where » a plus de {_DEEPEST} niveaux : simplifiez-la.")
        if node.data in {"either", "both"}:
            parts = tuple(self.read(part, depth + 1) for part in node.children)
            return Any(parts) if node.data == "either" else All(parts)
        if node.data == "contrary":
            return Not(self.read(node.children[0], depth + 1))
        return self._test(str(node.data), [token for token in node.children if isinstance(token, Token)])

    def _test(self, name: str, tokens: list[Token]) -> Condition:
        self._tests += len(tokens)
        if self._tests > 3 * _MOST_TESTS:
            raise OdsqlError("La clause « where » compare trop de choses : faites-en plusieurs demandes.")
        return _TESTS[name](self._dataset, tokens)


def _compared(dataset: Dataset, tokens: list[Token]) -> Condition:
    field, sign = _field(dataset, tokens[0]), str(tokens[1])
    if sign in {"!=", "<>"}:
        return Not(Compare(field, Comparison.EQUAL, _value(field, tokens[2])))
    return Compare(field, Comparison("=" if sign == ":" else sign), _value(field, tokens[2]))


def _empty(dataset: Dataset, tokens: list[Token]) -> Condition:
    return Empty(_field(dataset, tokens[0]))


def _among(dataset: Dataset, tokens: list[Token]) -> Condition:
    field = _field(dataset, tokens[0])
    return Any(tuple(Compare(field, Comparison.EQUAL, _value(field, token)) for token in tokens[1:]))


def _like(dataset: Dataset, tokens: list[Token]) -> Condition:
    field, pattern = _field(dataset, tokens[0]), _text(tokens[1])
    text = pattern.strip(_WILDCARDS)
    if any(sign in text for sign in _WILDCARDS):
        raise OdsqlError("Dans « like », « * » se met au début ou à la fin du texte, non au milieu.")
    return Holds(field, text, _part(pattern, text))


def _part(pattern: str, text: str) -> Part:
    """Tell where a pattern looks: without any « * », anywhere."""
    open_before, open_after = not pattern.startswith(text), not pattern.endswith(text)
    if open_before == open_after:
        return Part.ANYWHERE
    return Part.END if open_before else Part.BEGINNING


def _search(dataset: Dataset, tokens: list[Token]) -> Condition:
    *places, words = tokens
    fields = [_field(dataset, place) for place in places if place.type == "NAME"]
    if len(fields) < len(places) or not fields:
        return Words(_text(words))
    return Any(tuple(_holds_words(field, _text(words)) for field in fields))


def _holds_words(field: Field, text: str) -> Condition:
    return All(tuple(Holds(field, word) for word in _WORD.findall(text)))


def _starts_with(dataset: Dataset, tokens: list[Token]) -> Condition:
    return Holds(_field(dataset, tokens[0]), _text(tokens[1]), Part.BEGINNING)


def _words(_dataset: Dataset, tokens: list[Token]) -> Condition:
    return Words(_text(tokens[0]))


def _negated(test: Callable[[Dataset, list[Token]], Condition]) -> Callable[[Dataset, list[Token]], Condition]:
    return lambda dataset, tokens: Not(test(dataset, tokens))


_TESTS: dict[str, Callable[[Dataset, list[Token]], Condition]] = {
    "compared": _compared,
    "empty": _empty,
    "filled": _negated(_empty),
    "among": _among,
    "not_among": _negated(_among),
    "like": _like,
    "unlike": _negated(_like),
    "search": _search,
    "starts_with": _starts_with,
    "words": _words,
}


def _field(dataset: Dataset, token: Token) -> Field:
    return dataset.field(token.strip("`"))


def _value(field: Field, token: Token) -> str | float:
    if token.type == "NUMBER" and field.kind is Kind.TEXT:
        raise OdsqlError(f"Le champ « {field.name} » est un texte : mettez « {token[:40]} » entre guillemets droits.")
    if token.type == "DATE" and field.kind is not Kind.DATE:
        raise OdsqlError(f"Le champ « {field.name} » n’est pas une date.")
    return value_of(field, str(token) if token.type == "NUMBER" else _text(token))


def _text(token: Token) -> str:
    """Give the text between the quotes of a string or of a date."""
    quoted = token[4:].strip() if token.type == "DATE" else str(token)
    return _ESCAPED.sub(r"\1", quoted[1:-1])
