"""The calls of the desk over the network, each answer locked with the key of its call."""

import hashlib
import zlib
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from nacl.secret import SecretBox
from sqlmodel import Session, col

from core.wire.kept_call import CallState, KeptCall
from storage.repositories.putting import insert_if_absent
from storage.tables import CallRow


class SqlCalls:
    """Port core.ports.Calls over SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, account_name: str, key: str) -> KeptCall | None:
        """Give the call that an account made under a key."""
        row = self._session.get(CallRow, (account_name, _mark(key)), populate_existing=True)
        if row is None:
            return None
        told = row.model_dump(exclude={"mark", "answer"})
        return KeptCall(**told, key=key, answer=_unlocked(key, row.answer))

    def begin(self, call: KeptCall) -> bool:
        """Keep a new call; a second one waits for the first, then finds it there."""
        insert = insert_if_absent(self._session, CallRow, **_values(call))
        return self._session.connection().scalar(insert.returning(col(CallRow.turn))) is not None

    def save(self, call: KeptCall, turn: int) -> bool:
        """Keep a call in the place of what it was at a turn."""
        changed = sa.update(CallRow).where(*_is(call), col(CallRow.turn) == turn).values(**_values(call))
        return self._session.connection().execute(changed).rowcount == 1

    def drop(self, call: KeptCall) -> None:
        """Forget a call that changed nothing."""
        same_turn = col(CallRow.turn) == call.turn
        unchanged = col(CallRow.state) == CallState.UNDER_WAY
        self._session.connection().execute(sa.delete(CallRow).where(*_is(call), same_turn, unchanged))

    def forget_before(self, at: datetime) -> int:
        """Forget the calls that began before a moment."""
        return self._session.connection().execute(sa.delete(CallRow).where(col(CallRow.at) < at)).rowcount


def _is(call: KeptCall) -> tuple[sa.ColumnElement[bool], ...]:
    return col(CallRow.account_name) == call.account_name, col(CallRow.mark) == _mark(call.key)


def _values(call: KeptCall) -> dict[str, Any]:
    told = call.model_dump(exclude={"key", "answer"})
    return told | {"mark": _mark(call.key), "answer": _locked(call.key, call.answer)}


def _mark(key: str) -> str:
    return hashlib.sha256(b"mark " + key.encode()).hexdigest()


def _locked(key: str, answer: str) -> bytes:
    """Give an answer that nobody reads without the key; "" stays empty."""
    return bytes(_box(key).encrypt(zlib.compress(answer.encode()))) if answer else b""


def _unlocked(key: str, locked: bytes) -> str:
    return zlib.decompress(_box(key).decrypt(locked)).decode() if locked else ""


def _box(key: str) -> SecretBox:
    return SecretBox(hashlib.sha256(b"answer " + key.encode()).digest())
