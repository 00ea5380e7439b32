"""A fake of the calls made over the network."""

from datetime import datetime

from core.wire.kept_call import CallState, KeptCall
from tests.fakes.repositories import Repository


class FakeCalls(Repository):
    """Port core.ports.Calls."""

    def get(self, account_name: str, key: str) -> KeptCall | None:
        return self._tables.calls.get((account_name, key))

    def begin(self, call: KeptCall) -> bool:
        self._must_write()
        return self._tables.calls.setdefault((call.account_name, call.key), call) is call

    def save(self, call: KeptCall, turn: int) -> bool:
        self._must_write()
        kept = self.get(call.account_name, call.key)
        if kept is None or kept.turn != turn:
            return False
        self._tables.calls[call.account_name, call.key] = call
        return True

    def drop(self, call: KeptCall) -> None:
        self._must_write()
        kept = self.get(call.account_name, call.key)
        if kept is not None and (kept.turn, kept.state) == (call.turn, CallState.UNDER_WAY):
            del self._tables.calls[call.account_name, call.key]

    def forget_before(self, at: datetime) -> int:
        self._must_write()
        old = [key for key, call in self._tables.calls.items() if call.at < at]
        for key in old:
            del self._tables.calls[key]
        return len(old)
