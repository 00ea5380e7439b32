"""The dashboard on screen: figures, tables, and the list behind each."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from core.rules import HouseRules
from core.views import Place
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.dashboard import DashboardScreen
from tui.screens.dashboard_questions import period_fault, period_typed


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, account="amina")
    bench.store.tables.tally_due.extend(bench.store.tables.experiences)
    return bench


def rows(driver: Driver) -> list[str]:
    listed = driver.app.screen.query_one("#figures", OptionList)
    return [str(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


def text(driver: Driver, selector: str) -> str:
    return str(driver.app.screen.query_one(selector, Static).content)


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_figure_opens_the_list_behind_it(bench: Bench, size: tuple[int, int]) -> None:
    """The list has as many lines as the figure says; escape on the dashboard only goes back."""

    async def steps(driver: Driver) -> None:
        await driver.press("D")
        assert isinstance(driver.app.screen, DashboardScreen)
        assert "Caf et ses structures filles" in text(driver, "#heading")
        published = int(rows(driver)[0].split()[-1])
        assert published > 0
        assert str(published) in text(driver, "#tile-0")
        await driver.press("enter")
        assert driver.main.place is Place.ALL
        assert driver.main.sieve.structure == "caf"
        assert len(driver.main.queue.lines) == published

    bench.run(steps, size)


def test_tables_follow_one_another_and_a_child_is_gone_into(bench: Bench) -> None:
    """Tab shows the children; right looks at the one under the cursor, left comes back, d leaves those below out."""

    async def steps(driver: Driver) -> None:
        await driver.press("D", "tab")
        assert "[Structures]" in text(driver, "#tabs")
        assert any(row.startswith("Caf du Gard") for row in rows(driver))
        await driver.press("right")
        assert bench.desk().called("dashboard")[-1][0].structure_code.startswith("caf3")  # type: ignore[attr-defined]
        await driver.press("left")
        assert "Caf et ses structures filles" in text(driver, "#heading")
        await driver.press("d")
        assert "Caf seule" in text(driver, "#heading")
        await driver.press("escape")
        assert driver.app.screen is driver.main

    bench.run(steps)


def test_the_period_is_picked_or_typed(bench: Bench) -> None:
    """A month of the calendar, or two dates; what is no date is told, and what was typed stays."""

    async def steps(driver: Driver) -> None:
        await driver.press("D", "p", "enter")
        assert "du 1er mai 2026 au 31 mai 2026" in text(driver, "#heading")
        await driver.press("p", *"date", "enter")
        await driver.write("demain")
        await driver.press("enter")
        assert "premier et le dernier jour" in text(driver, "#missing")
        await driver.write("01/05/2026 31/05/2026")
        await driver.press("enter")
        assert "du 1er mai 2026 au 31 mai 2026" in text(driver, "#heading")

    bench.run(steps)


def test_two_dates_are_read_and_nothing_else() -> None:
    """In order, and in the French way of writing them."""
    assert period_typed("01/03/2026 – 03/05/2026") == period_typed("01/03/2026 au 03/05/2026")
    for wrong in ("", "hier", "01/03/2026", "03/05/2026 01/03/2026", "2026-03-01 2026-05-03"):
        assert period_typed(wrong) is None
        assert period_fault(wrong)


def test_tables_are_written_by_whoever_starts_the_workstation(bench: Bench, tmp_path: Path) -> None:
    """Export asks for a name, refuses one that is there already, and hands the tables over."""
    written: list[tuple[Path, tuple[str, ...]]] = []
    there = tmp_path / "deja.csv"
    there.write_text("à garder")

    async def steps(driver: Driver) -> None:
        driver.app.write_sheets = lambda file, sheets: written.append((file, tuple(sheet.name for sheet in sheets)))
        await driver.press("D", "e")
        await driver.write(str(there))
        await driver.press("enter")
        assert "existe déjà" in text(driver, "#missing")
        await driver.write(str(tmp_path / "mai.csv"))
        await driver.press("enter")
        assert [file.name for file, _ in written] == ["mai.csv"]
        assert written[0][1][0] == "Ensemble"
        assert written[0][1][-1] == "Lecture"

    bench.run(steps)


def test_what_is_not_counted_is_told_where_one_only_reads(bench: Bench) -> None:
    """Nothing is counted there, and the screen says so."""
    bench.read_only = True
    bench.rules = HouseRules()

    async def steps(driver: Driver) -> None:
        await driver.press("D")
        assert "pas encore comptées" in driver.status

    bench.run(steps)
