"""The trade tags of a network, kept by the managers of its head."""

from collections.abc import Sequence

from core.access import Action
from core.desk.sitting import Sitting
from core.errors import Forbidden, NotFound, Refused
from core.ports import UnitOfWork
from core.seat import Seat
from core.text.clean import fold
from core.trade_tag import TradeTag, checked_name


class KeepingTradeTags(Sitting):
    """The vocabulary of one's own network. Each change gives it whole."""

    def vocabulary(self) -> Sequence[TradeTag]:
        """Give the trade tags of one's network, by name, with those that are no longer offered.

        Raises:
            Forbidden: one does not keep them.
        """
        with self._store.reading() as uow:
            return uow.trade_tags.of(self._network(uow))

    def add_trade_tag(self, name: str) -> Sequence[TradeTag]:
        """Offer a new trade tag, or one that was retired.

        Raises:
            Forbidden, Invalid, Refused: it is offered already.
        """
        clean = checked_name(name)
        with self._store.writing() as uow:
            network = self._network(uow)
            same = _same(uow.trade_tags.of(network), clean)
            if same is not None and not same.retired:
                raise Refused(f"Le réseau a déjà le tag métier « {same.name} ».")
            uow.trade_tags.put(same.offered(retired=False) if same else TradeTag(network_code=network, name=clean))
            uow.commit()
        return self.vocabulary()

    def rename_trade_tag(self, name: str, new_name: str) -> Sequence[TradeTag]:
        """Give a trade tag another name; wherever it is set, it follows.

        Raises:
            Forbidden, Invalid, NotFound, Refused: another one has this name.
        """
        clean = checked_name(new_name)
        with self._store.writing() as uow:
            network = self._network(uow)
            tag = _known(uow, network, name)
            same = _same(uow.trade_tags.of(network), clean)
            if same is not None and same != tag:
                raise Refused(f"Le réseau a déjà le tag métier « {same.name} » : choisissez un autre nom.")
            uow.tallies.due(uow.trade_tags.rename(tag, clean))
            uow.commit()
        return self.vocabulary()

    def retire_trade_tag(self, name: str) -> Sequence[TradeTag]:
        """Offer a trade tag no longer; it stays where it is set.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.writing() as uow:
            tag = _known(uow, self._network(uow), name)
            uow.trade_tags.put(tag.offered(retired=True))
            uow.commit()
        return self.vocabulary()

    def _network(self, uow: UnitOfWork) -> str:
        """Give the code of the head of one's network, for somebody who keeps its vocabulary."""
        return _kept_network(Seat.of(uow, self._account_name))


def why_not_keep_trade_tags(seat: Seat) -> str | None:
    """Say why one does not keep the vocabulary of one's network, None when one does."""
    try:
        _kept_network(seat)
    except Forbidden as refused:
        return refused.sentence
    return None


def _kept_network(seat: Seat) -> str:
    action = Action.KEEP_TRADE_TAGS
    if seat.structure is None or not seat.has(action):
        raise Forbidden(f"Votre profil ({seat.account.role.label}) ne permet pas de {action.label}.")
    network = seat.structure.network_code
    if seat.refusal(action, [network]) is not None:
        raise Forbidden("Les tags métier d’un réseau sont tenus par les responsables de sa tête : demandez-leur.")
    return network


def _known(uow: UnitOfWork, network: str, name: str) -> TradeTag:
    found = next((tag for tag in uow.trade_tags.of(network) if tag.name == name), None)
    if found is None:
        raise NotFound(f"Le réseau n’a pas de tag métier « {name} » : vérifiez son nom.")
    return found


def _same(tags: Sequence[TradeTag], name: str) -> TradeTag | None:
    """Give the tag whose name reads the same, whatever its capitals and accents."""
    return next((tag for tag in tags if fold(tag.name) == fold(name)), None)
