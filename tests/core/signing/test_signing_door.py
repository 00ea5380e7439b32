"""The door: who comes in, until when, and what nobody is told."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core.errors import EcouteError, Invalid, NotFound, Refused, SignedOut
from core.model import Model
from core.signing import links, tokens
from core.signing.door import Signing
from core.signing.journal import Outcome, SigningKind
from core.signing.office import SigningOffice
from core.signing.passwords import Passwords
from core.signing.policy import Policy
from core.vocabulary import Role
from tests.fakes.entrance import CHEAP, PASSWORD, Entrance
from tests.fakes.signing import FakeCodeBox

AGENT, MODERATOR, CLOSED = "agent-30", "modo", "ferme"
NEWER = replace(CHEAP, time_cost=2)
ANOTHER = "quatre zèbres boivent du sirop"


@pytest.fixture
def entrance() -> Entrance:
    """Give a programme whose agent and moderator enrolled half a minute ago."""
    made = Entrance()
    for name in (AGENT, MODERATOR):
        made.enrolled(name)
    made.clock.advance(seconds=30)
    return made


def sentence(call: Callable[[], Any]) -> tuple[type[EcouteError], str]:
    """Give how a call is refused."""
    with pytest.raises(EcouteError) as refused:
        call()
    return type(refused.value), refused.value.sentence


@pytest.mark.parametrize("name", [AGENT, MODERATOR])
def test_somebody_signs_in_and_their_calls_are_theirs(entrance: Entrance, name: str) -> None:
    session = entrance.sign_in(name)
    assert session.account == entrance.signing.account_of(session.token) == name
    assert session.expires_at == entrance.clock.now() + tokens.LIFE


def test_every_way_to_be_wrong_is_told_in_the_same_words(entrance: Entrance) -> None:
    """Account, password or code: nobody learns which, nor which accounts exist."""
    signing, code = entrance.signing, entrance.code(MODERATOR)
    told = {
        sentence(lambda: signing.sign_in(MODERATOR, ANOTHER, code, "a")),
        sentence(lambda: signing.sign_in(MODERATOR, PASSWORD, "000000", "b")),
        sentence(lambda: signing.sign_in(MODERATOR, PASSWORD, "", "c")),
        sentence(lambda: signing.sign_in("personne", PASSWORD, "", "d")),
        sentence(lambda: signing.sign_in(CLOSED, PASSWORD, "", "e")),
        sentence(lambda: signing.sign_in("modo2", PASSWORD, "", "f")),
        sentence(lambda: signing.sign_in("\0\ud800", "\0\ud800", "\0\ud800", "\0\ud800")),
    }
    assert len(told) == 1
    assert {kind for kind, _ in told} == {SignedOut}


def test_a_hash_is_computed_whether_the_account_exists_or_not(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[str | None] = []
    fits = Passwords.fits

    def counted(passwords: Passwords, password: str, kept: str | None) -> bool:
        computed.append(kept)
        return fits(passwords, password, kept)

    monkeypatch.setattr(Passwords, "fits", counted)
    for name in (AGENT, "personne", CLOSED, "modo2"):
        sentence(lambda name=name: entrance.signing.sign_in(name, ANOTHER))  # type: ignore[misc]
    assert len(computed) == 4
    assert computed[1:] == [None, None, None]


def test_a_code_opens_once(entrance: Entrance) -> None:
    code = entrance.code(MODERATOR)
    entrance.signing.sign_in(MODERATOR, PASSWORD, code)
    assert sentence(lambda: entrance.signing.sign_in(MODERATOR, PASSWORD, code))[0] is SignedOut
    entrance.clock.advance(seconds=30)
    entrance.sign_in(MODERATOR)


def test_the_code_of_an_enrolment_does_not_open_again() -> None:
    entrance = Entrance()
    entrance.enrolled(MODERATOR)
    assert sentence(lambda: entrance.sign_in(MODERATOR))[0] is SignedOut


def test_a_wrong_password_does_not_use_a_code_up(entrance: Entrance) -> None:
    code = entrance.code(MODERATOR)
    sentence(lambda: entrance.signing.sign_in(MODERATOR, ANOTHER, code))
    entrance.signing.sign_in(MODERATOR, PASSWORD, code)


def test_a_role_that_needs_codes_does_not_come_in_without_an_application(entrance: Entrance) -> None:
    entrance.office.set_password("modo2", PASSWORD)
    assert sentence(lambda: entrance.signing.sign_in("modo2", PASSWORD))[0] is Refused
    entrance.enrolled("modo2")
    entrance.clock.advance(seconds=30)
    assert entrance.sign_in("modo2").account == "modo2"


def test_a_token_ends_an_hour_after_it_was_given(entrance: Entrance) -> None:
    token = entrance.sign_in(AGENT).token
    entrance.clock.advance(tokens.LIFE - timedelta(seconds=1))
    assert entrance.signing.account_of(token) == AGENT
    entrance.clock.advance(seconds=1)
    for call in (entrance.signing.account_of, entrance.signing.renew):
        assert sentence(lambda call=call: call(token))[0] is SignedOut  # type: ignore[misc]


def test_a_token_is_renewed_through_the_day_and_no_longer(entrance: Entrance) -> None:
    session, began = entrance.sign_in(AGENT), entrance.clock.now()
    while entrance.clock.now() < began + tokens.LONGEST - timedelta(minutes=50):
        entrance.clock.advance(minutes=50)
        older, session = session, entrance.signing.renew(session.token)
        assert sentence(lambda older=older: entrance.signing.account_of(older.token))[0] is SignedOut  # type: ignore[misc]
    assert session.expires_at == began + tokens.LONGEST
    entrance.clock.advance(minutes=50)
    assert sentence(lambda: entrance.signing.renew(session.token))[0] is SignedOut


def test_signing_out_ends_that_token_alone(entrance: Entrance) -> None:
    one, other = entrance.sign_in(AGENT), entrance.sign_in(AGENT)
    entrance.signing.sign_out(one.token)
    entrance.signing.sign_out(one.token)
    assert sentence(lambda: entrance.signing.account_of(one.token))[0] is SignedOut
    assert entrance.signing.account_of(other.token) == AGENT


@pytest.mark.parametrize("token", ["", "é", "\ud800", "\0", "x" * 100_000, "Bearer"])
def test_what_is_no_token_is_nobody(entrance: Entrance, token: str) -> None:
    for call in (entrance.signing.account_of, entrance.signing.renew):
        assert sentence(lambda call=call: call(token))[0] is SignedOut  # type: ignore[misc]
    entrance.signing.sign_out(token)


def test_only_hashes_of_tokens_and_links_are_kept(entrance: Entrance) -> None:
    token, link = entrance.sign_in(AGENT).token, entrance.office.link(AGENT).secret
    kept = str([one.model_dump() for one in kept_things(entrance)])
    assert tokens.digest(token) in kept
    assert tokens.digest(token) in entrance.store.tables.tokens
    assert token not in kept
    assert link not in kept
    assert len({entrance.sign_in(AGENT).token for _ in range(20)}) == 20


def test_a_hash_made_with_older_parameters_is_made_anew_at_the_next_sign_in(entrance: Entrance) -> None:
    before = entrance.store.tables.credentials[AGENT].password
    newer = Signing(entrance.store, entrance.clock, Passwords(NEWER), Policy("Écoute"), FakeCodeBox(), "Écoute")
    newer.sign_in(AGENT, PASSWORD)
    after = entrance.store.tables.credentials[AGENT].password
    assert after != before
    assert not Passwords(NEWER).is_outdated(after)
    newer.sign_in(AGENT, PASSWORD)
    assert entrance.store.tables.credentials[AGENT].password == after


def test_a_link_serves_once(entrance: Entrance) -> None:
    link = entrance.office.link(AGENT)
    assert entrance.signing.begin_enrolment(link.secret) == entrance.signing.begin_enrolment(link.address("https://e/"))
    entrance.signing.enrol(link.address("https://e"), ANOTHER)
    for call in (
        lambda: entrance.signing.begin_enrolment(link.secret),
        lambda: entrance.signing.enrol(link.secret, ANOTHER),
    ):
        assert sentence(call)[0] is NotFound
    entrance.sign_in(AGENT, ANOTHER)


def test_a_link_ends_after_a_day_or_with_the_next_one(entrance: Entrance) -> None:
    first, second = entrance.office.link(AGENT), entrance.office.link(AGENT)
    assert sentence(lambda: entrance.signing.enrol(first.secret, ANOTHER))[0] is NotFound
    entrance.clock.advance(links.LIFE)
    assert sentence(lambda: entrance.signing.enrol(second.secret, ANOTHER))[0] is NotFound


def test_a_refused_password_or_code_leaves_the_link_usable(entrance: Entrance) -> None:
    link = entrance.office.link(MODERATOR).secret
    with pytest.raises(Invalid) as short:
        entrance.signing.enrol(link, "court", "000000")
    with pytest.raises(Invalid) as wrong:
        entrance.signing.enrol(link, ANOTHER, "000000")
    assert (short.value.field, wrong.value.field) == ("password", "code")
    entrance.enrolled(MODERATOR, ANOTHER)


def test_a_reset_ends_every_session_and_changes_the_application(entrance: Entrance) -> None:
    token, secret = entrance.sign_in(MODERATOR).token, entrance.secrets[MODERATOR]
    entrance.enrolled(MODERATOR, ANOTHER)
    assert entrance.secrets[MODERATOR] != secret
    assert sentence(lambda: entrance.signing.account_of(token))[0] is SignedOut


def test_agents_are_asked_for_no_code(entrance: Entrance) -> None:
    assert entrance.signing.begin_enrolment(entrance.office.link(AGENT).secret).totp_uri == ""
    assert entrance.store.tables.credentials[AGENT].secret == b""


@pytest.mark.parametrize(
    "change",
    [
        lambda office: office.set_role(AGENT, Role.MODERATOR),
        lambda office: office.set_password(AGENT, ANOTHER),
        lambda office: office.deactivate(AGENT),
    ],
    ids=["promoted", "another password", "closed"],
)
def test_an_account_that_changes_while_its_password_is_checked_does_not_come_in(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch, change: Callable[[SigningOffice], object]
) -> None:
    """A hash takes tenths of a second: what happens meanwhile counts."""
    fits = Passwords.fits

    def beside(passwords: Passwords, password: str, kept: str | None) -> bool:
        fitting = fits(passwords, password, kept)
        change(entrance.office)
        return fitting

    monkeypatch.setattr(Passwords, "fits", beside)
    assert sentence(lambda: entrance.sign_in(AGENT))[0] is SignedOut
    assert entrance.office.sessions(AGENT) == []


def test_the_journal_and_the_log_tell_what_happened_without_any_secret(
    entrance: Entrance, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "ecoute.signing")
    session = entrance.sign_in(MODERATOR)
    sentence(lambda: entrance.signing.sign_in(MODERATOR, ANOTHER, "123456"))
    sentence(lambda: entrance.signing.sign_in("mot-de-passe-tapé-trop-tôt", PASSWORD))
    entrance.signing.sign_out(entrance.signing.renew(session.token).token)
    told = [(record.event, record.account, record.outcome) for record in caplog.records]  # type: ignore[attr-defined]
    assert told == [
        ("sign_in", MODERATOR, "done"),
        ("sign_in", MODERATOR, "refused"),
        ("sign_in", "", "refused"),
        ("renewal", MODERATOR, "done"),
        ("sign_out", MODERATOR, "done"),
    ]
    kept = [(event.kind, event.outcome) for event in entrance.office.journal(MODERATOR, 3)]
    assert kept == [
        (SigningKind.SIGN_OUT, Outcome.DONE),
        (SigningKind.SIGN_IN, Outcome.REFUSED),
        (SigningKind.SIGN_IN, Outcome.DONE),
    ]
    for secret in (PASSWORD, ANOTHER, session.token, "123456", entrance.code(MODERATOR), "trop-tôt"):
        assert secret not in caplog.text


def test_nothing_secret_is_in_what_python_shows_of_it(entrance: Entrance) -> None:
    link = entrance.office.link(MODERATOR)
    enrolment = entrance.signing.begin_enrolment(link.secret)
    session = entrance.sign_in(MODERATOR)
    things = [link, enrolment, session, *kept_things(entrance)]
    shown = repr(things) + str(things)
    hashes = [one.password for one in entrance.store.tables.credentials.values()]
    uri_secret = enrolment.totp_uri.partition("secret=")[2][:32]
    for secret in (link.secret, session.token, uri_secret, uri_secret[::-1], entrance.secrets[MODERATOR], *hashes):
        assert secret not in shown


def kept_things(entrance: Entrance) -> list[Model]:
    """Give everything that is kept for signing in."""
    kept = entrance.store.tables
    return [*kept.credentials.values(), *kept.tokens.values(), *kept.enrolment_links.values(), *kept.signing_events]
