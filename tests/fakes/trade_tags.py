"""The port core.ports.TradeTags over a dictionary."""

from collections.abc import Sequence

from core.concern import Concern
from core.trade_tag import TradeTag
from tests.fakes.repositories import Repository


class FakeTradeTags(Repository):
    """Port core.ports.TradeTags."""

    def of(self, network_code: str) -> Sequence[TradeTag]:
        own = [tag for (network, _), tag in self._tables.trade_tags.items() if network == network_code]
        return sorted(own, key=lambda tag: tag.name)

    def put(self, tag: TradeTag) -> None:
        self._keep(tag)

    def rename(self, tag: TradeTag, name: str) -> Sequence[int]:
        self._must_write()
        del self._tables.trade_tags[tag.network_code, tag.name]
        self._keep(tag.model_copy(update={"name": name}))
        followed = [concern for concern in self._tables.concerns.values() if self._is_set(tag, concern)]
        for concern in followed:
            tags = tuple(name if one == tag.name else one for one in concern.trade_tags)
            self._keep(concern.model_copy(update={"trade_tags": tags}))
        return [concern.experience_number for concern in followed]

    def _is_set(self, tag: TradeTag, concern: Concern) -> bool:
        network = self._tables.structures[concern.structure_code].network_code
        return network == tag.network_code and tag.name in concern.trade_tags
