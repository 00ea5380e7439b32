"""Decisions taken back, alerts, tags, and what a rejection rests on."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.access import Action
from core.desk import Desk
from core.errors import Forbidden, Invalid, NotFound, Refused, Stale
from core.history import EventKind
from core.intake import Receipt
from core.masking import MaskedField, masks_of
from core.notification import NotificationKind, NotificationState
from core.report import ReportReason
from core.rules import HouseRules
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, ResponseState, Sentiment
from tests.fakes.tables import Tables
from tests.fakes.world import SOURCE, WORDING, World

MINUTE = timedelta(minutes=1)
TEXT = "Jeanne Martin m’a aidé au guichet."
Decision = Callable[[Desk, int, int], object]


def mask(desk: Desk, number: int, seen: int) -> None:
    desk.publish(number, seen, masks_of("Jeanne Martin", "nom", {MaskedField.TEXT: TEXT}), "Un nom.")


DECISIONS: dict[str, Decision] = {
    "publish": lambda desk, number, seen: desk.publish(number, seen),
    "mask": mask,
    "reject": lambda desk, number, seen: desk.reject(number, seen, [CharterReason.INSULTS], "Non."),
    "hold": lambda desk, number, seen: desk.hold(number, seen, "À voir"),
    "withdraw": lambda desk, number, seen: desk.withdraw(number, seen, "Erreur."),
}
every_decision = pytest.mark.parametrize("decision", DECISIONS)


@pytest.fixture
def world() -> World:
    """A house that gives a minute to change one's mind."""
    world = World()
    world.rules = HouseRules(grace=MINUTE)
    return world


def ready(world: World, decision: str) -> Receipt:
    """Give an experience on which the decision can be taken, some time after it came."""
    receipt = world.submit("caf-30", "gn-30", text=TEXT)
    if decision == "withdraw":
        world.clock.advance(minutes=5)
        world.desk("modo").publish(receipt.number, 1)
        world.clock.advance(minutes=5)
        world.notifier().send_all_due()
        world.library.report(receipt.number, 0, ReportReason.INSULTS, "Voyez.", SOURCE)
    world.clock.advance(minutes=5)
    return receipt


def decide(world: World, receipt: Receipt, decision: str, name: str = "modo") -> None:
    seen = world.store.tables.experiences[receipt.number].version
    DECISIONS[decision](world.desk(name), receipt.number, seen)


def letters(world: World, kind: NotificationKind) -> list[NotificationState]:
    return [letter.state for letter in world.store.tables.notifications.values() if letter.kind is kind]


# Taking a decision back


@every_decision
def test_undoing_leaves_everything_as_it_was(world: World, decision: str) -> None:
    """State, concerns, original and reports are those of before; only the version and two lines of history are new."""
    receipt = ready(world, decision)
    before = world.store.tables.copy()
    decide(world, receipt, decision)
    dossier = world.desk("modo").undo(receipt.number)
    after = world.store.tables
    assert dossier.experience == before.experiences[receipt.number].model_copy(
        update={"version": before.experiences[receipt.number].version + 2}
    )
    assert (after.concerns, after.originals, after.reports) == (before.concerns, before.originals, before.reports)
    assert after.found_by == before.found_by
    assert [event.kind for event in after.events[len(before.events) :]][-1] is EventKind.UNDONE
    assert dossier.undo_until is None


@every_decision
def test_what_was_undone_is_never_written_to_the_author(world: World, decision: str) -> None:
    """The letter owed is cancelled; even much later, nothing leaves."""
    receipt = ready(world, decision)
    world.notifier().send_all_due()
    sent = len(world.mailer.mails)
    decide(world, receipt, decision)
    world.desk("modo").undo(receipt.number)
    world.clock.advance(days=1)
    world.notifier().send_all_due()
    assert len(world.mailer.mails) == sent


@every_decision
def test_an_author_sees_nothing_of_what_was_undone(world: World, decision: str) -> None:
    receipt = ready(world, decision)
    before = world.following.follow(receipt.token)
    decide(world, receipt, decision)
    world.desk("modo").undo(receipt.number)
    after = world.following.follow(receipt.token)
    assert after.steps == before.steps
    assert after.acts == before.acts
    assert (after.state, after.note, after.reasons, after.original) == (
        before.state,
        before.note,
        before.reasons,
        before.original,
    )


