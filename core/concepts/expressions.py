"""An expression of a concept: a line of words, written as in the search of the desk."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.errors import Invalid
from core.seeking.line import read
from core.seeking.search import Criterion, Key, Words
from core.seeking.texts import Texts, says
from core.text.clean import one_line

LINE_MAX = 500
"""How many signs an expression may have."""

EXPRESSIONS_MAX = 80
"""How many expressions a concept may have."""

_NEAR_WORDS = 2
_FIELDS = frozenset({Key.TEXT, Key.TITLE, Key.STORY})

Need = tuple[tuple[tuple[str, ...], ...], ...]
"""What an index of words is asked: for each criterion, the stems of each of its alternatives."""


@dataclass(frozen=True, slots=True)
class Expression:
    """What a line says.

    Attributes:
        wanted: all of it must stand in a story.
        excluded: none of it may.
    """

    line: str
    wanted: tuple[Criterion, ...]
    excluded: tuple[Criterion, ...]

    @property
    def need(self) -> Need:
        """The stems that every story that it holds has."""
        return tuple(tuple(words.stems for words in words_of(criterion)) for criterion in self.wanted)

    def holds(self, said: Texts) -> bool:
        """Tell whether the expression stands in a story."""
        return all(says(criterion, said) for criterion in (*self.wanted, *self.excluded))


@lru_cache(maxsize=8192)
def expression(line: str) -> Expression:
    """Read an expression.

    Raises:
        Invalid: it cannot be read; the sentence says what is wrong in which line.
    """
    try:
        return _expression(line)
    except Invalid as error:
        raise Invalid(f"Expression « {one_line(line)} » : {error.sentence}", "expressions") from error


def expressions(lines: Iterable[str]) -> tuple[Expression, ...]:
    """Read the expressions of a concept, empty lines left out.

    Raises:
        Invalid: one cannot be read, there is none, or there are too many.
    """
    clean = dict.fromkeys(line for line in map(one_line, lines) if line)
    if not clean:
        raise Invalid("Un concept a au moins une expression : écrivez-en une par ligne.", "expressions")
    if len(clean) > EXPRESSIONS_MAX:
        raise Invalid(f"Ce concept a trop d’expressions : {EXPRESSIONS_MAX} au plus.", "expressions")
    return tuple(map(expression, clean))


def words_of(criterion: Criterion) -> Iterator[Words]:
    """Give the alternatives of a criterion."""
    return (value for value in criterion.values if isinstance(value, Words))


def needs(those: Sequence[Expression]) -> tuple[Need, ...]:
    """Give what an index of words is asked to find the stories that some expression may hold."""
    return tuple(one.need for one in those)


def _expression(line: str) -> Expression:
    if len(line) > LINE_MAX:
        raise Invalid(f"elle est trop longue, {LINE_MAX} signes au plus.", "expressions")
    criteria = read(line).criteria
    for criterion in criteria:
        _must_be_words(criterion)
    wanted = tuple(criterion for criterion in criteria if not criterion.excluded)
    if not wanted:
        raise Invalid("elle ne dit que ce qui est exclu : ajoutez un mot cherché.", "expressions")
    return Expression(one_line(line), wanted, tuple(criterion for criterion in criteria if criterion.excluded))


def _must_be_words(criterion: Criterion) -> None:
    if criterion.key is Key.FEELING:
        raise Invalid(
            "un concept se dit par des mots : mettez ce mot entre guillemets, il serait sinon lu comme un ressenti.",
            "expressions",
        )
    alone = next((words for words in words_of(criterion) if words.near and len(set(words.stems)) < _NEAR_WORDS), None)
    if alone is not None:
        raise Invalid(
            f"« {alone.text} » n’a qu’un mot qui compte, les plus courants ne comptant pas : ajoutez-en un autre, "
            "ou ôtez le signe ~.",
            "expressions",
        )
    if criterion.key not in _FIELDS:
        raise Invalid(
            f"un concept se dit par les mots de l’histoire : « {criterion.key.label} » se demande dans une recherche.",
            "expressions",
        )
