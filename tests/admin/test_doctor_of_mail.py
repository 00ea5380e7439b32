"""`ecoute doctor` and a mail server: each thing that keeps letters from leaving is told by name, with what to do."""

import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from tests.admin.bad_post_office import Fault, Stage, bad_post_office
from tests.admin.conftest import Ecoute
from tests.admin.post_office import free_port, only, post_office

pytestmark = pytest.mark.filterwarnings("ignore:Session.login_data is deprecated:DeprecationWarning")  # aiosmtpd's own

HERE = "127.0.0.1"
NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Give an authority."""
    return trustme.CA()


@pytest.fixture
def believed(authority: trustme.CA, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Give the authority that this machine believes."""
    file = tmp_path / "autorite.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Give what sets the settings, with a little patience."""
    monkeypatch.setenv("ECOUTE_SMTP_TIMEOUT", "2")
    yield monkeypatch


def ask(asked: pytest.MonkeyPatch, port: int, **settings: str) -> None:
    for name, value in {"port": str(port), **settings}.items():
        asked.setenv(f"ECOUTE_SMTP_{name.upper()}", value)


def told(ecoute: Ecoute) -> tuple[str, str, str]:
    """Give what the doctor says of the mail server: its health, what it saw, what to do."""
    run = ecoute("doctor", "--json")
    assert "Traceback" not in run.err
    finding = next(one for one in run.document if one["check"] == "courrier")
    assert not any(word in finding["seen"] for word in ("Errno", "SSL", "certificate", "_"))
    return finding["health"], finding["seen"], finding["advice"]


