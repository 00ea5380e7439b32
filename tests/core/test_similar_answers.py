"""Answers to similar experiences: ranked, explained, and only those that the public reads."""

import pytest

from core.errors import NotFound
from core.gate import Source
from core.vocabulary import ExperienceState
from tests.fakes.world import World

RSA = "Mon RSA est suspendu depuis mars, et personne ne sait pourquoi le versement s’est arrêté."
PASSPORT = "La photo de mon passeport a été refusée deux fois au guichet de la mairie."


def like(world: World, name: str = "agent-30") -> list[tuple[int, str]]:
    """Give what is offered beside a story about a suspended RSA."""
    asked = world.publish("caf-30", title="RSA suspendu", text=RSA)
    return [(one.number, one.why) for one in world.desk(name).similar(asked.number, 1)]


def test_the_most_alike_comes_first(world: World) -> None:
    other = world.publish("caf-30", title="Passeport", text=PASSPORT + " Le versement aussi.")
    near = world.publish("caf-30", title="Versement du RSA arrêté", text=RSA)
    for receipt in (other, near):
        world.answer(receipt)
    offered = like(world)
    assert [number for number, _ in offered] == [near.number, other.number]
    assert "même structure" in offered[0][1]
    assert "mots communs" in offered[0][1] and "RSA" in offered[0][1]


def test_what_has_no_public_answer_is_not_offered(world: World) -> None:
    """A draft, a story without answer, a story withdrawn since."""
    world.publish("caf-30", title="Sans réponse", text=RSA)
    gone = world.publish("caf-30", title="Retirée", text=RSA)
    world.answer(gone)
    dossier = world.desk("modo").show(gone.number)
    world.desk("modo").withdraw(gone.number, dossier.experience.version, "Une erreur.")
    assert world.store.tables.experiences[gone.number].state is ExperienceState.WITHDRAWN
    assert like(world) == []


def test_useful_answers_come_before(world: World) -> None:
    """Of two answers to the same story, the one that people found useful, with the count."""
    first, second = (world.publish("caf-30", title="RSA", text=RSA) for _ in range(2))
    for receipt in (first, second):
        world.answer(receipt)
    for rank in range(3):
        source = Source(form=f"lecteur-{rank}", network=f"192.0.2.{rank}")
        world.library.vote(first.number, 1, source, useful=True)
        world.library.vote(second.number, 1, source, useful=rank == 0)
    offered = like(world)
    assert [number for number, _ in offered] == [first.number, second.number]
    assert "3 avis utiles sur 3" in offered[0][1]
    assert "1 avis utile sur 3" in offered[1][1]


def test_near_structures_come_before(world: World) -> None:
    """The same structure, one beside it, then another network."""
    at = {code: world.publish(code, title="RSA", text=RSA) for code in ("gn-30", "caf-30-ales", "caf-30")}
    for code, receipt in at.items():
        world.answer(receipt, "agent-gn" if code == "gn-30" else "agent-30")
    offered = like(world)
    assert [number for number, _ in offered] == [at[c].number for c in ("caf-30", "caf-30-ales", "gn-30")]
    assert [why.partition(",")[0] for _, why in offered][:2] == ["même structure", "même réseau"]


def test_similar_answers_are_for_those_who_write(world: World) -> None:
    with pytest.raises(NotFound):
        like(world, "agent-gn")
