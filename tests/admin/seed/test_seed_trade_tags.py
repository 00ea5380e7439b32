"""The trade tags of the made-up programme: a vocabulary for each network, called for by what stories say."""

from datetime import UTC, datetime
from random import Random

from admin.seed.fate import Fate
from admin.seed.lives import Life
from admin.seed.trade_tags import IMPROVEMENTS, called_for, vocabularies
from admin.seed.tree import NETWORKS, head_code, programme_tree
from core.history import EventKind
from core.structure import Structure

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def lives(count: int) -> list[Life]:
    heads = {head_code(network): network for network in NETWORKS}
    seeds = [seed for seed in programme_tree() if seed.parent in heads]
    unfolded = []
    for number in range(1, count + 1):
        random = Random(f"essai/{number}")
        seed = random.choice(seeds)
        structure = Structure(code=seed.code, path=f"{seed.parent}/{seed.code}", name=seed.name)
        unfolded.append(Fate(random, NOW, [(seed, structure, heads[seed.parent])]).unfold(number))
    return unfolded


def test_every_network_has_a_vocabulary() -> None:
    """A few words each, none twice."""
    names = [(tag.network_code, tag.name) for tag in vocabularies()]
    assert len(set(names)) == len(names)
    assert {network for network, _ in names} == {head_code(network) for network in NETWORKS}
    assert set(IMPROVEMENTS) == set(NETWORKS)


def test_tags_are_those_that_the_story_calls_for() -> None:
    """Whole words, whatever their capitals and accents."""
    assert called_for("Caf", "Mon RSA, puis la CRÈCHE") == ("RSA", "Garde d’enfants")
    assert called_for("Caf", "Un versatile garde-fou de printemps") == ("Garde d’enfants",)
    assert called_for("Caf", "Rien") == ()


def test_agents_classify_what_they_answer() -> None:
    """Each tag set is of its network, told in the history before the answer, and sealed like the rest."""
    known = {(tag.network_code, tag.name) for tag in vocabularies()}
    classified = [life for life in lives(80) if any(e.kind is EventKind.CLASSIFIED for e in life.events)]
    assert len(classified) > 20
    assert any(life.concerns[0].to_improve for life in classified)
    for life in classified:
        network = next(seed.parent for seed in programme_tree() if seed.code == life.concerns[0].structure_code)
        assert {(network, name) for name in life.concerns[0].trade_tags} <= known
        assert [event.at for event in life.events] == sorted(event.at for event in life.events)
        assert life.experience.version == next(
            event.changes["version"][1] for event in life.events if event.kind is EventKind.CLASSIFIED
        )


def test_the_same_seed_gives_the_same_tags() -> None:
    assert [life.concerns for life in lives(30)] == [life.concerns for life in lives(30)]
