"""A seal that hides the text well enough for a test to see that nobody reads it."""

from base64 import b64decode, b64encode
from hashlib import sha256

from core.errors import Unavailable

KEY = "notifier"


class FakeSealer:
    """Port core.ports.Sealer: the box does not hold the text in clear."""

    def __init__(self, key: str = KEY) -> None:
        self._mark = f"sealed-for-{key}:".encode()

    def seal(self, text: str) -> bytes:
        """Seal a text."""
        return self._mark + b64encode(text.encode())


class FakeOpener:
    """Port core.ports.Opener: opens only what was sealed for its own key."""

    def __init__(self, key: str = KEY) -> None:
        self._mark = f"sealed-for-{key}:".encode()

    def open(self, box: bytes) -> str:
        """Give the text that was sealed."""
        if not box.startswith(self._mark):
            raise Unavailable("La clé privée n’ouvre pas cette adresse.")
        return b64decode(box.removeprefix(self._mark)).decode()

    def mark(self, address: str) -> str:
        """Give the mark of an address."""
        return sha256(self._mark + address.casefold().encode()).hexdigest()
