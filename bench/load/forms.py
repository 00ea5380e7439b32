"""Citizens who send forms, so many a second, whether or not the earlier ones are answered."""

import asyncio
import re
import time
from collections import deque
from collections.abc import Iterator
from itertools import count, cycle
from random import Random
from urllib.parse import urlencode
from uuid import uuid4

from bench.load.house import LoadedHouse
from bench.load.http import Line
from bench.load.seen import Seen
from bench.made_up import Tellers

SENT_BY_BROWSER = 15
"""How many a browser sends: the gate lets twenty through in an hour."""
LATE_S = 30
"""For how long after the end those are still sent whose turn has not come."""

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SENT = 303
_MOST_AT_ONCE = 256
_OWN_WORDS, _IN_A_SENTENCE = 70, 12

Form = tuple[str, dict[str, str]]
"""The key of a form, and its fields."""


def forms(house: LoadedHouse, many: int) -> deque[Form]:
    """Give as many forms, filled in beforehand: each tells its own story, as those of people do."""
    random, tellers, leaves = Random(8), Tellers(seed=8), cycle(house.leaves)
    words = sorted({word for _ in range(200) for word in tellers.tell()[1].text.split()})
    return deque(_form(tellers, random, words, next(leaves)) for _ in range(many))


async def send(house: LoadedHouse, told: deque[Form], seconds: float, seen: Seen) -> None:
    """Send forms at an even pace, each when it is due; those that are too late are not sent."""
    due: asyncio.Queue[float | None] = asyncio.Queue()
    pace, seen.asked = len(told) / seconds, len(told)
    places, networks = cycle(house.forms), count()
    senders = min(_MOST_AT_ONCE, max(8, int(pace * 4)))
    browsers = [asyncio.create_task(_browse(due, told, places, networks, seen)) for _ in range(senders)]
    begun = time.perf_counter()
    for rank in range(len(told)):
        at = begun + rank / pace
        await asyncio.sleep(max(0, at - time.perf_counter()))
        due.put_nowait(at)
    for _ in browsers:
        due.put_nowait(None)
    await asyncio.wait(browsers, timeout=LATE_S)
    while not due.empty():  # what is under way is waited for: whether it is kept matters
        due.get_nowait()
    for _ in browsers:
        due.put_nowait(None)
    await asyncio.gather(*browsers)


async def _browse(
    due: "asyncio.Queue[float | None]",
    told: deque[Form],
    places: "cycle[str]",
    networks: "count[int]",
    seen: Seen,
) -> None:
    """Be one browser after another, each in a network of its own, until nothing more is due."""
    while True:
        rank = next(networks)
        own = {"X-Forwarded-For": f"10.{rank >> 8 & 255}.{rank & 255}.1"}  # the gate counts by range
        async with Line(next(places)) as line:
            token = ""
            for _ in range(SENT_BY_BROWSER):
                at = await due.get()
                if at is None:
                    return
                try:
                    if not token:
                        token, own["Cookie"] = await _opened(line, own)
                    await _post(line, own, token, told.popleft(), seen)
                except (OSError, EOFError, IndexError) as error:
                    seen.errors.append(f"form: {error!r}")
                    continue
                seen.times.append(time.perf_counter() - at)


async def _opened(line: Line, own: dict[str, str]) -> tuple[str, str]:
    """Open the form; give its token, and the cookie that goes with it."""
    page = await line.ask("GET", "/experience/step_1", own)
    return _TOKEN.findall(page.body.decode())[0], page.headers["set-cookie"].partition(";")[0]


async def _post(line: Line, own: dict[str, str], token: str, form: Form, seen: Seen) -> None:
    key, fields = form
    sent = urlencode({**fields, "csrf_token": token}).encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await line.ask("POST", "/experience/step_4", own | kind, sent)
    if answer.status == _SENT:
        seen.done.append((key,))
    else:
        seen.errors.append(f"form: {answer.status}")


def _form(tellers: Tellers, random: Random, words: list[str], code: str) -> Form:
    key, (_, story, _) = str(uuid4()), tellers.tell()
    fields = {
        "key": key,
        "title": story.title,
        "text": " ".join([story.text.partition(".")[0] + ".", *_sentences(random, words)]),
        "sentiment": story.sentiment.value,
        "structure": code,
        "pseudonym": "Charge",
        "department": "Gard",
        "country": "France",
        "email": f"{key}@exemple.fr",
        "consent": "yes",
        "action": "send",
    }
    return key, fields


def _sentences(random: Random, words: list[str]) -> Iterator[str]:
    """Give sentences that nobody else says: stories out of one mould would all be compared with each other."""
    own = [word.strip(".,;:!?").lower() for word in random.choices(words, k=_OWN_WORDS)]
    for start in range(0, _OWN_WORDS, _IN_A_SENTENCE):
        yield " ".join(own[start : start + _IN_A_SENTENCE]).capitalize() + "."
