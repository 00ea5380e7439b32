"""What structures answer, and what people say of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from core.response import Evaluation, Formula, Response, Usefulness


class Responses(Protocol):
    """The responses, drafts included."""

    def add(self, response: Response) -> None:
        """Keep a new response."""
        ...

    def save(self, response: Response, seen_version: int) -> None:
        """Keep the next version; raise Stale when the one kept is no longer the version seen."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[Response]]:
        """Give the responses to these experiences, by number, in order of position and revision."""
        ...


class Evaluations(Protocol):
    """What people said of the responses."""

    def put(self, evaluation: Evaluation) -> None:
        """Keep a vote; the same voter's earlier vote on the same answer is replaced."""
        ...

    def of_author(self, number: int) -> Sequence[Evaluation]:
        """Give what the author of an experience said of its answers."""
        ...

    def of(self, numbers: Iterable[int]) -> Mapping[int, Mapping[tuple[int, int], Usefulness]]:
        """Give the votes on the answers to these experiences: by number, then by (position, revision)."""
        ...


class Formulas(Protocol):
    """The ready-made parts of responses."""

    def of(self, codes: Iterable[str]) -> Sequence[Formula]:
        """Give the formulas of these structures, in the order of the codes."""
        ...

    def add(self, formula: Formula) -> None:
        """Keep a formula."""
        ...

    def replace(self, formula: Formula, by: Formula) -> None:
        """Keep a formula in the place of another one; nothing changes where there is none."""
        ...

    def remove(self, formula: Formula) -> None:
        """Forget a formula; one that nothing has is no trouble."""
        ...
