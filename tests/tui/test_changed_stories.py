"""A story that somebody else changes while it is open: said, shown where one only reads, never under the hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Static, TextArea

from core.masking import MaskedField
from core.text.finding import FindingKind
from core.vocabulary import GeneralTag, Sentiment
from tests.tui.driving import SMALL, WIDE, Driver
from tests.tui.fake_desk import TEXT, mark, tell
from tests.tui.test_live import LiveBench, comes
from tui.live import Live
from tui.screens.composer import ComposerScreen
from tui.screens.masking import MaskingScreen
from tui.screens.rejecting import AskRejection

Benches = Callable[..., LiveBench]


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Benches]:
    """Give what makes a workstation that hears of changes."""
    monkeypatch.setattr(Live, "rest", 0.01)
    made: list[LiveBench] = []

    def make(account: str = "camille") -> LiveBench:
        made.append(LiveBench(tmp_path, account))
        return made[-1]

    yield make
    for bench in made:
        bench.changes.close()


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_the_story_that_is_read_is_brought_anew(live: Benches, size: tuple[int, int]) -> None:
    """Who did what is said; the line and the rows under the eye stay; no call is made for it but the look itself."""
    bench = live()
    tell(bench.store, 900123, "RSA suspendu", "caf30", text="\n\n".join([TEXT] * 20), hours=9)

    async def steps(driver: Driver) -> None:
        await driver.press("enter")
        driver.main.story_pane.scroll_to(y=7, animate=False)
        await driver.settle()
        lines, looked = [*driver.main.queue.lines], driver.app.focused
        bench.desk("dominique").raise_alert(900123, 1, "Il menace de se tuer.")
        await comes(driver, lambda: driver.status)
        assert driver.status == "L’expérience 900123 vient de changer (dominique : alerte levée)."
        assert driver.main.dossier is not None and driver.main.dossier.experience.alert
        assert driver.main.story_pane.scroll_offset.y == 7
        assert (driver.chosen, driver.app.focused) == (900123, looked)
        assert [line.number for line in driver.main.queue.lines] == [line.number for line in lines]
        assert not bench.desk().called("show")

    bench.run(steps, size)


def test_what_is_shown_and_did_not_change_is_not_brought_again(live: Benches) -> None:
    """Something else happened: one look, and the story on screen is the very same."""
    bench = live()

    async def steps(driver: Driver) -> None:
        seen, looks = driver.main.dossier, len(bench.desk().called("glance"))
        bench.desk("dominique").publish(900124, 1)
        await comes(driver, lambda: ["▌À", "modérer", "3"] in driver.places)
        assert driver.main.dossier is seen
        assert len(bench.desk().called("glance")) > looks
        assert (driver.status, bench.desk().called("show")) == ("", [])

    bench.run(steps)


def test_what_one_does_oneself_is_no_news(live: Benches) -> None:
    """On another terminal of the same person: the story is brought anew, and nothing is said."""
    bench = live()

    async def steps(driver: Driver) -> None:
        bench.way.desk(bench, "camille").raise_alert(900123, 1, "Il menace de se tuer.")
        await comes(driver, lambda: driver.main.dossier and driver.main.dossier.experience.alert)
        assert "vient de changer" not in driver.status

    bench.run(steps)


def test_what_just_changed_is_not_published_by_a_key_already_on_its_way(live: Benches) -> None:
    """The key that publishes asks for a moment of quiet, as between two stories."""
    bench = live()

    async def steps(driver: Driver) -> None:
        driver.main.repeat_guard = 3600
        bench.desk("dominique").raise_alert(900123, 1, "Il menace de se tuer.")
        await comes(driver, lambda: "vient de changer" in driver.status)
        await driver.press("p")
        assert driver.status == "Lisez d’abord celle-ci, puis publiez-la."
        assert not bench.desk().called("publish")

    bench.run(steps)


def test_behind_a_question_the_story_stays_as_it_was_asked_about(live: Benches) -> None:
    """What is answered is about what was read: the desk says that it changed, and the story is then the present one."""
    bench = live()

    async def steps(driver: Driver) -> None:
        await driver.press("r")
        assert isinstance(driver.app.screen, AskRejection)
        seen = driver.main.dossier
        bench.desk("dominique").raise_alert(900123, 1, "Il menace de se tuer.")
        await comes(driver, lambda: driver.main._unseen)
        assert driver.main.dossier is seen
        await driver.press("escape")
        await comes(driver, lambda: "vient de changer (dominique : alerte levée)" in driver.status)
        assert driver.main.dossier is not seen

    bench.run(steps)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_who_writes_is_told_above_the_text_and_keeps_it(live: Benches, size: tuple[int, int]) -> None:
    """Story, text and cursor stay; the sentence does too, whatever is typed next."""
    bench = live("amina")

    async def steps(driver: Driver) -> None:
        await driver.press("e")
        screen = driver.app.screen
        assert isinstance(screen, ComposerScreen)
        await driver.type("Bonjour, votre versement reprend.")
        text, seen = screen.query_one("#body", TextArea), screen._dossier
        number, cursor = seen.experience.number, text.cursor_location
        tags = {GeneralTag.SIMPLICITY: Sentiment.NEGATIVE}
        bench.desk("camille").tag(number, seen.experience.version, tags)
        notice = screen.query_one("#notice", Static)
        await comes(driver, lambda: "a changé" in str(notice.content))
        await driver.type(" Merci.")
        await driver.settle()
        assert str(notice.content) == (
            "L’expérience a changé (camille : tags généraux posés) ; ce que vous faites est gardé."
        )
        assert notice.display
        assert text.text == "Bonjour, votre versement reprend. Merci."
        assert text.cursor_location == (cursor[0], cursor[1] + len(" Merci."))
        assert screen._dossier is seen and driver.main.dossier is not None
        assert driver.main.dossier.experience.version == seen.experience.version

    bench.run(steps, size)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_who_masks_is_told_and_keeps_the_marks(live: Benches, size: tuple[int, int]) -> None:
    bench = live()
    mark(bench.store, 900123, (MaskedField.TEXT, "trois fois", FindingKind.PERSON, 0.9))

    async def steps(driver: Driver) -> None:
        await driver.press("enter", "m")
        screen = driver.app.screen
        assert isinstance(screen, MaskingScreen)
        await driver.press("m")
        sheet = screen.sheet
        bench.desk("dominique").raise_alert(900123, 1, "Il menace de se tuer.")
        await comes(driver, lambda: "a changé (dominique : alerte levée)" in driver.status)
        assert driver.app.screen is screen and screen.sheet is sheet

    bench.run(steps, size)
