"""The committees as they are read: their list, one of them, and what its agenda may be made from."""

from collections.abc import Iterable

from core.access import Action
from core.committees.agenda import AgendaItem
from core.committees.committee import Committee, CommitteeState
from core.committees.file import (
    Citizen,
    CommitteeDecision,
    CommitteeFile,
    CommitteeList,
    CommitteeQuestion,
    warnings_of,
)
from core.committees.proposing import proposed_items
from core.committees.referents import present
from core.committees.sitting import Invitation, Said, SeatOffer
from core.dashboard import PROGRAMME_NAME
from core.desk.sitting import PAGE, Sitting
from core.errors import NotFound
from core.meant import looked_at
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure
from core.vocabulary import ExperienceState

VOLUNTEERS = 200
"""How many of those who offer to sit are told one by one."""


class ReadingCommittees(Sitting):
    """What is seen of the committees of the structures that one reads the experiences of: citizens by pseudonym."""

    def committees(self, question: CommitteeQuestion, limit: int = PAGE) -> CommitteeList:
        """Give a page of the committees of a structure and of those below it.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = looked_at(uow, seat, question.structure_code, Action.READ)
            path = structure.path if structure else None
            found = uow.committees.page(path, question.states or tuple(CommitteeState), question.below, limit + 1)
            shown = found[:limit]
            known = uow.structures.many({one.structure_code for one in shown})
            return CommitteeList(
                name=structure.name if structure else PROGRAMME_NAME,
                committees=tuple(shown),
                names={code: one.name for code, one in known.items()},
                counts=uow.committees.counts(path),
                volunteers=len({one.experience_number for one in uow.seat_offers.within(path, VOLUNTEERS)})
                if path
                else 0,
                referent=present(uow.referents.of(structure.code)) if structure else None,
                following=shown[-1].number if len(found) > limit else None,
                refusal=seat.refusal(Action.KEEP_COMMITTEE, [path] if path else []) or "",
            )

    def committee(self, number: int) -> CommitteeFile:
        """Give a committee with all that goes with it.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat, committee, structure = self._read_committee(uow, number)
            return self._committee_file(uow, seat, committee, structure)

    def agenda_items(self, number: int) -> tuple[AgendaItem, ...]:
        """Give what the agenda of a committee may be made from; results are as they were last counted.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            _, _, structure = self._read_committee(uow, number)
            return proposed_items(uow, structure, self._clock.now())

    def _read_committee(self, uow: UnitOfWork, number: int) -> tuple[Seat, Committee, Structure]:
        """Give who sits here, and a committee that they may read with its structure."""
        seat = Seat.of(uow, self._account_name)
        committee = uow.committees.get(number)
        structure = uow.structures.get(committee.structure_code) if committee else None
        if committee is None or structure is None:
            raise NotFound(f"Aucun comité ne porte le numéro {number} : vérifiez-le.")
        seat.check(Action.READ, [structure.path])
        return seat, committee, structure

    def _committee_file(self, uow: UnitOfWork, seat: Seat, committee: Committee, structure: Structure) -> CommitteeFile:
        invitations = () if committee.is_called_off else uow.committees.invitations(committee.number)
        asked = {one.experience_number for one in invitations}
        offers = uow.seat_offers.within(structure.path, VOLUNTEERS)
        people = _people(uow, invitations, offers)
        citizens = tuple(people[one.experience_number] for one in invitations)
        others = dict.fromkeys(one.experience_number for one in offers if one.experience_number not in asked)
        return CommitteeFile(
            committee=committee,
            structure=structure,
            citizens=citizens,
            volunteers=tuple(people[number] for number in others),
            decisions=tuple(_decisions(uow, committee)),
            history=tuple(uow.committees.history(committee.number)),
            refusal=seat.refusal(Action.KEEP_COMMITTEE, [structure.path]) or "",
            warnings=warnings_of(committee, citizens, self._clock.now()),
        )


def _people(uow: UnitOfWork, invitations: Iterable[Invitation], offers: Iterable[SeatOffer]) -> dict[int, Citizen]:
    """Give those who are invited or offer to sit, by experience; a story that is no longer public has no pseudonym."""
    asked = {one.experience_number: one for one in invitations}
    offered = {one.experience_number: one.structure_code for one in offers}
    numbers = [*asked, *offered]
    stories, reachable = uow.experiences.many(numbers), set(uow.addresses.among(numbers))
    names = {code: one.name for code, one in uow.structures.many(set(offered.values())).items()}
    people = {}
    for number in numbers:
        story, invitation = stories.get(number), asked.get(number)
        people[number] = Citizen(
            number=number,
            pseudonym=story.pseudonym if story and story.state is ExperienceState.PUBLISHED else "",
            structure_name=names.get(offered.get(number, ""), ""),
            reachable=number in reachable,
            invited=invitation is not None,
            said=invitation.said if invitation else Said.NOTHING,
        )
    return people


def _decisions(uow: UnitOfWork, committee: Committee) -> Iterable[CommitteeDecision]:
    texts = {one.number: one.text for one in committee.proposals}
    for decision in committee.decisions:
        action = uow.actions.get(decision.action)
        if action is not None:
            yield CommitteeDecision(
                proposal=texts.get(decision.proposal, ""),
                action=action.number,
                title=action.title,
                state=action.state.label,
            )
