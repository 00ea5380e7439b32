"""Erases one experience: its words go from everywhere, its number and the chain of its history stay."""

from collections import Counter
from datetime import datetime

from core.history import Link
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.retention.trail import erasure_of

_PIECE = 1000


def erase_story(uow: UnitOfWork, number: int, now: datetime, actor: str) -> Counter[str]:
    """Erase all that was told, and all that quotes it; give how many of each thing, by its name on screen.

    An experience that does not exist, or was erased before, is left as it is.
    """
    experience = uow.experiences.get(number)
    if experience is None or experience.erased_at is not None:
        return Counter()
    counts = Counter(uow.erasing.forget_around(number))
    for concern in uow.concerns.of([number]).get(number, ()):
        uow.concerns.save(concern.erased())
    uow.experiences.save(experience.erased(now), experience.version)
    uow.erasing.empty_history(number)
    uow.history.add(erasure_of(number, _chain(uow, number), now, actor))
    show_in_lists(uow, number)
    return counts + Counter({"récits": 1})


def _chain(uow: UnitOfWork, number: int) -> list[Link]:
    links: list[Link] = []
    place = 0
    while found := [one for one in uow.history.links((number, place), _PIECE) if one.experience_number == number]:
        links += found
        place = found[-1].place
    return links
