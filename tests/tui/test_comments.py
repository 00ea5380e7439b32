"""Comments on the workstation: another place, another colour and another key than answers."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from core.comment import Comment
from core.errors import Unavailable
from core.views import Place
from tests.tui.driving import SMALL, Bench, Driver
from tests.tui.fake_desk import NOW
from tests.tui.test_answering import responses
from tui.journal import Journal
from tui.screens.commenting import JOURNAL, CommentsScreen
from tui.screens.composer import ComposerScreen
from tui.themes import THEMES

TEXT = "Qui répond en premier ?"
SEND_KEYS_OF_ANSWERS = ("f10", "ctrl+enter", "ctrl+j")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(ComposerScreen, "pause", 0.01)
    monkeypatch.setattr(CommentsScreen, "pause", 0.01)
    return Bench(tmp_path, account="amina")


def said(bench: Bench) -> list[str]:
    return [comment.text for comment in bench.store.tables.comments.values()]


async def open_comments(driver: Driver) -> CommentsScreen:
    await driver.press("c")
    screen = driver.app.screen
    assert isinstance(screen, CommentsScreen)
    return screen


async def type_comment(driver: Driver, text: str) -> None:
    driver.app.screen.query_one("#comment", TextArea).insert(text)
    await driver.settle()


def test_a_comment_is_sent_with_its_own_key(bench: Bench) -> None:
    """The keys that send an answer do nothing here; ctrl+g sends, and the text is among the comments."""

    async def steps(driver: Driver) -> None:
        screen = await open_comments(driver)
        assert "Commentaires · jamais publics" in driver.screen_text
        assert "jamais par le public" in driver.status
        assert "ctrl+g commenter" in driver.screen_text
        await type_comment(driver, TEXT)
        await driver.press(*SEND_KEYS_OF_ANSWERS)
        assert driver.app.screen is screen
        assert screen.area.text == TEXT
        assert not said(bench)
        await driver.press("ctrl+g")
        assert said(bench) == [TEXT]
        assert screen.area.text == ""
        assert TEXT in driver.screen_text
        assert "Amina Sy · Caf" in driver.screen_text
        await driver.press("escape")
        assert driver.app.screen is driver.main
        assert not responses(bench)

    bench.run(steps)


def test_the_key_of_comments_sends_no_answer(bench: Bench) -> None:
    """In the composer ctrl+g does nothing at all, whatever the status picked."""

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        await driver.type("Ma réponse.")
        await driver.press("ctrl+g")
        assert driver.app.screen is composer
        assert composer.form.parts.body == "Ma réponse."
        assert not responses(bench)
        assert not said(bench)

    bench.run(steps)


def test_comments_open_from_the_composer_and_give_it_back(bench: Bench) -> None:
    """f4 opens them elsewhere; what was being answered is untouched, and nothing goes from one to the other."""

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        composer = driver.app.screen
        await driver.type("Ma réponse.")
        await driver.press("f4")
        assert isinstance(driver.app.screen, CommentsScreen)
        await type_comment(driver, TEXT)
        await driver.press("ctrl+g", "escape")
        assert driver.app.screen is composer
        assert isinstance(composer, ComposerScreen)
        assert composer.form.parts.body == "Ma réponse."
        assert said(bench) == [TEXT]
        assert not responses(bench)

    bench.run(steps)


def test_comments_stand_where_answers_do_not(bench: Bench) -> None:
    """The composer writes on the right of the story, comments are on its left, in a colour of their own."""

    async def steps(driver: Driver) -> None:
        screen = await open_comments(driver)
        story = screen.query_one("#story").region
        assert screen.query_one("#talk").region.x < story.x
        await driver.press("escape", "e")
        composer = driver.app.screen
        assert isinstance(composer, ComposerScreen)
        assert composer.query_one("#story").region.x < composer.form.region.x

    bench.run(steps)
    for theme in THEMES:
        others = {theme.primary, theme.secondary, theme.accent, theme.warning, theme.error, theme.success}
        assert theme.variables["comments"] not in others
        assert theme.variables["comments-ground"] != theme.surface


def test_what_is_unread_is_marked_then_cleared(bench: Bench) -> None:
    """The line and the places count it; the screen marks it; coming back, nothing is unread any more."""
    bench.desk("camille").comment(900001, "@amina, votre avis ?")
    bench.desk("camille").comment(900001, "C’est pressé.")

    async def steps(driver: Driver) -> None:
        assert "2 commentaires non lus" in driver.screen_text or "2 com." in driver.screen_text
        await open_comments(driver)
        assert driver.screen_text.count("● nouveau") == 2
        assert bench.desk().called("read_comments") == [(900001, 2)]
        await driver.press("escape")
        assert "com." not in driver.screen_text
        assert "non lus" not in driver.screen_text
        await open_comments(driver)
        assert "● nouveau" not in driver.screen_text
        assert "C’est pressé." in driver.screen_text

    bench.run(steps)


def test_the_list_of_comments_puts_mentions_first(bench: Bench) -> None:
    """Those who are named find it on top of their list."""
    bench.desk("camille").comment(900001, "Bonjour.")
    bench.desk("camille").comment(900002, "@amina ?")

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.COMMENTS)
        await driver.settle()
        assert driver.chosen == 900002
        await driver.press("n")
        assert driver.chosen == 900001

    bench.run(steps)


def test_a_name_is_completed_from_a_list(bench: Bench) -> None:
    """After @, arrows and enter pick; escape closes the list alone; without @ they are the text's."""

    async def steps(driver: Driver) -> None:
        screen = await open_comments(driver)
        await type_comment(driver, "Voir @")
        listed = screen.query_one("#people", OptionList)
        assert listed.display
        assert [option.id for option in listed.options] == ["amina", "camille", "chef", "dominique"]
        await driver.press("d")
        assert [option.id for option in listed.options] == ["dominique"]
        await driver.press("enter")
        assert screen.area.text == "Voir @dominique "
        assert not listed.display
        await type_comment(driver, "et @")
        await driver.press("down", "down", "enter")
        assert screen.area.text == "Voir @dominique et @chef "
        await type_comment(driver, "@x")
        assert not listed.display
        await driver.press("backspace")
        assert listed.display
        await driver.press("escape")
        assert not listed.display
        assert driver.app.screen is screen
        await driver.press("backspace", "enter", "ctrl+g")
        assert said(bench) == ["Voir @dominique et @chef"]

    bench.run(steps)


