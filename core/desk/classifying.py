"""What those who answer say of an experience: its tags, its channels, what is to improve, which child it is about."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from core.access import Action
from core.case import Case
from core.classification import Classification, told_change
from core.concern import Concern
from core.desk.routing import must_be_new, must_be_unanswered, must_exist
from core.desk.sitting import Sitting
from core.dossier import Dossier
from core.errors import Invalid, Refused
from core.experience import Experience
from core.history import EventKind, changed
from core.ports import UnitOfWork
from core.reading import show_in_lists
from core.seat import Seat
from core.structure import Structure
from core.trade_tag import TradeTag
from core.vocabulary import GeneralTag, Sentiment


class Classifying(Sitting):
    """The attributes of an experience. What the citizen said stays beside what is corrected."""

    def tag(self, number: int, seen_version: int, tags: Mapping[GeneralTag, Sentiment]) -> Dossier:
        """Set the general tags, in the place of those that were.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """

        def change(_: UnitOfWork, case: Case, __: datetime) -> Experience:
            return case.experience.tagged(tags)

        told = ", ".join(f"{tag.label} : {feeling.label}" for tag, feeling in tags.items())
        return self._change(number, seen_version, Action.TAG, EventKind.TAGGED, change, told)

    def trade_tags(self, number: int, position: int) -> Sequence[TradeTag]:
        """Give the trade tags that a concern may have: what its network offers, and what is set on it already.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            case, concern = self._concern(uow, number, position, Action.CLASSIFY)
            return _proposed(uow, case, concern)

    def classify(self, number: int, position: int, seen_version: int, wanted: Classification) -> Dossier:
        """Set channels, trade tags and service to improve, in the place of those that were.

        Raises:
            Forbidden, Invalid, NotFound, Stale.
        """

        def change(uow: UnitOfWork, case: Case, concern: Concern) -> tuple[Concern, str]:
            _must_be_proposed(wanted.trade_tags, _proposed(uow, case, concern))
            after = concern.classified(wanted)
            return after, told_change(concern.classification, after.classification)

        return self._change_concern(number, position, seen_version, Action.CLASSIFY, EventKind.CLASSIFIED, change)

    def children(self, number: int, position: int) -> Sequence[Structure]:
        """Give the structures right below a concern's, but those that the experience concerns already.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            case, concern = self._concern(uow, number, position, Action.REATTACH)
            return [s for s in uow.structures.children(concern.structure_code) if s.code not in case.structures]

    def reattach(self, number: int, position: int, seen_version: int, to_code: str) -> Dossier:
        """Give a concern to a structure right below its own. The citizen's clock never restarts.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """

        def change(uow: UnitOfWork, case: Case, concern: Concern) -> tuple[Concern, str]:
            present = case.structures[concern.structure_code]
            _must_be_free(uow, case, concern)
            child = _child(uow, case, present, to_code)
            return concern.reattached(child.code), child.name

        return self._change_concern(number, position, seen_version, Action.REATTACH, EventKind.REATTACHED, change)

    def _concern(self, uow: UnitOfWork, number: int, position: int, action: Action) -> tuple[Case, Concern]:
        case = Case.of(uow, number)
        return case, case.concern_for(Seat.of(uow, self._account_name), position, action)

    def _change_concern(
        self,
        number: int,
        position: int,
        seen_version: int,
        action: Action,
        kind: EventKind,
        change: Callable[[UnitOfWork, Case, Concern], tuple[Concern, str]],
    ) -> Dossier:
        """Make one change to a concern, told in the history; where nothing differs, nothing is done."""
        with self._store.writing() as uow:
            case, concern = self._concern(uow, number, position, action)
            case.must_be_at(uow, seen_version)
            after, told = change(uow, case, concern)
            if after != concern:
                experience = case.experience.changed()
                uow.experiences.save(experience, seen_version)
                uow.concerns.save(after)
                detail = f"{case.structures[concern.structure_code].name} : {told}"
                changes = {"position": [position, position], **changed(case.experience, experience)}
                changes |= changed(concern, after)
                uow.history.add(self._event(number, kind, self._clock.now(), detail, changes))
                show_in_lists(uow, number)
                uow.commit()
        return self.show(number)


def _proposed(uow: UnitOfWork, case: Case, concern: Concern) -> list[TradeTag]:
    known = uow.trade_tags.of(case.structures[concern.structure_code].network_code)
    return [tag for tag in known if not tag.retired or tag.name in concern.trade_tags]


def _must_be_proposed(names: Sequence[str], proposed: Sequence[TradeTag]) -> None:
    unknown = sorted(set(names) - {tag.name for tag in proposed})
    if unknown:
        raise Invalid(f"Le réseau n’a pas de tag métier « {unknown[0]} » : choisissez parmi les siens.", "trade_tags")


def _must_be_free(uow: UnitOfWork, case: Case, concern: Concern) -> None:
    must_be_unanswered(case, concern)
    number = case.experience.number
    if any(t.position == concern.position and t.decided_at is None for t in uow.transfers.of(number)):
        raise Refused(f"Un transfert est demandé pour l’expérience {number} : attendez qu’il soit décidé.")


def _child(uow: UnitOfWork, case: Case, present: Structure, code: str) -> Structure:
    must_exist(uow, [code])
    child = uow.structures.many([code])[code]
    if child.parent_code != present.code:
        raise Refused(
            f"{child.name} n’est pas une structure fille de {present.name} : pour l’y envoyer, demandez un transfert."
        )
    must_be_new(case, code)
    return child