def test_an_undone_decision_hides_nothing_that_happened_meanwhile(world: World) -> None:
    """What the author did between a decision and its undoing stays among the steps."""
    receipt = ready(world, "publish")
    decide(world, receipt, "publish")
    world.following.erase_address(receipt.token)
    world.desk("modo").undo(receipt.number)
    steps = [step.kind for step in world.following.follow(receipt.token).steps]
    assert steps == [EventKind.SUBMITTED, EventKind.ADDRESS_ERASED]


@every_decision
def test_only_ones_own_decision_is_undone(world: World, decision: str) -> None:
    receipt = ready(world, decision)
    decide(world, receipt, decision)
    before = world.store.tables.copy()
    with pytest.raises(Refused, match="ne s’annule plus"):
        world.desk("modo2").undo(receipt.number)
    assert world.store.tables == before
    assert world.desk("modo2").show(receipt.number).undo_until is None


@every_decision
def test_after_the_grace_nothing_is_undone(world: World, decision: str) -> None:
    """Up to the last second it is; at the end of the grace it is too late, and the desk says so beforehand."""
    receipt = ready(world, decision)
    decide(world, receipt, decision)
    assert world.desk("modo").show(receipt.number).undo_until == world.clock.now() + MINUTE
    world.clock.advance(seconds=59)
    assert world.desk("modo").show(receipt.number).undo_until is not None
    world.clock.advance(seconds=1)
    assert world.desk("modo").show(receipt.number).undo_until is None
    with pytest.raises(Refused, match="ne s’annule plus"):
        world.desk("modo").undo(receipt.number)


def test_too_late_for_a_publication_says_to_withdraw(world: World) -> None:
    receipt = ready(world, "publish")
    decide(world, receipt, "publish")
    world.clock.advance(minutes=2)
    with pytest.raises(Refused, match="retirez l’expérience, avec un motif"):
        world.desk("modo").undo(receipt.number)


def test_too_late_for_a_rejection_says_that_the_time_is_over(world: World) -> None:
    receipt = ready(world, "reject")
    decide(world, receipt, "reject")
    world.clock.advance(minutes=2)
    with pytest.raises(Refused, match="son délai est passé, ou elle n’est pas de vous"):
        world.desk("modo").undo(receipt.number)


@pytest.mark.parametrize("state", [ResponseState.DRAFT, ResponseState.PUBLISHED])
def test_a_publication_answered_meanwhile_is_not_undone(world: World, state: ResponseState) -> None:
    """Somebody relied on it: a text, even a draft, would hang on nothing."""
    receipt = ready(world, "publish")
    decide(world, receipt, "publish")
    world.desk("agent-30").write(receipt.number, 1, WORDING, state, 0)
    assert world.desk("modo").show(receipt.number).undo_until is None
    with pytest.raises(Refused, match="retirez l’expérience"):
        world.desk("modo").undo(receipt.number)


def test_a_withdrawal_of_an_answered_experience_is_undone(world: World) -> None:
    """Its answers are public again, and what was answered awaits nothing."""
    receipt = world.publish("caf-30", "gn-30")
    world.answer(receipt)
    world.clock.advance(minutes=5)
    before = world.store.tables.copy()
    decide(world, receipt, "withdraw")
    dossier = world.desk("modo").undo(receipt.number)
    assert dossier.experience.state is ExperienceState.PUBLISHED
    assert world.store.tables.concerns == before.concerns
    assert dossier.concern(1).published is not None


def test_a_letter_that_left_keeps_its_decision(world: World) -> None:
    """A house that lets letters leave at once cannot take a decision back."""
    receipt = ready(world, "reject")
    decide(world, receipt, "reject")
    letter = next(n for n in world.store.tables.notifications.values() if n.kind is NotificationKind.REJECTED)
    world.store.keep(letter.sent(world.clock.now()))
    with pytest.raises(Refused, match="ne s’annule plus"):
        world.desk("modo").undo(receipt.number)
    assert letters(world, NotificationKind.REJECTED) == [NotificationState.SENT]


def test_a_letter_being_sent_keeps_its_decision(world: World) -> None:
    receipt = ready(world, "reject")
    decide(world, receipt, "reject")
    letter = next(n for n in world.store.tables.notifications.values() if n.kind is NotificationKind.REJECTED)
    world.store.keep(letter.model_copy(update={"held_by": "notifier-1"}))
    with pytest.raises(Refused):
        world.desk("modo").undo(receipt.number)


