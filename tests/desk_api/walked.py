"""Every call of the desk, ready to be made: those that a right opens, as they are walked, and those open to all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from core.indicators.indicator import Indicator
from core.views import Place
from core.vocabulary import DigestChoice
from tests.storage.access_places import HERE, PEOPLE, TOLD, Person
from tests.storage.access_programme import COLLEAGUE, Programme
from tests.storage.access_walks import WALKS, Walk

_RESULT = Indicator(
    structure_code=HERE, code="IND-2", day=date(2026, 5, 1), wording="Appels aboutis", value=91, source="Enquête"
)

OPEN: dict[str, tuple[Any, ...]] = {
    "me": (),
    "queue": (Place.TO_ANSWER,),
    "glance": (Place.TO_ANSWER,),
    "commitments": (),
    "questionnaire": (),
    "take_indicators": ([_RESULT],),
    "structures": ("caf",),
    "views": (),
    "search": ("guichet",),
    "first_hits": ("",),
    "facets": ("",),
    "export_rows": ("",),
    "complete": ("struct", 6),
    "searches": (),
    "digest": (),
    "choose_digest": (DigestChoice.DAILY, "equipe@exemple.fr"),
    "erased": ([TOLD.number],),
    "leave": (TOLD.number,),
    "stop_writing": (TOLD.number, 1),
}
"""Those that ask for no right, with good arguments."""


def whole(walk: Walk) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Give the arguments of a walk, the number of its experience among them."""
    about = () if walk.story is None else (walk.story.number,)
    return (*about, *walk.args), walk.named


def allowed(walk: Walk) -> Person:
    """Give somebody who may make the call."""
    return next(person for person in PEOPLE if walk.is_allowed(person))


@contextmanager
def ready(programme: Programme, walk: Walk, person: Person) -> Iterator[None]:
    """Prepare what the call needs; everything is put back at the end."""
    with programme.store.put_back():
        if walk.prepare is not None:
            walk.prepare(programme, person)
        programme.store.written.clear()
        yield


def each(programme: Programme) -> Iterator[tuple[str, str, tuple[Any, ...], dict[str, Any]]]:
    """Give each call with who may make it and its arguments, everything standing ready while it is looked at."""
    for walk in WALKS:
        person = allowed(walk)
        with ready(programme, walk, person):
            yield (walk.method, person.name, *whole(walk))
    for name, arguments in OPEN.items():
        with programme.store.put_back():
            programme.store.written.clear()
            yield name, COLLEAGUE, arguments, {}
