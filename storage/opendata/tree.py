"""Builds the tree out of rows that name their parent; what does not hold together is reported, never guessed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.structure import PATH_SEPARATOR, Structure


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree that holds together.

    Attributes:
        structures: every structure with its path, parents before children.
        unresolved: for each structure whose parent is nowhere, the code of that parent.
        cyclic: the structures that would be their own ancestors; they are left without a parent.
    """

    structures: tuple[Structure, ...]
    unresolved: Mapping[str, str]
    cyclic: tuple[str, ...]


def build(structures: Iterable[Structure]) -> Tree:
    """Give each structure its path, out of the parents that they name; the paths given are not looked at."""
    named = {structure.code: structure for structure in structures}
    unresolved = {s.code: s.parent_code for s in named.values() if s.parent_code and s.parent_code not in named}
    cyclic = _cyclic({s.code: s.parent_code for s in named.values() if s.code not in unresolved})
    unattached = unresolved.keys() | set(cyclic)
    paths: dict[str, str] = {}
    for code in named:
        _set_path(code, named, unattached, paths)
    placed = (_placed(s, paths[s.code], attached=s.code not in unattached) for s in named.values())
    return Tree(tuple(sorted(placed, key=lambda s: s.depth)), unresolved, tuple(cyclic))


def _placed(structure: Structure, path: str, *, attached: bool) -> Structure:
    return structure.model_copy(update={"path": path, "parent_code": structure.parent_code if attached else None})


def _cyclic(parents: Mapping[str, str | None]) -> list[str]:
    """Give the codes that lie on a cycle, in their order."""
    safe: set[str] = set()
    on_cycle: set[str] = set()
    for start in parents:
        trail: dict[str, None] = {}
        code: str | None = start
        while code is not None and code not in safe and code not in on_cycle and code not in trail:
            trail[code] = None
            code = parents.get(code)
        if code in trail:
            steps = list(trail)
            on_cycle.update(steps[steps.index(str(code)) :])
        safe.update(step for step in trail if step not in on_cycle)
    return [code for code in parents if code in on_cycle]


def _set_path(code: str, named: Mapping[str, Structure], unattached: set[str], paths: dict[str, str]) -> None:
    trail = []
    above: str | None = code
    while above is not None and above not in paths:
        trail.append(above)
        above = None if above in unattached else named[above].parent_code
    beginning = paths[above] + PATH_SEPARATOR if above is not None else ""
    for step in reversed(trail):
        paths[step] = beginning + step
        beginning = paths[step] + PATH_SEPARATOR
