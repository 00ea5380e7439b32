"""What a committee thinks and decides: proposals, what each member thinks of them, decisions that become actions."""

from datetime import datetime

from core.action import ImprovementAction
from core.actions.sheet import OF_PEOPLE, Sheet
from core.actions.story import SheetEvent, SheetEventKind
from core.committees.committee import Committee, Decided
from core.committees.file import CommitteeFile
from core.committees.ranking import Method, ballot_typed
from core.committees.story import CommitteeEventKind
from core.desk.committee_keeping import KeepingCommittees
from core.history import EventKind
from core.ports import UnitOfWork
from core.structure import Structure
from core.vocabulary import ExperienceState


class DecidingInCommittees(KeepingCommittees):
    """The secretary enters what each member thinks; what is decided becomes an action sheet, linked to the stories."""

    def add_proposal(self, number: int, seen_version: int, text: str) -> CommitteeFile:
        """Keep one more proposal.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        kind = CommitteeEventKind.PROPOSALS
        return self._change_committee(number, seen_version, kind, lambda _, one, __, ___: one.with_proposal(text), text)

    def remove_proposal(self, number: int, seen_version: int, proposal: int) -> CommitteeFile:
        """Forget a proposal that nobody has ranked.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """
        kind, told = CommitteeEventKind.PROPOSALS, f"proposition {proposal} ôtée"
        return self._change_committee(
            number, seen_version, kind, lambda _, one, __, ___: one.without_proposal(proposal), told
        )

    def count_by(self, number: int, seen_version: int, method: Method) -> CommitteeFile:
        """Count by ranks or by points.

        Raises:
            Refused: somebody has ranked already.
            Forbidden, NotFound, Stale.
        """
        kind = CommitteeEventKind.RANKED
        return self._change_committee(
            number, seen_version, kind, lambda _, one, __, ___: one.counted_by(method), method.label
        )

    def keep_ballot(self, number: int, seen_version: int, member: str, typed: str) -> CommitteeFile:
        """Keep what a member thinks, as it is typed: « 2 1 3 », or « 2:5 1:3 » with points; "" forgets it.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def rank(_: UnitOfWork, committee: Committee, __: Structure, ___: datetime) -> Committee:
            if not typed.strip():
                return committee.without_ballot(member)
            return committee.with_ballot(ballot_typed(member, typed))

        return self._change_committee(number, seen_version, CommitteeEventKind.RANKED, rank, member)

    def decide(self, number: int, seen_version: int, sheet: Sheet, proposal: int = 0) -> CommitteeFile:
        """Make an action sheet of a decision, linked to the stories of the agenda that are still public.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def make(uow: UnitOfWork, committee: Committee, structure: Structure, now: datetime) -> Committee:
            sheet.must_hold()
            action = self._sheet_of_decision(uow, committee, structure, sheet, now)
            return committee.decided(Decided(proposal=proposal, action=action))

        return self._change_committee(number, seen_version, CommitteeEventKind.DECIDED, make, sheet.title)

    def _sheet_of_decision(
        self, uow: UnitOfWork, committee: Committee, structure: Structure, sheet: Sheet, now: datetime
    ) -> int:
        written = {name: getattr(sheet, name) for name in OF_PEOPLE}
        number = uow.actions.next_number()
        action = ImprovementAction(number=number, structure_code=structure.code, committee=committee.number, **written)
        stories = _public_stories(uow, committee)
        uow.actions.add(action, stories)
        created, told = SheetEventKind.CREATED, f"comité n° {committee.number}"
        uow.actions.note(SheetEvent(action_number=number, at=now, actor=self._account_name, kind=created, detail=told))
        for story in stories:
            linked = f"action n° {number} : {action.title}"
            uow.history.add(self._event(story, EventKind.LINKED_TO_ACTION, now, linked))
        return number


def _public_stories(uow: UnitOfWork, committee: Committee) -> list[int]:
    numbers = [item.story for item in committee.agenda if item.story is not None]
    known = uow.experiences.many(numbers)
    return sorted(n for n, story in known.items() if story.state is ExperienceState.PUBLISHED)
