"""Boards: what each tile counts, for whom, and how they are arranged, kept and shared."""

from datetime import date, timedelta

import pytest

from core.boards.arranging import moved, resized, rows, with_tile, without_tile
from core.boards.board import TILES_MAX, Board, PlacedTile
from core.boards.catalogue import CATALOGUE
from core.boards.defaults import default_board
from core.boards.reading import ShownBoard
from core.boards.tile import Behind, Profile
from core.dashboard import DashboardQuestion
from core.desk import Desk
from core.errors import Forbidden, Invalid, NotFound, Refused
from core.views import Place
from core.vocabulary import ExperienceState
from tests.core.test_dashboard import MAY, three_answered_of_four
from tests.fakes.clock import START, FixedClock
from tests.fakes.store import FakeStore
from tests.fakes.wandering import Wanderers
from tests.fakes.world import World, accounts, structures

EVERY_TILE = tuple(PlacedTile(id_) for id_ in CATALOGUE)
_SHARES = frozenset({"within", "stages", "useful"})
TWO = (PlacedTile("published"), PlacedTile("median"))


def shown(desk: Desk, code: str = "", *, below: bool = True) -> ShownBoard:
    return desk.show_board(EVERY_TILE, DashboardQuestion(MAY.since, MAY.until, code, below))


def figures(board: ShownBoard) -> dict[str, str]:
    return {tile.id: tile.shown.figure for tile in board.tiles}


def test_tiles_of_a_small_network_by_hand() -> None:
    """Four published, three answered after 1, 4 and 10 days; one waits."""
    world = World()
    three_answered_of_four(world)
    told = figures(shown(world.desk("agent-caf")))
    assert (told["published"], told["rate"], told["unanswered"]) == ("4", "75\u202f%".replace("\u202f", " "), "1")
    assert (told["mean"], told["to_answer"]) == ("5\u00a0jours", "1")
    tiles = {tile.id: tile for tile in shown(world.desk("agent-caf")).tiles}
    assert [bar.told for bar in tiles["within"].shown.bars] == ["25 %", "50 %", "75 %", "75 %"]
    assert [(bar.name, bar.length) for bar in tiles["children"].shown.bars] == [
        ("Caf du Gard", 3.0),
        ("Caf de l’Hérault", 1.0),
    ]
    assert not any(tile.trouble for tile in tiles.values())


@pytest.mark.parametrize("seed", range(2))
def test_each_figure_is_that_of_a_slow_count_and_of_its_list(seed: int) -> None:
    """On random programmes: what a tile says is how many lines its list has, counted one by one."""
    store, clock = FakeStore(*structures(), *accounts()), FixedClock()
    wanderers = Wanderers(store, clock, seed)
    wanderers.wander(150)
    modo = wanderers.desk("modo")
    period = (START.date(), START.date() + timedelta(days=150))
    published = [e for e in store.tables.experiences.values() if e.state is ExperienceState.PUBLISHED]
    for code, below in (("", True), ("caf", True), ("caf-30", False)):
        board = modo.show_board(EVERY_TILE, DashboardQuestion(*period, code, below))
        counts = [tile for tile in board.tiles if tile.id not in _SHARES]
        wrong = [found for tile in counts for found in _untrue(store, tile.shown, tile.id)]
        assert wrong == []
    assert figures(modo.show_board(TWO, DashboardQuestion(*period)))["published"] == str(len(published))


def _untrue(store: FakeStore, content: object, id_: str) -> list[tuple[str, str, int]]:
    """Give the figures of a tile that are not how many lines their list has."""
    told = []
    figure, behind = content.figure, content.behind  # type: ignore[attr-defined]
    if figure.isdigit() and behind is not None and behind.place is Place.ALL:
        told.append((figure, behind))
    for bar in content.bars:  # type: ignore[attr-defined]
        first = bar.told.split(" ")[0]
        counted = bar.length is not None and bar.behind and first.isdigit() and float(first) == bar.length
        if counted and bar.behind.place is Place.ALL:
            told.append((first, bar.behind))
    return [(id_, said, found) for said, behind in told if (found := _listed(store, behind)) != int(said)]


def _listed(store: FakeStore, behind: Behind) -> int:
    with store.reading() as uow:
        structure = uow.structures.get(behind.sieve.structure)
        return uow.queues.count(behind.place, structure.path if structure else None, behind.sieve)