def test_without_grace_nothing_is_undone(world: World) -> None:
    world.rules = HouseRules(grace=timedelta(0))
    receipt = ready(world, "hold")
    decide(world, receipt, "hold")
    assert world.desk("modo").show(receipt.number).undo_until is None
    with pytest.raises(Refused):
        world.desk("modo").undo(receipt.number)


def test_a_decision_is_undone_once_and_can_be_made_again(world: World) -> None:
    """Undoing twice is refused; deciding anew owes one letter that leaves."""
    receipt = ready(world, "publish")
    world.notifier().send_all_due()
    decide(world, receipt, "publish")
    world.desk("modo").undo(receipt.number)
    with pytest.raises(Refused):
        world.desk("modo").undo(receipt.number)
    decide(world, receipt, "publish")
    world.clock.advance(minutes=2)
    world.notifier().send_all_due()
    assert sorted(letters(world, NotificationKind.PUBLISHED)) == ["cancelled", "sent"]


def test_whoever_saw_the_decision_that_was_undone_is_told(world: World) -> None:
    receipt = ready(world, "publish")
    decide(world, receipt, "publish")
    world.desk("modo").undo(receipt.number)
    with pytest.raises(Stale, match=r"modo\u202f: décision annulée"):
        world.desk("modo2").withdraw(receipt.number, 2, "Erreur.")


def test_an_undone_rejection_is_nobodys_judgement(world: World) -> None:
    """After an appeal, only whoever really rejected it leaves it to another."""
    receipt = ready(world, "reject")
    decide(world, receipt, "reject", "modo")
    world.desk("modo").undo(receipt.number)
    decide(world, receipt, "reject", "modo2")
    world.following.appeal(receipt.token, "Relisez-moi.")
    with pytest.raises(Refused, match="laissez-la à une autre personne"):
        decide(world, receipt, "publish", "modo2")
    decide(world, receipt, "publish", "modo")


def test_agents_undo_nothing(world: World) -> None:
    """Even a moderator who became an agent since."""
    receipt = ready(world, "publish")
    decide(world, receipt, "publish")
    with pytest.raises(Forbidden):
        world.desk("agent-30").undo(receipt.number)
    agent = world.store.tables.accounts["agent-30"].model_copy(update={"name": "modo"})
    world.store.keep(agent)
    with pytest.raises(Forbidden, match="modérer"):
        world.desk("modo").undo(receipt.number)


# Alerts


def test_an_alert_is_raised_then_cleared(world: World) -> None:
    """With a few words each time, for the moderators alone; its author is told nothing of it."""
    receipt = world.submit()
    desk = world.desk("modo")
    assert desk.raise_alert(receipt.number, 1, "Elle parle d’en finir.").experience.alert
    cleared = desk.clear_alert(receipt.number, 2, "Le 3114 a été prévenu.")
    assert not cleared.experience.alert
    last = cleared.history[-1]
    assert (last.kind, last.detail, last.changes["alert"]) == (
        EventKind.ALERT_CLEARED,
        "Le 3114 a été prévenu.",
        [True, False],
    )
    assert [step.kind for step in world.following.follow(receipt.token).steps] == [EventKind.SUBMITTED]
    desk.publish(receipt.number, 3)
    told = [event.detail for event in world.desk("agent-30").show(receipt.number).history]
    assert told == ["", "", "", ""]


@pytest.mark.parametrize("method", ["raise_alert", "clear_alert"])
def test_an_alert_needs_words(world: World, method: str) -> None:
    receipt = world.submit()
    before = world.store.tables.copy()
    with pytest.raises(Invalid) as caught:
        getattr(world.desk("modo"), method)(receipt.number, 1, " \u200b\n ")
    assert caught.value.field == "note"
    with pytest.raises(Invalid, match="2000 caractères"):
        getattr(world.desk("modo"), method)(receipt.number, 1, "x" * 2001)
    assert world.store.tables == before


def test_an_alert_is_raised_once(world: World) -> None:
    receipt = world.submit()
    with pytest.raises(Refused, match="n’est pas en alerte"):
        world.desk("modo").clear_alert(receipt.number, 1, "Rien.")
    world.desk("modo").raise_alert(receipt.number, 1, "Danger.")
    with pytest.raises(Refused, match="est déjà en alerte"):
        world.desk("modo").raise_alert(receipt.number, 2, "Danger.")


