"""Every address of the site says what protects it, and is protected so."""

import subprocess
import sys

import pytest

from tests.public_form.routes import FORM, MACHINE, OPEN, READ, ROUTES, SECRET, Settled, path, settled, those

FOUND = range(200, 400)


@pytest.fixture(scope="module")
def programme() -> Settled:
    """Give a programme with an experience in each state, which the tests leave as it is."""
    return settled()


def test_each_route_declares_its_protection(programme: Settled) -> None:
    """A new address is noticed here: declare it in routes.py, with what protects it."""
    found: dict[str, set[str]] = {}
    for rule in programme.app.url_map.iter_rules():
        found.setdefault(rule.rule, set()).update((rule.methods or set()) - {"HEAD", "OPTIONS"})
    assert found == {rule: route.methods for rule, route in ROUTES.items()}


def test_whatever_changes_something_has_a_form_with_a_token() -> None:
    assert set(those(method="POST")) == set(those(protection=FORM))


@pytest.mark.parametrize("rule", those(method="POST"))
def test_a_post_without_its_token_is_refused_and_changes_nothing(programme: Settled, rule: str) -> None:
    address = path(rule, programme.secrets)
    before = programme.world.store.commits
    sent = {"action": "send", "position": "1", "useful": "yes", "utile": "oui", "email": "camille@exemple.fr"}
    for stale in ({}, {"csrf_token": ""}, {"csrf_token": "d’un autre site"}):
        assert programme.client.post(address, data=sent | stale).status_code == 400
    assert programme.world.store.commits == before


@pytest.mark.parametrize("rule", those(method="GET"))
def test_a_get_changes_nothing(programme: Settled, rule: str) -> None:
    address = path(rule, programme.secrets)
    before = programme.world.store.commits
    for method in (programme.client.get, programme.client.head):
        assert method(address, buffered=True).status_code in FOUND
    assert programme.world.store.commits == before


@pytest.mark.parametrize(
    "rule", [*those(method="GET", protection=READ), *those(protection=MACHINE), *those(protection=OPEN)]
)
def test_what_anyone_reads_sets_no_cookie(programme: Settled, rule: str) -> None:
    answer = programme.client.get(path(rule, programme.secrets), buffered=True)
    assert answer.status_code in FOUND
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("rule", those(method="GET", protection=FORM))
def test_a_form_sets_one_cookie_that_ends_with_the_browser(programme: Settled, rule: str) -> None:
    answer = programme.client.get(path(rule, programme.secrets), base_url="https://localhost")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    name, *limits = cookie.split("; ")
    assert name.startswith("ecoute=")
    assert sorted(limits) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]


@pytest.mark.parametrize("rule", those(protection=SECRET))
def test_what_is_secret_is_kept_indexed_and_named_nowhere(programme: Settled, rule: str) -> None:
    send = programme.client.get if "GET" in ROUTES[rule].methods else programme.client.post
    headers = send(path(rule, programme.secrets)).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]


def test_the_site_starts_without_the_other_rooms() -> None:
    """Starting the public form imports no terminal and no database."""
    code = (
        "import sys, public_form.app; "
        "rooms = {'textual', 'storage', 'tui', 'admin', 'psycopg', 'alembic'}; "
        "sys.exit(', '.join(rooms & {name.partition('.')[0] for name in sys.modules}) or None)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
