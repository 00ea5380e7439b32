"""The public site behind a real nginx, configured by the sample that operators copy."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup
from sqlmodel import Session, select

from storage.engine import open_engine, sqlite_url
from storage.tables import ThrottleRow
from tests.admin.proxying import SAMPLES, SITE, Proxied, proxied

CANARY = "k4n4r1"


@pytest.fixture
def site(home: Path, tmp_path: Path) -> Iterator[Proxied]:
    """Give the site of a prepared home behind the proxy."""
    with proxied(tmp_path / "proxy") as found:
        yield found


def test_the_sample_serves_the_site(site: Proxied, home: Path) -> None:
    """Over https alone, with safe cookies, and through the loss of a process."""
    with site.browser() as browser:
        form = browser.get("/experience/step_1")
        assert form.status_code == 200 and form.headers["Strict-Transport-Security"]
        assert "Secure" in form.headers["Set-Cookie"] and "nginx/" not in form.headers["Server"]
        assert browser.post("/suivi/lien-perdu", content=b"x" * (1 << 20) + b"x").status_code == 413
    with httpx.Client(headers={"Host": SITE}) as plain:
        moved = plain.get(f"http://127.0.0.1:{site.http}/charte")
        assert (moved.status_code, moved.headers["Location"]) == (301, f"https://{SITE}/charte")
        with pytest.raises(httpx.RemoteProtocolError):
            plain.get(f"http://127.0.0.1:{site.http}/", headers={"Host": "ailleurs.exemple.fr"})
    _asks_for_a_lost_link(site, "203.0.113.7")
    _asks_for_a_lost_link(site, "198.51.100.9")
    assert _marks_counted_twice(home) == 1, "what a caller says of where it comes from was believed"
    site.doors[0].send(signal.SIGKILL)
    site.doors[0].process.join()
    with site.browser() as browser:
        assert [browser.get("/charte").status_code for _ in range(20)] == [200] * 20


def test_the_log_of_the_proxy_holds_no_secret(site: Proxied) -> None:
    """Secret links, searches and addresses of people are in none of its files, errors included."""
    asked = (f"/suivi/{CANARY}", f"/experience/recue/{CANARY}", f"/experiences?q={CANARY}", f"/suivi/{CANARY}/avis")
    with site.browser() as browser:
        seen = [browser.get(path, headers={"Referer": f"https://{SITE}/{CANARY}"}).status_code for path in asked]
        for door in site.doors:
            door.send(signal.SIGKILL)
            door.process.join()
        seen += [browser.get(path).status_code for path in asked]
    assert 200 in seen and seen[-len(asked) :] == [502] * len(asked)
    logged = site.logged()
    assert "/suivi/-" in logged and "/experience/recue/-" in logged and '"GET /experiences"' in logged
    assert CANARY not in logged and "127.0.0.1" not in logged


def test_the_sample_of_caddy_is_one() -> None:
    """Caddy reads its file."""
    binary = shutil.which("caddy")
    if binary is None:
        pytest.skip("caddy is not on this machine")
    told = subprocess.run(
        [binary, "validate", "--adapter", "caddyfile", "--config", str(SAMPLES / "Caddyfile")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def test_systemd_reads_the_units(tmp_path: Path) -> None:
    """Each unit is one, and leaves its process little to do harm with."""
    binary = shutil.which("systemd-analyze")
    if binary is None:
        pytest.skip("systemd is not on this machine")
    ecoute = shutil.which("true")
    for unit in sorted((SAMPLES / "systemd").iterdir()):
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text("utf-8").replace("/opt/ecoute/.venv/bin/ecoute", str(ecoute)), "utf-8")
    for unit in sorted(tmp_path.glob("*.service")):
        read = subprocess.run([binary, "verify", "--man=no", unit], capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, ""), unit.name
        judged = subprocess.run(
            [binary, "security", "--offline=true", "--threshold=15", unit], capture_output=True, text=True, check=False
        )
        assert judged.returncode == 0, f"{unit.name}: {judged.stdout.splitlines()[-1:]}"


def _asks_for_a_lost_link(site: Proxied, claimed: str) -> None:
    with site.browser(**{"X-Forwarded-For": claimed}) as browser:
        page = BeautifulSoup(browser.get("/suivi/lien-perdu").text, "html.parser")
        hidden = {one["name"]: one.get("value", "") for one in page.select("main form input[name]")}
        sent = browser.post(
            "/suivi/lien-perdu", data=hidden | {"email": "a@exemple.fr"}, headers={"Referer": f"https://{SITE}/"}
        )
        assert sent.status_code == 303, sent.text


def _marks_counted_twice(home: Path) -> int:
    engine = open_engine(sqlite_url(home / "ecoute.db"))
    with Session(engine) as session:
        hits = [row.hits for row in session.exec(select(ThrottleRow))]
    engine.dispose()
    return hits.count(2)
