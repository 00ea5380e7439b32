"""People at their desks, each on a machine of their own: they look at their list, open a line, and act."""

import asyncio
import random
import time
from itertools import cycle
from typing import Any
from uuid import uuid4

import httpx

from bench.load.house import LoadedHouse
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


async def work(house: LoadedHouse, rest: float, seconds: float, seen: Seen) -> None:
    """Keep everybody at work until the time is over."""
    until, doors = time.perf_counter() + seconds, cycle(house.doors)
    limits = httpx.Limits(max_connections=None)
    await asyncio.gather(
        *(
            _sit(
                _Desk(httpx.AsyncClient(base_url=next(doors), timeout=60, limits=limits), token, seen),
                role,
                rest,
                until,
            )
            for _, role, token in house.seats
        )
    )


class _Desk:
    """The conversation of one person with a server."""

    def __init__(self, client: httpx.AsyncClient, token: str, seen: Seen) -> None:
        self.client = client
        self._headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        self._seen = seen

    async def ask(self, name: str, *given: object) -> Any:
        """Make a call; give what it gave, None when it was refused."""
        known = call(name)
        headers = self._headers if known.reads else {**self._headers, "Idempotency-Key": uuid4().hex}
        begun = time.perf_counter()
        try:
            answer = await self.client.post(f"/v1/desk/{name}", content=known.pack(*given), headers=headers)
        except httpx.HTTPError as error:
            self._seen.errors.append(f"{name}: {error!r}")
            return None
        self._seen.times.append(time.perf_counter() - begun)
        if answer.status_code == _OK:
            return known.result.validate_json(answer.content)
        if answer.status_code in _CONFLICTS:
            self._seen.conflicts[_CONFLICTS[answer.status_code]] += 1
        else:
            self._seen.errors.append(f"{name}: {answer.status_code} {answer.text[:200]}")
        return None

    def did(self, *act: str) -> None:
        """Note what was acknowledged."""
        self._seen.done.append(act)


async def _sit(desk: _Desk, role: Role, rest: float, until: float) -> None:
    place = Place.TO_MODERATE if role is Role.MODERATOR else Place.TO_ANSWER
    async with desk.client:
        while True:
            await asyncio.sleep(random.uniform(0, 2 * rest))
            if time.perf_counter() > until:
                return
            page = await desk.ask("queue", place)
            if page and page.lines:
                line = random.choice(page.lines[:20])
                await (_moderate if role is Role.MODERATOR else _answer)(desk, line.number)


async def _moderate(desk: _Desk, number: int) -> None:
    dossier = await desk.ask("show", number)
    if dossier and await desk.ask("publish", number, dossier.experience.version):
        desk.did("publish", str(number))


async def _answer(desk: _Desk, number: int) -> None:
    dossier = await desk.ask("show", number)
    if dossier and await desk.ask("write", number, 1, _WORDING, ResponseState.PUBLISHED, 0):
        desk.did("answer", str(number))
