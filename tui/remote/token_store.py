"""Where the token waits for the next start: the keyring of the system, or a file that its owner alone may read."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import keyring
from keyring.errors import KeyringError

from tui.private_files import file_name, read_json, write_json
from tui.remote.session import Session

if TYPE_CHECKING:
    from pathlib import Path

_SERVICE = "ecoute"


class TokenStore:
    """The sessions that this person has with a server."""

    def __init__(self, server: str, folder: Path) -> None:
        self._server = server
        self._folder = folder / "sessions"

    def keep(self, session: Session) -> None:
        """Keep a session in the place of the one before; in a file only where there is no keyring."""
        told = {"account": session.account, "expires_at": session.expires_at.isoformat(), "token": session.token}
        try:
            keyring.set_password(_SERVICE, self._name(session.account), json.dumps(told))
        except KeyringError:
            write_json(self._path(session.account), told)
        else:
            self._path(session.account).unlink(missing_ok=True)

    def find(self, account: str) -> Session | None:
        """Give the session of an account, None when none is kept or it is spoiled."""
        try:
            told = self._told(account)
            return Session(account, datetime.fromisoformat(told["expires_at"]), told["token"]) if told else None
        except (KeyError, TypeError, ValueError):
            return None

    def forget(self, account: str) -> None:
        """Keep nothing of an account."""
        with suppress(KeyringError):  # it has none, or nothing of this account
            keyring.delete_password(_SERVICE, self._name(account))
        self._path(account).unlink(missing_ok=True)

    def _told(self, account: str) -> dict[str, str] | None:
        with suppress(KeyringError):  # then there is the file
            kept = keyring.get_password(_SERVICE, self._name(account))
            if kept is not None:
                return _object(json.loads(kept))
        return _object(read_json(self._path(account)))

    def _name(self, account: str) -> str:
        return f"{account} {self._server}"

    def _path(self, account: str) -> Path:
        return self._folder / file_name(account)


def _object(told: object) -> dict[str, str] | None:
    return told if isinstance(told, dict) else None
