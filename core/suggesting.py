"""Which structures a story may be about, and why it looks so."""

import re
from collections import Counter
from collections.abc import Iterator

from core.case import Case
from core.french import stems
from core.model import Model
from core.ports import UnitOfWork
from core.structure import OUTSIDE_CODE, Structure

_MOST = 6
_ALIKE = 20
_NAMED = re.compile(r"\b[A-ZÉÈÀÂÊÎÔÛÇ]{3,14}\b")
"""Services are named by their acronym more than by anything else."""


class Suggestion(Model):
    """A structure that a story may be about."""

    structure: Structure
    why: str


def suggestions(uow: UnitOfWork, case: Case) -> list[Suggestion]:
    """Give structures not concerned yet: those that the story names, then those of the stories most like it."""
    concerned = {concern.structure_code for concern in case.concerns}
    found: dict[str, Suggestion] = {}
    for suggestion in (*_named(uow, case), *_as_before(uow, case)):
        code = suggestion.structure.code
        if code not in concerned and code != OUTSIDE_CODE:
            found.setdefault(code, suggestion)
    return list(found.values())[:_MOST]


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
