"""The piece of a JSON text that is being looked at, and where in it."""

import re

from storage.opendata.decoding import TextReader

_DROPPED_BUT = 256
"""How much is kept behind when text is passed over: more than the longest opening that is searched for."""


class Window:
    """A window on a text that is read piece by piece; what is before `at` is forgotten when it moves on.

    Attributes:
        text: what is in the window.
        at: the position in `text` of the next sign to look at.
    """

    def __init__(self, reader: TextReader) -> None:
        self.text = ""
        self.at = 0
        self._reader = reader

    @property
    def left(self) -> int:
        """How many signs there are from `at` on."""
        return len(self.text) - self.at

    def more(self) -> bool:
        """Read one more piece; False at the end of the text."""
        piece = self._reader.read()
        if piece:
            self.text = self.text[self.at :] + piece
            self.at = 0
        return bool(piece)

    def ensure(self, count: int) -> None:
        """Have `count` signs from `at` on, or all that is left of the text."""
        while self.left < count and self.more():
            pass

    def skip_to(self, opening: re.Pattern[str]) -> bool:
        """Move to the next place where `opening` matches, reading on as needed; False when there is none."""
        while not (found := opening.search(self.text, self.at)):
            self.at = max(self.at, len(self.text) - _DROPPED_BUT)
            if not self.more():
                self.at = len(self.text)
                return False
        self.at = found.start()
        return True
