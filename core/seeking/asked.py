"""A search whose names are found: the question that the store is asked."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from core.errors import Invalid
from core.seeking.search import PLACES, Criterion, Key, Name, Search
from core.seeking.spelling import listed
from core.structure import Structure
from core.text.clean import fold

_OFFERED = 5
"""How many names an error offers."""

_AS_TYPED = frozenset({Key.DEPARTMENT, Key.CAMPAIGN})
"""The keys whose words nobody lists whole: one that is not known may stand in an old experience."""

Named = Mapping[tuple[Key, str], tuple[str, ...]]
"""What each name stands for: the path of a structure, or words as they are kept."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search, with what its names stand for.

    Attributes:
        named: by key and name as they are typed.
        reach: the path of the sub-tree that one may look into, None for the whole programme.
        concepts: the names of the concepts that one may ask for, by number.
    """

    search: Search
    named: Named = field(default_factory=dict)
    reach: str | None = None
    concepts: Mapping[int, str] = field(default_factory=dict)

    def meant(self, criterion: Criterion) -> Iterator[tuple[str, bool]]:
        """Give what each name of a criterion stands for, with whether it is asked alone."""
        for value in criterion.values:
            if isinstance(value, Name):
                yield from ((word, value.alone) for word in self.named[criterion.key, value.text])

    def meant_concepts(self, criterion: Criterion) -> Iterator[int]:
        """Give the numbers of the concepts that a criterion names: a network may have one named as the programme's."""
        names = {word for word, _ in self.meant(criterion)}
        return (number for number, name in self.concepts.items() if name in names)


@dataclass(frozen=True, slots=True)
class Known:
    """What names may stand for.

    Attributes:
        find: finds structures by the words of their names, nearest first.
        get: gives a structure by its code.
        heads: the heads of the networks.
        words: gives the words that the programme uses for a key: typologies, departments, trade tags, campaigns.
        concepts: the names of the concepts that may be asked for, by number.
    """

    find: Callable[[str], Sequence[Structure]]
    get: Callable[[str], Structure | None]
    heads: Callable[[], Sequence[Structure]]
    words: Callable[[Key], Collection[str]]
    concepts: Mapping[int, str]


def asked(search: Search, known: Known, reach: str | None) -> tuple[Asked, dict[str, str]]:
    """Give the question that a search asks, and the name of each structure that it means, by what was typed.

    Raises:
        Invalid: nothing has such a name; the sentence says what comes nearest.
    """
    named: dict[tuple[Key, str], tuple[str, ...]] = {}
    structures: dict[str, str] = {}
    for criterion in search.criteria:
        for value in criterion.values:
            if not isinstance(value, Name):
                continue
            if criterion.key in PLACES:
                structure = _structure(criterion.key, value.text, known)
                structures[value.text] = structure.name
                named[criterion.key, value.text] = (structure.path,)
            else:
                words = known.concepts.values() if criterion.key is Key.CONCEPT else known.words(criterion.key)
                named[criterion.key, value.text] = _words(criterion.key, value.text, words)
    return Asked(search, named, reach, known.concepts), structures


def _structure(key: Key, typed: str, known: Known) -> Structure:
    by_code = known.get(typed)
    if by_code is not None:
        return by_code
    found = known.find(typed)
    if key is Key.NETWORK:
        heads = {head.code: head for head in known.heads()}
        found = [heads[s.network_code] for s in found if s.network_code in heads]
    if not found:
        raise Invalid(
            f"Aucune structure ne répond à « {typed} » : vérifiez ce nom, ou choisissez-en un dans ce qui est proposé "
            "quand vous écrivez « structure: ».",
            "line",
        )
    return next((structure for structure in found if fold(structure.name) == fold(typed)), found[0])


def _words(key: Key, typed: str, words: Collection[str]) -> tuple[str, ...]:
    """Give the very word, or those that are the same but for accents and capitals; else the one that begins so."""
    if typed in words:
        return (typed,)
    sought = fold(typed)
    same = tuple(sorted({word for word in words if fold(word) == sought}))
    if same:
        return same
    if key in _AS_TYPED:
        return (typed,)
    begun = tuple(sorted({word for word in words if sought and fold(word).startswith(sought)}))
    if len(begun) == 1:
        return begun
    offered = begun or tuple(sorted(set(words)))
    hint = f"par exemple {listed(offered[:_OFFERED])}" if offered else "aucun n’est encore connu ici"
    raise Invalid(f"« {typed} » n’est pas une valeur connue de « {key.label} » : {hint}.", "line")
