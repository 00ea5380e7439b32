"""A history whose words were erased still holds, and nothing can be erased from it in silence."""

from core.history import Link
from core.office import Office
from core.retention.door import Retention
from core.retention.kept import Delays
from core.verdict import Verdict
from tests.fakes.world import World


def erased() -> tuple[World, int]:
    """Give a programme where a story was published, answered and erased."""
    world = World()
    receipt = world.publish()
    world.answer(receipt)
    Retention(world.store, world.clock, Delays()).erase(receipt.number, "demande de l’auteur", "claire")
    return world, receipt.number


def verdict(world: World) -> Verdict:
    return Office(world.store, world.clock).verify_history(lambda _: None, {})


def spoil(world: World, place: int, **changes: object) -> None:
    events = world.store.tables.events
    events[:] = [link.model_copy(update=changes) if link.place == place else link for link in events]


def lines(world: World) -> list[Link]:
    return world.store.tables.events


def test_the_chain_holds_without_its_words() -> None:
    """Each line keeps who, when and what; its words and changes are gone, and verify says that it holds."""
    world, _ = erased()
    assert [link.kind.value for link in lines(world)] == ["submitted", "published", "response_published", "erased"]
    assert all(link.erased and not link.detail and not link.changes for link in lines(world)[:-1])
    assert verdict(world).broken is None


def test_what_stays_cannot_be_changed() -> None:
    """A line without its words is still tied to who acted: the erasure sealed it."""
    world, _ = erased()
    spoil(world, 2, actor="quelqu-un-d-autre")
    assert verdict(world).why


def test_words_put_back_into_an_erased_line_show() -> None:
    world, _ = erased()
    spoil(world, 2, detail="Inventé.")
    assert "devait être effacée" in verdict(world).why


def test_a_line_emptied_in_silence_shows() -> None:
    """Saying of a line that it was erased is not enough: an erasure of the chain must say so too."""
    world = World()
    world.publish()
    spoil(world, 1, erased=True, detail="", changes={})
    broken = verdict(world).broken
    assert broken is not None
    assert broken.place == 1


def test_heads_kept_elsewhere_before_the_erasure_are_still_there() -> None:
    """No seal is written anew: a file kept before the erasure still proves that nothing was cut."""
    world = World()
    receipt = world.publish()
    heads = verdict(world).heads
    Retention(world.store, world.clock, Delays()).erase(receipt.number, "demande", "claire")
    assert not Office(world.store, world.clock).verify_history(lambda _: None, heads).kept