def test_whoever_rejected_a_story_may_still_raise_the_alarm(world: World) -> None:
    """After an appeal they may not judge it; danger is no judgement, nor are tags and structures."""
    receipt = ready(world, "reject")
    decide(world, receipt, "reject")
    world.following.appeal(receipt.token, "Relisez-moi.")
    desk = world.desk("modo")
    assert desk.raise_alert(receipt.number, 3, "Danger.").experience.alert
    desk.tag(receipt.number, 4, {GeneralTag.RELATION: Sentiment.NEGATIVE})
    desk.route(receipt.number, 5, ["caf-34"])
    for decision in ("publish", "mask", "reject", "hold"):
        with pytest.raises(Refused, match="laissez-la à une autre personne"):
            decide(world, receipt, decision)


# Tags


def test_tags_replace_those_that_were(world: World) -> None:
    receipt = world.submit()
    desk = world.desk("modo")
    desk.tag(receipt.number, 1, {GeneralTag.RELATION: Sentiment.NEGATIVE})
    tagged = desk.tag(receipt.number, 2, {GeneralTag.INFORMATION: Sentiment.POSITIVE})
    assert tagged.experience.tags == {GeneralTag.INFORMATION: Sentiment.POSITIVE}
    assert tagged.history[-1].detail == "Information/Explication\u202f: positif"
    assert tagged.history[-1].changes["tags"] == [{"relation": "negative"}, {"information": "positive"}]


# Rejections


def test_a_blank_left_rejects_nothing(world: World) -> None:
    """The author never reads a sentence with a hole in it."""
    receipt = world.submit()
    before: Tables = world.store.tables.copy()
    with pytest.raises(Invalid, match="‹à quel endroit›") as caught:
        world.desk("modo").reject(receipt.number, 1, [CharterReason.POLITICS], "Voyez ‹à quel endroit›.")
    assert caught.value.field == "note"
    assert world.store.tables == before


def test_a_rejection_needs_a_reason(world: World) -> None:
    receipt = world.submit()
    with pytest.raises(Invalid, match="au moins un motif") as caught:
        world.desk("modo").reject(receipt.number, 1, [], "Non.")
    assert caught.value.field == "reasons"


def test_the_author_reads_every_reason(world: World) -> None:
    """In the order of the charter, in the letter and on the page."""
    receipt = world.submit()
    reasons = [CharterReason.DUPLICATE, CharterReason.INSULTS]
    world.desk("modo").reject(receipt.number, 1, reasons, "Déjà reçu.")
    assert world.following.follow(receipt.token).reasons == (CharterReason.INSULTS, CharterReason.DUPLICATE)
    world.clock.advance(minutes=2)
    world.notifier().send_all_due()
    letter = world.mailer.mails[-1].plain
    assert "propos injurieux ou déplacés, doublon" in letter
    assert "Déjà reçu." in letter


# Rights


CALLS: dict[str, Callable[[Desk, int, int], object]] = {
    **DECISIONS,
    "raise_alert": lambda desk, number, seen: desk.raise_alert(number, seen, "Danger."),
    "clear_alert": lambda desk, number, seen: desk.clear_alert(number, seen, "Fait."),
    "route": lambda desk, number, seen: desk.route(number, seen, ["caf-34"]),
    "dismiss_reports": lambda desk, number, _: desk.dismiss_reports(number),
}


@pytest.mark.parametrize("name", ["agent-30", "valid-34", "manager-30", "agent-caf"])
@pytest.mark.parametrize("method", CALLS)
def test_only_moderators_moderate(world: World, method: str, name: str) -> None:
    """What is not theirs looks not found; what they may read is refused with why."""
    hidden, public = world.submit("caf-30", "caf-34"), world.publish("caf-30", "caf-34")
    with pytest.raises(NotFound):
        CALLS[method](world.desk(name), hidden.number, 1)
    action = Action.WITHDRAW if method in {"withdraw", "dismiss_reports"} else Action.MODERATE
    with pytest.raises(Forbidden, match=action.label):
        CALLS[method](world.desk(name), public.number, 2)


@pytest.mark.parametrize("method", CALLS)
def test_a_closed_account_moderates_nothing(world: World, method: str) -> None:
    with pytest.raises(Forbidden, match="n’existe pas ou est fermé"):
        CALLS[method](world.desk("ferme"), world.submit().number, 1)
