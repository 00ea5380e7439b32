"""What a question about a decision answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from core.vocabulary import CharterReason


class Answer(NamedTuple):
    """The sentence that goes with a decision, and the reason of the charter for a rejection."""

    text: str
    reason: CharterReason | None = None
