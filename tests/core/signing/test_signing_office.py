"""The operators' door: what they change is in force at the next call."""

import pytest

from core.errors import Invalid, NotFound, Refused, SignedOut
from core.signing.journal import SigningKind
from core.vocabulary import Role
from tests.fakes.entrance import PASSWORD, Entrance

AGENT, MODERATOR = "agent-30", "modo"
ANOTHER = "quatre zèbres boivent du sirop"


@pytest.fixture
def entrance() -> Entrance:
    """Give a programme whose agent and moderator enrolled half a minute ago."""
    made = Entrance()
    for name in (AGENT, MODERATOR):
        made.enrolled(name)
    made.clock.advance(seconds=30)
    return made


def is_live(entrance: Entrance, token: str) -> bool:
    """Tell whether a token is still taken."""
    try:
        entrance.signing.account_of(token)
    except SignedOut:
        return False
    return True


def test_revoking_ends_every_session_of_that_account_alone(entrance: Entrance) -> None:
    own = [entrance.sign_in(AGENT).token for _ in range(2)]
    others = entrance.sign_in(MODERATOR).token
    assert entrance.office.revoke(AGENT) == 3, "the enrolment opened one"
    assert [is_live(entrance, token) for token in (*own, others)] == [False, False, True]
    assert entrance.sign_in(AGENT).account == AGENT


def test_a_closed_account_is_out_at_once_and_its_link_too(entrance: Entrance) -> None:
    token, link = entrance.sign_in(AGENT).token, entrance.office.link(AGENT).secret
    assert entrance.office.deactivate(AGENT).active is False
    assert not is_live(entrance, token)
    with pytest.raises(NotFound):
        entrance.signing.enrol(link, ANOTHER)
    with pytest.raises(SignedOut):
        entrance.sign_in(AGENT)
    with pytest.raises(Refused):
        entrance.office.link(AGENT)


def test_an_account_opened_again_has_its_password_and_no_old_session(entrance: Entrance) -> None:
    token = entrance.sign_in(AGENT).token
    entrance.office.deactivate(AGENT)
    assert entrance.office.activate(AGENT).active is True
    assert not is_live(entrance, token)
    assert entrance.sign_in(AGENT).account == AGENT


def test_a_new_password_ends_sessions_and_links_and_keeps_the_application(entrance: Entrance) -> None:
    token, link = entrance.sign_in(MODERATOR).token, entrance.office.link(MODERATOR).secret
    used = entrance.code(MODERATOR)
    entrance.office.set_password(MODERATOR, ANOTHER)
    assert not is_live(entrance, token)
    with pytest.raises(NotFound):
        entrance.signing.begin_enrolment(link)
    with pytest.raises(SignedOut):
        entrance.signing.sign_in(MODERATOR, ANOTHER, used)
    entrance.clock.advance(seconds=30)
    assert entrance.sign_in(MODERATOR, ANOTHER).account == MODERATOR


def test_operators_passwords_obey_the_same_policy(entrance: Entrance) -> None:
    for password in ("court", "agent-30 et du nougat", "aaaaaaaaaaaa"):
        with pytest.raises(Invalid):
            entrance.office.set_password(AGENT, password)
    assert entrance.sign_in(AGENT, PASSWORD).account == AGENT


def test_rights_follow_a_move_at_the_next_call(entrance: Entrance) -> None:
    """The session goes on, and the desk of the account is that of the new structure."""
    token = entrance.sign_in(AGENT).token
    receipt = entrance.world.publish("caf-30")
    entrance.world.answer(receipt, AGENT)
    assert entrance.office.move(AGENT, "caf-34").structure_code == "caf-34"
    assert entrance.signing.account_of(token) == AGENT
    with pytest.raises(NotFound):
        entrance.world.answer(entrance.world.publish("caf-30"), AGENT)


def test_a_new_role_ends_sessions_and_may_need_a_code(entrance: Entrance) -> None:
    token = entrance.sign_in(AGENT).token
    promoted = entrance.office.set_role(AGENT, Role.MODERATOR)
    assert (promoted.role, promoted.structure_code) == (Role.MODERATOR, None)
    assert not is_live(entrance, token)
    assert entrance.office.lacks_codes(AGENT)
    with pytest.raises(Refused):
        entrance.sign_in(AGENT)
    entrance.enrolled(AGENT)
    assert not entrance.office.lacks_codes(AGENT)


def test_a_role_keeps_the_structure_or_is_given_one(entrance: Entrance) -> None:
    assert entrance.office.set_role(AGENT, Role.MANAGER).structure_code == "caf-30"
    assert entrance.office.set_role(MODERATOR, Role.AGENT, "gn-30").structure_code == "gn-30"
    with pytest.raises(Invalid):
        entrance.office.set_role("admin", Role.AGENT)
    with pytest.raises(Invalid):
        entrance.office.set_role(AGENT, Role.MODERATOR, "caf-30")
    with pytest.raises(NotFound):
        entrance.office.set_role(AGENT, Role.AGENT, "inconnue")


def test_a_move_needs_a_structure_and_a_role_that_has_one(entrance: Entrance) -> None:
    with pytest.raises(NotFound):
        entrance.office.move(AGENT, "inconnue")
    with pytest.raises(Invalid):
        entrance.office.move(MODERATOR, "caf-30")


def test_sessions_are_told_by_their_times_and_ended_ones_are_not(entrance: Entrance) -> None:
    began = entrance.clock.now()
    entrance.sign_in(AGENT)
    entrance.clock.advance(minutes=59, seconds=45)
    told = [(one.began_at, one.expires_at - began) for one in entrance.office.sessions(AGENT)]
    assert [began for began, _ in told] == [began]


def test_everything_about_an_unknown_account_is_not_found(entrance: Entrance) -> None:
    office = entrance.office
    calls = [office.link, office.revoke, office.deactivate, office.activate, office.sessions, office.lacks_codes]
    for call in calls:
        with pytest.raises(NotFound):
            call("personne")
    with pytest.raises(NotFound):
        office.set_password("personne", ANOTHER)
    with pytest.raises(NotFound):
        office.journal("personne", 5)


def test_the_journal_keeps_what_operators_did(entrance: Entrance) -> None:
    entrance.office.set_role(AGENT, Role.MANAGER)
    entrance.office.move(AGENT, "caf-34")
    entrance.office.revoke(AGENT)
    entrance.office.deactivate(AGENT)
    entrance.office.activate(AGENT)
    told = [event.kind for event in entrance.office.journal(AGENT, 5)]
    assert told == [
        SigningKind.ACTIVATION,
        SigningKind.DEACTIVATION,
        SigningKind.REVOCATION,
        SigningKind.MOVE,
        SigningKind.ROLE,
    ]
