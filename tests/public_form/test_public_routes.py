"""Every address of the site is known, with its methods and what protects it."""

import subprocess
import sys

from flask import Flask

from tests.public_form.site import Site

READ, FORM, SECRET = "anyone reads", "form token", "secret link"
ROUTES = {
    "/": ({"GET"}, READ),
    "/experiences": ({"GET"}, READ),
    "/experiences/<name>": ({"GET"}, READ),
    "/experience/step_<step:step>": ({"GET", "POST"}, FORM),
    "/experience/recue/<token>": ({"GET"}, SECRET),
    "/suivi/<token>": ({"GET"}, SECRET),
    "/suivi/<token>/avis": ({"POST"}, f"{SECRET} + {FORM}"),
    "/sante": ({"GET"}, READ),
    "/robots.txt": ({"GET"}, READ),
    "/static/<path:filename>": ({"GET"}, READ),
}


def test_each_route_declares_its_protection(app: Flask) -> None:
    """A new address is noticed here: say what protects it."""
    found: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        found.setdefault(rule.rule, set()).update((rule.methods or set()) - {"HEAD", "OPTIONS"})
    assert found == {rule: methods for rule, (methods, _) in ROUTES.items()}


def test_each_post_wants_the_form_token(site: Site) -> None:
    posts = [rule for rule, (methods, _) in ROUTES.items() if "POST" in methods]
    assert all(FORM in ROUTES[rule][1] for rule in posts)
    for rule in posts:
        path = rule.replace("<step:step>", "4").replace("<token>", "x")
        assert site.client.post(path, data={"action": "send"}).status_code in {400, 404}


def test_every_answer_carries_the_headers(site: Site) -> None:
    paths = ["/", "/rien", "/experience/step_1", "/experience/step_2", "/suivi/x", "/static/ecoute.css", "/sante"]
    for path in paths:
        headers = site.client.get(path, buffered=True).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
        for part in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
            assert part in headers["Content-Security-Policy"]


def test_the_site_starts_without_the_other_rooms() -> None:
    """Starting the public form imports no terminal and no database."""
    code = (
        "import sys, public_form.app; "
        "rooms = {'textual', 'storage', 'tui', 'admin', 'psycopg', 'alembic'}; "
        "sys.exit(', '.join(rooms & {name.partition('.')[0] for name in sys.modules}) or None)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
