"""Several processes on one database: each thing is done once, and nothing is lost. Counts, never times."""

from collections import Counter

import pytest
from sqlalchemy import Engine

from core.clock import SystemClock
from core.desk import Desk
from core.history import EventKind
from core.notification import NotificationState
from core.office import Office
from core.response import Wording
from core.vocabulary import ExperienceState, ResponseState
from storage.store import SqlStore
from tests.fakes.sealing import FakeOpener
from tests.fakes.world import EMAIL, accounts, structures
from tests.storage.processes import (
    AN_HOUR_TO_UNDO,
    answer,
    claim_keys,
    claim_letters,
    decide,
    draw_numbers,
    each_its_own,
    number_actions,
    publish_draft,
    run_at_once,
    send_forms,
    send_letters,
    take_requests,
    tell,
    undo,
    undo_answers,
)
from tests.storage.samples import (
    NOON,
    a_concern,
    a_letter,
    a_published_experience,
    a_response,
    an_experience,
    plant,
    put,
)

THOUSAND = range(1, 1001)
MANY = range(1, 201)
SOME = range(1, 41)


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, *structures())
    with store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    return store


def test_two_moderators_decide_the_same_experiences(programme: SqlStore, database_url: str) -> None:
    """Each of 1,000 experiences is decided exactly once, with one line of history; the other one is told, at once."""
    with programme.writing() as uow:
        for number in THOUSAND:
            put(uow, [an_experience(number), a_concern(number)])
            uow.addresses.put(number, b"box")
        uow.commit()
    outcomes = run_at_once(decide, database_url, ("modo", [*THOUSAND]), ("modo2", [*THOUSAND]))
    total = sum(outcomes, Counter())
    assert total["decided"] == len(THOUSAND)
    assert total["Stale"] + total["Refused"] == len(THOUSAND)
    assert [outcome.total() for outcome in outcomes] == [len(THOUSAND)] * 2, "each has an answer for each: none waits"
    with programme.reading() as uow:
        kept = [uow.experiences.get(number) for number in THOUSAND]
        assert {e.version for e in kept} == {2}
        assert Counter((e.state, e.masked) for e in kept) == {
            (ExperienceState.PUBLISHED, False): 250,
            (ExperienceState.PUBLISHED, True): 250,
            (ExperienceState.REJECTED, False): 250,
            (ExperienceState.HELD, False): 250,
        }
        histories = [uow.history.of(number) for number in THOUSAND]
        assert {len(history) for history in histories} == {1}
        by_name = Counter(event.actor for (event,) in histories)
        assert by_name == {n: o["decided"] for n, o in zip(("modo", "modo2"), outcomes, strict=True) if o["decided"]}
        for experience, (event,) in zip(kept, histories, strict=True):
            if not experience.published_at:
                assert experience.note == f"par {event.actor}", "the text is the one of who decided"
            original = uow.originals.get(experience.number)
            assert (original.why if original else "") == (f"par {event.actor}" if experience.masked else "")
        assert uow.outbox.counts()[NotificationState.PENDING] == 750, "a story put aside makes no letter"
    assert _fault_of_history(programme) == ""


def test_two_who_tell_of_one_experience_make_one_chain(programme: SqlStore, database_url: str) -> None:
    """Lines added to one history by four processes at once are all kept, each sealed to the one before it."""
    with programme.writing() as uow:
        put(uow, [an_experience(1), an_experience(2)])
        uow.commit()
    assert run_at_once(tell, database_url, *((f"n{n}", 50) for n in range(4))) == [50] * 4
    with programme.reading() as uow:
        links = uow.history.links((0, 0), 999)
        assert [(link.experience_number, link.place) for link in links] == [
            (number, place) for number in (1, 2) for place in range(1, 101)
        ]
        by_name = Counter(link.actor for link in links)
        assert by_name == {f"n{n}": 50 for n in range(4)}
    assert _fault_of_history(programme) == ""


def test_a_letter_is_never_both_sent_and_taken_back(programme: SqlStore, database_url: str) -> None:
    """While a notifier takes letters, an undone decision has a cancelled letter, and one whose letter left stays."""
    with programme.writing() as uow:
        for number in MANY:
            put(uow, [an_experience(number), a_concern(number)])
            uow.addresses.put(number, b"box")
        uow.commit()
    desk = Desk(programme, SystemClock(), "modo", AN_HOUR_TO_UNDO)
    for number in MANY:
        desk.publish(number, 1)
    upwards, downwards = (undo, "modo", [*MANY]), (undo, "modo", [*reversed(MANY)])
    done = sum(run_at_once(each_its_own, database_url, upwards, downwards, (send_letters, "n1")), Counter())
    assert done["undone"] + done["Refused"] == 2 * len(MANY)
    with programme.reading() as uow:
        letters = {letter.experience_number: letter.state for letter in uow.outbox.listed(None, 999)}
        states = {e.number: e.state for e in uow.experiences.many(MANY).values()}
    back = {number for number in MANY if states[number] is ExperienceState.SUBMITTED}
    assert {number for number in MANY if letters[number] is NotificationState.CANCELLED} == back
    assert {number for number in MANY if letters[number] is NotificationState.SENT} == {*MANY} - back
    assert (len(back), len(MANY) - len(back)) == (done["undone"], done["sent"])
    assert _fault_of_history(programme) == ""


