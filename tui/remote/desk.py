"""The desk of one account on another machine: each call of core.wire, packed, sent, and unpacked."""

from __future__ import annotations

from functools import partial
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, cast

from pydantic import ValidationError

from core.errors import Forbidden
from core.read_only import READ_ONLY
from core.wire import calls
from tui.remote.kept import Kept, KeptAnswers
from tui.remote.passing import bearer
from tui.remote.troubles import not_ecoute

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from core.wire.calls import Call
    from tui.port import DeskPort
    from tui.remote.http import Http
    from tui.remote.passing import Pass

SLOW = frozenset(
    {
        *("did_it_work", "export_rows", "find_signals", "first_board", "recount_concept", "show_board", "synthesis"),
        *("print_assessment", "print_minutes", "print_poster"),
    }
)
"""The calls that may take long: what they look at is large, or it waits for the printer."""

_NOT_MODIFIED = 304


class RemoteDesk:
    """Port tui.port.DeskPort. Its methods are the calls of core.wire, with the same names and arguments."""

    def __init__(self, http: Http, passing: Pass, *, read_only: bool = False) -> None:
        """Make the desk; nothing is said to the server yet.

        Args:
            http: the server.
            passing: the right of the account to speak to it.
            read_only: whether what would change something is refused.
        """
        self._http = http
        self._pass = passing
        self._read_only = read_only
        self._kept = KeptAnswers()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_") or name not in calls.names():
            raise AttributeError(name)
        return partial(self._carry_out, calls.call(name))

    def _carry_out(self, call: Call, /, *given: object, **named: object) -> Any:
        body = call.pack(*given, **named)
        if call.reads:
            return self._read(call, body)
        if self._read_only:
            raise Forbidden(READ_ONLY)
        # The same key at each try: what was done before its answer was lost is not done again.
        return self._result(call, self._send(call, body, {"Idempotency-Key": token_urlsafe(24)}))

    def _read(self, call: Call, body: bytes) -> Any:
        kept = self._kept.find((call.name, body))
        answer = self._send(call, body, {"If-None-Match": kept.tag} if kept else {})
        if kept is not None and answer.status_code == _NOT_MODIFIED:
            return kept.result
        result = self._result(call, answer)
        if tag := answer.headers.get("etag"):
            self._kept.keep((call.name, body), Kept(tag, result, len(answer.content)))
        return result

    def _send(self, call: Call, body: bytes, headers: dict[str, str]) -> httpx.Response:
        def send(token: str) -> httpx.Response:
            return self._http.send(
                "POST", f"desk/{call.name}", body, headers | bearer(token), again=True, slow=call.name in SLOW
            )

        return self._pass.through(send)

    def _result(self, call: Call, answer: httpx.Response) -> Any:
        try:
            return call.result.validate_json(answer.content)
        except ValidationError:
            # What pydantic says of it quotes the answer.
            raise not_ecoute(self._http.host) from None


def remote_desk(http: Http, passing: Pass, *, read_only: bool = False) -> DeskPort:
    """Give the desk as the screens hold it."""
    return cast("DeskPort", RemoteDesk(http, passing, read_only=read_only))
