"""Coming back on an answer: every text kept, remarks of a validator, a publication taken back, and who writes."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from core.errors import EcouteError, Forbidden, Invalid, NotFound, Refused, Stale
from core.history import EventKind
from core.notification import NotificationKind, NotificationState
from core.response import REMARK_MAX
from core.rules import HouseRules
from core.views import Place
from core.vocabulary import ResponseState
from tests.fakes.world import EMAIL, WORDING, World

DRAFT, TO_VALIDATE = ResponseState.DRAFT, ResponseState.TO_VALIDATE
PUBLISHED, SUPERSEDED = ResponseState.PUBLISHED, ResponseState.SUPERSEDED


@pytest.fixture
def world() -> World:
    """Give a programme where a minute is left to undo."""
    world = World()
    world.rules = HouseRules(grace=timedelta(minutes=1))
    return world


def write(world: World, number: int, body: str, state: ResponseState = DRAFT, by: str = "agent-30") -> None:
    """Write on what is there now, a second later."""
    world.clock.advance(seconds=1)
    draft = world.desk(by).show(number).concerns[0].draft
    seen = draft.version if draft else 0
    world.desk(by).write(number, 1, WORDING.model_copy(update={"body": body}), state, seen)


def kinds(world: World, number: int) -> list[EventKind]:
    return [event.kind for event in world.desk("modo").show(number).history]


def letters(world: World) -> list[tuple[NotificationState, int]]:
    kept = world.store.tables.notifications.values()
    return [(letter.state, letter.revision) for letter in kept if letter.kind is NotificationKind.ANSWERED]


# Versions


def test_every_text_given_to_the_desk_is_kept(world: World) -> None:
    """Drafts, what was published, and corrections: the latest first, each with who wrote it and its state."""
    number = world.publish("caf-30").number
    write(world, number, "Un.")
    write(world, number, "Deux.", by="manager-30")
    write(world, number, "Trois.", PUBLISHED)
    write(world, number, "Quatre.")
    told = [(v.revision, v.body, v.state, v.author) for v in world.desk("agent-30").versions(number, 1)]
    assert told == [
        (2, "Quatre.", DRAFT, "agent-30"),
        (1, "Trois.", PUBLISHED, "agent-30"),
        (1, "Deux.", DRAFT, "manager-30"),
        (1, "Un.", DRAFT, "agent-30"),
    ]


def test_an_answer_that_came_with_the_open_data_is_a_version_too(world: World) -> None:
    """What was never written here can be compared and written again all the same."""
    number = world.publish("caf-30").number
    write(world, number, "Importée.", PUBLISHED)
    world.store.tables.versions.clear()
    write(world, number, "Correction.")
    assert [v.body for v in world.desk("agent-30").versions(number, 1)] == ["Correction.", "Importée."]


@pytest.mark.parametrize("name", ["agent-34", "agent-gn", "modo"])
def test_versions_are_for_those_who_may_write_there(world: World, name: str) -> None:
    number = world.publish("caf-30", "caf-34").number
    write(world, number, "Un.")
    with pytest.raises((Forbidden, NotFound)):
        world.desk(name).versions(number, 1)


def test_saving_the_same_draft_again_adds_no_line_of_history(world: World) -> None:
    """A line says that somebody began to write, or that somebody else did: not each save."""
    number = world.publish("caf-30").number
    before = kinds(world, number)
    for by in ("agent-30", "agent-30", "agent-30", "manager-30", "manager-30"):
        write(world, number, "Un texte.", by=by)
    assert kinds(world, number)[len(before) :] == [EventKind.RESPONSE_DRAFTED] * 2
    assert len(world.desk("agent-30").versions(number, 1)) == 5


# What is left to fill in


@pytest.mark.parametrize("state", [TO_VALIDATE, PUBLISHED])
@pytest.mark.parametrize(
    ("body", "which"),
    [("Venez le ‹date›.", "‹date›"), ("Bonjour {prénom}.", "{prénom}"), ("‹a› et {b} et ‹a›", "‹a›, {b}")],
)
def test_a_blank_left_blocks_sending_and_is_named(world: World, state: ResponseState, body: str, which: str) -> None:
    number = world.publish("caf-30").number
    with pytest.raises(Invalid, match=which):
        write(world, number, body, state)
    assert not world.desk("agent-30").versions(number, 1)
    write(world, number, body)


# Validation

SEEN = 3
"""The version of a first text once it is handed to a validator."""


def to_validate(world: World) -> int:
    number = world.publish("caf-34").number
    write(world, number, "À relire.", TO_VALIDATE, "agent-34")
    return number


def test_a_validator_sends_an_answer_back_with_a_remark(world: World) -> None:
    """It is a draft again, still by its author, with the remark; handing it in anew clears the remark."""
    number = to_validate(world)
    dossier = world.desk("valid-34").send_back(number, 1, SEEN, "  Dites quand.  ")
    draft = dossier.concerns[0].draft
    assert draft is not None
    assert (draft.state, draft.author, draft.remark, draft.body) == (DRAFT, "agent-34", "Dites quand.", "À relire.")
    assert kinds(world, number)[-1] is EventKind.RESPONSE_SENT_BACK
    assert "Dites quand" not in dossier.history[-1].detail
    (line,) = world.desk("agent-34").queue(Place.DRAFTS).lines
    assert line.remark == "Dites quand."
    write(world, number, "Demain.", by="agent-34")
    assert world.store.tables.responses[number, 1, 1].remark == "Dites quand."
    write(world, number, "Demain.", TO_VALIDATE, "agent-34")
    assert world.store.tables.responses[number, 1, 1].remark == ""
    assert [v.remark for v in world.desk("agent-34").versions(number, 1)] == ["", "Dites quand.", "Dites quand.", ""]


@pytest.mark.parametrize(
    ("name", "seen", "remark", "error"),
    [
        ("agent-34", SEEN, "Non.", Forbidden),
        ("manager-30", SEEN, "Non.", NotFound),
        ("valid-34", 1, "Non.", Stale),
        ("valid-34", SEEN, " \n", Invalid),
        ("valid-34", SEEN, "a" * (REMARK_MAX + 1), Invalid),
    ],
    ids=["no right", "not theirs", "stale", "empty", "too long"],
)
def test_sending_back_is_refused(world: World, name: str, seen: int, remark: str, error: type[EcouteError]) -> None:
    number = to_validate(world)
    before = world.store.tables.copy()
    with pytest.raises(error):
        world.desk(name).send_back(number, 1, seen, remark)
    assert world.store.tables == before


def test_only_what_is_handed_in_is_sent_back(world: World) -> None:
    number = world.publish("caf-34").number
    with pytest.raises(Refused, match="n’attend d’être validée"):
        world.desk("valid-34").send_back(number, 1, 0, "Non.")
    write(world, number, "Un.", by="agent-34")
    with pytest.raises(Refused, match="est brouillon"):
        world.desk("valid-34").send_back(number, 1, 2, "Non.")


# Taking a publication back


def test_an_undone_answer_leaves_everything_as_it_was(world: World) -> None:
    """The concern waits again since the same moment, nothing is public, the text is the draft, no letter leaves."""
    receipt = world.publish("caf-30")
    before = world.store.tables.copy()
    world.clock.advance(hours=5)
    world.answer(receipt)
    assert world.desk("agent-30").show(receipt.number).concerns[0].undo_until is not None
    dossier = world.desk("agent-30").undo_answer(receipt.number, 1)
    after = world.store.tables
    assert after.concerns == before.concerns
    assert after.found_by == before.found_by
    draft = dossier.concerns[0].draft
    assert draft is not None
    assert (draft.body, draft.published_at) == (WORDING.body, None)
    assert dossier.concerns[0].published is None
    assert dossier.concerns[0].undo_until is None
    assert kinds(world, receipt.number)[-2:] == [EventKind.RESPONSE_PUBLISHED, EventKind.RESPONSE_UNDONE]
    world.clock.advance(days=1)
    world.notifier().send_all_due()
    assert letters(world) == [(NotificationState.CANCELLED, 1)]


def test_the_author_is_told_nothing_of_what_was_undone(world: World) -> None:
    receipt = world.publish("caf-30")
    before = world.following.follow(receipt.token)
    world.answer(receipt)
    world.desk("agent-30").undo_answer(receipt.number, 1)
    assert world.following.follow(receipt.token).steps == before.steps


def test_an_answer_published_anew_is_written_to_the_author(world: World) -> None:
    """The letter that was cancelled does not stand in the way of the next one."""
    receipt = world.publish("caf-30", email=EMAIL)
    world.answer(receipt)
    world.desk("agent-30").undo_answer(receipt.number, 1)
    write(world, receipt.number, "Mieux.", PUBLISHED)
    world.clock.advance(minutes=2)
    world.notifier().send_all_due()
    assert letters(world) == [(NotificationState.CANCELLED, 1), (NotificationState.SENT, 1)]
    assert "Mieux." in str(world.mailer.mails[-1])


def test_an_undone_correction_brings_back_what_it_corrected(world: World) -> None:
    """The public reads the first answer again, as first published; the correction is a draft."""
    receipt = world.publish("caf-30")
    world.answer(receipt)
    first = world.store.tables.responses[receipt.number, 1, 1]
    world.clock.advance(hours=1)
    write(world, receipt.number, "Corrigée.", PUBLISHED)
    dossier = world.desk("agent-30").undo_answer(receipt.number, 1)
    published, draft = dossier.concerns[0].published, dossier.concerns[0].draft
    assert published is not None
    assert draft is not None
    assert (published.revision, published.full_text, published.published_at) == (1, first.full_text, first.published_at)
    assert (draft.revision, draft.body) == (2, "Corrigée.")
    public = world.library.published(receipt.number)
    assert public.concerns[0].response is not None
    assert not public.concerns[0].response.corrected


def test_only_the_letter_of_that_answer_is_held_back(world: World) -> None:
    """Another structure's answer of the same minute is still written to the author."""
    receipt = world.publish("caf-30", "caf-30-ales", email=EMAIL)
    world.answer(receipt)
    world.answer(receipt, position=2, body="Celle d’Alès.")
    world.desk("agent-30").undo_answer(receipt.number, 1)
    world.clock.advance(minutes=2)
    world.notifier().send_all_due()
    assert letters(world) == [(NotificationState.CANCELLED, 1), (NotificationState.SENT, 1)]


