"""The concepts that a programme begins with: its known themes, kept as data."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

from core.concepts.concept import PROGRAMME_CONCEPTS, Concept, ConceptDraft, drafted
from core.concepts.keeping import create
from core.ports import UnitOfWork

INSTALLER = "ecoute"
"""Who keeps them first, in their history."""

_FILE = Path(__file__).with_name("starter.txt")


@cache
def starter() -> tuple[ConceptDraft, ...]:
    """Give the concepts of the starter set, in the order of their file."""
    return tuple(_draft(block) for block in _blocks())


def install_starter(uow: UnitOfWork, at: datetime) -> list[Concept]:
    """Keep the starter set where the programme never had a concept; give those kept, whose past is to be counted."""
    if uow.concepts.next_number() > 1:
        return []
    return [create(uow, PROGRAMME_CONCEPTS, draft, at, INSTALLER) for draft in starter()]


def _blocks() -> Iterator[list[str]]:
    block: list[str] = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            block = [line]
        elif line.strip() and block:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _draft(block: list[str]) -> ConceptDraft:
    by_sign = {line[0]: line[1:] for line in block if line[0] in "=:!"}
    lines = tuple(line for line in block if line[0] not in "=:!")
    return drafted(by_sign["="], by_sign[":"], int(by_sign["!"]), lines)