def test_the_letter_of_an_answer_is_never_both_sent_and_taken_back(programme: SqlStore, database_url: str) -> None:
    """While a notifier takes letters, an undone answer is a draft whose letter is cancelled; any other stays public."""
    with programme.writing() as uow:
        for number in SOME:
            put(uow, [a_published_experience(number), a_concern(number, code="caf-30", open_since=NOON)])
            uow.addresses.put(number, b"box")
        uow.commit()
    desk = Desk(programme, SystemClock(), "agent-30", AN_HOUR_TO_UNDO)
    for number in SOME:
        desk.write(number, 1, Wording(body="La réponse."), ResponseState.PUBLISHED, 0)
    upwards, downwards = (undo_answers, "agent-30", [*SOME]), (undo_answers, "agent-30", [*reversed(SOME)])
    done = sum(run_at_once(each_its_own, database_url, upwards, downwards, (send_letters, "n1")), Counter())
    assert done["undone"] + done["Refused"] == 2 * len(SOME)
    with programme.reading() as uow:
        letters = {letter.experience_number: letter.state for letter in uow.outbox.listed(None, 999)}
        states = {number: responses[0].state for number, responses in uow.responses.of(SOME).items()}
        waiting = {number for number, (concern,) in uow.concerns.of(SOME).items() if concern.open_since == NOON}
    back = {number for number in SOME if states[number] is ResponseState.DRAFT}
    assert {number for number in SOME if letters[number] is NotificationState.CANCELLED} == back == waiting
    assert {number for number in SOME if letters[number] is NotificationState.SENT} == {*SOME} - back
    assert (len(back), len(SOME) - len(back)) == (done["undone"], done["sent"])
    assert _fault_of_history(programme) == ""


def test_two_agents_answer_the_same_concerns(programme: SqlStore, database_url: str) -> None:
    """Exactly one answer is published for each concern; the other agent is told, and the author gets one letter."""
    with programme.writing() as uow:
        for number in SOME:
            put(uow, [a_published_experience(number), a_concern(number, code="caf-30")])
            uow.addresses.put(number, b"box")
        uow.commit()
    outcomes = run_at_once(answer, database_url, ("agent-30", [*SOME]), ("agent-caf", [*SOME]))
    # Whoever comes after a published answer with no draft on the screen writes a correction of it, and may.
    total = sum(outcomes, Counter())
    with programme.reading() as uow:
        responses = uow.responses.of(SOME)
        for number in SOME:
            states = [r.state for r in responses[number]]
            assert states.count(ResponseState.PUBLISHED) == 1
            assert set(states) <= {ResponseState.PUBLISHED, ResponseState.SUPERSEDED}
            assert [r.revision for r in responses[number]] == [*range(1, len(states) + 1)]
            published = [e for e in uow.history.of(number) if e.kind is EventKind.RESPONSE_PUBLISHED]
            assert len(published) == len(states), "one line of history for each answer"
        assert total["answered"] == sum(len(r) for r in responses.values())
        assert total["answered"] + total["Stale"] == 2 * len(SOME)
        assert uow.outbox.counts()[NotificationState.PENDING] == total["answered"]


def test_two_agents_publish_the_same_draft(programme: SqlStore, database_url: str) -> None:
    """Exactly one of two agents publishes a draft that both have read; the other one is told that it is gone."""
    with programme.writing() as uow:
        for number in SOME:
            draft = a_response(number, structure_code="caf-30", version=2)
            put(uow, [a_published_experience(number), a_concern(number, code="caf-30"), draft])
        uow.commit()
    outcomes = run_at_once(publish_draft, database_url, ("agent-30", [*SOME]), ("agent-caf", [*SOME]))
    assert sum(outcomes, Counter()) == {"answered": len(SOME), "Stale": len(SOME)}
    with programme.reading() as uow:
        for number, responses in uow.responses.of(SOME).items():
            assert [r.state for r in responses] == [ResponseState.PUBLISHED], number
            assert [e.kind for e in uow.history.of(number)] == [EventKind.RESPONSE_PUBLISHED]


