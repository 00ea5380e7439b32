"""What made-up authors say too much of is hidden, and belongs to nobody."""

from random import Random

from admin.seed.improvements import improvements
from admin.seed.indiscreet import indiscretion
from admin.seed.tree import NETWORKS, head_code
from core.action import ImprovementAction
from core.masking import MaskedField, masked, masks_of

FICTIONAL_NUMBERS = "06 39 98 "


def test_what_is_said_too_much_can_be_hidden() -> None:
    """The words to hide stand in the sentence, and nothing of them stays once they are masked."""
    random = Random(4)
    for _ in range(200):
        said = indiscretion(random)
        hidden = masked(said.sentence, masks_of(said.words, said.label, {MaskedField.TEXT: said.sentence}))
        assert f"[{said.label}]" in hidden and said.words not in hidden
        assert said.label == "nom" or said.words.startswith(FICTIONAL_NUMBERS)


def test_every_network_did_something() -> None:
    """Each network has an action that the model takes, and no two have the same title."""
    seeds = improvements()
    assert {seed.structure for seed in seeds} == {head_code(network) for network in NETWORKS}
    assert len({seed.title for seed in seeds}) == len(seeds)
    for number, seed in enumerate(seeds, start=1):
        ImprovementAction(number=number, structure_code=seed.structure, title=seed.title, description=seed.description)
