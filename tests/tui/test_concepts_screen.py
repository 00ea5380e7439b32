"""Concepts on screen: the list, the shares, one of them, and a new one tried while it is written."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static, TextArea

from core.office import Office
from core.views import Place
from tests.fakes.clock import FixedClock
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.concepts.detail import ConceptScreen
from tui.screens.concepts.editing import EditConcept
from tui.screens.concepts.listing import ConceptsScreen
from tui.widgets.status import Status


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, account="chef")
    bench.store.tables.tally_due.extend(bench.store.tables.experiences)
    office = Office(bench.store, FixedClock())
    office.install_concepts()
    while office.count_some() or office.recount_concepts():
        pass
    return bench


def rows(driver: Driver, selector: str = "#concepts") -> list[str]:
    listed = driver.app.screen.query_one(selector, OptionList)
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


def text(driver: Driver, selector: str) -> str:
    return str(driver.app.screen.query_one(selector, Static).content)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_from_the_list_to_a_concept_and_the_list_behind_a_figure(bench: Bench, size: tuple[int, int]) -> None:
    """The first row of a concept is all of its stories: the list has as many lines."""

    async def steps(driver: Driver) -> None:
        await driver.press("C")
        assert isinstance(driver.app.screen, ConceptsScreen)
        assert len(rows(driver)) == 7
        assert max(len(row) for row in rows(driver)) > 40
        await driver.press("t")
        assert "[Thèmes par canal]" in text(driver, "#tabs")
        assert len(rows(driver)) == 7
        assert all(len(line) <= size[0] for line in rows(driver))
        await driver.press("t")
        best = max(range(7), key=lambda at: int(rows(driver)[at][28:36]))
        await driver.press(*["down"] * best, "enter")
        assert isinstance(driver.app.screen, ConceptScreen)
        count = int(rows(driver, "#figures")[0].split()[-3])
        assert count > 0
        await driver.press("enter")
        assert driver.main.place is Place.ALL
        assert driver.main.sieve.concept
        assert len(driver.main.queue.lines) == count

    bench.run(steps, size)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_concept_is_tried_while_it_is_written_then_kept_and_counted(bench: Bench, size: tuple[int, int]) -> None:
    """What cannot be read is said, and nothing that was typed is lost; once kept, its past is counted."""

    async def steps(driver: Driver) -> None:
        await driver.press("C", "n")
        screen = driver.app.screen
        assert isinstance(screen, EditConcept)
        screen.query_one("#name", Input).value = "Nouveau thème"
        screen.query_one("#expressions", TextArea).text = "canal:téléphone"
        screen._try()
        await driver.settle()
        assert "se demande dans une recherche" in screen.query_one(Status).sentence
        await driver.press("f10")
        assert driver.app.screen is screen
        screen.query_one("#expressions", TextArea).text = "dossier|attente|guichet"
        screen._try()
        await driver.settle()
        assert "tenus" in text(driver, "#tried")
        await driver.press("f10")
        assert isinstance(driver.app.screen, ConceptsScreen)
        assert any("Nouveau thème" in row and "recompte" not in row for row in rows(driver))

    bench.run(steps, size)


def test_leaving_what_is_written_is_asked_first(bench: Bench) -> None:
    """Escape shows the question; the text is still there behind it."""

    async def steps(driver: Driver) -> None:
        await driver.press("C", "n")
        screen = driver.app.screen
        screen.query_one("#name", Input).value = "Brouillon"
        await driver.press("escape")
        assert driver.app.screen is not screen
        await driver.press("escape")
        assert driver.app.screen is screen
        assert screen.query_one("#name", Input).value == "Brouillon"

    bench.run(steps)


def test_who_does_not_keep_concepts_only_reads_them(tmp_path: Path) -> None:
    """The keys are grey, with the reason."""
    bench = Bench(tmp_path, account="amina")
    Office(bench.store, FixedClock()).install_concepts()

    async def steps(driver: Driver) -> None:
        await driver.press("C")
        screen = driver.app.screen
        assert isinstance(screen, ConceptsScreen)
        assert "ne permet pas" in (screen.why_not("new") or "")
        await driver.press("n")
        assert driver.app.screen is screen

    bench.run(steps)
