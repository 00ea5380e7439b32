"""The words that networks keep for themselves."""

from collections.abc import Sequence
from typing import Protocol

from core.trade_tag import TradeTag


class TradeTags(Protocol):
    """The trade tags."""

    def of(self, network_code: str) -> Sequence[TradeTag]:
        """Give the vocabulary of a network, by name, with what is no longer offered."""
        ...

    def put(self, tag: TradeTag) -> None:
        """Keep a tag, in the place of the one with its name."""
        ...

    def rename(self, tag: TradeTag, name: str) -> Sequence[int]:
        """Give a tag another name, that no other has; wherever it is set, it follows: gives these experiences."""
        ...
