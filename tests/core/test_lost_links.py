"""The way back for who lost their link: what is asked tells nothing, and only the mailbox gets an answer."""

import pytest

from core.errors import Invalid, TooMany
from core.gate import Source
from core.notifier import LINKS_MAX
from tests.fakes.sealing import FakeOpener, FakeSealer
from tests.fakes.world import EMAIL, SOURCE, World

OTHER = "autre@exemple.fr"


def asked(world: World, email: str) -> list[str]:
    """Ask for the links of an address, and give the text of the letters of links that leave."""
    before = len(world.mailer.sent)
    world.following.lost_link(email, SOURCE)
    world.notifier().send_all_due()
    sent = [sent for sent in world.mailer.sent[before:] if sent.mail.subject == "Vos liens de suivi"]
    assert all(letter.address.casefold() == email.casefold() for letter in sent)
    return [letter.mail.plain for letter in sent]


def test_one_letter_lists_every_experience_of_the_address_and_no_other(world: World) -> None:
    own = [world.submit(), world.publish(), world.submit()]
    others = world.submit(email=OTHER)
    world.notifier().send_all_due()
    (letter,) = asked(world, EMAIL)
    places = [letter.index(f"/suivi/{receipt.token}") for receipt in reversed(own)]
    assert places == sorted(places), "newest first"
    assert others.token not in letter and "RSA" not in letter


@pytest.mark.parametrize("email", [OTHER, "camille@exemple.com"])
def test_an_unknown_address_gets_nothing(world: World, email: str) -> None:
    world.submit()
    world.notifier().send_all_due()
    assert asked(world, email) == []
    assert not world.store.tables.link_requests


def test_asking_does_the_same_whatever_the_address(world: World) -> None:
    """The site cannot know: it writes one sealed line for each, and commits once."""
    world.submit()
    world.notifier().send_all_due()
    done = []
    for email in (EMAIL, OTHER):
        commits, requests = world.store.commits, len(world.store.tables.link_requests)
        assert world.following.lost_link(email, SOURCE) is None  # type: ignore[func-returns-value]
        done.append((world.store.commits - commits, len(world.store.tables.link_requests) - requests))
    assert done == [(1, 1), (1, 1)]
    assert not any(EMAIL.encode() in box or OTHER.encode() in box for box in world.store.tables.link_requests.values())


def test_the_address_is_recognised_however_it_is_typed(world: World) -> None:
    receipt = world.submit()
    world.notifier().send_all_due()
    (letter,) = asked(world, "Camille@Exemple.FR")
    assert receipt.token in letter


def test_an_erased_address_is_never_found_again(world: World) -> None:
    erased, kept = world.submit(), world.submit()
    world.notifier().send_all_due()
    world.following.erase_address(erased.token)
    (letter,) = asked(world, EMAIL)
    assert kept.token in letter and erased.token not in letter
    world.following.erase_address(kept.token)
    assert asked(world, EMAIL) == []
    assert not world.store.tables.marks


def test_an_address_erased_between_the_request_and_the_letter_gets_nothing(world: World) -> None:
    receipt = world.submit()
    world.notifier().send_all_due()
    world.following.lost_link(EMAIL, SOURCE)
    world.mailer.delays.add(EMAIL)
    world.notifier().send_all_due()
    world.mailer.delays.clear()
    world.following.erase_address(receipt.token)
    world.clock.advance(hours=1)
    assert world.notifier().send_all_due().cancelled == 1
    assert [mail.subject for mail in world.mailer.mails] == ["Nous avons reçu votre expérience n° 1"]


def test_a_request_sealed_for_another_key_is_dropped_and_holds_nobody_up(world: World) -> None:
    receipt = world.submit()
    world.notifier().send_all_due()
    with world.store.writing() as uow:
        uow.link_requests.add(FakeSealer("another").seal(EMAIL), world.clock.now())
        uow.commit()
    (letter,) = asked(world, EMAIL)
    assert receipt.token in letter and not world.store.tables.link_requests


def test_a_notifier_with_the_wrong_key_answers_nobody(world: World) -> None:
    world.submit()
    world.notifier().send_all_due()
    world.following.lost_link(EMAIL, SOURCE)
    sent = len(world.mailer.sent)
    world.notifier(opener=FakeOpener("another")).send_all_due()
    assert len(world.mailer.sent) == sent


def test_a_letter_gives_a_bounded_number_of_links(world: World) -> None:
    for _ in range(LINKS_MAX + 2):
        world.submit()
    world.notifier().send_all_due()
    (letter,) = asked(world, EMAIL)
    assert letter.count("/suivi/") == LINKS_MAX
    assert "n° 52" in letter and "n° 3" in letter and world.links.follow_token(2) not in letter


@pytest.mark.parametrize("email", ["", "camille", "camille@", "a@b@c.fr", "camille@exemple.fr\nBcc: x@y.fr"])
def test_what_is_no_address_is_said_and_not_kept(world: World, email: str) -> None:
    before = world.store.tables.copy()
    with pytest.raises(Invalid, match=r"nom@exemple\.fr") as fault:
        world.following.lost_link(email, SOURCE)
    assert fault.value.field == "email" and world.store.tables == before


def test_asking_too_often_is_refused_and_keeps_nothing(world: World) -> None:
    for _ in range(5):
        world.following.lost_link(EMAIL, SOURCE)
    before = world.store.tables.copy()
    with pytest.raises(TooMany, match="recommencez dans une heure"):
        world.following.lost_link(EMAIL, SOURCE)
    assert world.store.tables == before
    world.following.lost_link(EMAIL, Source(form="autre", network=SOURCE.network))


def test_a_mailbox_is_not_flooded(world: World) -> None:
    """However often somebody asks for the links of an address, it gets one letter an hour."""
    world.submit()
    world.notifier().send_all_due()
    assert [len(asked(world, EMAIL)) for _ in range(3)] == [1, 0, 0]
    world.clock.advance(hours=1)
    assert len(asked(world, EMAIL)) == 1
