"""Reads a labelled corpus: texts whose spans are marked ⟦kind|value⟧, one JSON object a line."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from core.text.finding import FindingKind, OutOfScope

FOLDER = Path(__file__).parent / "corpus"
_MARK = re.compile(r"⟦([^⟦⟧|]*)\|([^⟦⟧]*)⟧")
_FIELDS = {"id", "marked", "danger", "out_of_scope"}


class BrokenLabel(ValueError):
    """A line of a corpus cannot be read as labels."""


class Span(NamedTuple):
    """What is to be marked in a text, from its first sign to the one after its last."""

    kind: FindingKind
    start: int
    end: int


@dataclass(frozen=True)
class Labelled:
    """A text with all that is to be found in it."""

    id: str
    text: str
    spans: tuple[Span, ...]
    danger: bool
    out_of_scope: OutOfScope | None


def read(corpus: Path) -> list[Labelled]:
    """Give the texts of a corpus.

    Raises:
        BrokenLabel: a line is broken; the message names the file and the line.
    """
    return list(_read_lines(corpus))


def _read_lines(corpus: Path) -> Iterator[Labelled]:
    with corpus.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield labelled(json.loads(line))
            except ValueError as error:
                raise BrokenLabel(f"{corpus.name}, line {number}: {error}") from error


def labelled(fields: dict[str, Any]) -> Labelled:
    """Give the text of one line.

    Raises:
        BrokenLabel: a field is missing or unknown, a mark is broken, a kind or a value is not of its list.
    """
    if set(fields) != _FIELDS:
        raise BrokenLabel(f"the fields are {sorted(fields)} and should be {sorted(_FIELDS)}")
    if not isinstance(fields["danger"], bool):
        raise BrokenLabel(f"danger is {fields['danger']!r} and should be true or false")
    text, spans = unmarked(fields["marked"])
    return Labelled(fields["id"], text, tuple(spans), fields["danger"], _scope(fields["out_of_scope"]))


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """Give the text without its marks, and the spans that the marks held.

    Raises:
        BrokenLabel: a mark is not closed, is empty, begins or ends with a space, or its kind is unknown.
    """
    text, spans, end = "", [], 0
    for mark in _MARK.finditer(marked):
        kind, value = _kind(mark[1]), mark[2]
        if value != value.strip() or not value:
            raise BrokenLabel(f"the mark {mark[0]} is empty, or begins or ends with a space")
        text += marked[end : mark.start()]
        spans.append(Span(kind, len(text), len(text) + len(value)))
        text, end = text + value, mark.end()
    text += marked[end:]
    if "⟦" in text or "⟧" in text:
        raise BrokenLabel(f"a mark is not ⟦kind|value⟧ in: {marked[:80]}")
    return text, spans


def _kind(value: str) -> FindingKind:
    try:
        return FindingKind(value)
    except ValueError as error:
        raise BrokenLabel(f"{value!r} is not a kind of span") from error


def _scope(value: str | None) -> OutOfScope | None:
    try:
        return None if value is None else OutOfScope(value)
    except ValueError as error:
        raise BrokenLabel(f"{value!r} is not a reason to be out of scope") from error
