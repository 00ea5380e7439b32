"""The concepts, for who keeps them: tried, kept, removed, counted anew."""

from collections.abc import Sequence

from core.concepts.concept import PROGRAMME_CONCEPTS, Concept, drafted
from core.concepts.counting import Recount, recount
from core.concepts.keeping import change, create, known, remove
from core.concepts.rights import must_keep
from core.concepts.trial import Trial, tried
from core.desk.sitting import Sitting
from core.errors import NotFound
from core.ports import UnitOfWork
from core.seat import Seat


class KeepingConcepts(Sitting):
    """The concepts of one's own network, or of the programme."""

    def try_concept(self, network: str, expressions: Sequence[str], below: int | None = None) -> Trial:
        """Try expressions against past stories of a network, or of the programme (""): one piece, nothing is kept.

        Args:
            network: the head of the network.
            expressions: one a line.
            below: where the piece begins, as the piece before it said; None for the first one.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        with self._store.reading() as uow:
            must_keep(Seat.of(uow, self._account_name), network)
            return tried(uow, expressions, _root(uow, network), below)

    def keep_concept(
        self, network: str, name: str, expressions: Sequence[str], note: str = "", commitment: int | None = None
    ) -> Concept:
        """Keep a new concept; its past is still to be counted.

        Raises:
            Forbidden, Invalid, NotFound, Refused: the network has one of this name.
        """
        draft = drafted(name, note, commitment, tuple(expressions))
        with self._store.writing() as uow:
            must_keep(Seat.of(uow, self._account_name), network)
            _root(uow, network)
            concept = create(uow, network, draft, self._clock.now(), self._account_name)
            uow.commit()
            return concept

    def change_concept(
        self,
        number: int,
        seen_version: int,
        name: str,
        expressions: Sequence[str],
        note: str = "",
        commitment: int | None = None,
    ) -> Concept:
        """Keep the next version of a concept; its past is to be counted again when its expressions changed.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        draft = drafted(name, note, commitment, tuple(expressions))
        with self._store.writing() as uow:
            concept = self._kept(uow, number)
            after = change(uow, concept, seen_version, draft, self._clock.now(), self._account_name)
            uow.commit()
            return after

    def remove_concept(self, number: int, seen_version: int) -> None:
        """Watch for a concept no longer; its history stays.

        Raises:
            Forbidden, NotFound, Stale.
        """
        with self._store.writing() as uow:
            remove(uow, self._kept(uow, number), seen_version, self._clock.now(), self._account_name)
            uow.commit()

    def recount_concept(self, number: int) -> Recount:
        """Count a concept anew for some more stories: to be asked again until it is done, or left to others.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.writing() as uow:
            self._kept(uow, number)
            progress = recount(uow, number)
            uow.commit()
            return progress

    def _kept(self, uow: UnitOfWork, number: int) -> Concept:
        """Give a concept that one keeps."""
        seat = Seat.of(uow, self._account_name)
        concept = known(uow, number)
        must_keep(seat, concept.network_code)
        return concept


def _root(uow: UnitOfWork, network: str) -> str | None:
    """Give the path of a network, None for the programme."""
    if network == PROGRAMME_CONCEPTS:
        return None
    head = uow.structures.get(network)
    if head is None or head.parent_code is not None:
        raise NotFound(f"Aucun réseau n’a le code « {network} » : donnez celui de sa tête.")
    return head.path