def test_forms_sent_by_several_processes(programme: SqlStore, database_url: str) -> None:
    """Every form is kept whole, under a number of its own; those sent twice at once make one experience."""
    own = [[f"cle-{sender}-{n:04}" for n in range(40)] for sender in range(4)]
    shared = [f"cle-commune-{n:04}" for n in range(10)]
    numbers = run_at_once(send_forms, database_url, *(([*keys, *shared],) for keys in own))
    receipts = [dict(zip([*keys, *shared], got, strict=True)) for keys, got in zip(own, numbers, strict=True)]
    by_key: dict[str, set[int]] = {}
    for receipt in receipts:
        for key, number in receipt.items():
            by_key.setdefault(key, set()).add(number)
    assert len(by_key) == 4 * 40 + 10
    assert all(len(found) == 1 for found in by_key.values()), "one number for one key"
    kept_numbers = [number for found in by_key.values() for number in found]
    assert len(set(kept_numbers)) == len(kept_numbers), "one key for one number"
    with programme.reading() as uow:
        titles = {number: uow.experiences.get(number).title for number in kept_numbers}
        assert titles == {min(found): f"Le titre de {key}" for key, found in by_key.items()}
        assert len(uow.concerns.of(kept_numbers)) == len(kept_numbers)
        assert all(len(uow.history.of(number)) == 1 for number in kept_numbers)
        assert {FakeOpener().open(uow.addresses.get(number) or b"") for number in kept_numbers} == {EMAIL}
        assert uow.outbox.counts() == {NotificationState.PENDING: len(kept_numbers)}


def test_each_letter_is_claimed_once(store: SqlStore, database_url: str) -> None:
    """Four notifiers at once take each letter exactly once, and leave none."""
    events = [f"event-{n}" for n in MANY]
    with store.writing() as uow:
        put(uow, [an_experience(), *map(a_letter, events)])
        uow.commit()
    claimed = run_at_once(claim_letters, database_url, *((f"n{n}",) for n in range(4)))
    assert sorted(event for of_one in claimed for event in of_one) == sorted(events)
    with store.reading() as uow:
        held = Counter(letter.held_by for letter in uow.outbox.listed(None, 999))
    assert held == {f"n{n}": len(of_one) for n, of_one in enumerate(claimed) if of_one}


def test_each_number_is_drawn_once(store: SqlStore, database_url: str) -> None:
    """Four processes at once never get the same number, also right after an import brought its own."""
    with store.writing() as uow:
        uow.experiences.add(an_experience(500))
        uow.commit()
    drawn = [n for of_one in run_at_once(draw_numbers, database_url, *([(25,)] * 4)) for n in of_one]
    assert len(set(drawn)) == len(drawn) == 100
    assert min(drawn) > 500


def test_a_key_claimed_by_two_at_once_has_one_number(store: SqlStore, database_url: str) -> None:
    """Two forms with one key agree on one number, which is one of theirs."""
    keys = [f"key-{n}" for n in range(100)]
    first, second = run_at_once(claim_keys, database_url, (1000, keys), (5000, keys))
    assert first == second
    assert all(number in {1000 + n, 5000 + n} for n, number in enumerate(first))
    with store.reading() as uow:
        assert [uow.submissions.number_of(key) for key in keys] == first


def test_each_request_for_lost_links_is_taken_once(store: SqlStore, database_url: str) -> None:
    """Four notifiers at once take each request exactly once, and leave none."""
    boxes = [f"box-{n}".encode() for n in MANY]
    with store.writing() as uow:
        for box in boxes:
            uow.link_requests.add(box, NOON)
        uow.commit()
    taken = [
        one for of_one in run_at_once(take_requests, database_url, *((f"n{n}",) for n in range(4))) for one in of_one
    ]
    assert sorted(box for _, box in taken) == sorted(boxes)
    assert len({number for number, _ in taken}) == len(boxes)


def test_each_action_has_a_number_of_its_own(programme: SqlStore, database_url: str) -> None:
    """Two processes that add improvement actions at once never give them the same number, and leave no gap."""
    numbers = [n for of_one in run_at_once(number_actions, database_url, (20,), (20,)) for n in of_one]
    assert sorted(numbers) == list(range(1, 41))
    with programme.reading() as uow:
        assert uow.actions.next_number() == 41


def _fault_of_history(store: SqlStore) -> str:
    """Give what is wrong with the first line of history that does not hold, "" when all do."""
    return Office(store, SystemClock()).verify_history(lambda _: None, {}).why
