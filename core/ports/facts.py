"""What experiences are counted by, read for thousands of them at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.counted import ConcernFacts, StoryFacts
from core.response import Usefulness


class Facts(Protocol):
    """The facts that counts rest on."""

    def stories(self, numbers: Iterable[int]) -> Mapping[int, StoryFacts]:
        """Give those of the experiences that exist among these numbers."""
        ...

    def concerns(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ConcernFacts]]:
        """Give those of the structures concerned, by number, in the order of their positions."""
        ...

    def votes(self, numbers: Iterable[int]) -> Mapping[int, Mapping[int, Usefulness]]:
        """Give the votes on the answers that are public now, by number and position."""
        ...

    def handed_on(self, numbers: Iterable[int]) -> set[int]:
        """Give which of these were asked to go elsewhere, or had an answer that went to a validator."""
        ...
