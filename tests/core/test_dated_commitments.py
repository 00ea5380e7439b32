"""The lists of commitments: dated, brought by the operator, that of 2021 built in."""

import pytest

from core.commitments import COMMITMENTS, Commitment, Promise, in_force, with_built_in
from core.commitments_file import read_commitments
from core.errors import Invalid
from tests.fakes.world import World

FILE = [
    "Année;Numéro;Promesse;Engagement",
    "2023;1;Plus proches;Premier engagement.",
    "2023;2;Plus simples;Second engagement.",
]


def test_a_list_is_in_force_from_its_year_to_the_next(world: World) -> None:
    """2021 until 2022, the operator's own from 2023 on; before the first, the first."""
    world.office.bring_commitments(read_commitments(FILE))
    known = world.library.commitments()
    assert [(one.year, one.number) for one in in_force(known, 2024)] == [(2023, 1), (2023, 2)]
    assert in_force(known, 2022) == COMMITMENTS == in_force(known, 2019)
    assert world.desk("agent-30").commitments() == known


def test_a_list_brought_again_takes_the_place_of_what_was(world: World) -> None:
    """Even that of 2021; other years stay."""
    world.office.bring_commitments(read_commitments(FILE))
    world.office.bring_commitments(read_commitments(FILE[:2]))
    own = Commitment(year=2021, number=1, promise=Promise.CLOSER, wording="Le nôtre.")
    world.office.bring_commitments([own])
    assert [(one.year, one.number) for one in world.library.commitments()] == [(2021, 1), (2023, 1)]


def test_a_broken_file_says_where() -> None:
    """The line, or the column; nothing is guessed."""
    with pytest.raises(Invalid, match="Ligne 2"):
        read_commitments([FILE[0], "2023;1;Plus rapides;Engagement."])
    with pytest.raises(Invalid, match="Ligne 3"):
        read_commitments([FILE[0], FILE[1], "deux;2;Plus proches;Engagement."])
    with pytest.raises(Invalid, match="annee"):
        read_commitments(["Numéro;Promesse;Engagement"])
    with pytest.raises(Invalid, match="de 1 à 1"):
        read_commitments([FILE[0], FILE[2]])
    with pytest.raises(Invalid, match="aucun"):
        read_commitments(FILE[:1])
    assert with_built_in([]) == COMMITMENTS
