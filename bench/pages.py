"""The public pages beside Datasette on the same database, and the form's POST beside a bare Flask insert."""

import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx

from bench.house import ecoute, new_house
from bench.report import middle, ratio
from bench.served import free_port, served

EXPERIENCES = 20_000
ROUNDS = 60
SESSIONS, SENT_BY_SESSION = 5, 19  # the gate refuses more from one browser in an hour
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_WORD = "appel"
_SEARCH = (
    "select number, experience.title, experience.text from search_index join experience on number = search_index.rowid"
    " where search_index match :q order by search_index.rowid desc limit 20"
)


def run() -> None:
    """Measure page after page, ours and the peer's in turn."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        environment = new_house(home, EXPERIENCES)
        port, other = free_port(), free_port()
        datasette = [
            str(Path(sys.executable).with_name("datasette")),
            "serve",
            str(home / "ecoute.db"),
            "--setting",
            "suggest_facets",
            "off",
        ]
        with (
            served(ecoute("serve", "public", "--port", str(port)), port, environment) as ours,
            served([*datasette, "--port", str(other)], other) as theirs,
        ):
            _read(ours, theirs)
        port = free_port()
        bare = [sys.executable, "-m", "bench.bare_form", str(Path(folder) / "bare.db"), str(port)]
        house = free_port()
        with (
            served(ecoute("serve", "public", "--port", str(house)), house, environment) as ours,
            served(bare, port) as theirs,
        ):
            _send(ours, theirs)


def _read(ours: httpx.Client, theirs: httpx.Client) -> None:
    number = max(map(int, re.findall(r'href="/experiences/(\d+)_', ours.get("/experiences").text)))
    detail = ours.get(f"/experiences/{number}", follow_redirects=True).url.path
    pages = {
        "list of experiences": ("/experiences", "/ecoute/experience?state=published&_sort_desc=published_at&_size=20"),
        "one experience": (detail, f"/ecoute/experience/{number}"),
        "search": (f"/experiences?q={_WORD}", f"/ecoute?sql={_SEARCH}&q={_WORD}"),
    }
    for name, (path, peer_path) in pages.items():
        times: list[float] = []
        peer_times: list[float] = []
        for _ in range(ROUNDS):
            times.append(_seconds(ours, path))
            peer_times.append(_seconds(theirs, peer_path))
        ratio(name, middle(times), "Datasette", middle(peer_times), "budget < 1.00")


def _send(ours: httpx.Client, theirs: httpx.Client) -> None:
    times: list[float] = []
    peer_times: list[float] = []
    for token in _sessions(ours):
        for _ in range(SENT_BY_SESSION):
            story = _story(str(uuid4()))
            sent = {**story, "action": "send", "csrf_token": token}
            times.append(_seconds(ours, "/experience/step_4", sent))
            peer_times.append(_seconds(theirs, "/", story))
    ratio("POST of the form", middle(times), "bare Flask insert", middle(peer_times), "budget ≤ 1.67")


def _sessions(client: httpx.Client) -> Iterator[str]:
    for _ in range(SESSIONS):
        client.cookies.clear()
        yield _TOKEN.findall(client.get("/experience/step_1").text)[0]


def _story(key: str) -> dict[str, str]:
    return {
        "key": key,
        "title": "Un essai de mesure",
        "text": "J’ai appelé trois fois, personne ne sait pourquoi le versement s’est arrêté. " * 8,
        "sentiment": "negative",
        "structure": "100001",
        "pseudonym": "Mesure",
        "department": "Gard",
        "country": "France",
        "email": "mesure@exemple.fr",
        "consent": "yes",
    }


def _seconds(client: httpx.Client, path: str, data: dict[str, str] | None = None) -> float:
    begun = time.perf_counter()
    answer = client.post(path, data=data) if data else client.get(path)
    spent = time.perf_counter() - begun
    if answer.status_code not in {200, 303}:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return spent
