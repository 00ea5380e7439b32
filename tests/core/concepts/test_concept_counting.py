"""Stories that hold concepts are counted as they come; whatever happens meanwhile, as a recount would."""

import pytest

from core.concepts.concept import Concept, drafted
from core.concepts.counting import recount
from core.concepts.held import NONE, Edition, Held
from core.concepts.keeping import change, create, known, remove
from core.folding import fold
from core.vocabulary import Channel
from tests.fakes.clock import FixedClock
from tests.fakes.store import FakeStore
from tests.fakes.telling import Tellers, plainly_counted
from tests.fakes.world import World, accounts, structures


def kept(world: World, name: str, *lines: str, network: str = "") -> Concept:
    """Keep a concept, and count its past."""
    with world.store.writing() as uow:
        concept = create(uow, network, drafted(name, "", None, lines), world.clock.now(), "admin")
        fold(uow, 1000)
        assert recount(uow, concept.number).done
        uow.commit()
    return concept


def counted(world: World, concept: Concept, code: str) -> Held:
    """Count what changed, and give what is shown of a concept at a place this month."""
    month = f"{world.clock.now():%Y-%m}"
    with world.store.writing() as uow:
        fold(uow, 1000)
        now = known(uow, concept.number)
        edition = Edition(now.number, now.counted)
        total = uow.concepts.totals([edition], code, [month])
        uow.commit()
    return total.get(edition, NONE)


@pytest.mark.parametrize("seed", range(4))
def test_concepts_are_counted_as_a_plain_recount_counts_them(seed: int) -> None:
    """Told, withdrawn, classified anew, concepts edited and removed, recounts begun and left: nothing is off."""
    tellers = Tellers(FakeStore(*structures(), *accounts()), FixedClock(), seed)
    for _ in range(3):
        tellers.wander(60)
        tellers.settle()
        sums = tellers.store.tables.concept_sums  # type: ignore[attr-defined]
        found = {key: held for key, held in sums.items() if held != NONE}
        assert found == plainly_counted(tellers.store)
        assert found


def test_a_case_worked_by_hand() -> None:
    """Two stories on the counter, one at two structures of the network; a third one says something else."""
    world = World()
    world.publish("caf-30", title="Attente", text="Deux heures debout au guichet.")
    concept = kept(world, "Guichet", "guichet", "accueil -téléphone")
    world.publish("caf-30", "caf-34", title="Accueil froid", text="Personne ne nous a dit bonjour.")
    world.publish("gn-30", title="Accueil par téléphone", text="On nous a bien répondu.")
    expected = {"": 2, "caf": 2, "caf-30": 2, "caf-34": 1, "caf-30-ales": 0, "gn": 0, "gn-30": 0}
    assert {code: counted(world, concept, code).stories for code in expected} == expected
    assert counted(world, concept, "").negative == 2


def test_a_channel_counts_where_it_was_used() -> None:
    """The phone of one structure is not the phone of another."""
    world = World()
    concept = kept(world, "Attente", "attente")
    world.publish(title="Attente au téléphone", text="Une heure d’attente.")
    assert counted(world, concept, "caf-30").channels[Channel.PHONE] == 1
    assert counted(world, concept, "caf-34").channels[Channel.PHONE] == 0


def test_a_concept_of_a_network_looks_at_its_own_stories() -> None:
    """Another network may say the same words."""
    world = World()
    concept = kept(world, "Guichet", "guichet", network="caf")
    world.publish("gn-30", title="Au guichet", text="Le guichet était fermé ce matin.")
    assert counted(world, concept, "") == NONE
    world.publish("caf-30", title="Au guichet", text="Le guichet était fermé ce matin.")
    assert counted(world, concept, "caf").stories == 1


def test_the_counts_shown_are_the_old_ones_until_the_recount_is_whole() -> None:
    """Meanwhile a new story counts for both, and the recount goes on where it was left."""
    world = World()
    for _ in range(3):
        world.publish("caf-30", title="Le courrier", text="Le courrier s’est perdu en chemin.")
    concept = kept(world, "Perdu", "perdu")
    world.publish("caf-30", title="Le guichet", text="Le guichet était fermé ce matin.")
    with world.store.writing() as uow:
        after = change(uow, concept, 1, drafted("Perdu", "", None, ("courrier|guichet",)), world.clock.now(), "admin")
        fold(uow, 1000)
        progress = recount(uow, concept.number, 2)
        uow.commit()
    assert after.recounting
    assert (progress.done, progress.reached, progress.part) == (False, 2, 0.5)
    world.publish("caf-30", title="Perdu", text="Mon courrier est perdu lui aussi.")
    assert counted(world, concept, "caf").stories == 4
    with world.store.writing() as uow:
        while not recount(uow, concept.number, 2).done:
            pass
        uow.commit()
    assert counted(world, concept, "caf").stories == 5


def test_words_around_the_expressions_change_without_a_recount() -> None:
    """A name is corrected: the counts are the same ones."""
    world = World()
    world.publish("caf-30", title="Le guichet", text="Le guichet était fermé ce matin.")
    concept = kept(world, "Guichet", "guichet")
    with world.store.writing() as uow:
        now = known(uow, concept.number)
        after = change(uow, now, 1, drafted("Guichets", "Au guichet", 1, ("guichet",)), world.clock.now(), "admin")
        uow.commit()
    assert not after.recounting
    assert counted(world, concept, "caf").stories == 1
    with world.store.reading() as uow:
        assert [(v.version, v.name, v.actor) for v in uow.concepts.versions(concept.number)] == [
            (2, "Guichets", "admin"),
            (1, "Guichet", "admin"),
        ]


def test_what_is_removed_is_counted_no_more_and_keeps_its_history() -> None:
    """Its lines are forgotten little by little."""
    world = World()
    world.publish("caf-30", title="Le guichet", text="Le guichet était fermé ce matin.")
    concept = kept(world, "Guichet", "guichet")
    with world.store.writing() as uow:
        remove(uow, known(uow, concept.number), 1, world.clock.now(), "admin")
        assert uow.concepts.forget_old(2) == 2
        while uow.concepts.forget_old(2):
            pass
        uow.commit()
    assert not world.store.tables.concept_matches
    assert not world.store.tables.concept_sums
    assert world.store.tables.concept_versions[concept.number, 2].removed


def test_a_story_that_nobody_counted_yet_is_not_counted_twice() -> None:
    """A recount leaves to the next pass what that one will count anyway."""
    world = World()
    world.publish("caf-30", title="Le guichet", text="Le guichet était fermé ce matin.")
    with world.store.writing() as uow:
        concept = create(uow, "", drafted("Guichet", "", None, ("guichet",)), world.clock.now(), "admin")
        assert recount(uow, concept.number).done
        uow.commit()
    assert counted(world, concept, "").stories == 1
