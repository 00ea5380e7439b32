"""Which structures a story may be about, and why it looks so."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from core.case import Case
from core.french import stems
from core.model import Model
from core.ports import UnitOfWork
from core.structure import OUTSIDE_CODE, Structure, common_ancestor, lineage, within
from core.text.clean import fold

_MOST = 6
_ALIKE = 20
_NAMED = re.compile(r"\b[A-ZÉÈÀÂÊÎÔÛÇ]{3,14}\b")
"""Services are named by their acronym more than by anything else."""


class Suggestion(Model):
    """A structure that a story may be about."""

    structure: Structure
    why: str


def suggestions(uow: UnitOfWork, case: Case, asking: Structure | None) -> list[Suggestion]:
    """Give structures not concerned yet, each with why, the likeliest first.

    Those that the story names come first, then those of the stories most like it, then those of the same kind near the
    author. For a structure that asks, the nearest in the tree come before, and those below it are left out: there one
    re-attaches.
    """
    concerned = {concern.structure_code for concern in case.concerns}
    found: dict[str, Suggestion] = {}
    for suggestion in (*_named(uow, case), *_as_before(uow, case), *_of_the_same_kind(uow, case)):
        code = suggestion.structure.code
        if code not in concerned and code != OUTSIDE_CODE:
            found.setdefault(code, suggestion)
    ranked = list(found.values()) if asking is None else _nearest_first(found.values(), asking, case)
    return ranked[:_MOST]


def _nearest_first(found: Iterable[Suggestion], asking: Structure, case: Case) -> list[Suggestion]:
    place = fold(case.experience.department)

    def distance(suggestion: Suggestion) -> tuple[int, bool]:
        structure = suggestion.structure
        shared = len(lineage(common)) if (common := common_ancestor(structure.path, asking.path)) else 0
        told = fold(f"{structure.name} {structure.town} {structure.postal_code}")
        return -shared, not (place and place in told)

    return [_as_near(s, asking) for s in sorted(found, key=distance) if not within(s.structure.path, asking.path)]


def _as_near(suggestion: Suggestion, asking: Structure) -> Suggestion:
    if suggestion.structure.network_code != asking.network_code:
        return suggestion
    return suggestion.model_copy(update={"why": f"{suggestion.why} · votre réseau"})


def _named(uow: UnitOfWork, case: Case) -> Iterator[Suggestion]:
    place = case.experience.department
    for words in _words_for_services(case):
        for structure in uow.structures.search(f"{words} {place}", 2) if place else ():
            yield Suggestion(structure=structure, why=f"« {words} » dans le récit, et {place}")
        for structure in uow.structures.search(words, 2):
            yield Suggestion(structure=structure, why=f"« {words} » dans le récit")


def _words_for_services(case: Case) -> list[str]:
    named = [concern.named for concern in case.concerns if concern.named]
    story = f"{case.experience.title}\n{case.experience.text}"
    shouted = story.upper() == story
    return list(dict.fromkeys([*named, *([] if shouted else _NAMED.findall(story))]))[:_MOST]


def _as_before(uow: UnitOfWork, case: Case) -> Iterator[Suggestion]:
    experience = case.experience
    alike = [
        n for n in uow.listing.alike(stems(f"{experience.title} {experience.text}"), _ALIKE) if n != experience.number
    ]
    concerns = uow.concerns.of(alike)
    went_to = Counter(concern.structure_code for of_one in concerns.values() for concern in of_one)
    structures = uow.structures.many(went_to)
    for code, times in went_to.most_common(_MOST):
        what = "un récit proche y est allé" if times == 1 else f"{times} récits proches y sont allés"
        yield Suggestion(structure=structures[code], why=what)


def _of_the_same_kind(uow: UnitOfWork, case: Case) -> Iterator[Suggestion]:
    """Give those like the ones concerned, where the author lives: people move, and choose the old one."""
    place = case.experience.department
    for kind in dict.fromkeys(case.structures[concern.structure_code].typology for concern in case.concerns):
        for structure in uow.structures.search(f"{kind} {place}", 2) if kind and place else ():
            yield Suggestion(structure=structure, why=f"{kind}, et {place}")
