"""Blocking calls, off the loop that paints."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar, copy_context
from typing import TypeVar

T = TypeVar("T")

by_itself: ContextVar[bool] = ContextVar("by_itself", default=False)
"""Whether the workstation calls by itself, with no key pressed for it: then it asks the person nothing."""


async def off_loop(call: Callable[[], T]) -> T:
    """Run a blocking call in a thread of its own, and give what it gives.

    To be awaited in an async worker. Cancelling the worker drops the result, so that an older answer
    never lands after a newer one; and the thread is a daemon, so that it never holds the exit, which a
    thread worker of Textual does.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        try:
            result = call()
        except Exception as error:
            _post(loop, outcome, error)
        else:
            _post(loop, outcome, None, lambda: outcome.set_result(result))

    threading.Thread(target=copy_context().run, args=(run,), name="ecoute-desk", daemon=True).start()
    return await outcome


def _post(
    loop: asyncio.AbstractEventLoop,
    outcome: "asyncio.Future[T]",
    error: Exception | None,
    deliver: Callable[[], None] = lambda: None,
) -> None:
    def settle() -> None:
        if outcome.done():
            return
        if error is None:
            deliver()
        else:
            outcome.set_exception(error)

    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(settle)
