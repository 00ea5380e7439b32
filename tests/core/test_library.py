"""What anybody can read: pages of lists, structures, and the votes of visitors."""

from datetime import date, timedelta

import pytest

from core.action import ImprovementAction
from core.errors import Invalid, NotFound, TooMany
from core.filters import Filters
from core.gate import Source
from core.vocabulary import ActionState
from tests.fakes.world import World

VISITOR = Source(form="visiteur", network="198.51.100.0/24")


def test_pages_follow_one_another_without_gap_or_repeat(world: World) -> None:
    for _ in range(7):
        world.publish()
        world.clock.advance(seconds=1)
    numbers, after = [], None
    while True:
        page = world.library.page(after=after, limit=3)
        numbers += [experience.number for experience in page.experiences]
        after = page.following
        if after is None:
            break
    assert numbers == [7, 6, 5, 4, 3, 2, 1]


def test_the_last_page_says_that_it_is_the_last(world: World) -> None:
    for _ in range(3):
        world.publish()
    assert world.library.page(limit=3).following is None
    assert world.library.page(limit=2).following is not None


def test_counting_stops_at_the_most(world: World) -> None:
    for _ in range(4):
        world.publish()
    assert world.library.count(Filters(), most=9) == 4
    assert world.library.count(Filters(), most=3) == 3


def test_what_is_not_published_is_not_there(world: World) -> None:
    world.submit()
    with pytest.raises(NotFound):
        world.library.published(1)
    assert not world.library.numbers(0, 10) and not world.library.ranges(10)


def test_an_experience_is_not_like_itself(world: World) -> None:
    for _ in range(6):
        world.publish()
    alike = world.library.alike(world.library.published(3))
    assert len(alike) == 3 and 3 not in {experience.number for experience in alike}


def test_a_story_being_told_is_shown_answers_that_helped(world: World) -> None:
    helped, other = world.publish(), world.publish()
    for receipt in (helped, other):
        world.answer(receipt)
    world.following.rate(helped.token, 1, useful=True)
    found = world.library.helpful_like("RSA", "Le versement du RSA s’est arrêté.")
    assert [experience.number for experience in found] == [helped.number]


def test_a_structure_is_shown_with_what_is_around_it(world: World) -> None:
    branch = world.library.branch("caf-30")
    assert [one.code for one in branch.above] == ["caf"] and [one.code for one in branch.below] == ["caf-30-ales"]
    assert world.library.structure("caf-30") == branch.structure
    deepest = world.library.branch("caf-30-ales")
    assert [one.code for one in deepest.above] == ["caf", "caf-30"] and not deepest.below
    for ask in (world.library.branch, world.library.structure, world.library.structure_page):
        with pytest.raises(NotFound):
            ask("rien")


def test_the_page_of_a_structure_counts_its_sub_tree(world: World) -> None:
    receipt = world.publish("caf-30-ales")
    world.publish("gn-30")
    action = ImprovementAction(
        number=1, structure_code="caf-30-ales", title="Rappel", state=ActionState.DONE, published_at=world.clock.now()
    )
    world.store.keep(action)
    world.count_changes()
    page = world.library.structure_page("caf-30")
    assert page.figures.published == 1
    assert [experience.number for experience in page.latest] == [receipt.number]
    assert [one.title for one in page.actions] == ["Rappel"] and page.actions[0].structure_code == "caf-30-ales"
    assert [one.code for one in page.above] == ["caf"] and [one.code for one in page.below] == ["caf-30-ales"]


def test_the_programme_is_counted_whole_over_a_year(world: World) -> None:
    world.publish("caf-30")
    world.clock.advance(days=366)
    world.publish("gn-30")
    world.count_changes()
    assert world.library.figures().published == 1
    assert [one.code for one in world.library.networks()] == ["caf", "gn"]


def test_ranges_cover_every_published_number_and_none_is_empty(world: World) -> None:
    for _ in range(25):
        world.submit()
    for number in (1, 10, 11, 25):
        world.desk("modo").publish(number, 1)
    assert world.library.ranges(10) == [0, 10, 20]
    assert world.library.ranges(5) == [0, 5, 10, 20]
    covered = [
        e.number for start in world.library.ranges(5) for e in world.library.numbers(start, 5) if e.number <= start + 5
    ]
    assert covered == [1, 10, 11, 25]


def test_pages_of_codes_cover_the_tree(world: World) -> None:
    starts = world.library.code_pages(4)
    codes = [one.code for start in starts for one in world.library.codes(start, 4)]
    assert starts[0] == "" and len(starts) == 2
    assert codes == ["caf", "caf-30", "caf-30-ales", "caf-34", "gn", "gn-30"]


def test_today_is_the_day_in_paris(world: World) -> None:
    now = world.clock.now()
    world.clock.advance(hours=23 - now.hour)
    assert world.library.today() == world.clock.now().date() + timedelta(days=1)
    assert isinstance(world.library.today(), date)


def test_one_browser_has_one_vote_a_day_and_may_change_it(world: World) -> None:
    world.answer(world.publish())
    for useful in (True, True, False):
        world.library.vote(1, 1, VISITOR, useful=useful)
    assert opinions(world) == (0, 1)
    world.library.vote(1, 1, Source(form="un autre", network=VISITOR.network), useful=True)
    assert opinions(world) == (1, 1)
    world.clock.advance(days=1)
    world.library.vote(1, 1, VISITOR, useful=True)
    assert opinions(world) == (2, 1)


def test_a_vote_is_for_the_present_text_of_the_answer(world: World) -> None:
    receipt = world.publish()
    world.answer(receipt)
    world.library.vote(1, 1, VISITOR, useful=True)
    world.answer(receipt, body="Texte corrigé.")
    assert opinions(world) == (0, 0)


def test_nobody_votes_on_what_is_not_there(world: World) -> None:
    world.publish()
    with pytest.raises(Invalid):
        world.library.vote(1, 1, VISITOR, useful=True)
    with pytest.raises(NotFound):
        world.library.vote(2, 1, VISITOR, useful=True)


def test_a_robot_that_votes_is_stopped(world: World) -> None:
    world.answer(world.publish())
    for _ in range(60):
        world.library.vote(1, 1, VISITOR, useful=True)
    with pytest.raises(TooMany):
        world.library.vote(1, 1, VISITOR, useful=True)
    assert opinions(world) == (1, 0)


def opinions(world: World) -> tuple[int, int]:
    """Give how many visitors found the answer useful, and how many did not."""
    response = world.library.published(1).concerns[0].response
    assert response is not None
    return response.usefulness.visitors_useful, response.usefulness.visitors_not_useful
