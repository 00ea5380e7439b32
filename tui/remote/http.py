"""The conversation with a server: kept open, compressed, and tried again where a second time does no harm."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import httpx
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from tui.remote.troubles import KEPT, Passing, Unreached, not_ecoute, refusal, trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Patience:
    """How long each thing may take, in seconds.

    Attributes:
        connecting: reaching the server.
        reading: waiting for an answer.
        slow: the same, for the calls known to be long.
        tries: how many times in all what may be tried again is.
        first_rest: about how long before the second try; then longer each time, never more than `longest_rest`.
    """

    connecting: float = 5
    reading: float = 20
    slow: float = 180
    tries: int = 3
    first_rest: float = 0.2
    longest_rest: float = 2


PATIENCE = Patience()


class Http:
    """One server, as several threads may speak to it at the same time."""

    def __init__(self, server: str, trust: ssl.SSLContext | None = None, patience: Patience | None = None) -> None:
        """Make the conversation; nothing is said yet.

        Args:
            server: its address, checked.
            trust: the certificates to believe; None for those that this machine believes.
            patience: how long each thing may take; None for what people bear.
        """
        self._patience = patience or PATIENCE
        self._client = httpx.Client(
            base_url=f"{server}/v1/",
            headers={"User-Agent": f"ecoute/{version('ecoute')}", "Accept-Encoding": "gzip"},
            verify=trust or ssl.create_default_context(),
            follow_redirects=False,
        )

    @property
    def host(self) -> str:
        """The name of the server, for sentences."""
        return self._client.base_url.host

    def send(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        again: bool = False,
        slow: bool = False,
        kept: str = KEPT,
    ) -> httpx.Response:
        """Say something, and give the answer.

        Args:
            method: of HTTP.
            path: under /v1/.
            body: JSON.
            headers: what goes with it.
            again: whether it may be said again when the answer is lost; what the server never heard always is.
            slow: whether the answer is known to take long.
            kept: what a person is told of what they typed, when the server cannot be spoken with.

        Raises:
            Unavailable: the server cannot be spoken with; the sentence says what to do.
            EcouteError: what the desk refused.
        """
        patience = self._patience
        waiting = httpx.Timeout(patience.slow if slow else patience.reading, connect=patience.connecting)
        request = self._client.build_request(
            method, path, content=body, headers={"Content-Type": "application/json", **(headers or {})}, timeout=waiting
        )
        tries = Retrying(
            retry=retry_if_exception_type(Passing if again else Unreached),
            stop=stop_after_attempt(patience.tries),
            wait=wait_random_exponential(patience.first_rest, patience.longest_rest),
            reraise=True,
        )
        return tries(self._say, request, kept)

    def close(self) -> None:
        """End the conversation."""
        self._client.close()

    def _say(self, request: httpx.Request, kept: str) -> httpx.Response:
        try:
            answer = self._client.send(request)
        except httpx.TransportError as error:
            raise trouble(error, self.host, kept) from error
        except httpx.DecodingError as error:
            raise not_ecoute(self.host) from error
        if answer.is_success or answer.status_code == _NOT_MODIFIED:
            return answer
        raise refusal(answer, self.host, kept)
