"""Structures that a story may be about: each with why, none that is concerned already."""

import pytest

from core.errors import NotFound
from core.structure import OUTSIDE_CODE, Structure
from core.submission import SubmittedConcern
from tests.fakes.world import World


def whys(world: World, number: int, name: str = "modo") -> dict[str, str]:
    return {s.structure.code: s.why for s in world.desk(name).suggestions(number)}


def elsewhere(named: str) -> tuple[SubmittedConcern, ...]:
    return (SubmittedConcern(structure_code=OUTSIDE_CODE, named=named),)


def test_what_the_author_named_is_looked_for(world: World) -> None:
    """Near their place first; the why quotes their words."""
    number = world.submit(concerns=elsewhere("Caf"), department="Nîmes").number
    found = whys(world, number)
    assert found["caf-30"] == "«\u202fCaf\u202f» dans le récit, et Nîmes"
    assert next(iter(found)) == "caf-30"
    assert OUTSIDE_CODE not in found


def test_an_acronym_in_the_story_is_looked_for(world: World) -> None:
    world.store.keep(Structure(code="ants", path="ants", name="ANTS"))
    number = world.submit("caf-30", text="J’attends mon titre depuis que l’ANTS a changé de site.").number
    assert whys(world, number) == {"ants": "«\u202fANTS\u202f» dans le récit"}


def test_a_story_that_shouts_names_no_acronym(world: World) -> None:
    """In capitals from end to end, any word would look like one."""
    world.store.keep(Structure(code="site", path="site", name="SITE"))
    number = world.submit("caf-30", title="RIEN NE VA", text="LE SITE NE MARCHE PAS DEPUIS TROIS JOURS ENTIERS").number
    assert whys(world, number) == {}


def test_where_stories_like_it_went(world: World) -> None:
    """The why counts them."""
    text = "Mon allocation logement est suspendue depuis trois mois sans explication."
    for _ in range(2):
        world.publish("gn-30", text=text)
    world.publish("caf-34", text=text)
    number = world.submit("caf-30", text=text).number
    found = whys(world, number)
    assert found["gn-30"] == "2 récits proches y sont allés"
    assert found["caf-34"] == "un récit proche y est allé"
    assert "caf-30" not in found


def test_what_is_named_comes_before_what_is_like_it_and_six_are_enough(world: World) -> None:
    text = "Mon allocation logement est suspendue depuis trois mois sans explication."
    for number in range(9):
        world.store.keep(Structure(code=f"s{number}", path=f"s{number}", name=f"Service {number}"))
        world.publish(f"s{number}", text=text)
    world.store.keep(Structure(code="ants", path="ants", name="ANTS"))
    found = list(whys(world, world.submit("caf-30", text=f"ANTS. {text}").number))
    assert found[0] == "ants"
    assert len(found) == 6


def test_what_may_not_be_seen_suggests_nothing(world: World) -> None:
    with pytest.raises(NotFound):
        world.desk("agent-30").suggestions(world.submit().number)
