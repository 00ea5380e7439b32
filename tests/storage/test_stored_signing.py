"""Signing in on both engines: what is kept comes back, and what is used once is used once, whoever comes at once."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pyotp
import pytest
from sqlalchemy import Engine

from core.errors import NotFound, SignedOut, TooMany, Unavailable
from core.signing.credential import Credential
from core.signing.journal import Outcome, SigningEvent, SigningKind
from core.signing.links import KeptLink
from core.signing.tokens import KeptToken
from core.signing.tries import EVERYWHERE, Tries
from storage.keys import SecretCodeBox
from storage.store import SqlStore
from tests.fakes.clock import START, FixedClock
from tests.fakes.entrance import PASSWORD
from tests.fakes.world import accounts, structures
from tests.storage.counting import counted
from tests.storage.entrances import BOX, signing, signing_office
from tests.storage.samples import plant, put

AGENT, MODERATOR = "agent-30", "modo"
AN_HOUR = timedelta(hours=1)

CALL_STATEMENTS = 1
"""The token with its account."""


@pytest.fixture
def programme(store: SqlStore, engine: Engine) -> SqlStore:
    """Give a store with the structures and accounts of the small programme."""
    plant(engine, *structures())
    with store.writing() as uow:
        put(uow, accounts())
        uow.commit()
    return store


def a_token(digest: str, name: str = AGENT, hours: int = 1) -> KeptToken:
    """Give a token that ends some hours from the start."""
    return KeptToken(digest=digest * 64, account_name=name, began_at=START, expires_at=START + hours * AN_HOUR)


def test_a_credential_takes_the_place_of_the_one_before(programme: SqlStore) -> None:
    first = Credential(account_name=AGENT, password="$a", changed_at=START)
    second = Credential(account_name=AGENT, password="$b", secret=b"\x00box", last_step=2**40, changed_at=START)
    for credential in (first, second):
        with programme.writing() as uow:
            uow.credentials.put(credential)
            uow.commit()
        with programme.writing() as uow:
            assert uow.credentials.get(AGENT) == uow.credentials.held(AGENT) == credential
            assert (uow.credentials.get("personne"), uow.credentials.get("\0")) == (None, None)


def test_tokens_of_an_account_end_together_or_one_by_one(programme: SqlStore) -> None:
    mine, ended, other = a_token("a"), a_token("b", hours=0), a_token("c", MODERATOR)
    with programme.writing() as uow:
        for token in (mine, ended, other):
            uow.tokens.add(token)
        uow.commit()
    with programme.writing() as uow:
        assert uow.tokens.get(mine.digest) == mine
        assert uow.tokens.borne(mine.digest) == (mine, uow.accounts.get(AGENT))
        assert uow.tokens.borne("e" * 64) is None
        assert uow.tokens.of(AGENT, START) == [mine]
        assert (uow.tokens.remove(other.digest), uow.tokens.remove(other.digest)) == (True, False)
        uow.tokens.forget_before(START)
        assert uow.tokens.get(ended.digest) is None
        assert (uow.tokens.remove_of(AGENT), uow.tokens.remove_of(AGENT)) == (1, 0)


def test_an_account_has_one_link_which_is_taken_once(programme: SqlStore) -> None:
    first, second = (
        KeptLink(account_name=AGENT, digest=sign * 64, secret=b"box", expires_at=START) for sign in ("a", "b")
    )
    with programme.writing() as uow:
        uow.enrolment_links.put(first)
        uow.enrolment_links.put(second)
        assert (uow.enrolment_links.get(first.digest), uow.enrolment_links.get(second.digest)) == (None, second)
        assert [uow.enrolment_links.take(digest) for digest in (first.digest, second.digest, second.digest)] == [
            False,
            True,
            False,
        ]
        uow.enrolment_links.put(first)
        uow.enrolment_links.remove_of(AGENT)
        assert uow.enrolment_links.get(first.digest) is None


def test_tries_are_kept_until_they_are_old(programme: SqlStore) -> None:
    failed = Tries(account_mark="a", network=EVERYWHERE, failures=3, last_at=START)
    known = Tries(account_mark="a", network="n", failures=0, last_at=START, succeeded_at=START)
    with programme.writing() as uow:
        assert uow.tries.held("a", EVERYWHERE) == Tries(account_mark="a", network=EVERYWHERE)
        uow.tries.save(failed)
        uow.tries.save(known)
        uow.tries.forget_before(START, START)
        assert (uow.tries.held("a", EVERYWHERE), uow.tries.held("a", "n")) == (failed, known)
        uow.tries.forget_before(START + AN_HOUR, START)
        assert (uow.tries.held("a", EVERYWHERE).failures, uow.tries.held("a", "n")) == (0, known)


def test_the_journal_gives_the_newest_lines_of_an_account_first(programme: SqlStore) -> None:
    told = [
        SigningEvent(account_name=AGENT, at=START + hour * AN_HOUR, kind=SigningKind.SIGN_IN, outcome=outcome)
        for hour, outcome in enumerate((Outcome.REFUSED, Outcome.DONE, Outcome.DONE))
    ]
    with programme.writing() as uow:
        for event in (*told, told[0].model_copy(update={"account_name": ""})):
            uow.signing_journal.add(event)
        assert uow.signing_journal.of(AGENT, 2) == [told[2], told[1]]
        assert uow.signing_journal.of(AGENT, 9) == told[::-1]
        assert [event.at for event in uow.signing_journal.of("", 9)] == [START]


def test_a_box_opens_for_its_account_under_its_key_alone() -> None:
    box = BOX.close(AGENT, "SECRET")
    assert b"SECRET" not in box
    assert BOX.open(AGENT, box) == "SECRET"
    for other, name in ((BOX, MODERATOR), (SecretCodeBox(b"x" * 32), AGENT)):
        with pytest.raises(Unavailable):
            other.open(name, box)


def test_people_enrol_sign_in_and_out(programme: SqlStore) -> None:
    """The whole way, over the database."""
    clock = FixedClock()
    door, office = signing(programme, clock), signing_office(programme, clock)
    link = office.link(MODERATOR).secret
    codes = pyotp.parse_uri(door.begin_enrolment(link).totp_uri)
    assert isinstance(codes, pyotp.TOTP)
    door.enrol(link, PASSWORD, codes.at(clock.now()))
    with pytest.raises(SignedOut):
        door.sign_in(MODERATOR, PASSWORD, codes.at(clock.now()))
    clock.advance(seconds=30)
    session = door.renew(door.sign_in(MODERATOR, PASSWORD, codes.at(clock.now())).token)
    assert door.account_of(session.token) == MODERATOR
    door.sign_out(session.token)
    with pytest.raises(SignedOut):
        door.account_of(session.token)
    with pytest.raises(NotFound):
        door.begin_enrolment(link)
    kinds = [event.kind for event in office.journal(MODERATOR, 2)]
    assert kinds == [SigningKind.SIGN_OUT, SigningKind.SIGN_IN]


def test_a_call_takes_few_statements(programme: SqlStore, engine: Engine) -> None:
    token = _enrolled(programme)
    with counted(engine) as statements:
        assert signing(programme).account_of(token) == AGENT
    assert len(statements) <= CALL_STATEMENTS


def test_of_four_people_with_the_same_link_at_once_one_enrols(programme: SqlStore) -> None:
    """The password kept is that of the one, and its session is the only one."""
    link = signing_office(programme).link(AGENT).secret
    words = ("deux", "trois", "sept", "neuf")
    chosen = [f"{word} chevaux mangent du nougat" for word in words]
    outcomes = at_once(*[partial(signing(programme).enrol, link, password) for password in chosen])
    assert Counter(outcomes) == {"done": 1, "NotFound": 3}
    assert len(signing_office(programme).sessions(AGENT)) == 1
    signing(programme).sign_in(AGENT, chosen[outcomes.index("done")])


def test_a_token_renewed_by_four_at_once_is_renewed_once(programme: SqlStore) -> None:
    for _ in range(5):
        token = _enrolled(programme)
        outcomes = at_once(*[partial(signing(programme).renew, token)] * 4)
        assert Counter(outcomes) == {"done": 1, "SignedOut": 3}
        assert len(signing_office(programme).sessions(AGENT)) == 1


def test_of_four_people_with_the_same_code_at_once_one_comes_in(programme: SqlStore) -> None:
    clock = FixedClock()
    door, office = signing(programme, clock), signing_office(programme, clock)
    link = office.link(MODERATOR).secret
    codes = pyotp.parse_uri(door.begin_enrolment(link).totp_uri)
    assert isinstance(codes, pyotp.TOTP)
    door.enrol(link, PASSWORD, codes.at(clock.now(), counter_offset=-1))
    office.revoke(MODERATOR)
    code = codes.at(clock.now())
    outcomes = at_once(*[partial(door.sign_in, MODERATOR, PASSWORD, code, f"reseau-{n}") for n in range(4)])
    assert Counter(outcomes) == {"done": 1, "SignedOut": 3}
    assert len(office.sessions(MODERATOR)) == 1


def test_guesses_made_at_once_do_not_outrun_the_delays(programme: SqlStore) -> None:
    """Of twelve wrong passwords given at the same moment, three are looked at."""
    _enrolled(programme)
    door = signing(programme, FixedClock())
    outcomes = at_once(*[partial(door.sign_in, AGENT, "ce n’est pas le bon du tout", "", "reseau")] * 12)
    assert Counter(outcomes) == {"SignedOut": 3, "TooMany": 9}


def test_a_renewal_never_outlives_a_revocation(programme: SqlStore) -> None:
    """Whichever comes first, nobody is signed in after both."""
    for _ in range(10):
        token = _enrolled(programme)
        at_once(partial(signing(programme).renew, token), partial(signing_office(programme).revoke, AGENT))
        assert signing_office(programme).sessions(AGENT) == []


def test_nobody_comes_in_beside_the_closing_of_their_account(programme: SqlStore) -> None:
    """Signing in or enrolling as the account is being closed leaves no session, even once it is opened again."""
    door, office = signing(programme), signing_office(programme)
    for _ in range(5):
        _enrolled(programme)
        link = office.link(AGENT).secret
        ways = (partial(door.sign_in, AGENT, PASSWORD), partial(door.enrol, link, PASSWORD))
        at_once(*ways, partial(office.deactivate, AGENT))
        office.activate(AGENT)
        assert office.sessions(AGENT) == []


def at_once(*calls: Callable[[], object]) -> list[str]:
    """Make calls at the same moment, each in a thread with a connection of its own; give how each ended."""
    start = Barrier(len(calls), timeout=60)

    def made(call: Callable[[], object]) -> str:
        start.wait()
        try:
            call()
        except (NotFound, SignedOut, TooMany) as error:
            return type(error).__name__
        return "done"

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(made, calls))


def _enrolled(programme: SqlStore) -> str:
    return signing(programme).enrol(signing_office(programme).link(AGENT).secret, PASSWORD).token
