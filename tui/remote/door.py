"""The door of a server: signing in, enrolling, and the desks behind it. Nothing heavy is loaded before it opens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.page_cache import PageCache
from tui.private_files import file_name, read_json, write_json
from tui.remote.address import checked_server

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from tui.port import DeskPort, NextMark, Now
    from tui.remote.http import Http
    from tui.remote.passing import Pass
    from tui.remote.token_store import TokenStore

T = TypeVar("T")

_TYPED = "votre saisie reste à l’écran"
"""What is written at the door is kept nowhere else."""


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a link of enrolment is for.

    Attributes:
        totp_uri: what a telephone makes its codes from (otpauth://…), "" when no code is asked of this account.
    """

    account: str
    totp_uri: str


def _nobody_asks(account: str, why: str) -> bool:
    return False


class Door:
    """A server, for the people of this machine.

    Attributes:
        server: its address.
        folder: where what is kept of it is.
        ask: asks a person to sign in with an account, saying why; waits, and tells whether they did.
    """

    def __init__(
        self,
        server: str,
        folder: Path,
        *,
        trust: ssl.SSLContext | None = None,
        now: Now = lambda: datetime.now(UTC),
    ) -> None:
        """Make the door.

        Args:
            server: the address of the server.
            folder: what is kept of this server has a folder of its own in it.
            trust: the certificates to believe; None for those that this machine believes.
            now: tells the time.

        Raises:
            Invalid: the address is not one.
        """
        self.server = checked_server(server)
        self.ask: Callable[[str, str], bool] = _nobody_asks
        self.folder = folder / "servers" / Path(file_name(self.server)).stem
        self._trust = trust
        self._now = now
        self._passes: dict[str, Pass] = {}

    @property
    def last_account(self) -> str | None:
        """Who signed in last."""
        kept = read_json(self.folder / "last.json")
        return kept if isinstance(kept, str) else None

    def desk(self, account: str, *, read_only: bool = False) -> DeskPort:
        """Give the desk of an account; the server is spoken to at its first call."""
        from tui.remote.desk import remote_desk  # noqa: PLC0415 (the models: never at the start)

        return remote_desk(self._http, self._pass(account), read_only=read_only)

    def follow(self, account: str) -> NextMark:
        """Give what waits for changes at the desk of an account, on a connection of its own."""
        from tui.remote.changes import RemoteChanges  # noqa: PLC0415 (beside the conversation)

        return RemoteChanges(self._waiting, self._pass(account))

    def sign_in(self, account: str, password: str, code: str = "") -> str:
        """Open a session, and give the name of the account; blocks.

        Raises:
            EcouteError: the server does not let in, or cannot be spoken with.
        """
        return self._enter("session", account=account, password=password, code=code)

    def begin_enrolment(self, link: str) -> Enrolment:
        """Give what a link of enrolment is for; blocks.

        Raises:
            EcouteError: the link is not good any more, or the server cannot be spoken with.
        """
        answer = self._http.send("POST", "enrolment/beginning", _json(link=link), again=True, kept=_TYPED)
        return self._read(lambda: Enrolment(str(answer.json()["account"]), str(answer.json()["totp_uri"])))

    def enrol(self, link: str, password: str, code: str = "") -> str:
        """Choose one's password, and open a session; give the name of the account; blocks.

        Raises:
            EcouteError: the password, the code or the link is not good, or the server cannot be spoken with.
        """
        return self._enter("enrolment", link=link, password=password, code=code)

    def sign_out(self, account: str) -> None:
        """End the session of an account, here first, with what was last seen of its lists; blocks.

        Raises:
            EcouteError: the server cannot be told.
        """
        PageCache(self.folder, account).forget_all()
        self._pass(account).give_back()

    def close(self) -> None:
        """End the conversations that began."""
        for conversation in ("_http", "_waiting"):
            if conversation in self.__dict__:
                getattr(self, conversation).close()

    def _enter(self, path: str, **told: str) -> str:
        from tui.remote.session import session_of  # noqa: PLC0415 (beside the conversation)

        answer = self._http.send("POST", path, _json(**told), kept=_TYPED)
        session = self._read(lambda: session_of(answer, self._now()))
        self._pass(session.account).take(session)
        write_json(self.folder / "last.json", session.account)
        return session.account

    def _read(self, read: Callable[[], T]) -> T:
        """Give what an answer says."""
        from tui.remote.troubles import not_ecoute  # noqa: PLC0415 (beside the conversation)

        try:
            return read()
        except (KeyError, TypeError, ValueError):
            # The answer bears a token: no trace quotes it.
            raise not_ecoute(self._http.host) from None

    def _pass(self, account: str) -> Pass:
        from tui.remote.passing import Pass  # noqa: PLC0415 (beside the conversation)

        made = Pass(account, self._http, self._store, self._ask, self._now)
        return self._passes.setdefault(account, made)

    def _ask(self, account: str, why: str) -> bool:
        return self.ask(account, why)

    @cached_property
    def _http(self) -> Http:
        from tui.remote.http import Http  # noqa: PLC0415 (never at the start)

        return Http(self.server, self._trust)

    @cached_property
    def _waiting(self) -> Http:
        from tui.remote.changes import WAITING  # noqa: PLC0415 (never at the start)
        from tui.remote.http import Http  # noqa: PLC0415

        return Http(self.server, self._trust, WAITING)

    @cached_property
    def _store(self) -> TokenStore:
        from tui.remote.token_store import TokenStore  # noqa: PLC0415 (never at the start)

        return TokenStore(self.server, self.folder)


def _json(**told: str) -> bytes:
    return json.dumps(told).encode()
