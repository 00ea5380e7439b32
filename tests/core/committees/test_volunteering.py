"""The authors: offering to sit, taking it back, being invited, saying yes or no; their address stays sealed."""

import pytest

from core.committees.committee import CommitteeState
from core.committees.sitting import Said
from core.errors import Invalid, NotFound, Refused
from core.history import EventKind
from core.notification import NotificationKind, NotificationState
from core.structure import OUTSIDE_CODE
from tests.core.committees.meetings import MANAGER, a_meeting, held, invited, volunteer
from tests.fakes.world import EMAIL, World

OTHER = "dominique@exemple.fr"


def kinds(world: World, number: int) -> list[EventKind]:
    return [event.kind for event in world.store.tables.events if event.experience_number == number]


def letters(world: World) -> list[tuple[str, str]]:
    """Give the invitations that leave now: to whom, and what they say."""
    before = len(world.mailer.sent)
    world.notifier().send_all_due()
    return [(one.address, one.mail.plain) for one in world.mailer.sent[before:] if "comité" in one.mail.subject]


def test_an_author_offers_to_sit_and_takes_it_back(world: World) -> None:
    """Twice is once; both are told in the history, and the author sees where they stand."""
    receipt = world.publish("caf-30", OUTSIDE_CODE)
    follow = world.following
    assert [(one.code, one.offered) for one in follow.seating(receipt.token).places] == [("caf-30", False)]
    for _ in range(2):
        follow.offer_to_sit(receipt.token, "caf-30")
    assert [(one.name, one.offered) for one in follow.seating(receipt.token).places] == [("Caf du Gard", True)]
    assert EventKind.OFFERED_TO_SIT in [step.kind for step in follow.follow(receipt.token).steps]
    assert follow.everything(receipt.token)["comites_locaux"]["propositions"][0]["structure_code"] == "caf-30"
    for _ in range(2):
        follow.take_back_offer(receipt.token, "caf-30")
    assert kinds(world, receipt.number)[-2:] == [EventKind.OFFERED_TO_SIT, EventKind.OFFER_TAKEN_BACK]
    assert world.store.tables.seat_offers == {}


def test_nobody_offers_where_it_means_nothing(world: World) -> None:
    """Not before it is public, not elsewhere, not without an address, not without the secret."""
    waiting, public = world.submit("caf-30"), world.publish("caf-30", OUTSIDE_CODE)
    for receipt, code in ((waiting, "caf-30"), (public, "caf-34"), (public, OUTSIDE_CODE)):
        with pytest.raises(Refused):
            world.following.offer_to_sit(receipt.token, code)
    world.following.erase_address(public.token)
    assert not world.following.seating(public.token).reachable
    with pytest.raises(Refused, match="effacée"):
        world.following.offer_to_sit(public.token, "caf-30")
    with pytest.raises(NotFound):
        world.following.offer_to_sit("inconnu", "caf-30")


def test_the_manager_sees_a_count_and_pseudonyms(world: World) -> None:
    """And never the address; a story that is no longer public is not among them."""
    volunteer(world, pseudonym="Rugby 71")
    gone = volunteer(world, pseudonym="Judo 30", email=OTHER)
    desk = world.desk(MANAGER)
    file = desk.new_committee(a_meeting(world))
    assert [one.pseudonym for one in file.volunteers] == ["Rugby 71", "Judo 30"]
    assert EMAIL not in repr(file)
    world.following.withdraw(gone.token)
    assert [one.name for one in desk.committee(1).volunteers] == ["Rugby 71"]


def test_an_invitation_says_when_where_and_how_to_answer(world: World) -> None:
    receipt = volunteer(world)
    file = invited(world, receipt)
    ((address, plain),) = letters(world)
    assert address == EMAIL
    assert "Accueil de Nîmes" in plain and "Caf du Gard" in plain
    assert world.links.follow_url(receipt.number) in plain
    (shown,) = world.following.seating(receipt.token).invitations
    assert (shown.place, shown.said, shown.waits) == ("Accueil de Nîmes", Said.NOTHING, True)
    assert [one.name for one in file.citizens] == ["Rugby 71"] and file.volunteers == ()


def test_one_letter_for_each_author_whatever_they_told(world: World) -> None:
    """Two stories of one address make one letter; the other is cancelled, which the manager does not see."""
    receipts = [volunteer(world, email=email) for email in (EMAIL, OTHER, EMAIL)]
    invited(world, *receipts)
    assert sorted(address for address, _ in letters(world)) == sorted([EMAIL, OTHER])
    states = [n.state for n in world.store.tables.notifications.values() if n.kind is NotificationKind.INVITED]
    assert sorted(states) == [NotificationState.CANCELLED, NotificationState.SENT, NotificationState.SENT]
    assert {one.said for one in world.desk(MANAGER).committee(1).citizens} == {Said.NOTHING}


