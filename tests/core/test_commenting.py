"""Comments: between those who may open an experience, and nobody else."""

import pytest

from core.comment import COMMENT_MAX, mentioned
from core.errors import Forbidden, Invalid, NotFound
from core.structure import OUTSIDE_CODE
from core.views import Place
from tests.fakes.world import World


@pytest.fixture
def world() -> World:
    return World()


def told(world: World, number: int, name: str) -> list[str]:
    return [comment.text for comment in world.desk(name).comments(number).comments]


@pytest.mark.parametrize("name", ["modo", "admin", "agent-30", "manager-30", "agent-caf", "agent-gn"])
def test_all_those_concerned_comment_and_read(world: World, name: str) -> None:
    """Moderators and every structure concerned, those above them too, write and read the same comments."""
    number = world.publish("caf-30", "gn-30").number
    world.desk("agent-30").comment(number, "Qui répond en premier ?")
    thread = world.desk(name).comment(number, "Je regarde.")
    assert [comment.text for comment in thread.comments] == ["Qui répond en premier ?", "Je regarde."]
    assert thread.comments[-1].author == name
    assert thread.comments[0].author_name == "Agent-30"
    assert thread.structures["caf-30"] == "Caf du Gard"


def test_nobody_else_reads_or_writes(world: World) -> None:
    """A structure that is not concerned, or the agents before it is public, learn nothing at all."""
    published, waiting = world.publish("caf-30").number, world.submit("caf-30").number
    world.desk("modo").comment(waiting, "À voir avec la Caf une fois publiée.")
    for name, number in (("agent-34", published), ("agent-gn", published), ("agent-30", waiting)):
        for call in (
            lambda desk, n: desk.comments(n),
            lambda desk, n: desk.comment(n, "Bonjour"),
            lambda desk, n: desk.read_comments(n, 1),
            lambda desk, n: desk.can_be_mentioned(n, ""),
        ):
            with pytest.raises(NotFound):
                call(world.desk(name), number)
    assert told(world, waiting, "modo2") == ["À voir avec la Caf une fois publiée."]


def test_a_closed_account_says_nothing(world: World) -> None:
    """Rights are read again at each call."""
    number = world.publish("caf-30").number
    with pytest.raises(Forbidden):
        world.desk("ferme").comment(number, "Bonjour")


def test_what_is_not_text_is_taken_out(world: World) -> None:
    """Controls and writing-direction marks never get in; markup stays the plain text that it is."""
    number = world.publish("caf-30").number
    world.desk("modo").comment(number, " \x1b[31m[b]rouge[/b]\u202e <b>gras</b>\x00\n")
    assert told(world, number, "modo") == ["[31m[b]rouge[/b] <b>gras</b>"]


@pytest.mark.parametrize("text", ["", " \n\u200b ", "a" * (COMMENT_MAX + 1)], ids=["empty", "blank", "endless"])
def test_an_empty_or_endless_comment_is_refused(world: World, text: str) -> None:
    """The sentence says which, and nothing is kept."""
    number = world.publish("caf-30").number
    with pytest.raises(Invalid, match=r"vide|trop long"):
        world.desk("modo").comment(number, text)
    assert not told(world, number, "modo")


def test_a_mention_names_who_may_open_it(world: World) -> None:
    """Names stand as they are known, each once; an e-mail address mentions nobody."""
    number = world.publish("caf-30", "gn-30").number
    text = "@Agent-GN et @modo, voyez @agent-gn. Écrire à contact@agent-30.example ne sert à rien."
    (comment,) = world.desk("agent-30").comment(number, text).comments
    assert comment.mentions == ("agent-gn", "modo")


@pytest.mark.parametrize("name", ["personne", "agent-34", "ferme"])
def test_a_mention_of_somebody_else_is_refused(world: World, name: str) -> None:
    """Unknown, of a structure that is not concerned, or closed: the sentence gives the names that would do."""
    number = world.publish("caf-30").number
    with pytest.raises(Invalid, match=f"« @{name} » ne désigne personne") as refused:
        world.desk("agent-30").comment(number, f"Voir @{name} !")
    assert "@manager-30" in refused.value.sentence
    assert "@agent-gn" not in refused.value.sentence
    assert not told(world, number, "agent-30")


