"""What arrives while one works: told, and never under the hand."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import Unavailable
from core.presence import Presence
from core.views import Place
from core.vocabulary import ExperienceState
from tests.tui.driving import Bench, Driver
from tests.tui.fake_desk import tell
from tui.app import EcouteApp
from tui.arrivals import announced
from tui.screens.arriving import ArrivingScreen


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def arrive(bench: Bench, *numbers: int, alert: bool = False) -> None:
    """Put new stories in the store."""
    for number in numbers:
        tell(bench.store, number, f"Arrivée {number}", hours=1)
        if alert:
            bench.store.keep(bench.store.tables.experiences[number].with_alert(alert=True))


async def look(driver: Driver) -> None:
    driver.main.look()
    await driver.settle()


def test_new_lines_are_told_and_move_nothing(bench: Bench) -> None:
    """Counts and title say so; cursor, scroll, ticks and lines stay; the refresh key brings them."""

    async def steps(driver: Driver) -> None:
        await driver.press("j", "j", "x")
        queue = driver.main.queue
        before = (queue.index, queue.scroll_offset, list(queue.ticked), [*queue.lines])
        arrive(bench, 900130, 900131, 900132)
        await look(driver)
        assert ["▌À", "modérer", "7"] in driver.places
        assert driver.main.arrived == 3
        assert "3 nouvelles" in str(queue.border_title)
        assert "ctrl+r pour les voir" in str(queue.border_title)
        assert (queue.index, queue.scroll_offset, list(queue.ticked), [*queue.lines]) == before
        await driver.press("ctrl+r")
        assert len(queue.lines) == 7
        assert "nouvelles" not in str(queue.border_title)
        assert driver.chosen == 900125
        assert list(queue.ticked) == [(900125, 0)]

    bench.run(steps)


def test_what_arrives_elsewhere_is_only_counted(bench: Bench) -> None:
    """Another list grows: its count does, the title of this one says nothing."""

    async def steps(driver: Driver) -> None:
        driver.main.change_place(Place.PUBLISHED)
        await driver.settle()
        arrive(bench, 900130)
        await look(driver)
        assert ["À", "modérer", "5"] in driver.places
        assert driver.main.arrived == 0

    bench.run(steps)


def test_a_filtered_list_counts_its_own_arrivals(bench: Bench) -> None:
    """What does not pass the filter is not new here."""

    async def steps(driver: Driver) -> None:
        await driver.press("d")
        await driver.write("positif")
        await driver.press("enter")
        arrive(bench, 900130)
        await look(driver)
        assert driver.main.arrived == 0

    bench.run(steps)


def test_a_new_alert_is_announced_in_words(bench: Bench) -> None:
    """Once, with its number; those that were there before are no news."""

    async def steps(driver: Driver) -> None:
        arrive(bench, 900130, alert=True)
        await look(driver)
        assert driver.status == "Une alerte est arrivée : expérience 900130."
        assert "! 1" in driver.screen_text
        driver.main.say("")
        await look(driver)
        assert driver.status == ""
        arrive(bench, 900131, 900132, alert=True)
        await look(driver)
        assert driver.status == "2 alertes sont arrivées : expériences 900131, 900132."

    bench.run(steps)


def test_alerts_there_from_the_start_are_no_news(bench: Bench) -> None:
    """The first look learns them; the next one compares."""
    arrive(bench, 900130, alert=True)

    async def steps(driver: Driver) -> None:
        await look(driver)
        assert driver.status == ""
        arrive(bench, 900131, alert=True)
        await look(driver)
        assert driver.status == announced([900131])

    bench.run(steps)


def test_who_reads_a_line_is_told_without_a_refresh(bench: Bench) -> None:
    """Somebody opens a story: its line says so at the next look, and no longer once they left."""

    async def steps(driver: Driver) -> None:
        bench.desk("dominique").enter(900124)
        await look(driver)
        assert "lu par Dominique Bon" in driver.screen_text
        bench.desk("dominique").leave(900124)
        await look(driver)
        assert "lu par" not in driver.screen_text
        assert all(isinstance(kept, Presence) for kept in bench.store.tables.presences.values())

    bench.run(steps)


def test_a_trouble_is_said_once_and_tried_again(bench: Bench) -> None:
    """One quiet sentence, and a notification only where there is no room for it; later, a trouble is said anew."""

    async def steps(driver: Driver) -> None:
        bench.desk().failures["glance"] = Unavailable("La base ne répond pas.")
        await look(driver)
        assert driver.status.endswith("on réessaie bientôt. La base ne répond pas.")
        assert driver.told == []
        driver.main.say("")
        bench.desk().failures["glance"] = OSError("disque")
        await look(driver)
        assert driver.status == ""
        arrive(bench, 900130)
        await look(driver)
        assert driver.main.arrived == 1
        bench.desk().failures["glance"] = OSError("disque")
        await look(driver)
        assert "ne sont plus suivies" in driver.status
        assert len(driver.told) == 1

    bench.run(steps)


def test_no_look_while_the_desk_is_busy(bench: Bench) -> None:
    """A look waits for its turn, and an answer about another list changes nothing of this one."""

    async def steps(driver: Driver) -> None:
        gate = bench.desk().gates["glance"] = threading.Event()
        calls = len(bench.desk().called("glance"))
        driver.main.refresh_list()
        await driver.pilot.pause()
        driver.main.look()
        gate.set()
        await driver.settle()
        assert len(bench.desk().called("glance")) == calls + 1
        gate.clear()
        driver.main.look()
        await driver.pilot.pause()
        del bench.desk().gates["glance"]
        arrive(bench, 900130)
        driver.main.change_place(Place.HELD)
        gate.set()
        await driver.settle()
        assert (driver.main.place, driver.main.arrived, len(driver.main.queue.lines)) == (Place.HELD, 0, 0)

    bench.run(steps)


def test_looks_come_by_themselves_but_not_behind_another_screen(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer rests while something is in front, and begins again after."""
    monkeypatch.setattr(ArrivingScreen, "interval", 0.02)

    async def steps(driver: Driver) -> None:
        await until(lambda: len(bench.desk().called("glance")) > 3)
        await driver.press("question_mark")
        calls = len(bench.desk().called("glance"))
        await asyncio.sleep(0.2)
        assert len(bench.desk().called("glance")) == calls
        await driver.pilot.press("escape")
        await until(lambda: len(bench.desk().called("glance")) > calls)
        driver.main.desk = None

    bench.run(steps)


