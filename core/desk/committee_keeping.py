"""What is done with a committee: prepared, invited, held, closed; each step is told in its history."""

from collections.abc import Callable, Sequence
from datetime import datetime

from core.access import Action
from core.committees.agenda import AgendaItem
from core.committees.committee import CITIZENS_MOST, Committee
from core.committees.file import CommitteeFile
from core.committees.inviting import owe_invitations
from core.committees.meeting import OF_PEOPLE, Meeting
from core.committees.sitting import Invitation, Said
from core.committees.story import CommitteeEvent, CommitteeEventKind, told_since
from core.desk.committee_reading import VOLUNTEERS, ReadingCommittees
from core.errors import Invalid, Refused, Stale
from core.history import changed
from core.meant import meant
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure, within
from core.text.clean import one_line
from core.vocabulary import ExperienceState

Change = Callable[[UnitOfWork, Committee, Structure, datetime], Committee]
REASON_MAX = 300
"""How many signs the reason that a committee is called off may have."""

INVITED_MOST = 3 * CITIZENS_MOST
"""How many citizens are invited to one committee at most: some say no."""


class KeepingCommittees(ReadingCommittees):
    """Committees are kept within one's sub-tree, or where one is the référent."""

    def new_committee(self, meeting: Meeting, structure_code: str = "") -> CommitteeFile:
        """Keep a new committee of a structure, one's own when none is named.

        Raises:
            Forbidden, Invalid, NotFound.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            structure = meant(uow, Seat.of(uow, self._account_name), structure_code, Action.KEEP_COMMITTEE)
            meeting.must_hold()
            told = {name: getattr(meeting, name) for name in OF_PEOPLE}
            number = uow.committees.next_number()
            uow.committees.add(Committee(number=number, structure_code=structure.code, **told))
            uow.committees.note(self._committee_event(number, CommitteeEventKind.PREPARED, now))
            uow.commit()
        return self.committee(number)

    def edit_committee(self, number: int, seen_version: int, meeting: Meeting) -> CommitteeFile:
        """Keep the meeting as it is described now; those who are invited are told of another date or place.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """

        def edit(uow: UnitOfWork, committee: Committee, _: Structure, now: datetime) -> Committee:
            after = committee.met(meeting)
            if after.announced > committee.announced:
                asked = [one for one in uow.committees.invitations(number) if one.said is not Said.NO]
                uow.committees.put_invitations(one.asked_again() for one in asked)
                owe_invitations(uow, after, [one.experience_number for one in asked], now)
            return after

        return self._change_committee(number, seen_version, CommitteeEventKind.EDITED, edit)

    def set_agenda(self, number: int, seen_version: int, items: Sequence[AgendaItem]) -> CommitteeFile:
        """Keep the agenda, in this order.

        Raises:
            Refused: a story of it is not public, or does not concern the structure.
            Forbidden, Invalid, NotFound, Stale.
        """

        def order(uow: UnitOfWork, committee: Committee, structure: Structure, _: datetime) -> Committee:
            _must_concern(uow, structure, [one.story for one in items if one.story is not None])
            return committee.with_agenda(items)

        return self._change_committee(number, seen_version, CommitteeEventKind.AGENDA, order)

    def invite(self, number: int, seen_version: int, experiences: Sequence[int]) -> CommitteeFile:
        """Invite authors who offered to sit, by their experiences: the notifier alone opens their addresses.

        Raises:
            Refused: one of them did not offer, is invited already or left no address.
            Forbidden, Invalid, NotFound, Stale.
        """

        def ask(uow: UnitOfWork, committee: Committee, structure: Structure, now: datetime) -> Committee:
            asked = list(dict.fromkeys(experiences))
            _must_be_invitable(uow, committee, structure, asked)
            after = committee.inviting(now)
            uow.committees.put_invitations(
                Invitation(committee_number=number, experience_number=one, at=now) for one in asked
            )
            owe_invitations(uow, after, asked, now)
            return after

        told = f"{len(experiences)} invitation{'s' if len(experiences) > 1 else ''}"
        return self._change_committee(number, seen_version, CommitteeEventKind.INVITED, ask, told)

    def call_off_committee(self, number: int, seen_version: int, why: str) -> CommitteeFile:
        """Call a committee off: it is prepared again, without a date, and whoever has not said no is told why, once.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        reason = one_line(why)
        if not reason or len(reason) > REASON_MAX:
            raise Invalid(f"Écrivez pourquoi le comité est annulé, en {REASON_MAX} caractères au plus.", "why")

        def call_off(uow: UnitOfWork, committee: Committee, _: Structure, now: datetime) -> Committee:
            after = committee.called_off()
            told = [one for one in uow.committees.invitations(number) if one.said is not Said.NO]
            uow.committees.put_invitations(one.asked_again() for one in told)
            owe_invitations(uow, after, [one.experience_number for one in told], now)
            return after

        return self._change_committee(number, seen_version, CommitteeEventKind.EDITED, call_off, reason)

    def hold_committee(self, number: int, seen_version: int) -> CommitteeFile:
        """Say that a committee has met.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """
        return self._change_committee(
            number, seen_version, CommitteeEventKind.HELD, lambda _, one, __, now: one.held(now)
        )

    def close_committee(self, number: int, seen_version: int) -> CommitteeFile:
        """Close a committee: nothing of it changes any more.

        Raises:
            Forbidden, NotFound, Refused, Stale.
        """
        return self._change_committee(
            number, seen_version, CommitteeEventKind.CLOSED, lambda _, one, __, ___: one.closed()
        )

    def write_minutes(self, number: int, seen_version: int, text: str) -> CommitteeFile:
        """Keep the minutes; what they were before stays in the history.

        Raises:
            Forbidden, Invalid, NotFound, Refused, Stale.
        """
        kind = CommitteeEventKind.MINUTES
        return self._change_committee(number, seen_version, kind, lambda _, one, __, ___: one.with_minutes(text))

    def _change_committee(
        self, number: int, seen_version: int, kind: CommitteeEventKind, change: Change, detail: str = ""
    ) -> CommitteeFile:
        """Make one change to a committee, checked and told in its history."""
        now = self._clock.now()
        with self._store.writing() as uow:
            seat, committee, structure = self._read_committee(uow, number)
            seat.check(Action.KEEP_COMMITTEE, [structure.path])
            _must_be_at(uow, committee, seen_version)
            after = change(uow, committee, structure, now)
            uow.committees.save(after, seen_version)
            uow.committees.note(self._committee_event(number, kind, now, detail, changed(committee, after)))
            uow.commit()
        return self.committee(number)

    def _committee_event(
        self,
        number: int,
        kind: CommitteeEventKind,
        at: datetime,
        detail: str = "",
        changes: dict[str, list[object]] | None = None,
    ) -> CommitteeEvent:
        return CommitteeEvent(
            committee_number=number, at=at, actor=self._account_name, kind=kind, detail=detail, changes=changes or {}
        )