def test_yes_and_no_may_change_until_it_meets(world: World) -> None:
    receipt = volunteer(world)
    invited(world, receipt)
    follow, desk = world.following, world.desk(MANAGER)
    for comes in (True, True, False, True):
        follow.answer_invitation(receipt.token, 1, comes=comes)
    assert [one.name for one in desk.committee(1).coming] == ["Rugby 71"]
    said = [line.detail for line in desk.committee(1).history if line.actor == "auteur"]
    assert said == [f"récit n° {receipt.number} : {word}" for word in ("vient", "ne vient pas", "vient")]
    world.clock.advance(days=21)
    assert not follow.seating(receipt.token).invitations[0].waits
    with pytest.raises(Refused):
        follow.answer_invitation(receipt.token, 1, comes=False)


def test_an_invitation_is_answered_by_who_has_it(world: World) -> None:
    invited(world, volunteer(world))
    stranger = world.publish()
    for number in (1, 2):
        with pytest.raises(Refused):
            world.following.answer_invitation(stranger.token, number, comes=True)


def test_eight_seats(world: World) -> None:
    """The ninth yes is refused with a word of thanks; a no frees a seat."""
    receipts = [volunteer(world) for _ in range(9)]
    invited(world, *receipts)
    *eight, ninth = receipts
    for receipt in eight:
        world.following.answer_invitation(receipt.token, 1, comes=True)
    assert world.following.seating(ninth.token).invitations[0].full
    with pytest.raises(Refused, match="8 places"):
        world.following.answer_invitation(ninth.token, 1, comes=True)
    world.following.answer_invitation(eight[0].token, 1, comes=False)
    world.following.answer_invitation(ninth.token, 1, comes=True)


def test_another_date_is_told_and_asked_again(world: World) -> None:
    """Who said yes is asked anew, who said no is left alone; another facilitator is told to nobody."""
    yes, no = volunteer(world), volunteer(world, email=OTHER)
    file = invited(world, yes, no)
    assert len(letters(world)) == 2
    world.following.answer_invitation(yes.token, 1, comes=True)
    world.following.answer_invitation(no.token, 1, comes=False)
    desk = world.desk(MANAGER)
    same = desk.edit_committee(1, file.committee.version, a_meeting(world, facilitator="agent-30"))
    assert letters(world) == []
    desk.edit_committee(1, same.committee.version, a_meeting(world, place="Mairie d’Alès"))
    ((address, plain),) = letters(world)
    assert address == EMAIL and "Mairie d’Alès" in plain and "ont changé" in plain
    assert {one.number: one.said for one in desk.committee(1).citizens} == {
        yes.number: Said.NOTHING,
        no.number: Said.NO,
    }


@pytest.mark.parametrize("step", ["withdrawn", "another place", "held", "address erased"])
def test_an_invitation_that_is_no_longer_true_does_not_leave(world: World, step: str) -> None:
    receipt = volunteer(world)
    world.notifier().send_all_due()
    file = held(world, receipt) if step == "held" else invited(world, receipt)
    if step == "withdrawn":
        world.following.withdraw(receipt.token)
    elif step == "another place":
        world.desk(MANAGER).edit_committee(1, file.committee.version, a_meeting(world, place="Ailleurs"))
    elif step == "address erased":
        world.following.erase_address(receipt.token)
    assert all("Accueil de Nîmes" not in plain for _, plain in letters(world))


def test_who_erased_their_address_cannot_be_invited(world: World) -> None:
    """The manager sees it before trying, and is told why."""
    receipt = volunteer(world)
    world.following.erase_address(receipt.token)
    desk = world.desk(MANAGER)
    made = desk.new_committee(a_meeting(world))
    assert [one.reachable for one in made.volunteers] == [False]
    with pytest.raises(Refused, match="effacé son adresse"):
        desk.invite(1, 1, [receipt.number])


def test_a_committee_called_off_is_told_once_with_why(world: World) -> None:
    """One letter to an address, whatever it told, and none to who said no; then it may be invited to anew."""
    first, again, no = volunteer(world), volunteer(world), volunteer(world, email=OTHER)
    invited(world, first, again, no)
    assert len(letters(world)) == 2
    world.following.answer_invitation(first.token, 1, comes=True)
    world.following.answer_invitation(no.token, 1, comes=False)
    desk = world.desk(MANAGER)
    version = desk.committee(1).committee.version
    with pytest.raises(Invalid, match="pourquoi"):
        desk.call_off_committee(1, version, "  ")
    off = desk.call_off_committee(1, version, "La salle est en travaux.")
    assert (off.committee.state, off.committee.at, off.citizens) == (CommitteeState.PREPARED, None, ())
    with pytest.raises(Refused):
        desk.call_off_committee(1, off.committee.version, "Encore.")
    ((address, plain),) = letters(world)
    assert address == EMAIL and "La salle est en travaux." in plain
    assert world.following.seating(first.token).invitations == []
    version = desk.edit_committee(1, off.committee.version, a_meeting(world)).committee.version
    assert [one.number for one in desk.invite(1, version, [first.number]).citizens if one.said is Said.NOTHING]
    assert [address for address, _ in letters(world)] == [EMAIL]


def test_an_invitation_still_to_leave_does_not_once_it_is_called_off(world: World) -> None:
    """Who was never invited is only told that it does not meet."""
    file = invited(world, volunteer(world))
    world.desk(MANAGER).call_off_committee(1, file.committee.version, "Travaux.")
    ((_, plain),) = letters(world)
    assert "ne se tiendra pas" in plain and "Accueil de Nîmes" not in plain