def shows(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Give what a server shows this certificate by."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def shows_itself(authority: trustme.CA, folder: Path) -> ssl.SSLContext:
    """Give what a server shows a certificate by that it signed itself."""
    file = folder / "soi.pem"
    file.write_bytes(authority.cert_pem.bytes() + authority.private_key_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_sound_certificate_and_the_right_password_are_good(
    ecoute: Ecoute, believed: trustme.CA, asked: pytest.MonkeyPatch, security: str
) -> None:
    """A server with a certificate for its name, where the name and password are known, is good over either TLS."""
    context = shows(believed.issue_cert(HERE))
    how = {"ssl_context": context} if security == "tls" else {"tls_context": context, "require_starttls": True}
    with post_office(authenticator=only("ecoute", "bon"), auth_require_tls=security == "starttls", **how) as office:
        ask(asked, office.port, security=security, user="ecoute", password="bon")
        assert told(ecoute) == ("bon", f"{HERE}:{office.port} répond", "")


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize(
    ("which", "seen", "advice"),
    [
        ("expired", "un certificat expiré", "renouvelez-le"),
        ("not yet", "ne vaut pas encore", "à l’heure"),
        ("another name", "fait pour un autre nom", "ECOUTE_SMTP_HOST"),
        ("another address", "fait pour un autre nom", "ECOUTE_SMTP_HOST"),
        ("unknown authority", "autorité que cette machine ne connaît pas", "SSL_CERT_FILE"),
        ("self-signed", "signé par lui-même", "SSL_CERT_FILE"),
    ],
)
def test_a_certificate_that_does_not_hold(
    ecoute: Ecoute,
    believed: trustme.CA,
    asked: pytest.MonkeyPatch,
    tmp_path: Path,
    security: str,
    which: str,
    seen: str,
    advice: str,
) -> None:
    """A certificate that cannot be believed is told by what is wrong with it, and no password is given away."""
    day = timedelta(days=1)
    context = {
        "expired": lambda: shows(believed.issue_cert(HERE, not_before=NOW - 2 * day, not_after=NOW - day)),
        "not yet": lambda: shows(believed.issue_cert(HERE, not_before=NOW + day, not_after=NOW + 2 * day)),
        "another name": lambda: shows(believed.issue_cert("courrier.exemple.fr")),
        "another address": lambda: shows(believed.issue_cert("192.0.2.1")),
        "unknown authority": lambda: shows(trustme.CA().issue_cert(HERE)),
        "self-signed": lambda: shows_itself(trustme.CA(), tmp_path),
    }[which]()
    tried: list[str] = []

    def known(server: object, session: object, envelope: object, mechanism: str, data: object) -> None:
        tried.append(mechanism)

    how = {"ssl_context": context} if security == "tls" else {"tls_context": context}
    with post_office(authenticator=known, auth_require_tls=False, **how) as office:
        ask(asked, office.port, security=security, user="ecoute", password="bon")
        health, found, what = told(ecoute)
    assert (health, seen in found, advice in what) == ("à surveiller", True, True), (found, what)
    assert tried == []


def test_a_name_or_password_that_is_refused(ecoute: Ecoute, home: Path, asked: pytest.MonkeyPatch) -> None:
    """A sign-in that is refused is told as such, without the password."""
    with post_office(authenticator=only("ecoute", "bon"), auth_require_tls=False) as office:
        ask(asked, office.port, user="ecoute", password="tres-mauvais")
        health, seen, advice = told(ecoute)
    assert (health, "refuse le nom ou le mot de passe (code 535)" in seen) == ("à surveiller", True)
    assert "ECOUTE_SMTP_USER" in advice
    assert "tres-mauvais" not in seen + advice


@pytest.mark.parametrize(
    ("settings", "seen", "advice"),
    [
        ({"security": "starttls"}, "STARTTLS", "587"),
        ({"security": "tls"}, "chiffrée", "ECOUTE_SMTP_SECURITY"),
        ({"user": "ecoute", "password": "bon"}, "identification", "ECOUTE_SMTP_USER"),
    ],
    ids=["no STARTTLS", "no TLS", "no sign-in"],
)
def test_what_a_server_does_not_offer(
    ecoute: Ecoute, home: Path, asked: pytest.MonkeyPatch, settings: dict[str, str], seen: str, advice: str
) -> None:
    """A server without what the settings ask for is told by what it lacks."""
    with post_office() as office:
        ask(asked, office.port, **settings)
        health, found, what = told(ecoute)
    assert (health, seen in found, advice in what) == ("à surveiller", True, True), (found, what)


@pytest.mark.parametrize("name", ["courrier.invalid", "courrier..exemple.fr"])
def test_a_name_that_leads_nowhere(ecoute: Ecoute, home: Path, asked: pytest.MonkeyPatch, name: str) -> None:
    """A name that no machine has, or may have, is told with the setting that holds it."""
    ask(asked, 25, host=name)
    assert told(ecoute) == (
        "à surveiller",
        f"Le serveur de courrier {name}:25 est introuvable\u202f: les lettres restent à envoyer.",
        "vérifiez le nom dans ECOUTE_SMTP_HOST",
    )


def test_a_port_where_nobody_listens(ecoute: Ecoute, home: Path, asked: pytest.MonkeyPatch) -> None:
    """A closed port, and one that answers nothing, are told apart."""
    ask(asked, free_port())
    _, seen, advice = told(ecoute)
    assert ("ne répond pas\u202f:" in seen, "démarré" in advice) == (True, True)
    with socket.create_server((HERE, 0)) as mute:
        ask(asked, mute.getsockname()[1], timeout="0.2")
        _, seen, advice = told(ecoute)
    assert ("ne répond pas à temps" in seen, "filtre" in advice) == (True, True)


@pytest.mark.parametrize(("fault", "seen"), [(Fault.REFUSED, "code 554"), (Fault.GARBAGE, "parle pas comme")])
def test_a_server_that_greets_badly(
    ecoute: Ecoute, home: Path, asked: pytest.MonkeyPatch, fault: Fault, seen: str
) -> None:
    """A server that wants nobody, and what is no mail server at all, are told as such."""
    with bad_post_office() as office:
        office.goes_wrong(Stage.GREETING, fault)
        ask(asked, office.port)
        health, found, advice = told(ecoute)
    assert (health, seen in found, bool(advice)) == ("à surveiller", True, True), found
