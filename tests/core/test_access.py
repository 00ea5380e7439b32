"""The matrix of rights, against a table written by hand."""

import pytest

from core.access import RIGHTS, Action, check, refusal
from core.errors import Forbidden
from core.vocabulary import Role

PROGRAMME, SUBTREE, NEVER = "programme", "subtree", "never"

# Columns:                    AGENT    VALIDATOR MANAGER  MODERATOR  ADMIN
EXPECTED = {
    Action.READ:              (SUBTREE, SUBTREE, SUBTREE, PROGRAMME, PROGRAMME),
    Action.READ_UNPUBLISHED:  (NEVER,   NEVER,   NEVER,   PROGRAMME, PROGRAMME),
    Action.MODERATE:          (NEVER,   NEVER,   NEVER,   PROGRAMME, PROGRAMME),
    Action.WITHDRAW:          (NEVER,   NEVER,   NEVER,   PROGRAMME, PROGRAMME),
    Action.TAG:               (SUBTREE, SUBTREE, SUBTREE, PROGRAMME, PROGRAMME),
    Action.CLASSIFY:          (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.REATTACH:          (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.COMMENT:           (SUBTREE, SUBTREE, SUBTREE, PROGRAMME, PROGRAMME),
    Action.ASK_TRANSFER:      (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.RECEIVE_TRANSFER:  (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.DECIDE_TRANSFER:   (NEVER,   NEVER,   SUBTREE, PROGRAMME, PROGRAMME),
    Action.DRAFT:             (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.SEND_TO_VALIDATE:  (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.PUBLISH_RESPONSE:  (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.PUBLISH_VALIDATED: (NEVER,   SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.KEEP_WORDING:      (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
    Action.KEEP_TRADE_TAGS:   (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
    Action.SHARE_VIEW:        (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.SEE_FIGURES:       (SUBTREE, SUBTREE, SUBTREE, PROGRAMME, PROGRAMME),
    Action.SHARE_BOARD:       (NEVER,   NEVER,   SUBTREE, NEVER,     PROGRAMME),
    Action.KEEP_CONCEPTS:     (NEVER,   NEVER,   SUBTREE, NEVER,     PROGRAMME),
    Action.HANDLE_SIGNALS:    (NEVER,   NEVER,   SUBTREE, PROGRAMME, PROGRAMME),
    Action.PREPARE_ACTION:    (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.PUBLISH_ACTION:    (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
    Action.NAME_REFERENT:     (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
    Action.KEEP_COMMITTEE:    (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
    Action.ASSESS:            (SUBTREE, SUBTREE, SUBTREE, NEVER,     NEVER),
    Action.OPEN_ASSESSMENT:   (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
    Action.KEEP_QUESTIONNAIRE: (NEVER,  NEVER,   NEVER,   NEVER,     PROGRAMME),
    Action.KEEP_INDICATORS:   (NEVER,   NEVER,   SUBTREE, NEVER,     PROGRAMME),
    Action.KEEP_DISPLAY:      (NEVER,   NEVER,   SUBTREE, NEVER,     NEVER),
}  # fmt: skip
ROLES = (Role.AGENT, Role.VALIDATOR, Role.MANAGER, Role.MODERATOR, Role.ADMIN)
CELLS = [(role, action, reach) for action, row in EXPECTED.items() for role, reach in zip(ROLES, row, strict=True)]

OWN = "caf/caf-30"
# Which structure the action touches, and whether a right on one's own sub-tree reaches it.
TARGETS = {
    "own structure": ((OWN,), True),
    "child": ((OWN + "/caf-30-ales",), True),
    "parent": (("caf",), False),
    "other branch": (("caf/caf-34",), False),
    "code that begins alike": (("caf/caf-300",), False),
    "other network": (("gn/gn-30",), False),
    "other network and own": (("gn/gn-30", OWN), True),
    "none": ((), False),
}


def test_every_cell_of_the_matrix_is_decided() -> None:
    """Each role, each action: the test's own table leaves none out, and core's table gives nothing more."""
    assert set(ROLES) == set(Role)
    assert set(EXPECTED) == set(Action)
    assert {(role, action): reach for role, action, reach in CELLS if reach != NEVER} == RIGHTS


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(("role", "action", "reach"), CELLS)
def test_the_matrix(role: Role, action: Action, reach: str, target: str) -> None:
    """A right reaches its scope and nothing beyond, and a refusal is a sentence."""
    paths, in_subtree = TARGETS[target]
    allowed = reach == PROGRAMME or (reach == SUBTREE and in_subtree)
    why = refusal(role, action, OWN, paths)
    assert (why is None) is allowed
    assert allowed or (why and why[0].isupper() and why.endswith("."))


@pytest.mark.parametrize(("role", "action", "reach"), CELLS)
def test_without_a_structure_only_the_programme_is_reached(role: Role, action: Action, reach: str) -> None:
    """A right on a sub-tree gives nothing to an account that has no structure."""
    assert (refusal(role, action, None, [OWN]) is None) is (reach == PROGRAMME)


def test_check_raises_the_reason() -> None:
    """What the screen greys with a reason, the desk refuses with the same."""
    why = refusal(Role.AGENT, Action.MODERATE, OWN, [OWN])
    with pytest.raises(Forbidden) as caught:
        check(Role.AGENT, Action.MODERATE, OWN, [OWN])
    assert caught.value.sentence == why == "Votre profil (agent) ne permet pas de modérer une expérience."
