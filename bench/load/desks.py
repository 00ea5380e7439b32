"""People at their desks, each on a machine of their own: they follow what is new, open a line, and act."""

import asyncio
import json
import random
import time
from collections.abc import Mapping
from itertools import cycle
from typing import Any
from uuid import uuid4

from bench.load.house import LoadedHouse
from bench.load.http import Answer, Line
from bench.load.seen import Seen
from core.response import Wording
from core.views import Place
from core.vocabulary import ResponseState, Role
from core.wire.calls import call

_OK, _CONFLICTS = 200, {404: "not seen any more", 409: "changed meanwhile", 422: "not possible any more"}
_WORDING = Wording(
    greeting="Bonjour,",
    body="Merci pour votre témoignage. Votre dossier a été repris ce matin et le versement part demain.",
    closing="Cordialement,",
    signature="L’équipe",
)
_NEAR = 20
"""How far down their list people choose a line."""


async def work(house: LoadedHouse, rest: float, seconds: float, seen: Seen) -> None:
    """Keep everybody at work until the time is over."""
    until, doors = time.perf_counter() + seconds, cycle(house.doors)
    desks = (_Desk(next(doors), role, token, seen) for _, role, token in house.seats)
    await asyncio.gather(*(_sit(desk, rest, until) for desk in desks))


class _Desk:
    """A workstation of one person: a line that waits for what is new, and one for the calls."""

    def __init__(self, door: str, role: Role, token: str, seen: Seen) -> None:
        self.line, self.waiting = Line(door), Line(door)
        self.moderates = role is Role.MODERATOR
        self.mark, self.numbers = "", list[int]()
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Accept-Encoding": "gzip",
        }
        self._place = Place.TO_MODERATE if self.moderates else Place.TO_ANSWER
        self._seen = seen
        self._calling = asyncio.Lock()

    async def look(self) -> None:
        """Bring the list, as a workstation does when something is new."""
        glance = await self.ask("glance", place=self._place, whole=False)
        if glance:
            self.numbers = [line["number"] for line in glance["page"]["lines"][:_NEAR]]

    async def news(self) -> float:
        """Wait for something new; give how long the server asks to stay away before the next question."""
        try:
            answer = await self.waiting.ask("GET", f"/v1/changes?after={self.mark}", self._headers)
        except (OSError, EOFError) as error:
            self._seen.errors.append(f"changes: {error!r}")
            return 1
        if answer.status != _OK:
            self._seen.errors.append(f"changes: {answer.status}")
            return 1
        told = json.loads(answer.body)
        self.mark = told["mark"]
        self._seen.waits += 1
        return float(told["again_in"])

    async def ask(self, name: str, *given: object, **named: object) -> Any:
        """Make a call; give what it gave, None when it was refused."""
        known = call(name)
        once: Mapping[str, str] = {} if known.reads else {"Idempotency-Key": uuid4().hex}
        body, begun = known.pack(*given, **named), time.perf_counter()
        try:
            async with self._calling:
                answer = await self.line.ask("POST", f"/v1/desk/{name}", {**self._headers, **once}, body)
        except (OSError, EOFError) as error:
            self._seen.errors.append(f"{name}: {error!r}")
            return None
        self._seen.times.append(time.perf_counter() - begun)
        return self._read(name, answer)

    def did(self, *act: str) -> None:
        """Note what was acknowledged."""
        self._seen.done.append(act)

    def _read(self, name: str, answer: Answer) -> Any:
        if answer.status == _OK:
            return json.loads(answer.body)
        if answer.status in _CONFLICTS:
            self._seen.conflicts[_CONFLICTS[answer.status]] += 1
        else:
            self._seen.errors.append(f"{name}: {answer.status} {answer.body[:200].decode(errors='replace')}")
        return None


async def _sit(desk: _Desk, rest: float, until: float) -> None:
    following = asyncio.create_task(_follow(desk, rest))
    async with desk.line, desk.waiting:
        while (away := random.uniform(0, 2 * rest)) < until - time.perf_counter():
            await asyncio.sleep(away)
            if desk.numbers:
                await (_moderate if desk.moderates else _answer)(desk, random.choice(desk.numbers))
                await desk.look()
        await asyncio.sleep(max(0, until - time.perf_counter()))
        following.cancel()
        await asyncio.wait([following])


async def _follow(desk: _Desk, rest: float) -> None:
    """Look at what is new, at the pace that the server asks for."""
    await asyncio.sleep(random.uniform(0, rest))  # people do not open their workstations all at once
    await desk.look()
    while True:
        before, pace = desk.mark, await desk.news()
        ahead = random.uniform(0, pace) if desk.mark != before else 0
        await asyncio.sleep(ahead)
        if desk.mark != before:
            await desk.look()
        await asyncio.sleep(pace - ahead)


async def _moderate(desk: _Desk, number: int) -> None:
    dossier = await desk.ask("show", number)
    if dossier and await desk.ask("publish", number, dossier["experience"]["version"]):
        desk.did("publish", str(number))


async def _answer(desk: _Desk, number: int) -> None:
    dossier = await desk.ask("show", number)
    if dossier and await desk.ask("write", number, 1, _WORDING, ResponseState.PUBLISHED, 0):
        desk.did("answer", str(number))
