from datetime import timedelta

import pytest

from core.errors import Unavailable
from core.mail import Mail
from core.notification import LEASE, Notification, NotificationKind, NotificationState, received
from core.notifier import Tally
from core.ports import MailUnavailable
from core.vocabulary import CharterReason
from tests.fakes.sealing import FakeOpener
from tests.fakes.world import EMAIL, World

PENDING, SENT, CANCELLED, DEAD = NotificationState


def letters(world: World) -> dict[NotificationKind, Notification]:
    return {letter.kind: letter for letter in world.store.tables.notifications.values()}


def the_letter(world: World) -> Notification:
    (letter,) = world.store.tables.notifications.values()
    return letter


def test_what_is_due_is_sent_and_marked(world: World) -> None:
    """A letter leaves once, to the address that was sealed, and is marked with its time."""
    world.submit()
    assert world.notifier().send_all_due() == Tally(sent=1)
    assert [sent.address for sent in world.mailer.sent] == [EMAIL]
    letter = the_letter(world)
    assert (letter.state, letter.sent_at, letter.attempts) == (SENT, world.clock.now(), 1)
    assert (letter.held_by, letter.held_until, letter.error) == ("", None, "")


def test_nothing_is_ever_sent_twice(world: World) -> None:
    """Another pass, of the same notifier or another one, sends nothing more."""
    world.answer(world.publish())
    world.notifier().send_all_due()
    world.clock.advance(days=2)
    for holder in ("notifier-1", "notifier-2"):
        assert world.notifier(holder).send_all_due() == Tally()
    assert len({mail.message_id for mail in world.mailer.mails}) == len(world.mailer.mails) == 3


def test_a_letter_waits_until_it_is_due(world: World) -> None:
    """What is due later does not leave before."""
    world.submit()
    later = the_letter(world).model_copy(update={"due_at": world.clock.now() + timedelta(minutes=1)})
    world.store.keep(later)
    assert world.notifier().send_all_due() == Tally()
    world.clock.advance(minutes=1)
    assert world.notifier().send_all_due() == Tally(sent=1)


@pytest.mark.parametrize("step", ["withdrawn", "corrected", "address erased", "experience gone"])
def test_a_letter_that_would_no_longer_be_true_does_not_leave(world: World, step: str) -> None:
    """What changed between the promise and the sending cancels the letter, with the reason."""
    receipt = world.publish()
    world.answer(receipt)
    if step == "withdrawn":
        world.desk("modo").withdraw(receipt.number, 2, "Erreur.")
    elif step == "corrected":
        world.answer(receipt, body="Texte corrigé.")
    elif step == "address erased":
        world.store.tables.addresses.clear()
    else:
        world.store.tables.experiences.clear()
    world.notifier().send_all_due()
    cancelled = [letter for letter in world.store.tables.notifications.values() if letter.state is CANCELLED]
    expected = {"withdrawn": 2, "corrected": 1, "address erased": 3, "experience gone": 3}
    assert len(cancelled) == expected[step]
    assert all(letter.error for letter in cancelled)
    assert not [mail for mail in world.mailer.mails if "Votre dossier est à jour" in mail.plain]


def test_a_rejection_is_told_only_while_it_holds(world: World) -> None:
    """A letter of rejection leaves for a rejected experience, and for no other."""
    receipt = world.submit()
    world.desk("modo").reject(receipt.number, 1, [CharterReason.INSULTS])
    world.store.keep(world.store.tables.experiences[receipt.number].model_copy(update={"state": "submitted"}))
    assert world.notifier().send_all_due() == Tally(sent=1, cancelled=1)
    assert letters(world)[NotificationKind.REJECTED].state is CANCELLED


def test_a_letter_refused_for_good_is_dead(world: World) -> None:
    """An address that does not exist is tried once; the reason is kept for the operator; the next letter leaves."""
    world.submit()
    world.submit(email="autre@exemple.fr")
    world.mailer.refuses.add(EMAIL)
    assert world.notifier().send_all_due() == Tally(sent=1, failed=1)
    dead = next(iter(world.store.tables.notifications.values()))
    assert (dead.state, dead.attempts, dead.error) == (DEAD, 1, "550 adresse inconnue")


def test_a_delayed_letter_is_tried_again_later_and_later(world: World) -> None:
    """Each delay is longer than the one before; after the last the letter is dead; Message-ID never changes."""
    world.submit()
    world.mailer.delays.add(EMAIL)
    waits, names = [], {the_letter(world).message_id}
    while the_letter(world).state is PENDING:
        assert world.notifier().send_all_due() == Tally(failed=1)
        assert world.notifier().send_all_due() == Tally()
        letter = the_letter(world)
        names.add(letter.message_id)
        waits.append(letter.due_at - world.clock.now())
        world.clock.advance(max(waits[-1], timedelta(0)))
    assert the_letter(world).state is DEAD
    assert waits[:-1] == sorted(set(waits[:-1]))
    assert (the_letter(world).attempts, world.mailer.tries) == (8, 8)
    assert len(names) == 1


