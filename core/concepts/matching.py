"""Which expressions of a concept a story holds: what cannot hold is left out by the stems that are there."""

from collections.abc import Sequence
from functools import lru_cache

from core.concepts.expressions import Expression, Need, expressions
from core.seeking.texts import Texts, texts


class Said:
    """A story, cut once for all the concepts that it is held against."""

    def __init__(self, title: str, text: str) -> None:
        self.texts: Texts = texts(title, text, ())
        self.stems = frozenset((*self.texts.title, *self.texts.story))


class Matcher:
    """The expressions of a concept, ready for many stories."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.expressions = expressions(lines)
        self._needs = [one.need for one in self.expressions]

    def holds(self, said: Said) -> bool:
        """Tell whether a story holds the concept: one expression is enough."""
        return any(
            may_hold(need, said.stems) and one.holds(said.texts)
            for one, need in zip(self.expressions, self._needs, strict=True)
        )

    def held(self, said: Said) -> list[Expression]:
        """Give the expressions that a story holds."""
        return [
            one
            for one, need in zip(self.expressions, self._needs, strict=True)
            if may_hold(need, said.stems) and one.holds(said.texts)
        ]


@lru_cache(maxsize=1024)
def matcher(lines: tuple[str, ...]) -> Matcher:
    """Give the matcher of some expressions, made once."""
    return Matcher(lines)


def may_hold(need: Need, stems: frozenset[str]) -> bool:
    """Tell whether all that an expression needs is among these stems, whatever their order."""
    return all(any(stems.issuperset(alternative) for alternative in criterion) for criterion in need)
