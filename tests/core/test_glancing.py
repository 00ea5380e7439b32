"""What a screen opens on, in one call: the same as asked for piece by piece."""

import pytest

from core.desk import Desk
from core.errors import Forbidden, NotFound
from core.views import Place, Sieve
from core.vocabulary import ExperienceState, Sentiment
from tests.fakes.clock import FixedClock
from tests.tui.fake_desk import NOW, small_store, tell


def desk(account: str = "camille") -> Desk:
    return Desk(small_store(), FixedClock(NOW), account)


def test_a_glance_is_what_the_pieces_are() -> None:
    """Who sits here, the list, and its first story when none is read yet."""
    one = desk()
    seen = one.glance(Place.TO_MODERATE, 2)
    assert (seen.me, seen.page) == (one.me(), one.queue(Place.TO_MODERATE, None, 2))
    assert seen.story == one.show(900123)
    assert seen.alerts == ()


def test_the_story_that_is_read_comes_when_it_is_another_version() -> None:
    """What is known already is not sent again; a story that left the list makes room for the first one."""
    one = desk()
    seen = one.glance(number=900125)
    assert seen.story == one.show(900125)
    assert one.glance(number=900125, seen_events=1).story is None
    one.raise_alert(900125, 1, "Menace.")
    again = one.glance(number=900125, seen_events=1)
    assert again.story is not None
    assert (again.story.experience.version, again.alerts) == (2, (900125,))
    assert one.glance(number=900001, seen_events=1).story == one.show(900125)
    assert one.glance(number=900125, whole=False).story is None


def test_who_looks_at_what_arrived_is_given_the_story_read_once_more_was_done_to_it() -> None:
    """Even after it left the list; never when nothing was done, nor when it may be read no more."""
    store = small_store()
    moderator, agent = (Desk(store, FixedClock(NOW), name) for name in ("camille", "amina"))
    assert moderator.glance(number=900125, seen_events=1, whole=False).story is None
    moderator.publish(900125, 1)
    seen = moderator.glance(number=900125, seen_events=1, whole=False)
    assert seen.story == moderator.show(900125)
    assert moderator.glance(number=900125, seen_events=2, whole=False).story is None
    moderator.withdraw(900002, 1, "Elle nomme un agent.")
    assert agent.glance(number=900002, seen_events=1, whole=False).story is None


def test_views_come_with_it() -> None:
    """Those that the account keeps; not to those who only look at what arrived."""
    one = desk()
    kept = one.save_view("Positives", Place.TO_MODERATE, Sieve(sentiment=Sentiment.POSITIVE))
    assert one.glance().views == tuple(kept)
    assert one.glance(whole=False).views == ()


def test_a_list_that_is_not_ones_own_gives_ones_first() -> None:
    """After a change of role, the list on screen is one that the account has."""
    page = desk("amina").glance(Place.TO_MODERATE).page
    assert page is not None
    assert page.place is Place.TO_ANSWER


def test_a_glance_passes_the_filter() -> None:
    """As the list does."""
    page = desk().glance(sieve=Sieve(sentiment=Sentiment.POSITIVE)).page
    assert page is not None
    assert [line.number for line in page.lines] == [900125]


def test_an_empty_list_has_no_story() -> None:
    """Nothing is read where nothing is."""
    seen = desk().glance(Place.HELD)
    assert seen.page is not None
    assert (seen.page.lines, seen.story) == ((), None)


def test_a_blank_sheet_is_the_story_with_its_formulas() -> None:
    """In one call, and only for those who may write there."""
    one = desk("amina")
    sheet = one.blank_sheet(900001, 1)
    assert (sheet.dossier, sheet.formulas) == (one.show(900001), one.formulas(900001, 1))
    with pytest.raises(Forbidden):
        desk().blank_sheet(900001, 1)
    with pytest.raises(NotFound):
        one.blank_sheet(4242, 1)


def test_alerts_are_those_that_one_follows() -> None:
    """Those who do not moderate are told of none."""
    store = small_store()
    tell(store, 900200, "Danger", "caf30", state=ExperienceState.SUBMITTED)
    store.keep(store.tables.experiences[900200].with_alert(alert=True))
    assert Desk(store, FixedClock(NOW), "camille").glance().alerts == (900200,)
    assert Desk(store, FixedClock(NOW), "amina").glance().alerts == ()