def _must_concern(uow: UnitOfWork, structure: Structure, numbers: Sequence[int]) -> None:
    """Raise Refused, with their numbers, when some stories are not public or are not about the structure."""
    known, concerns = uow.experiences.many(numbers), uow.concerns.of(numbers)
    places = uow.structures.many({one.structure_code for of_one in concerns.values() for one in of_one})
    wrong = [
        n
        for n in numbers
        if n not in known
        or known[n].state is not ExperienceState.PUBLISHED
        or not any(within(places[one.structure_code].path, structure.path) for one in concerns.get(n, ()))
    ]
    if wrong:
        listed = ", ".join(map(str, wrong))
        raise Refused(f"Ces récits ne sont pas publiés, ou ne concernent pas {structure.name} : {listed}.")


def _must_be_invitable(uow: UnitOfWork, committee: Committee, structure: Structure, numbers: Sequence[int]) -> None:
    if not numbers:
        raise Invalid("Choisissez au moins une personne à inviter.", "experiences")
    offered = {one.experience_number for one in uow.seat_offers.within(structure.path, VOLUNTEERS)}
    if strange := [number for number in numbers if number not in offered]:
        raise Refused(f"Récit n° {strange[0]} : son auteur ne propose pas de participer au comité.")
    invited = () if committee.is_called_off else uow.committees.invitations(committee.number)
    asked = {one.experience_number for one in invited}
    if again := [number for number in numbers if number in asked]:
        raise Refused(f"L’auteur du récit n° {again[0]} est déjà invité.")
    reachable = set(uow.addresses.among(numbers))
    if lost := [number for number in numbers if number not in reachable]:
        raise Refused(f"L’auteur du récit n° {lost[0]} a effacé son adresse : il ne peut plus être invité.")
    if len(asked) + len(numbers) > INVITED_MOST:
        raise Refused(f"Un comité invite {INVITED_MOST} personnes au plus : choisissez-en moins.")


def _must_be_at(uow: UnitOfWork, committee: Committee, seen_version: int) -> None:
    """Raise Stale, saying who changed what, when the version seen is no longer the present one."""
    if committee.version == seen_version:
        return
    since = told_since(uow.committees.history(committee.number), seen_version)
    raise Stale(
        f"Le comité {committee.number} a changé depuis que vous l’avez lu ({since or committee.state.label}) : "
        "relisez-le, votre texte est gardé ici."
    )
