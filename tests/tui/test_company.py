"""Who else reads the story: told once, taken over with a key, and in nobody's way."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from core.desk import Desk
from core.errors import NotFound, Unavailable
from core.vocabulary import ExperienceState
from tests.fakes.clock import FixedClock
from tests.tui.driving import Bench, Driver, until
from tests.tui.fake_desk import NOW

SOON = 0.01


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def there(bench: Bench) -> dict[int, str]:
    """Who is held to be where."""
    return {number: who.account_name for number, who in bench.store.tables.presences.items()}


async def stay(driver: Driver) -> None:
    """Stay on a story for as long as it takes to be told to the others."""
    await asyncio.sleep(10 * SOON)
    await driver.settle()


async def begin(driver: Driver) -> None:
    """Tell the others soon."""
    driver.main.settling = SOON
    await driver.press("j", "k")
    await stay(driver)


def test_staying_on_a_story_is_told_and_leaving_it_too(bench: Bench) -> None:
    """Where one only passes, nobody is told."""

    async def steps(driver: Driver) -> None:
        assert not bench.desk().called("enter")
        await begin(driver)
        assert there(bench) == {900123: "camille"}
        driver.main.settling = 60
        await driver.press("j", "j")
        assert there(bench) == {}
        driver.main.settling = SOON
        await driver.press("k")
        await stay(driver)
        assert there(bench) == {900124: "camille"}

    bench.run(steps)


def test_a_sign_of_life_is_given_while_the_story_stays(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.company._SIGN_OF_LIFE", SOON)

    async def steps(driver: Driver) -> None:
        driver.main.settling = SOON
        await driver.pilot.press("j", "k")
        await until(driver, lambda: bench.desk().called("enter").count((900123, False)) >= 3)
        monkeypatch.setattr("tui.screens.company._SIGN_OF_LIFE", 60)  # else the desk never rests

    bench.run(steps)


def test_somebody_else_there_is_said_and_forbids_nothing(bench: Bench) -> None:
    Desk(bench.store, FixedClock(NOW - timedelta(minutes=1)), "dominique").enter(900124)

    async def steps(driver: Driver) -> None:
        await begin(driver)
        assert driver.status == ""
        await driver.press("j")
        await stay(driver)
        assert driver.status == "Dominique Bon lit cette expérience depuis 1 min · o prendre la suite"
        assert driver.main.active_bindings["o"].enabled
        await driver.press("p")
        assert bench.store.tables.experiences[900124].state is ExperienceState.PUBLISHED

    bench.run(steps)


def test_the_sentence_goes_with_the_story(bench: Bench) -> None:
    """What is said of one story is not said over the next."""
    bench.desk("dominique").enter(900123)

    async def steps(driver: Driver) -> None:
        await begin(driver)
        assert "Dominique Bon lit" in driver.status
        await driver.press("j")
        assert driver.status == ""
        assert not driver.main.active_bindings["o"].enabled
        await driver.press("o")
        assert driver.status == "Personne d’autre ne lit cette expérience."

    bench.run(steps)


def test_a_story_is_taken_over(bench: Bench) -> None:
    bench.desk("dominique").enter(900123)

    async def steps(driver: Driver) -> None:
        await begin(driver)
        await driver.press("o")
        assert there(bench) == {900123: "camille"}
        assert driver.status == "Vous prenez la suite de Dominique Bon."
        assert not driver.main.active_bindings["o"].enabled

    bench.run(steps)


def test_a_trouble_of_presence_is_said_once_and_quietly(bench: Bench) -> None:
    """No notification, no window; the story is read and decided all the same."""

    async def steps(driver: Driver) -> None:
        bench.desk().failures["enter"] = Unavailable("La base ne répond pas.")
        await begin(driver)
        assert driver.status == "On ne sait pas qui d’autre lit cette expérience : La base ne répond pas."
        assert driver.told == []
        bench.desk().failures["enter"] = Unavailable("La base ne répond pas.")
        await driver.press("j")
        driver.main.say("")
        await stay(driver)
        assert driver.status == ""
        await driver.press("p")
        assert bench.store.tables.experiences[900124].state is ExperienceState.PUBLISHED

    bench.run(steps)


def test_a_story_that_went_is_no_trouble_of_presence(bench: Bench) -> None:
    """What was just done with it stays said; only who asks with a key is told that it went."""
    bench.desk("dominique").enter(900124)

    async def steps(driver: Driver) -> None:
        bench.desk().failures["enter"] = NotFound("Aucune expérience 900123 n’est visible d’ici.")
        await begin(driver)
        assert driver.status == ""
        await driver.press("j")
        await stay(driver)
        bench.desk().failures["enter"] = NotFound("Aucune expérience 900124 n’est visible d’ici.")
        await driver.press("o")
        assert driver.status == "Aucune expérience 900124 n’est visible d’ici."

    bench.run(steps)


def test_another_account_leaves_the_story(bench: Bench) -> None:
    """Who sits down next does not read under the name of the one before."""

    async def steps(driver: Driver) -> None:
        await begin(driver)
        driver.main.settling = 60
        driver.app.sit_down("amina")
        await driver.settle()
        assert there(bench) == {}

    bench.run(steps)