def a_letter_left(world: World, number: int) -> None:
    with world.store.writing() as uow:
        owed = [n for n in uow.outbox.listed(None, 99) if n.kind is NotificationKind.ANSWERED]
        uow.outbox.save(owed[0].sent(world.clock.now()))
        uow.commit()


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda world, number: world.clock.advance(seconds=60),
        lambda world, number: write(world, number, "Correction."),
        lambda world, number: world.desk("modo").withdraw(
            number, world.store.tables.experiences[number].version, "Parce que."
        ),
        a_letter_left,
    ],
    ids=["grace over", "correction begun", "withdrawn", "letter left"],
)
def test_it_is_too_late_to_undo(world: World, meanwhile: Callable[[World, int], None]) -> None:
    receipt = world.publish("caf-30", email=EMAIL)
    world.answer(receipt)
    meanwhile(world, receipt.number)
    before = world.store.tables.copy()
    with pytest.raises((Refused, NotFound)):
        world.desk("agent-30").undo_answer(receipt.number, 1)
    assert world.store.tables == before


def test_only_ones_own_publication_is_undone(world: World) -> None:
    receipt = world.publish("caf-30")
    world.answer(receipt)
    assert world.desk("manager-30").show(receipt.number).concerns[0].undo_until is None
    with pytest.raises(Refused, match="elle n’est pas de vous"):
        world.desk("manager-30").undo_answer(receipt.number, 1)


