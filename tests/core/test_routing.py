"""The structures concerned, changed by moderators."""

import pytest

from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from core.history import EventKind
from core.views import Place
from core.vocabulary import CharterReason
from tests.fakes.world import World


def asked(world: World, to_code: str = "caf-34") -> int:
    """Give a published experience for which a transfer is asked."""
    number = world.publish("caf-30").number
    world.desk("agent-30").ask_transfer(number, 1, to_code, "Le dossier est suivi là-bas.")
    return number


def test_routing_replaces_the_structures(world: World) -> None:
    """Those that stay keep their place and their channels; the others go, the new ones come last."""
    number = world.submit("caf-30", "gn-30").number
    kept = world.store.tables.concerns[number, 2]
    dossier = world.desk("modo").route(number, 1, ["gn-30", "caf-34"])
    assert [(f.concern.position, f.structure.code) for f in dossier.concerns] == [(2, "gn-30"), (3, "caf-34")]
    assert world.store.tables.concerns[number, 2] == kept
    assert (dossier.history[-1].kind, dossier.experience.version) == (EventKind.ROUTED, 2)


def test_the_citizens_clock_never_restarts(world: World) -> None:
    """A structure added to a public experience answers since its publication, not since it was added."""
    receipt = world.publish("caf-30")
    published_at = world.clock.now()
    world.clock.advance(days=3)
    dossier = world.desk("modo").route(receipt.number, 2, ["caf-30", "gn-30"])
    assert [file.concern.open_since for file in dossier.concerns] == [published_at, published_at]
    assert world.desk("agent-gn").queue(Place.TO_ANSWER).total == 1


def test_before_publication_nothing_is_awaited(world: World) -> None:
    number = world.submit("caf-30").number
    dossier = world.desk("modo").route(number, 1, ["gn-30"])
    assert [file.concern.open_since for file in dossier.concerns] == [None]


@pytest.mark.parametrize(
    ("wanted", "error", "sentence"),
    [
        ([], Invalid, "au moins une structure"),
        (["inconnue"], NotFound, "inconnue"),
        ([f"s{n}" for n in range(11)], Invalid, "10 structures au plus"),
    ],
)
def test_routing_that_makes_no_sense_changes_nothing(
    world: World, wanted: list[str], error: type[Exception], sentence: str
) -> None:
    number = world.submit().number
    before = world.store.tables.copy()
    with pytest.raises(error, match=sentence):
        world.desk("modo").route(number, 1, wanted)
    assert world.store.tables == before


def test_a_structure_that_wrote_an_answer_stays(world: World) -> None:
    receipt = world.publish("caf-30", "gn-30")
    world.answer(receipt)
    with pytest.raises(Refused, match="Caf du Gard a déjà écrit une réponse"):
        world.desk("modo").route(receipt.number, 2, ["gn-30"])


@pytest.mark.parametrize("end", ["rejected", "withdrawn"])
def test_what_is_over_is_not_routed(world: World, end: str) -> None:
    receipt = world.publish() if end == "withdrawn" else world.submit()
    version = 2 if end == "withdrawn" else 1
    if end == "withdrawn":
        world.desk("modo").withdraw(receipt.number, version, "Erreur.")
    else:
        world.desk("modo").reject(receipt.number, version, [CharterReason.INSULTS])
    with pytest.raises(Refused, match="ses structures ne changent plus"):
        world.desk("modo").route(receipt.number, version + 1, ["gn-30"])


def test_routing_an_older_version_is_told(world: World) -> None:
    number = world.submit().number
    world.desk("modo2").route(number, 1, ["gn-30"])
    with pytest.raises(Stale, match=r"modo2\u202f: structures changées"):
        world.desk("modo").route(number, 1, ["caf-34"])


def test_routing_away_answers_the_request_for_transfer(world: World) -> None:
    """The structure that asked to be replaced was: nobody has to decide it any more."""
    number = asked(world)
    world.desk("modo").route(number, 2, ["gn-30"])
    assert world.desk("modo").show(number).open_transfers == ()
    assert world.desk("modo").queue(Place.TRANSFERS).total == 0


def test_structures_are_found_by_name_town_or_postal_code(world: World) -> None:
    desk = world.desk("agent-30")
    for query in ("gard", "nimes", "30000"):
        assert "caf-30" in [structure.code for structure in desk.structures(query)]
    with pytest.raises(Forbidden):
        world.desk("ferme").structures("gard")
