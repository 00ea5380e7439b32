"""`ecoute board`: boards kept, shown, shared, renamed and erased, for scripts."""

from pathlib import Path

import pytest

from tests.admin.conftest import Ecoute

MANAGER = ("--as", "manager-30", "--json")


@pytest.fixture
def kept(ecoute: Ecoute, home: Path) -> Ecoute:
    """Give the command where the manager keeps a board of two tiles."""
    ecoute("board", "put", "Le lundi", "--tile", "published:2", "--tile", "rate", "--calendar", "month", *MANAGER)
    return ecoute


def names(ecoute: Ecoute, account: str = "manager-30") -> list[str]:
    return [board["name"] for board in ecoute("board", "list", "--as", account, "--json").document["boards"]]


def test_a_board_is_kept_and_shown(kept: Ecoute) -> None:
    """Its tiles in the order given, with their widths; the board of the profile stays."""
    assert names(kept) == ["Le lundi", "Mon site"]
    (board, _) = kept("board", "list", *MANAGER).document["boards"]
    assert (board["tiles"], board["calendar"]) == ([["published", 2], ["rate", 1]], "month")
    shown = kept("board", "show", "Le lundi", *MANAGER).document
    assert next((tile["id"], tile["figure"]) for tile in shown["tiles"]) == ("published", "0")
    assert len(kept("board", "tiles", "--json").document) > 20


def test_a_board_is_renamed_shared_and_erased(kept: Ecoute) -> None:
    """Those of the structure, and of those below, open it while it is shared."""
    kept("board", "put", "Le mardi", "--instead-of", "Le lundi", *MANAGER)
    assert names(kept) == ["Le mardi", "Mon site"]
    assert "Le mardi" not in names(kept, "agent-30")
    kept("board", "share", "Le mardi", *MANAGER)
    assert "Le mardi" in names(kept, "agent-30")
    kept("board", "share", "Le mardi", "--stop", *MANAGER)
    assert "Le mardi" not in names(kept, "agent-30")
    kept("board", "remove", "Le mardi", *MANAGER)
    assert names(kept) == ["Mon site"]


def test_a_board_is_printed(kept: Ecoute, tmp_path: Path) -> None:
    kept("board", "show", "Le lundi", "--pdf", tmp_path / "lundi.pdf", *MANAGER)
    assert (tmp_path / "lundi.pdf").read_bytes().startswith(b"%PDF-")


def test_what_is_wrong_is_said(kept: Ecoute) -> None:
    assert "n’est pas une tuile" in kept("board", "put", "X", "--tile", "pigeon", "--as", "manager-30").sentence
    assert "Aucun tableau ne s’appelle" in kept("board", "show", "Inconnu", "--as", "manager-30").sentence
