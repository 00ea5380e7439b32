"""The plan of actions by keyboard: sheets made, filled in, linked, published, moved on; nothing typed is lost."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from core.actions.sheet import Sheet
from core.errors import Unavailable
from core.views import EVERY_LINE, Place
from core.vocabulary import ActionState
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.actions.form import AskSheet
from tui.screens.actions.listing import ActionsScreen
from tui.screens.actions.sheet import SheetScreen
from tui.screens.dashboard_questions import AskLine
from tui.screens.forms import AskNote, Confirm
from tui.screens.picker import Picker
from tui.widgets.places import Spot

BROKEN = Unavailable("La base ne répond pas : réessayez.")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, account="chef")


def fill(driver: Driver, **texts: str) -> None:
    for name, text in texts.items():
        field = driver.app.screen.query_one(f"#{name}")
        if isinstance(field, Input):
            field.value = text
        elif isinstance(field, TextArea):
            field.text = text


async def open_sheet(driver: Driver, number: int = 1) -> None:
    await driver.press("P", "tab", "enter")
    assert isinstance(driver.app.screen, SheetScreen)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_sheet_is_made_and_filled_in(bench: Bench, size: tuple[int, int]) -> None:
    """Every field, by keyboard; the review then shows it; what is wrong is said and nothing is lost."""

    async def steps(driver: Driver) -> None:
        await driver.press("P")
        assert isinstance(driver.app.screen, ActionsScreen)
        await driver.press("n", "f10")
        assert isinstance(driver.app.screen, AskSheet)
        assert "« intitulé » est vide" in driver.screen_text.replace("\u202f", " ")
        fill(driver, title="Rappeler", ends_on="31/04/2026", problem="Personne ne répond.")
        await driver.press("f10")
        assert "se donne comme 03/05/2026" in driver.screen_text
        fill(driver, ends_on="30/04/2026")
        driver.app.screen.query_one("#choices").focus()
        await driver.press("right", "down", "right", "down", "right", "f10")
        assert isinstance(driver.app.screen, ActionsScreen)
        (action,) = bench.store.tables.actions.values()
        assert (action.title, action.problem, action.measured) == ("Rappeler", "Personne ne répond.", "phone")
        assert (action.commitment_year, action.commitment) == (2021, 1)
        assert "en retard, sans pilote" in driver.screen_text
        assert "1 en retard" in driver.screen_text

    bench.run(steps, size)


def test_what_was_typed_comes_back_when_the_desk_fails(bench: Bench) -> None:
    """A new sheet, a changed one, numbers and a reason: each is asked again as it was typed."""
    bench.desk().new_action(Sheet(title="Rappeler"))

    async def steps(driver: Driver) -> None:
        desk = bench.desk()
        desk.failures["new_action"] = BROKEN
        await driver.press("P", "n")
        fill(driver, title="Une autre", objective="Répondre.")
        await driver.press("f10")
        assert driver.app.screen.query_one("#objective", TextArea).text == "Répondre."
        assert "La base ne répond pas" in driver.screen_text
        await driver.press("f10", "escape")
        assert bench.store.tables.actions[2].objective == "Répondre."
        await open_sheet(driver)
        desk.failures["edit_action"] = BROKEN
        await driver.press("e")
        fill(driver, title="Rappeler vite")
        await driver.press("f10")
        assert driver.app.screen.query_one("#title", Input).value == "Rappeler vite"
        await driver.press("escape")
        desk.failures["link_to_action"] = BROKEN
        await driver.press("l")
        await driver.write("900001")
        await driver.press("enter")
        assert isinstance(driver.app.screen, AskLine)
        assert driver.app.screen.query_one("#line", Input).value == "900001"
        await driver.press("escape")
        desk.failures["move_action"] = BROKEN
        await driver.press("a", "down", "enter")
        await driver.write("Refusé.")
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskNote)
        assert driver.app.screen.query_one("#note", Input).value == "Refusé."

    bench.run(steps)


def test_a_stale_sheet_is_shown_anew_and_what_was_typed_comes_back(bench: Bench) -> None:
    """Who changed what is said; validating again keeps what was typed on the present version."""
    bench.desk().new_action(Sheet(title="Rappeler"))

    async def steps(driver: Driver) -> None:
        await open_sheet(driver)
        await driver.press("e")
        fill(driver, problem="Personne ne répond.")
        bench.desk("amina").edit_action(1, 1, Sheet(title="Rappeler vite"))
        await driver.press("f10")
        assert isinstance(driver.app.screen, AskSheet)
        assert "amina" in driver.screen_text
        await driver.press("f10")
        assert bench.store.tables.actions[1].problem == "Personne ne répond."

    bench.run(steps)


def test_an_action_is_published_moved_on_and_undone(bench: Bench) -> None:
    """Publishing rests on the safe choice; dropping asks why; a step is taken back while nothing left."""
    bench.desk().new_action(Sheet(title="Rappeler"))

    async def steps(driver: Driver) -> None:
        await open_sheet(driver)
        await driver.press("p")
        assert isinstance(driver.app.screen, Confirm)
        await driver.press("enter")
        assert bench.store.tables.actions[1].published_at is None
        await driver.press("p", "right", "enter")
        assert bench.store.tables.actions[1].published_at is not None
        await driver.press("a", "enter")
        assert bench.store.tables.actions[1].state is ActionState.ENGAGED
        await driver.press("u")
        assert bench.store.tables.actions[1].state is ActionState.PLANNED
        await driver.press("a", "down", "enter")
        await driver.write("Le budget est refusé.")
        await driver.press("f10")
        assert bench.store.tables.actions[1].dropped_why == "Le budget est refusé."
        assert "abandonnée" in driver.screen_text
        await driver.press("m")
        assert "il n’y a pas d’effet à mesurer" in driver.screen_text

    bench.run(steps)


def test_the_story_on_screen_is_linked(bench: Bench) -> None:
    """From the main screen: to an action there is, or to one made for it; a story to moderate is not."""
    bench.desk().new_action(Sheet(title="Rappeler"))

    async def steps(driver: Driver) -> None:
        driver.main.go_to(Spot(Place.ALL), EVERY_LINE)
        await driver.settle()
        number = driver.shown
        await driver.press("l")
        assert isinstance(driver.app.screen, Picker)
        await driver.write("rappeler")
        await driver.press("enter")
        assert list(bench.store.tables.action_links) == [(1, number)]
        await driver.press("l")
        await driver.write("nouvelle fiche")
        await driver.press("enter")
        fill(driver, title="Relire les courriers")
        await driver.press("f10")
        assert (2, number) in bench.store.tables.action_links
        await driver.press("P", "tab")
        assert driver.app.screen.query_one("#actions", OptionList).option_count == 2

    bench.run(steps)


def test_who_may_not_is_told_why(tmp_path: Path) -> None:
    """A moderator reads the plan, and neither prepares nor links."""
    bench = Bench(tmp_path)
    bench.desk("chef").new_action(Sheet(title="Rappeler"))

    async def steps(driver: Driver) -> None:
        assert driver.main.check_action("link", ()) is None
        await open_sheet(driver)
        for action in ("edit", "publish", "move", "link"):
            assert driver.app.screen.check_action(action, ()) is None
        await driver.press("escape", "n")
        assert isinstance(driver.app.screen, ActionsScreen)

    bench.run(steps)


def test_a_long_text_is_not_abandoned_by_one_escape(bench: Bench) -> None:
    """Escape on a changed text asks once; nothing changed, it leaves at once."""

    async def steps(driver: Driver) -> None:
        await driver.press("P", "n")
        assert "Intitulé" in driver.screen_text
        await driver.press("escape")
        assert isinstance(driver.app.screen, ActionsScreen)
        await driver.press("n")
        fill(driver, problem="Personne ne répond.")
        await driver.press("escape")
        assert isinstance(driver.app.screen, AskSheet)
        assert "encore une fois" in driver.screen_text
        await driver.press("escape")
        assert isinstance(driver.app.screen, ActionsScreen)

    bench.run(steps, WIDE)
