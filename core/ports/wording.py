"""What answers are written with: templates, links, and the sentences that were sent already."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate


class Templates(Protocol):
    """The templates of answers."""

    def of(self, codes: Iterable[str]) -> Sequence[ReplyTemplate]:
        """Give the templates of these structures, in the order of the codes, each by title."""
        ...

    def get(self, number: int) -> ReplyTemplate | None:
        """Give a template."""
        ...

    def put(self, template: ReplyTemplate) -> None:
        """Keep a template: a new one when its number is 0, else in the place of the one with its number."""
        ...

    def remove(self, number: int) -> None:
        """Forget a template; one that nothing has is no trouble."""
        ...


class OfficialLinks(Protocol):
    """The official links of the networks."""

    def of(self, network_code: str) -> Sequence[OfficialLink]:
        """Give the links of a network, by title."""
        ...

    def get(self, number: int) -> OfficialLink | None:
        """Give a link."""
        ...

    def put(self, link: OfficialLink) -> None:
        """Keep a link: a new one when its number is 0, else in the place of the one with its number."""
        ...

    def remove(self, number: int) -> None:
        """Forget a link; one that nothing has is no trouble."""
        ...


class SentSentences(Protocol):
    """How many times each structure has sent each sentence, by the mark of the sentence."""

    def times(self, structure_code: str, marks: Iterable[str]) -> Mapping[str, int]:
        """Give how many times a structure has sent these sentences; those never sent are left out."""
        ...

    def add(self, structure_code: str, marks: Iterable[str]) -> None:
        """Count these sentences once more."""
        ...

    def take_back(self, structure_code: str, marks: Iterable[str]) -> None:
        """Count these sentences once less."""
        ...

    def recount(self) -> int:
        """Count anew those of every published answer, imported ones included; give how many answers that was."""
        ...
