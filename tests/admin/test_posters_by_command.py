"""`ecoute poster` and `ecoute kit`: what the screen does, for scripts."""

from pathlib import Path

import pytest

from admin.wiring import House
from core.account import Account
from core.structure import Structure
from core.vocabulary import Role
from tests.admin.conftest import Ecoute

AS = ("--as", "chef", "--json")


@pytest.fixture
def code(house: House) -> str:
    """Give a structure that somebody manages, opened twice by a campaign."""
    with house.store.reading() as uow:
        structure: Structure = uow.structures.children(None)[0]
    house.office.add_account(
        Account(name="chef", display_name="Chef", role=Role.MANAGER, structure_code=structure.code)
    )
    for _ in range(2):
        house.intake.count_visit(structure.code, "=hall")
    return structure.code


def test_a_poster_is_written_and_told(ecoute: Ecoute, code: str, tmp_path: Path) -> None:
    out = tmp_path / "affiche.pdf"
    said = ecoute("poster", code, "--size", "a3", "--out", out, "--json").document
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert len(said["promises"]) == 3 and said["actions"] == []


def test_what_is_shown_is_chosen_part_by_part(ecoute: Ecoute, code: str) -> None:
    """What is not named stays as it was; a part may be emptied; words that nobody told are refused."""
    chosen = ecoute("kit", "choose", "--commitment", 2, "--campaign", "hall", *AS).document
    assert (chosen["display"]["commitments"], chosen["display"]["campaign"]) == ([2], "hall")
    again = ecoute("kit", "choose", "--without", "results", *AS).document["display"]
    assert (again["version"], again["results"], again["commitments"]) == (2, [], [2])
    assert len(ecoute("kit", "show", *AS).document["earlier"]) == 1
    assert ecoute("kit", "choose", "--quote", "1:Jamais dit", *AS).code != 0
    assert "ne se lit pas" in ecoute("kit", "choose", "--quote", "sans numéro", *AS).err


def test_visits_are_given_in_json_in_csv_and_as_bars(ecoute: Ecoute, code: str) -> None:
    """A campaign that a spreadsheet would take for a formula is made harmless."""
    assert ecoute("kit", "visits", *AS).document["lines"] == [{"campaign": "=hall", "visits": 2, "stories": 0}]
    head, row = ecoute("kit", "visits", "--as", "chef", "--csv").out.splitlines()
    assert head == "structure,jour,campagne,visites" and row.endswith(",'=hall,2")
    assert "█" in ecoute("kit", "visits", "--as", "chef").out


def test_the_texts_of_a_campaign_hold_its_link(ecoute: Ecoute, code: str) -> None:
    said = ecoute("kit", "texts", code, "--campaign", "hall", "--json").document
    assert said["link"].endswith(f"structure={code}&pk_campaign=hall")
    assert all(said["link"].replace("&", sign) in said[part] for part, sign in {
        "email": "&", "signature": "&", "signature_html": "&amp;"}.items())  # fmt: skip
