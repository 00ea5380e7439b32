"""The tour of who comes for the first time: once, in the words of their work, beside what it explains."""

from pathlib import Path

import pytest
from textual.geometry import Offset, Region, Size

from core.vocabulary import Role
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tests.tui.fake_desk import empty_store
from tui.own_keys import bound
from tui.screens.tour import Tour, beside, steps


@pytest.mark.parametrize("role", list(Role))
def test_each_role_has_its_tour(role: Role) -> None:
    """Five or six short steps, whose keys exist; those who moderate read of moderating, the others of answering."""
    told = [bound({}).told(step.text) for step in steps(role)]
    assert 5 <= len(told) <= 6
    assert all(20 < len(text) < 260 and "{" not in text for text in told)
    moderates = role in {Role.MODERATOR, Role.ADMIN}
    assert any("motif de la charte" in text for text in told) == moderates


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_the_tour_is_shown_once_to_each_account(tmp_path: Path, size: tuple[int, int]) -> None:
    """At the first start; escape leaves it for good; the palette shows it again; another account has its own."""
    bench = Bench(tmp_path, account="camille")
    bench.tour = True

    async def first(driver: Driver) -> None:
        assert isinstance(driver.app.screen, Tour)
        await driver.press("enter")
        assert "2 sur 6" in driver.screen_text
        await driver.press("escape")
        assert driver.app.screen is driver.main

    async def again(driver: Driver) -> None:
        assert driver.app.screen is driver.main
        await driver.press("ctrl+p")
        await driver.write("visite")
        await driver.press("enter")
        for number in range(1, 7):
            assert f"{number} sur 6" in driver.screen_text
            await driver.press("enter")
        assert driver.app.screen is driver.main

    async def other(driver: Driver) -> None:
        assert isinstance(driver.app.screen, Tour)

    bench.run(first, size)
    bench.run(again, size)
    bench.account = "amina"
    bench.run(other, size)


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["80x24", "120x40"])
def test_the_tour_does_not_hide_that_a_list_is_empty(tmp_path: Path, size: tuple[int, int]) -> None:
    """Whoever comes first to an empty programme reads at each step that nothing waits."""
    bench = Bench(tmp_path, empty_store(), "amina")
    bench.tour = True

    async def go(driver: Driver) -> None:
        for number in range(1, 7):
            assert f"{number} sur 6" in driver.screen_text
            assert "Rien ici pour le moment." in driver.screen_text
            await driver.press("enter")

    bench.run(go, size)


def test_there_is_no_tour_unless_it_is_asked_for(tmp_path: Path) -> None:
    """Whoever embeds the workstation decides."""

    async def steps(driver: Driver) -> None:
        assert driver.app.screen is driver.main

    Bench(tmp_path).run(steps)


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        (Region(0, 1, 22, 37), Offset(23, 15)),
        (Region(61, 1, 59, 37), Offset(8, 15)),
        (Region(0, 0, 120, 1), Offset(34, 6)),
        (Region(0, 39, 120, 1), Offset(34, 30)),
        (Region(0, 1, 120, 38), Offset(68, 15)),
    ],
    ids=["left pane", "right pane", "top line", "bottom line", "one pane alone"],
)
def test_the_box_stands_beside_what_it_explains(region: Region, expected: Offset) -> None:
    """On its free side, and never out of the window."""
    found = beside(region, Size(52, 8), Size(120, 40))
    assert found == expected or (region.width == 120 and region.height > 1)
    assert 0 <= found.x <= 68
    assert 0 <= found.y <= 32
