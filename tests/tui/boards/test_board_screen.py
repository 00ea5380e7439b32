"""Boards on screen: tiles, the list behind each, and arranging them."""

from pathlib import Path

import pytest
from textual.widgets import Static

from core.boards.board import Board
from core.errors import Unavailable
from core.views import Place
from tests.tui.driving import SMALL, WIDE, Bench, Driver
from tui.screens.boards.board import BoardScreen
from tui.widgets.tile_box import TileBox


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path, account="chef")
    bench.store.tables.tally_due.extend(bench.store.tables.experiences)
    return bench


def titles(driver: Driver) -> list[str]:
    return [box.tile.title for box in driver.app.screen.query(TileBox)]


def focused(driver: Driver) -> str:
    box = driver.app.focused
    assert isinstance(box, TileBox)
    return box.tile.title


def heading(driver: Driver) -> str:
    return str(driver.app.screen.query_one("#heading", Static).content)


def kept(bench: Bench) -> dict[str, Board]:
    return {name: board for (_, name), board in bench.store.tables.boards.items()}


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_a_tile_opens_the_list_behind_it(bench: Bench, size: tuple[int, int]) -> None:
    """The list has as many lines as the tile says."""

    async def steps(driver: Driver) -> None:
        await driver.press("B")
        assert isinstance(driver.app.screen, BoardScreen)
        assert "Mon réseau" in heading(driver)
        assert focused(driver) == "Publiées"
        published = int(driver.app.screen.query(TileBox).first().tile.shown.figure)
        assert published > 0
        await driver.press("enter")
        assert driver.main.place is Place.ALL
        assert len(driver.main.queue.lines) == published

    bench.run(steps, size)


def test_a_line_of_a_tile_is_picked(bench: Bench) -> None:
    """A tile with lines asks which; the list is that of the line."""

    async def steps(driver: Driver) -> None:
        await driver.press("B")
        while focused(driver) != "Structures filles":
            await driver.press("tab")
        await driver.press("enter", *"gard", "enter")
        assert driver.main.sieve.structure == "caf30"

    bench.run(steps)


def test_arrows_go_from_tile_to_tile(bench: Bench) -> None:
    """Right and left to the next one, down and up to the one below: three columns in a wide window."""

    async def steps(driver: Driver) -> None:
        await driver.press("B", "right")
        assert focused(driver) == "Taux de réponse"
        await driver.press("down")
        assert focused(driver) == "Publiées par semaine"
        await driver.press("up", "left")
        assert focused(driver) == "Publiées"

    bench.run(steps)


def test_what_is_arranged_is_kept_as_ones_own(bench: Bench) -> None:
    """Add, move, resize, remove: each is on screen at once and kept; the board of the profile becomes one's own."""

    async def steps(driver: Driver) -> None:
        await driver.press("B", "x")
        assert titles(driver)[0] == "Taux de réponse"
        await driver.press("shift+right")
        assert titles(driver)[:2] == ["Délai médian", "Taux de réponse"]
        assert focused(driver) == "Taux de réponse"
        await driver.press("plus")
        await driver.press("a", *"brouillons", "enter")
        assert focused(driver) == "Brouillons"
        mine = kept(bench)["Mon réseau"]
        assert [tile.id for tile in mine.tiles[:3]] == ["median", "rate", "drafts"]
        assert mine.tiles[1].width == 2

    bench.run(steps)


def test_boards_are_made_renamed_shared_and_forgotten(bench: Bench) -> None:
    """A new one begins empty; sharing says with whom; forgetting asks first."""

    async def steps(driver: Driver) -> None:
        await driver.press("B", "n")
        await driver.write("Ma semaine")
        await driver.press("enter", "a", *"ressentis", "enter", "r")
        await driver.write("Nos ressentis")
        await driver.press("enter", "S")
        assert kept(bench)["Nos ressentis"].structure_code == "caf"
        assert "partagé" in heading(driver)
        await driver.press("X", "escape")
        assert "Nos ressentis" in kept(bench)
        await driver.press("X", "enter")
        assert kept(bench) == {}

    bench.run(steps)


def test_nothing_arranged_is_lost_when_the_desk_fails(bench: Bench) -> None:
    """The change stays on screen, and the next one keeps it too."""

    async def steps(driver: Driver) -> None:
        await driver.press("B")
        bench.desk().failures["keep_board"] = Unavailable("La base ne répond pas.")
        await driver.press("x")
        assert titles(driver)[0] == "Taux de réponse"
        assert kept(bench) == {}
        await driver.press("x")
        assert [tile.id for tile in kept(bench)["Mon réseau"].tiles[:1]] == ["median"]

    bench.run(steps)
