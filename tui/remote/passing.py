"""The right of one account to speak to a server: its token, renewed in time, and asked for again when it is over."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from core.errors import SignedOut, Unavailable
from tui.background import by_itself
from tui.remote.session import Session, session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tui.port import Now
    from tui.remote.http import Http
    from tui.remote.token_store import TokenStore

_NOT_YET = "Vous n’êtes pas encore connecté sur ce poste : connectez-vous."
_OVER = "Votre session est terminée : connectez-vous de nouveau, ce que vous écrivez est gardé."


class Pass:
    """What an account is let in with, as several threads may show it at the same time."""

    def __init__(self, account: str, http: Http, store: TokenStore, ask: Callable[[str, str], bool], now: Now) -> None:
        """Make the pass.

        Args:
            account: whose it is.
            http: the server.
            store: where the token waits between two starts.
            ask: asks the person to sign in, saying why; waits until they have, and tells whether they did.
            now: tells the time.
        """
        self.account = account
        self._http = http
        self._store = store
        self._ask = ask
        self._now = now
        self._session: Session | None = None
        self._renewing = threading.Lock()
        self._asking = threading.Lock()
        self._times_closed = 0
        """How many times the person closed the question: those who waited for the answer have it."""

    def through(self, send: Callable[[str], httpx.Response]) -> httpx.Response:
        """Say something with the token; when it is refused, sign in again, and say it once more.

        Raises:
            SignedOut: the person did not sign in.
        """
        session = self._present() or self._anew(None, SignedOut(self._why_not_in()))
        try:
            return send(session.token)
        except SignedOut as error:
            return send(self._anew(session, error).token)

    def take(self, session: Session) -> None:
        """Go on with a new session."""
        self._session = session
        self._store.keep(session)

    def give_back(self) -> None:
        """End the session here and at the server."""
        session = self._present()
        self._session = None
        self._store.forget(self.account)
        if session is not None:
            self._http.send("DELETE", "session", headers=bearer(session.token))

    def _why_not_in(self) -> str:
        """Say that the session is over, or that there never was one; what another terminal ended is there no more."""
        return _OVER if self._store.find(self.account) else _NOT_YET

    def _present(self) -> Session | None:
        """Give the session, renewed when its end is near; None when there is none."""
        with self._renewing:
            session = self._known(None)
            if session is not None and session.is_ending(self._now()):
                session = self._renewed(session)
            self._session = session
            return session

    def _renewed(self, session: Session) -> Session | None:
        try:
            answer = self._http.send("POST", "session/renewal", headers=bearer(session.token))
            renewed = session_of(answer, self._now())
        except SignedOut:
            return None
        except Unavailable:  # it is still good for a while
            return session
        self.take(renewed)
        return renewed

    def _anew(self, refused: Session | None, why: SignedOut) -> Session:
        """Give a session after one was refused: the one that was opened meanwhile, or the one that is asked for now."""
        closed = self._times_closed
        session = self._known(refused)
        if session is None and by_itself.get():
            raise why
        with self._asking:
            session = session or self._known(refused)
            if session is None and closed == self._times_closed and self._ask(self.account, why.sentence):
                session = self._known(refused)
            if session is None:
                self._times_closed += 1
                raise why
            self._session = session
            return session

    def _known(self, refused: Session | None) -> Session | None:
        """Give a session that was not refused: this one's, or that of another terminal of the same person."""
        worn, now = refused.token if refused else "", self._now()

        def good(session: Session | None) -> bool:
            return session is not None and session.token != worn and not session.is_over(now)

        if good(self._session):  # the keyring is slow: it is asked only when it is needed
            return self._session
        kept = self._store.find(self.account)
        return kept if good(kept) else None


def bearer(token: str) -> dict[str, str]:
    """Give the header that bears a token."""
    return {"Authorization": f"Bearer {token}"}
