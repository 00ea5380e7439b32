"""What a search found, as it is shown: one line for each experience, the words found apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from core.french import STEM_MAX, placed_stems
from core.projection import PublicExperience
from core.seeking.search import Key, Search, Words
from core.seeking.texts import spots
from core.snippets import Piece, cut, whole
from core.text.clean import one_line
from core.vocabulary import Sentiment


@dataclass(frozen=True, slots=True)
class Hit:
    """One experience found.

    Attributes:
        title: in pieces, what was looked for apart.
        excerpt: the words around what was found, in the story, else in an answer.
        in_answer: whether the excerpt comes from an answer.
        structure: the name of the first structure concerned.
        others: how many more structures are concerned.
    """

    number: int
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    in_answer: bool
    structure: str
    others: int
    sentiment: Sentiment | None
    published_at: datetime
    answered: bool


@dataclass(frozen=True, slots=True)
class Results:
    """A page of what a search found, highest number first.

    Attributes:
        line: the search, as it was read.
        meaning: for each name of a structure that was typed, the structure that it stands for.
        following: the number that the next page starts after, None on the last page; a page may be short, and
            another one follow, where a great many had to be read to find few.
    """

    line: str
    meaning: tuple[tuple[str, str], ...]
    hits: tuple[Hit, ...]
    following: int | None


def hit(experience: PublicExperience, search: Search) -> Hit:
    """Give the line of an experience found."""
    title = one_line(experience.title)
    excerpt, in_answer = _excerpt(experience, search)
    concerns = experience.concerns
    return Hit(
        number=experience.number,
        title=whole(title, places(title, _looked_for(search, Key.TITLE))),
        excerpt=excerpt,
        in_answer=in_answer,
        structure=concerns[0].name if concerns else "",
        others=max(len(concerns) - 1, 0),
        sentiment=experience.sentiment,
        published_at=experience.published_at,
        answered=experience.answered,
    )


def places(text: str, wanted: Iterable[Words]) -> list[tuple[int, int]]:
    """Give where the words looked for stand in a text, in order: of a phrase all its words, and nothing else."""
    placed = list(placed_stems(text))
    field = [stem[:STEM_MAX] for stem, _, _ in placed]
    ranks = {rank for words in wanted for found in spots(words, field) for rank in found}
    return [placed[rank][1:] for rank in sorted(ranks)]


def _excerpt(experience: PublicExperience, search: Search) -> tuple[tuple[Piece, ...], bool]:
    for text, key in _texts(experience):
        line = one_line(text)
        found = places(line, _looked_for(search, key))
        if found:
            return cut(line, found), key is Key.ANSWER
    return (Piece(experience.beginning),), False


def _texts(experience: PublicExperience) -> Iterator[tuple[str, Key]]:
    yield experience.text, Key.STORY
    yield from ((c.response.text, Key.ANSWER) for c in experience.concerns if c.response)


def _looked_for(search: Search, field: Key) -> list[Words]:
    """Give the words that are looked for in a field."""
    wanted = (c for c in search.worded if not c.excluded and c.key in (Key.TEXT, field))
    return [words for criterion in wanted for words in criterion.values if isinstance(words, Words)]
