"""Deciding on several stories at once."""

import threading
from pathlib import Path

import pytest
from textual.widgets import TextArea

from core.errors import Unavailable
from core.screening import Screening
from core.views import Place
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, Sentiment
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import empty_store, tell
from tui.screens.bulk import BulkScreen
from tui.screens.picker import Picker

SUBMITTED, PUBLISHED, HELD = ExperienceState.SUBMITTED, ExperienceState.PUBLISHED, ExperienceState.HELD


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store = empty_store()
    for number in range(1, 7):
        tell(store, number, f"Histoire {number}", hours=10 - number)
    store.keep(Screening(experience_number=2, letters="TN"), store.tables.experiences[6].with_alert(alert=True))
    return Bench(tmp_path, store)


def states(bench: Bench) -> list[ExperienceState]:
    return [bench.store.tables.experiences[number].state for number in range(1, 7)]


async def tick(driver: Driver, *numbers: int) -> None:
    """Tick these lines, wherever they are in the list."""
    for number in numbers:
        driver.main.queue.choose((number, 0))
        await driver.press("x")


def ticked(driver: Driver) -> list[int]:
    return [number for number, _ in driver.main.queue.ticked]


def test_ticks_come_and_go(bench: Bench) -> None:
    """`x` ticks and unticks the chosen line, which stays chosen; `X` unticks all; the title counts."""

    async def steps(driver: Driver) -> None:
        await driver.press("x")
        assert "✓ Histoire 6" in driver.screen_text
        assert "À modérer · 6 · 1 cochée" in driver.screen_text
        assert driver.chosen == driver.shown == 6
        await driver.press("j", "x", "x")
        assert ticked(driver) == [6]
        await driver.press("X")
        assert ticked(driver) == []
        assert "✓" not in driver.screen_text
        await driver.press("b")
        assert driver.status == "Rien n’est coché : x coche la ligne choisie."

    bench.run(steps)


def test_all_are_listed_before_anything_is_done(bench: Bench) -> None:
    """Number, title, state; those with marks or an alert are left out, with why."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 2, 6)
        await driver.press("p")
        assert isinstance(driver.app.screen, BulkScreen)
        screen = driver.screen_text
        assert "☑ 1  Histoire 1  à modérer" in screen
        assert "☐ 2  Histoire 2  à modérer  relevé T N" in screen
        assert "☐ 6  Histoire 6  à modérer  alerte" in screen
        assert "1 prise sur 3" in screen
        await driver.press("escape")
        assert states(bench) == [SUBMITTED] * 6
        assert ticked(driver) == [1, 2, 6]

    bench.run(steps)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_a_decision_is_carried_out_story_by_story(bench: Bench, size: tuple[int, int]) -> None:
    """Each with the version seen; what was left out stays ticked; each can be undone, the last one first."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 2, 3)
        await driver.press("p", "f10")
        assert "→ publiée" in driver.screen_text
        await driver.press("escape")
        assert bench.desk().called("publish") == [(1, 1), (3, 1)]
        assert states(bench)[:3] == [PUBLISHED, SUBMITTED, PUBLISHED]
        assert ticked(driver) == [2]
        assert driver.status == "En lot : 2 décidées, 1 reste cochée."
        await driver.press("u")
        assert states(bench)[:3] == [PUBLISHED, SUBMITTED, SUBMITTED]
        await driver.press("u")
        assert states(bench)[:3] == [SUBMITTED, SUBMITTED, SUBMITTED]

    bench.run(steps, size=size)


def test_what_asks_for_the_eye_is_taken_one_by_one(bench: Bench) -> None:
    """Space takes the story under the cursor, or leaves it out."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 2)
        await driver.press("p", "space", "down", "enter", "f10", "f10")
        assert bench.desk().called("publish") == [(2, 1)]
        assert driver.app.screen is driver.main
        assert ticked(driver) == [1]

    bench.run(steps)


def test_one_reason_for_all(bench: Bench) -> None:
    """The question comes first, its answer goes with every decision."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 3)
        await driver.press("r", "8")
        driver.app.screen.query_one(TextArea).text = "Votre récit reprend celui d’avant."
        await driver.press("f10")
        assert isinstance(driver.app.screen, BulkScreen)
        assert "doublon" in driver.screen_text
        await driver.press("f10", "escape")
        rejected = bench.desk().called("reject")
        word = "Votre récit reprend celui d’avant."
        assert rejected == [(number, 1, (CharterReason.DUPLICATE,), word) for number in (1, 3)]

    bench.run(steps)


def test_one_note_for_all_from_the_key_of_bulk(bench: Bench) -> None:
    """`b` asks which decision; the note goes with each."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 4, 5)
        await driver.press("b")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("attente")
        await driver.press("enter")
        await driver.write("à revoir")
        await driver.press("f10", "f10", "escape")
        assert states(bench)[3:5] == [HELD, HELD]
        assert bench.store.tables.experiences[5].note == "à revoir"
        assert driver.status == "En lot : 2 décidées."
        assert ["En", "attente", "2"] in driver.places

    bench.run(steps)


def test_a_refusal_is_told_beside_its_story(bench: Bench) -> None:
    """The others go on; what failed stays ticked; nothing changed since it was seen is decided."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 3, 4)
        bench.desk("dominique").hold(3, 1, "je m’en occupe")
        bench.desk().failures["publish"] = Unavailable("La base ne répond pas.")
        await driver.press("p", "f10")
        screen = driver.screen_text
        assert "→ La base ne répond pas." in screen
        assert "→ L’expérience 3 a changé" in " ".join(screen.split())
        assert "1 décidée, 2 refusées" in screen
        await driver.press("escape")
        assert states(bench)[:4] == [SUBMITTED, SUBMITTED, HELD, PUBLISHED]
        assert ticked(driver) == [1]  # the other one is no longer in this list
        assert driver.told == []

    bench.run(steps)