def test_a_list_that_the_profile_does_not_open_is_said_so() -> None:
    """A moderator answers nobody: the tile says it, and nothing fails."""
    tiles = {tile.id: tile for tile in shown(World().desk("modo")).tiles}
    assert tiles["to_answer"].shown.figure == "—"
    assert "À répondre" in tiles["to_answer"].shown.detail


def test_boards_are_ones_own_until_they_are_shared() -> None:
    """A manager's, shared, is opened by those below; one may not share outside of one's own part of the tree."""
    world = World()
    manager = world.desk("manager-30")
    manager.keep_board(Board(name="Accueil", tiles=TWO))
    assert [board.name for board in manager.boards().boards] == ["Accueil", "Mon site"]
    assert [board.name for board in world.desk("agent-30").boards().boards] == ["Mon travail"]
    manager.share_board("Accueil")
    assert [board.name for board in world.desk("agent-30").boards().boards] == ["Accueil", "Mon travail"]
    assert [board.name for board in world.desk("agent-caf").boards().boards] == ["Mon travail"]
    for code in ("caf", "gn"):
        with pytest.raises(Forbidden):
            manager.share_board("Accueil", code)
    agent = world.desk("agent-30")
    agent.keep_board(Board(name="Le mien", tiles=TWO))
    with pytest.raises(Forbidden):
        agent.share_board("Le mien")
    with pytest.raises(NotFound):
        manager.share_board("Rien")
    manager.share_board("Accueil", None)
    assert [board.name for board in agent.boards().boards] == ["Le mien", "Mon travail"]


def test_a_board_is_renamed_replaced_and_forgotten() -> None:
    """Its sharing goes with it under another name; what is not in the catalogue is refused."""
    world = World()
    manager = world.desk("manager-30")
    manager.keep_board(Board(name="Accueil", tiles=TWO))
    manager.share_board("Accueil")
    manager.keep_board(Board(name="Guichet", tiles=TWO[:1]), "Accueil")
    (kept,) = [board for board in manager.boards().boards if board.account_name]
    assert (kept.name, kept.tiles, kept.structure_code) == ("Guichet", TWO[:1], "caf-30")
    with pytest.raises(Invalid):
        manager.keep_board(Board(name="Autre", tiles=(PlacedTile("rien"),)))
    assert [board.name for board in manager.forget_board("Guichet").boards] == ["Mon site"]


def test_figures_stay_within_ones_reach() -> None:
    """Another branch is refused; a period that ends before it begins is too."""
    agent = World().desk("agent-30")
    with pytest.raises(Forbidden):
        shown(agent, "caf-34")
    with pytest.raises(Invalid):
        agent.show_board(TWO, DashboardQuestion(date(2026, 5, 2), date(2026, 5, 1)))


@pytest.mark.parametrize("profile", Profile)
def test_the_board_of_a_profile_is_made_of_its_tiles(profile: Profile) -> None:
    """Each is in the catalogue, for that profile, and once."""
    ids = [tile.id for tile in default_board(profile).tiles]
    assert len(set(ids)) == len(ids)
    assert all(profile in CATALOGUE[id_].profiles for id_ in ids)


def test_arranging_loses_no_tile() -> None:
    """Tiles move up to the ends, grow up to four columns, and lie in rows of as many columns as there are."""
    a, b, c = PlacedTile("a"), PlacedTile("b", 2), PlacedTile("c")
    assert moved((a, b, c), 0, 1) == (b, a, c)
    assert moved((a, b, c), 2, 5) == (a, b, c)
    assert without_tile((a, b, c), 1) == (a, c)
    assert with_tile((a, c), b, 0) == (a, b, c)
    assert [tile.width for tile in resized(resized((a, b), 1, 9), 0, -3)] == [1, 4]
    assert rows((a, b, c), 2) == [[(0, 1)], [(1, 2)], [(2, 1)]]
    assert rows((a, b, c), 3) == [[(0, 1), (1, 2)], [(2, 1)]]
    assert rows((a, b, c), 1) == [[(0, 1)], [(1, 1)], [(2, 1)]]
    with pytest.raises(Refused):
        with_tile((a,) * TILES_MAX, b, 0)
