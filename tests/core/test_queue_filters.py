"""The lists of those who answer: how late, filtered, searched, and what every account may ask for."""

from datetime import datetime, timedelta

import pytest

from core.dates import PARIS
from core.errors import Forbidden, NotFound, Refused
from core.views import Lateness, Place, Sieve
from core.vocabulary import Channel, ResponseState, Sentiment
from tests.fakes.world import WORDING, World

MONDAY = datetime(2026, 6, 1, 9, tzinfo=PARIS)


@pytest.fixture
def week(world: World) -> World:
    """Publish one experience on Monday, one on Wednesday, one on Friday; it is Friday at ten."""
    for days in (0, 2, 4):
        world.clock.advance(MONDAY + timedelta(days=days) - world.clock.now())
        world.publish("caf-30", title=f"Jour {days}")
    world.clock.advance(hours=1)
    return world


def titles(world: World, name: str, place: Place, sieve: Sieve) -> list[str]:
    page = world.desk(name).queue(place, sieve=sieve)
    assert page.total == len(page.lines)
    return [line.title for line in page.lines]


def test_the_longest_wait_comes_first_and_says_how_late_it_is(week: World) -> None:
    """48 and 72 hours of working time are told; a fresh experience says nothing."""
    lines = week.desk("agent-30").queue(Place.TO_ANSWER).lines
    assert [(line.title, line.late) for line in lines] == [
        ("Jour 0", Lateness.OVER_72),
        ("Jour 2", Lateness.OVER_48),
        ("Jour 4", None),
    ]


def test_a_weekend_makes_nobody_late(week: World) -> None:
    """What came on Friday morning has waited a day on Monday morning."""
    week.clock.advance(MONDAY + timedelta(days=7) - week.clock.now())
    assert week.desk("agent-30").queue(Place.TO_ANSWER).lines[-1].late is None


def test_a_draft_is_as_late_as_its_answer(week: World) -> None:
    """However fresh its last word, the citizen waits since the publication."""
    number = week.desk("agent-30").queue(Place.TO_ANSWER).lines[0].number
    week.desk("agent-30").write(number, 1, WORDING, ResponseState.DRAFT, 0)
    (line,) = week.desk("agent-30").queue(Place.DRAFTS).lines
    assert line.late is Lateness.OVER_72


def test_only_what_is_late(week: World) -> None:
    """The filter of 48 hours has those of 72 in it."""
    assert titles(week, "agent-30", Place.TO_ANSWER, Sieve(late=Lateness.OVER_48)) == ["Jour 0", "Jour 2"]
    assert titles(week, "agent-30", Place.TO_ANSWER, Sieve(late=Lateness.OVER_72)) == ["Jour 0"]


def test_all_is_everything_published_in_ones_sub_tree(world: World) -> None:
    """Newest first, answered or not; nothing of elsewhere, nothing unpublished."""
    first = world.publish("caf-30", title="Première")
    world.clock.advance(timedelta(hours=1))
    world.publish("caf-30-ales", title="Seconde")
    world.publish("gn-30", title="Ailleurs")
    world.submit("caf-30", title="Pas encore")
    world.answer(first)
    assert titles(world, "agent-30", Place.ALL, Sieve()) == ["Seconde", "Première"]
    assert titles(world, "agent-30", Place.ALL, Sieve(answered=True)) == ["Première"]
    assert titles(world, "agent-30", Place.ALL, Sieve(answered=False)) == ["Seconde"]
    assert sorted(titles(world, "modo", Place.ALL, Sieve())) == ["Ailleurs", "Première", "Seconde"]


def test_a_structure_narrows_the_list(world: World) -> None:
    """Its whole sub-tree; one above one's own changes nothing; one of elsewhere is refused, an unknown one named."""
    world.publish("caf-30", title="Nîmes")
    world.publish("caf-30-ales", title="Alès")
    assert titles(world, "agent-caf", Place.TO_ANSWER, Sieve(structure="caf-30-ales")) == ["Alès"]
    assert len(titles(world, "agent-30", Place.TO_ANSWER, Sieve(structure="caf"))) == 2
    assert titles(world, "modo", Place.PUBLISHED, Sieve(structure="gn")) == []
    with pytest.raises(Forbidden, match="Brigade"):
        world.desk("agent-30").queue(Place.TO_ANSWER, sieve=Sieve(structure="gn-30"))
    with pytest.raises(NotFound, match="nulle-part"):
        world.desk("agent-30").queue(Place.TO_ANSWER, sieve=Sieve(structure="nulle-part"))


def test_words_are_found_by_their_stems(world: World) -> None:
    """All of them, accents and endings aside, in what is published alone."""
    world.publish("caf-30", title="Des retards répétés", text="Le versement est arrivé trop tard.")
    world.publish("caf-30", title="Un accueil parfait", text="Merci à toute l’équipe.")
    assert titles(world, "agent-30", Place.TO_ANSWER, Sieve(words="RETARD versements")) == ["Des retards répétés"]
    assert titles(world, "agent-30", Place.ALL, Sieve(words="retard équipe")) == []
    with pytest.raises(Refused, match="publié"):
        world.desk("modo").queue(Place.TO_MODERATE, sieve=Sieve(words="retard"))


def test_channels_and_periods(world: World) -> None:
    """The channel of the structure of the line; published from a day on, before another."""
    world.publish("caf-30", title="Par courrier")
    published = world.clock.now()
    number = world.desk("agent-30").queue(Place.TO_ANSWER).lines[0].number
    concern = world.store.tables.concerns[number, 1]
    world.store.keep(concern.model_copy(update={"channels": {Channel.LETTER: Sentiment.NEUTRAL}}))
    assert titles(world, "agent-30", Place.ALL, Sieve(channel=Channel.LETTER)) == ["Par courrier"]
    assert titles(world, "agent-30", Place.ALL, Sieve(channel=Channel.PHONE)) == []
    assert titles(world, "agent-30", Place.ALL, Sieve(since=published)) == ["Par courrier"]
    assert titles(world, "agent-30", Place.ALL, Sieve(until=published)) == []