def test_an_unforeseen_trouble_stops_nothing(bench: Bench) -> None:
    """It is one sentence beside its story, and a trace in the log."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 3)
        bench.desk().failures["publish"] = ZeroDivisionError("boum")
        await driver.press("p", "f10")
        assert "imprévue" in driver.screen_text
        assert states(bench)[2] is PUBLISHED

    bench.run(steps)
    assert "ZeroDivisionError" in (bench.folder / "ecoute.log").read_text()


def test_it_can_be_stopped(bench: Bench) -> None:
    """Escape stops after the story that is being decided; the rest stays as it was, ticked."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 3, 4)
        gate = bench.desk().gates["publish"] = threading.Event()
        await driver.press("p")
        await driver.pilot.press("f10")
        await driver.pilot.pause()
        assert "1 sur 3…" in driver.screen_text
        await driver.pilot.press("escape", "f10", "space")
        gate.set()
        await driver.settle()
        assert isinstance(driver.app.screen, BulkScreen)
        await driver.press("escape")
        assert states(bench)[:4] == [PUBLISHED, SUBMITTED, SUBMITTED, SUBMITTED]
        assert ticked(driver) == [3, 4]

    bench.run(steps)


def test_nothing_taken_decides_nothing(bench: Bench) -> None:
    """Said so, on the screen itself."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 2)
        await driver.press("p", "f10")
        assert "Rien n’est pris" in driver.screen_text
        assert not bench.desk().called("publish")

    bench.run(steps)


def test_ticks_belong_to_their_list(bench: Bench) -> None:
    """Another list begins without any; where nothing is done together, nothing is ticked, and it says why."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1)
        driver.main.change_place(Place.PUBLISHED)
        await driver.settle()
        assert ticked(driver) == []
        await driver.press("x")
        assert driver.status == "Rien ne se fait en lot dans cette liste."

    bench.run(steps)


def test_the_mouse_takes_and_decides(bench: Bench) -> None:
    """A click takes a story; the button decides, the other goes back."""

    async def steps(driver: Driver) -> None:
        await tick(driver, 1, 2)
        await driver.press("p")
        await driver.pilot.click("#items", offset=(3, 1))
        await driver.settle()
        await driver.pilot.click("#yes")
        await driver.settle()
        await driver.pilot.click("#no")
        await driver.settle()
        assert states(bench)[:2] == [PUBLISHED, PUBLISHED]
        assert driver.app.screen is driver.main

    bench.run(steps)


# -- tagging


@pytest.fixture
def agents_bench(tmp_path: Path) -> Bench:
    store = empty_store()
    for number in range(1, 5):
        tell(store, number, f"Histoire {number}", "caf30", "caf34", hours=10 - number, state=PUBLISHED)
    return Bench(tmp_path, store, account="amina")


def tags(bench: Bench) -> list[dict[GeneralTag, Sentiment]]:
    return [bench.store.tables.experiences[number].tags for number in range(1, 5)]


async def tick_concerns(driver: Driver, *keys: tuple[int, int]) -> None:
    for key in keys:
        driver.main.queue.choose(key)
        await driver.press("x")


def test_those_who_answer_tag_what_they_ticked(agents_bench: Bench) -> None:
    """Shown item by item first, an experience ticked twice once; tags are added to those that are set."""
    bench = agents_bench
    kept = bench.store.tables.experiences[2].tagged({GeneralTag.RELATION: Sentiment.POSITIVE})
    bench.store.keep(kept)

    async def steps(driver: Driver) -> None:
        await tick_concerns(driver, (1, 1), (1, 2), (2, 1))
        await driver.press("b", "right", "f10")
        assert isinstance(driver.app.screen, BulkScreen)
        assert "2 prises sur 2" in driver.screen_text
        assert "Accessibilité ☺ positif" in driver.screen_text
        assert tags(bench)[0] == {}
        await driver.press("f10")
        assert "2 taguées" in driver.screen_text
        await driver.press("escape")
        assert ticked(driver) == []

    bench.run(steps)
    added = {GeneralTag.ACCESSIBILITY: Sentiment.POSITIVE}
    assert tags(bench) == [added, {GeneralTag.RELATION: Sentiment.POSITIVE, **added}, {}, {}]


def test_a_tag_that_is_refused_says_so_and_stays_ticked(agents_bench: Bench) -> None:
    """Somebody changed one of them since it was seen: the others are tagged."""
    bench = agents_bench

    async def steps(driver: Driver) -> None:
        await tick_concerns(driver, (1, 1), (2, 1))
        bench.desk("camille").tag(1, 1, {GeneralTag.RELATION: Sentiment.NEGATIVE})
        await driver.press("b", "right", "f10", "f10")
        assert "a changé depuis que vous l’avez lue" in driver.screen_text
        await driver.press("escape")
        assert ticked(driver) == [1]
        assert "1 taguée, 1 refusée" in driver.status

    bench.run(steps)
    assert tags(bench)[1] == {GeneralTag.ACCESSIBILITY: Sentiment.POSITIVE}


def test_no_tag_chosen_changes_nothing(agents_bench: Bench) -> None:
    async def steps(driver: Driver) -> None:
        await tick_concerns(driver, (1, 1))
        await driver.press("b", "f10")
        assert "Aucun tag" in driver.status
        assert ticked(driver) == [1]

    agents_bench.run(steps)
    assert tags(agents_bench) == [{}] * 4