def test_a_letter_waits_while_the_answer_can_be_undone(world: World) -> None:
    receipt = world.publish("caf-30", email=EMAIL)
    world.clock.advance(minutes=5)
    world.answer(receipt)
    world.clock.advance(seconds=59)
    world.notifier().send_all_due()
    assert letters(world) == [(NotificationState.PENDING, 1)]
    world.clock.advance(seconds=1)
    world.notifier().send_all_due()
    assert letters(world) == [(NotificationState.SENT, 1)]


def test_the_letter_of_a_correction_says_that_it_is_one(world: World) -> None:
    receipt = world.publish("caf-30", email=EMAIL)
    world.answer(receipt)
    world.clock.advance(minutes=2)
    world.notifier().send_all_due()
    assert "a répondu" in str(world.mailer.mails[-1])
    write(world, receipt.number, "Corrigée.", PUBLISHED)
    world.clock.advance(minutes=2)
    world.notifier().send_all_due()
    last = world.mailer.mails[-1]
    assert last.subject == f"Caf du Gard corrige sa réponse à votre expérience n° {receipt.number}"
    assert "a corrigé sa réponse" in str(last)


# Who writes


def test_whoever_writes_is_told_to_the_others_of_the_structure_alone(world: World) -> None:
    """The first stays until somebody takes over, goes, or gives no sign of life; each answer has its own writer."""
    number = world.publish("caf-30", "caf-34").number
    assert world.desk("agent-30").begin_writing(number, 1).account_name == "agent-30"
    assert world.desk("agent-34").begin_writing(number, 2).account_name == "agent-34"

    def seen(name: str) -> list[str]:
        return [file.writer.account_name if file.writer else "" for file in world.desk(name).show(number).concerns]

    assert [seen(name) for name in ("manager-30", "agent-30", "agent-34", "modo")] == [
        ["agent-30", ""],
        ["", ""],
        ["", ""],
        ["", ""],
    ]
    assert world.desk("manager-30").begin_writing(number, 1).account_name == "agent-30"
    assert world.desk("manager-30").begin_writing(number, 1, take_over=True).account_name == "manager-30"
    world.desk("agent-30").stop_writing(number, 1)
    assert seen("agent-30") == ["manager-30", ""]
    world.clock.advance(minutes=2)
    assert seen("agent-30") == ["", ""]
    with pytest.raises((Forbidden, NotFound)):
        world.desk("modo").begin_writing(number, 1)


def test_a_sign_of_life_keeps_the_moment_when_one_began(world: World) -> None:
    number = world.publish("caf-30").number
    began = world.desk("agent-30").begin_writing(number, 1).since
    world.clock.advance(minutes=1)
    again = world.desk("agent-30").begin_writing(number, 1)
    assert again.since == began
    assert again.until > world.clock.now()