def test_an_unreachable_server_stops_the_pass_and_loses_nothing(world: World) -> None:
    """When no letter can leave, each one stays due and free, and no attempt is counted against it."""
    world.submit()
    world.submit()
    world.mailer.unavailable = True
    with pytest.raises(MailUnavailable):
        world.notifier().send_all_due()
    assert world.mailer.tries == 1
    kept = world.store.tables.notifications.values()
    assert {(letter.state, letter.attempts, letter.held_by) for letter in kept} == {(PENDING, 0, "")}
    world.mailer.unavailable = False
    assert world.notifier("notifier-2").send_all_due() == Tally(sent=2)


def test_an_address_that_the_key_does_not_open_holds_nobody_up(world: World) -> None:
    """A letter whose address cannot be opened waits with its reason; the letters after it leave."""
    world.submit()
    world.submit()
    world.store.tables.addresses[1] = b"sealed for somebody else"
    assert world.notifier().send_all_due() == Tally(sent=1, failed=1)
    stuck = next(iter(world.store.tables.notifications.values()))
    assert (stuck.state, stuck.attempts, stuck.error) == (PENDING, 1, "La clé privée n’ouvre pas cette adresse.")
    assert stuck.due_at > world.clock.now()


def test_a_letter_that_breaks_something_holds_nobody_up(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """An unforeseen error in one letter is kept with it, without its words, and the next letter leaves."""
    world.submit()
    world.submit()
    send, broken = world.mailer.send, []

    def break_once(mail: Mail, address: str) -> None:
        if not broken:
            broken.append(mail)
            raise ValueError(address)
        send(mail, address)

    monkeypatch.setattr(world.mailer, "send", break_once)
    tally = world.notifier().send_all_due()
    assert (tally.sent, tally.failed) == (1, 1)
    errors = [letter.error for letter in world.office.letters(NotificationState.PENDING, 10)]
    assert errors == ["erreur imprévue : voyez le journal du système"]
    assert "ValueError" in caplog.text
    assert "@" not in caplog.text


def test_what_another_notifier_is_sending_is_left_to_it(world: World) -> None:
    """A held letter is nobody else's until the lease is over; then it is taken over."""
    world.submit()
    _hold(world, "notifier-1")
    assert world.notifier("notifier-2").send_all_due() == Tally()
    world.clock.advance(LEASE + timedelta(seconds=1))
    assert world.notifier("notifier-2").send_all_due() == Tally(sent=1)


def test_what_a_dead_notifier_held_is_taken_over_at_once(world: World) -> None:
    """The letters of notifiers known to be dead are free again, those of the living are not."""
    world.submit()
    world.submit()
    _hold(world, "dead")
    _hold(world, "alive")
    assert world.notifier().take_over(["dead", "older"]) == 1
    assert world.notifier().send_all_due() == Tally(sent=1)


def test_a_crash_before_the_mark_sends_the_same_message_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the mark is lost after the sending, the second copy has the same Message-ID."""
    world.submit()
    send = world.mailer.send

    def send_then_crash(mail: Mail, address: str) -> None:
        send(mail, address)
        world.store.failure = Unavailable("Le disque est plein.")

    monkeypatch.setattr(world.mailer, "send", send_then_crash)
    for _ in range(2):
        with pytest.raises(Unavailable):
            world.notifier().send_all_due()
        world.clock.advance(LEASE + timedelta(seconds=1))
    first, second = world.mailer.mails
    assert first == second


def test_a_name_for_each_event_recipient_and_kind(world: World) -> None:
    """Two letters never share a Message-ID, and the same letter made again has the same one."""
    at = world.clock.now()
    one = received(1, at)
    assert one.message_id == received(1, at + LEASE).message_id
    others = [received(2, at), one.model_copy(update={"recipient": "autre"})]
    others.append(one.model_copy(update={"kind": NotificationKind.PUBLISHED}))
    assert len({one.message_id, *(other.message_id for other in others)}) == 4


def test_replayed_letters_leave(world: World) -> None:
    """What was given up leaves after the operator replays it, and only that."""
    world.submit()
    world.submit(email="autre@exemple.fr")
    world.mailer.refuses.add(EMAIL)
    world.notifier().send_all_due()
    world.mailer.refuses.clear()
    assert world.office.replay_dead_letters() == 1
    assert world.notifier().send_all_due() == Tally(sent=1)
    assert world.office.replay_dead_letters() == 0


def test_a_wrong_key_sends_nothing(world: World) -> None:
    """A notifier with another key than the programme's opens no address."""
    world.submit()
    assert world.notifier(opener=FakeOpener("autre")).send_all_due() == Tally(failed=1)
    assert world.mailer.tries == 0


def _hold(world: World, holder: str) -> None:
    with world.store.writing() as uow:
        assert uow.outbox.claim(holder, world.clock.now()) is not None
        uow.commit()
