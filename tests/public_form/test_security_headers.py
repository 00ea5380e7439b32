"""Every answer of the site, errors and files included, tells browsers to be careful."""

import pytest
from werkzeug.test import TestResponse

from core.errors import Unavailable
from tests.public_form.routes import OPEN, ROUTES, Settled, path, settled, those

ALLOWED = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@pytest.fixture(scope="module")
def programme() -> Settled:
    """Give a programme with an experience in each state, which the tests leave as it is."""
    return settled()


def careful(answer: TestResponse, *, open_to_all: bool = False) -> None:
    """Check that an answer carries every header, and nothing that weakens them."""
    policy = dict(part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; "))
    assert policy == ALLOWED
    expected = EXPECTED | ({"Cross-Origin-Resource-Policy": "cross-origin"} if open_to_all else {})
    assert {name: answer.headers[name] for name in EXPECTED} == expected
    assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert answer.headers["Cache-Control"]
    assert "Server" not in answer.headers and "X-Powered-By" not in answer.headers


@pytest.mark.parametrize("rule", ROUTES)
def test_each_address_answers_with_the_headers(programme: Settled, rule: str) -> None:
    address = path(rule, programme.secrets)
    for method in sorted(ROUTES[rule].methods):
        answer = programme.client.open(address, method=method, buffered=True)
        careful(answer, open_to_all=OPEN in ROUTES[rule].protection)


@pytest.mark.parametrize(
    ("method", "address", "code"),
    [
        ("GET", "/rien", 404),
        ("GET", "/static/rien.js", 404),
        ("GET", "/suivi/faux", 404),
        ("POST", "/experiences", 405),
        ("POST", "/experience/step_1", 400),
        ("OPTIONS", "/", 200),
    ],
)
def test_an_error_answers_with_the_headers(programme: Settled, method: str, address: str, code: int) -> None:
    answer = programme.client.open(address, method=method, buffered=True)
    assert answer.status_code == code
    careful(answer)


def test_a_request_that_is_too_heavy_answers_with_the_headers(programme: Settled) -> None:
    answer = programme.client.post("/experience/step_2", data={"text": "a" * (2 * 1024 * 1024)})
    assert answer.status_code == 413
    careful(answer)


@pytest.mark.parametrize(("trouble", "code"), [(Unavailable("Plus de base."), 503), (RuntimeError("imprévu"), 500)])
def test_a_breakdown_answers_with_the_headers(
    programme: Settled, monkeypatch: pytest.MonkeyPatch, trouble: Exception, code: int
) -> None:
    def stumble() -> None:
        raise trouble

    monkeypatch.setattr(programme.world.store, "reading", stumble)
    monkeypatch.setitem(programme.app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = programme.client.get("/structures")
    assert answer.status_code == code
    careful(answer)


def test_only_https_asks_for_https_from_then_on(programme: Settled) -> None:
    """Said over http, it would shut out whoever tries the site without a certificate."""
    assert "Strict-Transport-Security" not in programme.client.get("/charte").headers
    over_https = programme.client.get("/charte", base_url="https://localhost").headers
    assert over_https["Strict-Transport-Security"] == "max-age=31536000"


def test_no_redirect_leaves_the_site(programme: Settled) -> None:
    """Whatever an address holds, the site only leads to itself."""
    strange = ["//ailleurs.exemple.fr", "/experiences/1_//ailleurs.exemple.fr", "/experiences/1_%0d%0aLocation:%20x"]
    for address in [*strange, *(path(rule, programme.secrets) for rule in those(method="GET"))]:
        answer = programme.client.get(address, headers={"Host": "localhost"}, buffered=True)
        location = answer.headers.get("Location", "/")
        assert location.startswith("/") and not location.startswith("//"), (address, location)
