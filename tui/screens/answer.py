"""What a question about a decision answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.classification import Classification
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
        classification: channels, trade tags and what is to improve; None when the question was about something else.
        action: which decision was taken, "" when the question was about one alone.
    """

    text: str = ""
    reasons: tuple[CharterReason, ...] = ()
    structures: tuple[Structure, ...] = ()
    position: int = 0
    tags: Mapping[GeneralTag, Sentiment] = _NO_TAGS
    classification: Classification | None = None
    action: str = ""

    @property
    def wanted(self) -> Classification:
        """The classification that was asked for."""
        if self.classification is None:
            raise ValueError("the question was not about a classification")
        return self.classification

    @property
    def codes(self) -> list[str]:
        """The codes of those structures."""
        return [structure.code for structure in self.structures]

    @property
    def code(self) -> str:
        """The code of the only structure, "" when there is none."""
        return self.structures[0].code if self.structures else ""
