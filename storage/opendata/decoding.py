"""Bytes to text, piece by piece, without ever failing on a byte."""

import codecs
import re
from typing import Protocol

CHUNK = 128 * 1024
"""How many bytes are read at a time: larger ones leave the cache of the processor and are slower."""

_UTF8 = codecs.getincrementaldecoder("utf-8")
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")


class Readable(Protocol):
    """All that the readers ask of a binary stream; a short read is fine, b"" is the end."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes."""


class Replayed:
    """A stream whose beginning has been looked at already, from its beginning again."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head = head
        self._rest = rest

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes."""
        if not self._head:
            return self._rest.read(size)
        data, self._head = self._head[:size], self._head[size:]
        return data


class Kept:
    """A stream that keeps what is read of it, so that it can be replayed."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._head = bytearray()

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return len(self._head)

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes, and keep them."""
        data = self._stream.read(size)
        self._head += data
        return data

    def replayed(self) -> Replayed:
        """Give the stream from its beginning."""
        return Replayed(bytes(self._head), self._stream)


class TextReader:
    """Reads a stream as UTF-8; a byte that is not comes out as a lone surrogate (U+DC80 to U+DCFF).

    Attributes:
        bad_bytes: such a byte has been met in what was read so far.
        nuls: a NUL has been met in what was read so far.
    """

    def __init__(self, stream: Readable, chunk: int = CHUNK) -> None:
        self.bad_bytes = False
        self.nuls = False
        self._stream = stream
        self._chunk = chunk
        self._decoder = _UTF8("strict")

    def read(self) -> str:
        """Give the next piece of text; "" means that the stream is at its end."""
        while True:
            data = self._stream.read(self._chunk)
            text = self._decoded(data)
            if text or not data:
                self.nuls = self.nuls or "\0" in text
                return text

    def _decoded(self, data: bytes) -> str:
        try:
            return self._decoder.decode(data, final=not data)
        except UnicodeDecodeError:
            pending = self._decoder.getstate()
            self.bad_bytes = True
            self._decoder = _UTF8("surrogateescape")
            self._decoder.setstate(pending)
            return self._decoder.decode(data, final=not data)


def has_bad_bytes(text: str, start: int = 0, end: int | None = None) -> bool:
    """Say whether the text, as TextReader gave it, holds a byte that is not UTF-8 between two positions."""
    return _ESCAPED_BYTE.search(text, start, len(text) if end is None else end) is not None
