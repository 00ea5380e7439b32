"""The ports of moderation over SQL: screenings, twins, presences, reports, transfers, saved views, chained history."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlmodel import Session

from core.errors import Stale
from core.history import EventKind, fault
from core.masking import Mask, MaskedField, Original
from core.notification import Notification
from core.presence import PRESENCE
from core.report import ReportOutcome
from core.screening import PlacedFinding
from core.text.finding import FindingKind, OutOfScope
from core.transparency import TransparencyReport
from core.views import Place, Sieve
from core.vocabulary import CharterReason, ExperienceState, Origin, Sentiment
from storage.bulk import write_experiences
from storage.engine import writer
from storage.store import SqlStore
from tests.storage.samples import (
    HOSTILE,
    NOON,
    a_concern,
    a_letter,
    a_presence,
    a_published_experience,
    a_report,
    a_screening,
    a_transfer,
    a_view,
    after,
    an_account,
    an_event,
    an_experience,
    plant,
    put,
)

MINUTE = timedelta(minutes=1)
SCREENING = a_screening(
    1,
    "NT",
    findings=(
        PlacedFinding(
            field=MaskedField.TEXT, kind=FindingKind.PHONE, start=1, end=9, confidence=0.75, reason="dix chiffres"
        ),
        PlacedFinding(field=MaskedField.TITLE, kind=FindingKind.PERSON, start=0, end=2, confidence=1, reason=HOSTILE),
    ),
    danger=HOSTILE,
    out_of_scope=OutOfScope.ADVERT,
    scope_reason="un prix et un lien",
    twin=2,
)


@pytest.fixture
def planted(store: SqlStore, engine: Engine) -> SqlStore:
    plant(engine, "caf", "gn")
    with store.writing() as uow:
        put(uow, [an_account("modo"), an_account("modo2"), *map(an_experience, range(1, 10))])
        uow.commit()
    return store


def test_a_screening_comes_back_as_it_was(planted: SqlStore) -> None:
    """What the detectors said is kept whole, the last one put in the place of the one before."""
    with planted.writing() as uow:
        put(uow, [a_screening(1, "E", danger="Avant", twin=9), SCREENING, a_screening(2)])
        assert uow.screenings.get(1) == SCREENING
        uow.commit()
    with planted.reading() as uow:
        assert uow.screenings.get(1) == SCREENING
        assert uow.screenings.get(2) == a_screening(2)
        assert uow.screenings.get(3) is None
        assert uow.screenings.get(2**40) is None


def test_those_that_share_most_bands_come_first(planted: SqlStore) -> None:
    """A band is shared whatever its size; new bands take the place of the earlier ones, none at all included."""
    with planted.writing() as uow:
        for number, bands in ((1, (1, 2, 2**63 - 1)), (2, (2, 3, 3)), (3, (7, 8)), (4, (2, 2**63 - 1)), (5, (1,))):
            uow.twins.put(number, bands)
        uow.twins.put(5, ())
        uow.commit()
    with planted.writing() as uow:
        assert uow.twins.sharing((1, 2, 2**63 - 1), 9) == [1, 4, 2]
        assert uow.twins.sharing((1, 2, 2**63 - 1), 2) == [1, 4]
        assert not uow.twins.sharing((9,), 9)
        assert not uow.twins.sharing((), 9)
        uow.twins.put(1, (9,))
        assert uow.twins.sharing((9, 2), 9) == [1, 2, 4]


def test_one_is_there_until_their_time_is_over(planted: SqlStore) -> None:
    """Somebody is there until their time is over, or another one is; only oneself leaves."""
    with planted.writing() as uow:
        put(uow, [a_presence(1), a_presence(2), a_presence(2, "modo2", after(1))])
        assert uow.presences.of([1, 2, 3, 2**40], NOON) == {1: a_presence(1), 2: a_presence(2, "modo2", after(1))}
        assert uow.presences.of([1, 2], NOON + PRESENCE - MINUTE / 60).keys() == {1, 2}
        assert uow.presences.of([1, 2], NOON + PRESENCE).keys() == {2}
        for number, name in ((2, "modo"), (1, "modo"), (3, "modo"), (2**40, "modo")):
            uow.presences.remove(number, name)
        assert uow.presences.of([1, 2], NOON).keys() == {2}


def test_reports_come_oldest_first(planted: SqlStore) -> None:
    """Reports are numbered one after the other, and each changes alone."""
    with planted.writing() as uow:
        assert uow.reports.next_number() == 1
        put(uow, [a_report(1, 1, at=after(1), words=HOSTILE), a_report(2, 2), a_report(3, 1, position=1)])
        assert uow.reports.next_number() == 4
        upheld = a_report(1, 1, at=after(1), words=HOSTILE).closed(ReportOutcome.UPHELD, after(2), "modo")
        uow.reports.save(upheld)
        assert uow.reports.of(1) == [a_report(3, 1, position=1), upheld]
        uow.reports.save(upheld.reopened())
        assert uow.reports.of(1)[1] == a_report(1, 1, at=after(1), words=HOSTILE)
        assert uow.reports.of(2) == [a_report(2, 2)]
        assert not uow.reports.of(2**40)


def test_one_request_for_transfer_is_open_at_a_time(planted: SqlStore) -> None:
    """A second request about one concern is stale while the first is open, and welcome once it is decided."""
    with planted.writing() as uow:
        assert uow.transfers.next_number() == 1
        put(uow, [a_concern(1, 1), a_concern(1, 2), a_transfer(1), a_transfer(2, position=2, why=HOSTILE)])
        uow.commit()
    with pytest.raises(Stale, match="déjà demandé"), planted.writing() as uow:
        uow.transfers.add(a_transfer(uow.transfers.next_number(), to_code="gn"))
        uow.commit()
    with planted.writing() as uow:
        refused = a_transfer(1).refused("C’est bien vous.", "modo", after(1))
        uow.transfers.save(refused)
        uow.transfers.add(a_transfer(3, asked_at=after(2)))
        assert uow.transfers.of(1) == [
            refused,
            a_transfer(2, position=2, why=HOSTILE),
            a_transfer(3, asked_at=after(2)),
        ]
        assert not uow.transfers.of(2**40)


def test_a_concern_goes_with_the_request_that_is_open_about_it(planted: SqlStore) -> None:
    """A concern taken away leaves no line behind in the list of transfers, even where another takes its position."""
    with planted.writing() as uow:
        put(uow, [a_concern(1, 1), a_concern(1, 2), a_concern(2, 1)])
        decided = a_transfer(1).accepted("gn", "modo", after(1))
        put(uow, [decided, a_transfer(2), a_transfer(3, 1, 2), a_transfer(4, 2)])
        uow.concerns.remove(a_concern(1, 1))
        assert [c.position for c in uow.concerns.of([1])[1]] == [2]
        assert len(uow.concerns.of([2])[2]) == 1
        assert uow.transfers.of(1) == [decided, a_transfer(3, 1, 2)]
        uow.concerns.add(a_concern(1, 1, "gn"))
        lines = uow.queues.page(Place.TRANSFERS, None, None, 9)
        assert [(line.number, line.position) for line in lines] == [(1, 2), (2, 1)]


def test_an_original_is_forgotten(planted: SqlStore) -> None:
    """What was masked is forgotten with its masking, and no other."""
    masks = (Mask(field=MaskedField.TITLE, start=0, end=1, label="nom"),)
    with planted.writing() as uow:
        put(uow, (Original(experience_number=n, title="t", text="t", masks=masks) for n in (1, 2)))
        uow.originals.remove(1)
        assert [uow.originals.get(number) is None for number in (1, 2)] == [True, False]


def test_each_account_keeps_its_own_views(planted: SqlStore) -> None:
    """Views come by name, a name has one view, and those of others are not touched."""
    sieve = Sieve(network="caf", sentiment=Sentiment.NEGATIVE, marked=False, department="Gard")
    with planted.writing() as uow:
        put(uow, [a_view("b", place=Place.HELD), a_view("É"), a_view("a"), a_view("b", "modo2")])
        uow.saved_views.put(a_view("b", sieve=sieve))
        assert uow.saved_views.of("modo") == [a_view("a"), a_view("b", sieve=sieve), a_view("É")]
        for name in ("a", "nothing", "a\x00"):
            uow.saved_views.remove("modo", name)
        assert [view.name for view in uow.saved_views.of("modo")] == ["b", "É"]
        assert uow.saved_views.of("modo2") == [a_view("b", "modo2")]


def test_a_history_begins_once(planted: SqlStore) -> None:
    """The first line of an experience is the one that it would be if the lines before it were looked for."""
    with planted.writing() as uow:
        uow.history.add(an_event(1))
        looked_for = uow.history.links((0, 0), 9)
    with planted.writing() as uow:
        uow.history.begin(an_event(1))
        assert uow.history.links((0, 0), 9) == looked_for
        with pytest.raises(Stale):
            uow.history.begin(an_event(1))


def test_each_line_of_history_is_sealed_to_the_one_before(planted: SqlStore, engine: Engine) -> None:
    """Lines come as they were told, and as one chain for each experience, from anywhere; bulk ones too."""
    told = [
        an_event(n % 2 + 1, detail=HOSTILE, changes={"note": [None, [HOSTILE, 1.5]]}, at=after(n)) for n in range(8)
    ]
    bulk = [an_event(20 + n % 2, kind=EventKind.SUBMITTED, at=after(n)) for n in range(4)]
    with planted.writing() as uow:
        put(uow, told)
        uow.commit()
    with Session(writer(engine)) as session:
        write_experiences(session, [an_experience(20), an_experience(21)], [], [], bulk, screenings=[a_screening(20)])
        session.commit()
    with planted.writing() as uow:
        uow.history.add(an_event(20))
        assert uow.screenings.get(20) == a_screening(20)
        assert uow.history.of(1) == [event for event in told if event.experience_number == 1]
        links = uow.history.links((0, 0), 99)
        assert [(link.experience_number, link.place) for link in links] == [
            *((number, place) for number in (1, 2) for place in (1, 2, 3, 4)),
            *((20, place) for place in (1, 2, 3)),
            *((21, place) for place in (1, 2)),
        ]
        before = [None if link.place == 1 else links[rank - 1] for rank, link in enumerate(links)]
        assert [fault(*pair) for pair in zip(links, before, strict=True)] == [None] * len(links)
        assert uow.history.links((1, 3), 2) == links[3:5]
        assert not uow.history.links((21, 2), 9)


def test_a_line_changed_behind_our_back_shows(planted: SqlStore, engine: Engine) -> None:
    """A line written over in the database does not hold any more, nor does the one after a missing one."""
    with planted.writing() as uow:
        put(uow, (an_event(1, detail=str(n)) for n in range(4)))
        uow.commit()
    with writer(engine).begin() as connection:
        connection.execute(sa.text("UPDATE event SET actor = 'autre' WHERE place = 2"))
        connection.execute(sa.text("DELETE FROM event WHERE place = 3"))
    with planted.reading() as uow:
        first, second, fourth = uow.history.links((0, 0), 9)
    assert fault(second, first) == "elle n’est plus telle qu’elle a été scellée"
    assert fault(fourth, second) == "l’étape 3 manque"


def test_letters_are_taken_back_together_or_not_at_all(planted: SqlStore) -> None:
    """Every letter owed since the decision is cancelled; where one left or is leaving, none is."""
    earlier, other = a_letter("earlier"), a_letter("other", 2, created_at=after(5))
    owed = [a_letter(f"owed:{n}", created_at=after(1 + n), due_at=after(9)) for n in range(2)]
    assert _after_revoking(planted, [earlier, other, *owed]) == (True, ["pending", "pending", "cancelled", "cancelled"])
    for leaving in (owed[0].sent(after(2)), owed[0].model_copy(update={"held_by": "n1", "held_until": after(2)})):
        revoked, states = _after_revoking(planted, [earlier, leaving, owed[1]])
        assert (revoked, states) == (False, ["pending", leaving.state.value, "pending"])
    assert _after_revoking(planted, []) == (True, []), "nothing was owed: nothing left"


def test_what_became_of_the_stories_of_a_period(planted: SqlStore) -> None:
    """Each story of the period counts where it stands, and reports by their own date; imports are left out."""
    insults, politics = CharterReason.INSULTS, CharterReason.POLITICS
    rejected = {"state": ExperienceState.REJECTED, "decided_at": after(130)}
    withdrawn = {"state": ExperienceState.WITHDRAWN, "submitted_at": after(100)}
    public = {"submitted_at": after(100), "published_at": after(110), "decided_at": after(110)}
    stories = [
        a_published_experience(11, **public),
        a_published_experience(12, **public | {"masked": True, "appealed_at": after(105), "decided_at": after(102)}),
        an_experience(13, submitted_at=after(100), reasons=(insults, politics), **rejected),
        an_experience(14, submitted_at=after(101), reasons=(insults,), appealed_at=after(140), **rejected),
        an_experience(15, submitted_at=after(100), appealed_at=after(140), decided_at=after(103)),
        an_experience(16, submitted_at=after(199), state=ExperienceState.HELD),
        an_experience(17, **withdrawn | {"published_at": after(110), "decided_at": after(110)}),
        an_experience(18, **withdrawn),
        an_experience(19, submitted_at=after(150), origin=Origin.IMPORT),
        an_experience(20, submitted_at=after(200), reasons=(politics,), **rejected),
    ]
    with planted.writing() as uow:
        put(uow, stories)
        put(uow, [an_event(17, kind=EventKind.WITHDRAWN), an_event(18, kind=EventKind.WITHDRAWN_BY_AUTHOR)])
        for number, (minutes, outcome) in enumerate(
            ((99, None), (100, None), (150, ReportOutcome.UPHELD), (199, ReportOutcome.DISMISSED), (200, None)), start=1
        ):
            put(uow, [a_report(number, 11, at=after(minutes), outcome=outcome)])
        assert uow.results.transparency(after(100), after(200)) == TransparencyReport(
            since=after(100),
            until=after(200),
            received=8,
            waiting=2,
            published=3,
            masked=1,
            rejected=2,
            by_reason={insults: 2, politics: 1},
            withdrawn_by_moderation=1,
            withdrawn_by_author=1,
            appeals=3,
            appeals_published=1,
            appeals_rejected=1,
            reports=3,
            reports_upheld=1,
            reports_dismissed=1,
            median_delay=10 * MINUTE,
            median_published=10 * MINUTE,
            median_rejected=29 * MINUTE,
        )
        nothing = TransparencyReport(since=after(500), until=after(600))
        assert uow.results.transparency(after(500), after(600)) == nothing


def test_the_median_is_unknown_while_half_of_the_stories_wait(planted: SqlStore) -> None:
    """Those still waiting count as waiting longer than any."""
    with planted.writing() as uow:
        medians = []
        for number, minutes in enumerate((60, None, 10, None, None), start=11):
            decided_at = None if minutes is None else after(1000 + minutes)
            put(uow, [an_experience(number, submitted_at=after(1000), decided_at=decided_at)])
            medians.append(uow.results.transparency(after(1000), after(1001)).median_delay)
    assert medians == [60 * MINUTE, 60 * MINUTE, 60 * MINUTE, 60 * MINUTE, None]


def _after_revoking(store: SqlStore, letters: list[Notification]) -> tuple[bool, list[str]]:
    """Take back what is owed for the first experience since a minute after noon; give the states of the letters."""
    with store.writing() as uow:  # left without commit
        put(uow, letters)
        revoked = uow.outbox.revoke(1, after(1))
        return revoked, [letter.state.value for letter in uow.outbox.listed(None, 99)]