def test_a_comment_begun_is_never_lost(bench: Bench) -> None:
    """Left, or failing, or crashed: it is on this machine, apart from answers, and offered again."""

    async def leave(driver: Driver) -> None:
        screen = await open_comments(driver)
        await type_comment(driver, TEXT)
        bench.desk().failures["comment"] = Unavailable("La base ne répond pas.")
        await driver.press("ctrl+g")
        assert driver.told == ["La base ne répond pas."]
        assert screen.area.text == TEXT
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(leave)
    assert not list(Journal(bench.desk_folder).of("amina"))
    (kept,) = Journal(bench.desk_folder, JOURNAL).of("amina")
    assert kept.parts.body == TEXT

    async def again(driver: Driver) -> None:
        assert "Un commentaire non envoyé" in driver.status
        screen = await open_comments(driver)
        assert screen.area.text == TEXT
        await driver.press("ctrl+g")
        assert said(bench) == [TEXT]
        assert not list(Journal(bench.desk_folder, JOURNAL).of("amina"))

    bench.run(again)


def test_a_comment_left_before_the_journal_is_kept(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Going back at once, before any pause in typing, keeps what was typed; emptying it keeps nothing."""
    monkeypatch.setattr(CommentsScreen, "pause", 1000)

    async def steps(driver: Driver) -> None:
        await open_comments(driver)
        await type_comment(driver, TEXT)
        await driver.press("escape")
        assert driver.app.screen is driver.main
        (kept,) = Journal(bench.desk_folder, JOURNAL).of("amina")
        assert kept.parts.body == TEXT
        screen = await open_comments(driver)
        screen.area.clear()
        await driver.settle()
        await driver.press("escape")
        assert not list(Journal(bench.desk_folder, JOURNAL).of("amina"))

    bench.run(steps)


def test_a_wrong_name_keeps_the_text(bench: Bench) -> None:
    """The sentence says who could be named, and the text is still there to correct."""

    async def steps(driver: Driver) -> None:
        screen = await open_comments(driver)
        await type_comment(driver, "Voir @personne.")
        await driver.press("ctrl+g")
        assert "@personne" in driver.told[0]
        assert "@camille" in driver.told[0]
        assert screen.area.text == "Voir @personne."
        await driver.press("ctrl+g")
        assert len(driver.told) == 2

    bench.run(steps)


def test_hostile_words_are_shown_as_they_are(bench: Bench) -> None:
    """Markup in a comment, or in a name, is text; what is not text never got in."""
    bench.store.keep(
        Comment(
            number=1,
            experience_number=900001,
            at=NOW,
            author="camille",
            author_name="[red]Camille[/]",
            text="[b]gras[/b] [@click=app.quit]ici[/] \x1b[31m\u202e fin",
        )
    )

    async def steps(driver: Driver) -> None:
        await open_comments(driver)
        assert "[b]gras[/b] [@click=app.quit]ici[/] [31m fin" in driver.screen_text
        assert "[red]Camille[/] · programme" in driver.screen_text

    bench.run(steps)


def test_comments_at_80_columns(bench: Bench) -> None:
    """Alone, with all its keys; f2 shows the story and comes back to the text."""

    async def steps(driver: Driver) -> None:
        await driver.press("enter")
        screen = await open_comments(driver)
        await type_comment(driver, TEXT)
        assert "Nouveau commentaire" in driver.screen_text
        assert "J’ai appelé" not in driver.screen_text
        await driver.press("f2")
        assert "J’ai appelé" in driver.screen_text
        await driver.press("f2")
        assert driver.app.focused is screen.area
        await driver.press("ctrl+g")
        assert said(bench) == [TEXT]

    bench.run(steps, size=SMALL)
