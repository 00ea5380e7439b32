"""Regular expressions, compiled when they are first used: a command that reads no text does not wait for them."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

# Whatever people put between the digits of one number, in a class of signs: « 06\\12 », « 06'12 », « 06;12 ».
BETWEEN_DIGITS = r" .,·•_/\\*|;:~&'\"=>#+\t\n-"


class Pattern:
    """A regular expression on a plain text."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Look for it anywhere in a text, or between two places of it."""
        return self._compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """Look for it at the beginning of a text, or at a place of it."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """Compare it with a whole text, or with what stands between two places of it."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Give each place of a text where it stands."""
        return self._compiled.finditer
