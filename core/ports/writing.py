"""What is kept of answers being written: each of their texts, and who writes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from core.presence import Writer
from core.version import Version


class Versions(Protocol):
    """The texts that the responses had, one after the other."""

    def keep(self, version: Version) -> None:
        """Keep the text of a response as it is now."""
        ...

    def of(self, number: int, position: int) -> Sequence[Version]:
        """Give the versions of one structure's answer to one experience, the latest first."""
        ...


class Writers(Protocol):
    """Who writes which answer."""

    def put(self, writer: Writer) -> None:
        """Say that somebody writes, in the place of whoever did."""
        ...

    def of(self, number: int, now: datetime) -> Mapping[int, Writer]:
        """Give who writes the answers to an experience now, by position."""
        ...

    def remove(self, number: int, position: int, account_name: str) -> None:
        """Say that this account writes there no longer."""
        ...