async def until(holds: Callable[[], object]) -> None:
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came")


def test_an_alert_raised_here_is_no_news(bench: Bench) -> None:
    """Whoever raises it knows."""

    async def steps(driver: Driver) -> None:
        await look(driver)
        dossier = bench.desk().raise_alert(900124, 1, "Il dit qu’il n’en peut plus.")
        driver.main.after_deed((900124, 0), dossier, "Alerte levée.")
        await driver.settle()
        await look(driver)
        assert driver.status == "Alerte levée."

    bench.run(steps)


def test_another_account_forgets_what_was_followed(bench: Bench) -> None:
    """The next account begins anew, with one timer."""

    async def steps(driver: Driver) -> None:
        first = driver.main._looks
        driver.app.sit_down("amina")
        await driver.settle()
        assert driver.main._looks is not first
        assert driver.main._known_alerts is None

    bench.run(steps)


def answer_arrives(bench: Bench, *numbers: int) -> None:
    """Let experiences be published."""
    for number in numbers:
        tell(bench.store, number, f"Publiée {number}", "caf30", state=ExperienceState.PUBLISHED, hours=1)


def test_new_work_is_told_once_and_moves_nothing(tmp_path: Path) -> None:
    """Those who answer read one sentence; the cursor and the lines stay, and the next look repeats nothing."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        await driver.press("j")
        before = (driver.main.queue.index, [*driver.main.queue.lines], driver.app.focused)
        await look(driver)
        assert driver.told == []
        answer_arrives(bench, 900010, 900011)
        await look(driver)
        assert driver.told == ["2 nouvelles expériences à répondre."]
        assert (driver.main.queue.index, [*driver.main.queue.lines], driver.app.focused) == before
        await look(driver)
        assert len(driver.told) == 1

    bench.run(steps)


def test_moderators_are_told_of_alerts_alone(bench: Bench) -> None:
    """Their lists grow all day long: counts and titles say it."""

    async def steps(driver: Driver) -> None:
        await look(driver)
        arrive(bench, 900130)
        await look(driver)
        assert driver.told == []

    bench.run(steps)


def test_the_terminal_rings_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Silent at first; the palette lets it ring, for the next start too; what it is sent holds nobody's words."""
    bench = Bench(tmp_path, account="amina")
    rung: list[str] = []
    monkeypatch.setattr(EcouteApp, "bell", lambda _: rung.append("bell"))

    async def steps(driver: Driver) -> None:
        # The shape of the pointer is told to the terminal too.
        monkeypatch.setattr(driver.app._driver, "write", lambda told: None if "]22;" in told else rung.append(told))
        answer_arrives(bench, 900010)
        await look(driver)
        assert rung == []
        await driver.press("ctrl+p")
        await driver.write("sonner")
        await driver.press("enter")
        assert driver.app.rings
        answer_arrives(bench, 900011)
        await look(driver)
        assert rung == ["bell", "\x1b]9;Écoute\u202f: 1 nouvelle expérience à répondre.\x07"]

    bench.run(steps)
    assert bench.app().rings


def test_the_letter_of_summary_is_chosen_from_the_palette(tmp_path: Path) -> None:
    """A rhythm and an address; without an address nothing is kept."""
    bench = Bench(tmp_path, account="amina")

    async def steps(driver: Driver) -> None:
        await driver.press("ctrl+p")
        await driver.write("synthese")
        await driver.press("enter")
        await driver.press("down", "space", "f10")
        assert "Donnez votre adresse" in driver.screen_text
        await driver.press("tab")
        await driver.write("amina@caf.exemple.fr")
        await driver.press("f10")
        assert driver.status == "Lettre de synthèse\u202f: chaque jour ouvré, à amina@caf.exemple.fr."
        kept = bench.desk().digest()
        assert (kept.choice.value, kept.email) == ("daily", "amina@caf.exemple.fr")

    bench.run(steps)
