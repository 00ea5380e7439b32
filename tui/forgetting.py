"""What this machine keeps of experiences, and forgets once they are erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from tui.page_cache import PageCache

_JOURNALS = ("journal", "comments")


def kept_numbers(folder: Path, account: str, cache: PageCache) -> list[int]:
    """Give the experiences of which something is kept here: lines of lists, and texts that were not sent."""
    journaled = (entry.number for name in _JOURNALS for entry in Journal(folder, name).of(account))
    return sorted({*journaled, *cache.numbers()})


def forget(folder: Path, account: str, cache: PageCache, numbers: Collection[int]) -> None:
    """Forget all that is kept here of these experiences."""
    cache.forget(numbers)
    for journal in (Journal(folder, name) for name in _JOURNALS):
        for entry in [*journal.of(account)]:
            if entry.number in numbers:
                journal.forget(account, entry.number, entry.position)
