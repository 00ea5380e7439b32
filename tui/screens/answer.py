"""What a question about a decision answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.structure import Structure
    from core.vocabulary import CharterReason, GeneralTag, Sentiment

_NO_TAGS: Mapping[GeneralTag, Sentiment] = MappingProxyType({})


class Answer(NamedTuple):
    """What goes with a decision.

    Attributes:
        text: the sentence to the author, or the note for the moderators.
        reasons: the parts of the charter that a rejection rests on.
        structures: those concerned from now on, or the one that a concern goes to.
        position: the concern that it is about, 0 for the whole experience.
        tags: the general tags that are set.
        action: which decision was taken, "" when the question was about one alone.
    """

    text: str = ""
    reasons: tuple[CharterReason, ...] = ()
    structures: tuple[Structure, ...] = ()
    position: int = 0
    tags: Mapping[GeneralTag, Sentiment] = _NO_TAGS
    action: str = ""

    @property
    def codes(self) -> list[str]:
        """The codes of those structures."""
        return [structure.code for structure in self.structures]

    @property
    def code(self) -> str:
        """The code of the only structure, "" when there is none."""
        return self.structures[0].code if self.structures else ""
