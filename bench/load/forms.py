"""Citizens who send forms, so many a second, whether or not the earlier ones are answered."""

import asyncio
import re
import time
from itertools import count, cycle
from uuid import uuid4

import httpx

from bench.load.house import LoadedHouse
from bench.load.seen import Seen

SENT_BY_BROWSER = 15
"""How many a browser sends: the gate lets twenty through in an hour."""

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SENT = 303


async def send(house: LoadedHouse, posts: float, seconds: float, seen: Seen) -> None:
    """Send forms at an even pace, each when it is due."""
    due: asyncio.Queue[float | None] = asyncio.Queue()
    senders = min(256, max(8, int(posts * 4)))
    places, networks = cycle(house.forms), count()
    browsers = [asyncio.create_task(_browse(house, due, places, networks, seen)) for _ in range(senders)]
    begun = time.perf_counter()
    for rank in range(int(posts * seconds)):
        at = begun + rank / posts
        await asyncio.sleep(max(0, at - time.perf_counter()))
        due.put_nowait(at)
    for _ in browsers:
        due.put_nowait(None)
    await asyncio.gather(*browsers)


async def _browse(
    house: LoadedHouse, due: "asyncio.Queue[float | None]", places: "cycle[str]", networks: "count[int]", seen: Seen
) -> None:
    """Be one browser after another, each in a network of its own, until nothing more is due."""
    leaves = cycle(house.leaves)
    while True:
        rank = next(networks)
        headers = {"X-Forwarded-For": f"10.{rank >> 8 & 255}.{rank & 255}.1"}  # the gate counts by range
        async with httpx.AsyncClient(base_url=next(places), headers=headers, timeout=60) as browser:
            token = None
            for _ in range(SENT_BY_BROWSER):
                at = await due.get()
                if at is None:
                    return
                try:
                    token = token or _TOKEN.findall((await browser.get("/experience/step_1")).text)[0]
                    key = str(uuid4())
                    answer = await browser.post("/experience/step_4", data=_story(key, token, next(leaves)))
                except (httpx.HTTPError, IndexError) as error:
                    seen.errors.append(f"form: {error!r}")
                    continue
                seen.times.append(time.perf_counter() - at)
                if answer.status_code == _SENT:
                    seen.done.append((key,))
                else:
                    seen.errors.append(f"form: {answer.status_code}")


def _story(key: str, token: str, code: str) -> dict[str, str]:
    return {
        "key": key,
        "title": "Un essai de charge",
        "text": "J’ai appelé trois fois, personne ne sait pourquoi le versement s’est arrêté. " * 8,
        "sentiment": "negative",
        "structure": code,
        "pseudonym": "Charge",
        "department": "Gard",
        "country": "France",
        "email": f"{key}@exemple.fr",
        "consent": "yes",
        "action": "send",
        "csrf_token": token,
    }
