"""Waiting for changes through a real nginx, at real processes of the desk."""

import re
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from admin.wiring import House
from desk_api.waiting import LONGEST
from tests.admin.proxying import DESK, SAMPLES, Proxied, proxied

PASSWORD = "un cheval bleu traverse Alès"


@dataclass(frozen=True)
class Waiter:
    """A terminal that waits, through the proxy."""

    browser: httpx.Client
    token: str

    def ask(self, after: str = "") -> httpx.Response:
        """Ask for what comes after a mark."""
        own = {"Authorization": f"Bearer {self.token}"}
        return self.browser.get("/v1/changes", params={"after": after}, headers=own)


@pytest.fixture
def proxy(house: House, tmp_path: Path) -> Iterator[Proxied]:
    """Give two processes of the desk behind the proxy."""
    house.signing_office.set_password("agent-30", PASSWORD)
    with proxied(tmp_path / "proxy", processes=0, desks=2) as found:
        yield found


@contextmanager
def waiter(proxy: Proxied) -> Iterator[Waiter]:
    """Sign somebody in."""
    with proxy.browser(DESK) as browser:
        answer = browser.post("/v1/session", json={"account": "agent-30", "password": PASSWORD})
        yield Waiter(browser, answer.json()["token"])


def test_what_is_kept_elsewhere_is_heard_through_the_proxy(proxy: Proxied, house: House) -> None:
    """A change made by a third process answers those who wait, at either process; their marks are good at both."""
    with waiter(proxy) as one, ThreadPoolExecutor(4) as threads:
        mark = one.ask().json()["mark"]
        waiting = [threads.submit(one.ask, mark) for _ in range(4)]
        house.office.set_email("agent-30", "equipe@exemple.fr")
        answers = [future.result(30) for future in waiting]
        assert {answer.status_code for answer in answers} == {200}
        assert all(int(answer.json()["mark"]) > int(mark) for answer in answers)
        assert not any("exemple" in answer.text for answer in answers)
    proxy.desks[0].send(signal.SIGINT)
    assert proxy.desks[0].ended().code == 0
    with waiter(proxy) as other:
        assert other.ask(mark).status_code == 200


def test_the_samples_of_proxies_let_one_wait_long_enough() -> None:
    """No proxy ends a question that the server has not answered yet."""
    sample = (SAMPLES / "nginx.conf").read_text(encoding="utf-8")
    desk = sample.partition(f"server_name {DESK};")[2]
    (borne,) = re.findall(r"proxy_read_timeout (\d+)s", desk)
    assert int(borne) >= 2 * LONGEST
