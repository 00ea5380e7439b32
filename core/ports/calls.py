"""The calls of the desk over the network that change something."""

from datetime import datetime
from typing import Protocol

from core.wire.kept_call import KeptCall


class Calls(Protocol):
    """The calls made within a day."""

    def get(self, account_name: str, key: str) -> KeptCall | None:
        """Give the call that an account made under a key."""
        ...

    def begin(self, call: KeptCall) -> bool:
        """Keep a new call; False, and it is not, when the account made one under this key."""
        ...

    def save(self, call: KeptCall, turn: int) -> bool:
        """Keep a call in the place of what it was at a turn; False, and it is not, when another turn began since."""
        ...

    def drop(self, call: KeptCall) -> None:
        """Forget a call that changed nothing, so that it may be made again; another turn of it stays."""
        ...

    def forget_before(self, at: datetime) -> int:
        """Forget the calls that began before a moment; give how many that was."""
        ...
