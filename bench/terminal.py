"""A program in a real terminal: what it draws, and when."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from types import TracebackType
from typing import Self

COLUMNS, LINES = 120, 40
_PATIENCE_S = 30.0
_STILL_S = 0.5


class Terminal:
    """Runs a program under a pseudo-terminal of 120 columns by 40 lines, between `with` and its end."""

    def __init__(self, arguments: list[str], environment: dict[str, str]) -> None:
        self._arguments = arguments
        self._environment = {**os.environ, **environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        # Programs are compiled once where they are used: a start that compiles them each time is nobody's.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self.started = 0.0

    def __enter__(self) -> Self:
        self.started = time.perf_counter()
        self._process, self._screen = pty.fork()
        if self._process == 0:
            os.execvpe(self._arguments[0], self._arguments, self._environment)
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._screen)

    def seconds_until(self, words: str) -> float:
        """Give how long after the start the words were drawn."""
        drawn = b""
        while words.encode() not in drawn:
            drawn += self._read(_PATIENCE_S)
        return time.perf_counter() - self.started

    def settle(self) -> None:
        """Wait until nothing is drawn any more."""
        while self._ready(_STILL_S):
            self._read(_PATIENCE_S)

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._screen, key.encode())

    def seconds_to_paint(self, key: str, still_s: float) -> float:
        """Press a key, and give how long it takes until the screen changes; then wait until it is still for so long."""
        begun = time.perf_counter()
        self.press(key)
        self._read(_PATIENCE_S)
        painted = time.perf_counter() - begun
        while self._ready(still_s):
            self._read(_PATIENCE_S)
        return painted

    def _ready(self, seconds: float) -> bool:
        return bool(select.select([self._screen], [], [], seconds)[0])

    def _read(self, patience: float) -> bytes:
        if not self._ready(patience):
            raise TimeoutError(f"{self._arguments} draws nothing more")
        return os.read(self._screen, 65536)