def test_a_name_that_begins_another_does_not_take_its_place() -> None:
    """The longest name that stands there is meant, and a longer word is another name."""
    assert mentioned("@gard-valide puis @gard", ["gard", "gard-valide"]) == (("gard-valide", "gard"), ())
    assert mentioned("@gardien", ["gard"]) == ((), ("gardien",))
    assert mentioned("@jean paul.", ["jean paul"]) == (("jean paul",), ())
    assert mentioned("@ seul, a@b, @@c", ["b", "c"]) == ((), ())


def test_who_can_be_mentioned_is_found_by_any_beginning(world: World) -> None:
    """Those who may open it, by the beginning of their name, without accents or capitals."""
    number = world.publish("caf-30").number
    names = [found.name for found in world.desk("agent-30").can_be_mentioned(number)]
    assert names == ["admin", "agent-30", "agent-caf", "manager-30", "modo", "modo2"]
    found = world.desk("agent-30").can_be_mentioned(number, "MAN")
    assert [(one.name, one.structure) for one in found] == [("manager-30", "Caf du Gard")]


def test_what_is_unread_is_counted_until_it_is_read(world: World) -> None:
    """The list, its total and each line count what others wrote; reading clears it for oneself alone."""
    number, quiet = world.publish("caf-30", "gn-30").number, world.publish("caf-30").number
    world.desk("agent-30").comment(number, "Un.")
    world.desk("agent-30").comment(number, "Deux.")
    agent, other = world.desk("agent-gn"), world.desk("agent-30")
    assert unread(world, "agent-gn") == {number: 2}
    assert {line.number: line.unread for line in agent.queue(Place.TO_ANSWER).lines} == {number: 2}
    assert unread(world, "agent-30") == {}
    assert {line.number: line.unread for line in other.queue(Place.TO_ANSWER).lines} == {number: 0, quiet: 0}
    thread = agent.comments(number)
    assert len(thread.unread) == 2
    agent.read_comments(number, thread.comments[0].number)
    assert unread(world, "agent-gn") == {number: 1}
    agent.read_comments(number, thread.last + 1000)
    assert unread(world, "agent-gn") == {}
    agent.read_comments(number, 1)
    assert not agent.comments(number).unread
    assert unread(world, "modo") == {number: 2}
    other.comment(number, "Trois.")
    assert unread(world, "agent-gn") == {number: 1}


def unread(world: World, name: str) -> dict[int, int]:
    """Give the list of what is unread, once its total is checked."""
    desk = world.desk(name)
    page = desk.queue(Place.COMMENTS)
    totals = {kept.place: kept.total for kept in desk.me().places}
    assert totals[Place.COMMENTS] == page.total == len(page.lines)
    return {line.number: line.unread for line in page.lines}


def test_what_names_oneself_comes_first(world: World) -> None:
    """Then the comment that has waited longest; page after page, each line once."""
    numbers = [world.publish("caf-30").number for _ in range(4)]
    for number in numbers:
        world.clock.advance(minutes=1)
        world.desk("modo").comment(number, "@agent-30 ?" if number in numbers[2:] else "Bonjour.")
    desk, seen, after = world.desk("agent-30"), [], None
    for _ in numbers:
        page = desk.queue(Place.COMMENTS, after, 1)
        seen += [(line.number, line.mentioned) for line in page.lines]
        after = page.following
    assert seen == [(numbers[2], True), (numbers[3], True), (numbers[0], False), (numbers[1], False)]
    assert after is None


def test_what_is_no_longer_public_leaves_the_list_of_the_agents(world: World) -> None:
    """They may not open it any more; the moderators may."""
    number = world.publish("caf-30").number
    world.desk("modo").comment(number, "À retirer ?")
    world.desk("modo").withdraw(number, world.store.tables.experiences[number].version, "À la demande de l’auteur.")
    assert unread(world, "agent-30") == {}
    assert unread(world, "modo2") == {number: 1}


def test_the_public_never_learns_of_a_comment(world: World) -> None:
    """Neither the page, nor the lists, nor the search, nor the letters, nor the official file hold its words."""
    receipt = world.publish("caf-30", OUTSIDE_CODE)
    world.desk("agent-30").comment(receipt.number, "Zygomatique : ne pas le dire. @modo")
    world.answer(receipt)
    world.notifier().send_all_due()
    shown = repr(
        [
            world.library.published(receipt.number),
            world.library.page(),
            world.store.tables.found_by,
            world.mailer.sent,
            world.datasets.catalogue(),
            world._official_rows(),
            world.store.tables.events,
        ]
    )
    assert "RSA suspendu" in shown
    assert "ygomatiq" not in shown
