"""The author's side of the committees: offering to sit, taking it back, saying yes or no to an invitation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.authoring import Authoring
from core.committees.committee import CITIZENS_MOST, Committee, CommitteeState
from core.committees.sitting import Invitation, Said, SeatOffer, coming
from core.committees.story import CommitteeEvent, CommitteeEventKind
from core.errors import Refused
from core.experience import Experience
from core.history import AUTHOR, EventKind
from core.ports import UnitOfWork
from core.structure import OUTSIDE_CODE
from core.vocabulary import ExperienceState


@dataclass(frozen=True, slots=True)
class OfferedPlace:
    """A structure whose committee an author may sit on.

    Attributes:
        offered: whether they offer to.
    """

    code: str
    name: str
    offered: bool


@dataclass(frozen=True, slots=True)
class ShownInvitation:
    """An invitation, as its author reads it.

    Attributes:
        waits: whether yes or no can still be said.
        full: whether everybody who can sit has said yes.
    """

    number: int
    structure_name: str
    at: datetime
    place: str
    link: str
    said: Said
    waits: bool
    full: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """What an author may do about the committees.

    Attributes:
        reachable: whether an address is there to invite them at.
    """

    reachable: bool
    places: Sequence[OfferedPlace]
    invitations: Sequence[ShownInvitation]


class Volunteering(Authoring):
    """What an author does about the committees; their address stays sealed."""

    def seating(self, token: str) -> Seating:
        """Give what an author may do about the committees.

        Raises:
            NotFound: the secret was not made here.
        """
        with self._store.reading() as uow:
            experience = self._own(uow, token)
            offered = {one.structure_code for one in uow.seat_offers.of(experience.number)}
            names = _concerned(uow, experience)
            return Seating(
                reachable=uow.addresses.has(experience.number),
                places=[OfferedPlace(code, name, code in offered) for code, name in names.items()],
                invitations=[
                    shown
                    for one in uow.committees.invitations_of(experience.number)
                    if (shown := _shown(uow, one, self._clock.now())) is not None
                ],
            )

    def offer_to_sit(self, token: str, code: str) -> None:
        """Offer to sit on the committee of a structure that the experience concerns; twice is once.

        Raises:
            NotFound: the secret was not made here.
            Refused: the experience is not public, does not concern it, or no address is left.
        """
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            name = _concerned(uow, experience).get(code)
            if name is None:
                raise Refused("Votre récit ne concerne pas ce service, ou n’est pas publié : cela n’est pas possible.")
            if not uow.addresses.has(experience.number):
                raise Refused("Votre adresse e-mail est effacée : personne ne pourrait vous inviter.")
            if not _offers(uow, experience, code):
                uow.seat_offers.put(
                    SeatOffer(experience_number=experience.number, structure_code=code, at=self._clock.now())
                )
                self._tell(uow, experience.number, EventKind.OFFERED_TO_SIT, name)
                uow.commit()

    def take_back_offer(self, token: str, code: str) -> None:
        """Take back an offer to sit; once it is taken back, nothing more happens.

        Raises:
            NotFound: the secret was not made here.
        """
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            if _offers(uow, experience, code):
                uow.seat_offers.remove(experience.number, code)
                structure = uow.structures.get(code)
                name = structure.name if structure else code
                self._tell(uow, experience.number, EventKind.OFFER_TAKEN_BACK, name)
                uow.commit()

    def answer_invitation(self, token: str, committee_number: int, *, comes: bool) -> None:
        """Say whether one comes to a committee; one may change one's mind until it meets.

        Raises:
            NotFound: the secret was not made here.
            Refused: there is no such invitation, it is too late, or every seat is taken.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            experience = self._own(uow, token)
            committee = uow.committees.get(committee_number)
            invitations = uow.committees.invitations(committee_number) if committee else ()
            mine = next((one for one in invitations if one.experience_number == experience.number), None)
            if committee is None or mine is None:
                raise Refused("Cette invitation n’est pas la vôtre : ouvrez le lien de votre e-mail.")
            committee.must_take_answers(now)
            said = Said.YES if comes else Said.NO
            if said is mine.said:
                return
            if comes and coming(invitations) >= CITIZENS_MOST:
                raise Refused(f"Les {CITIZENS_MOST} places de ce comité sont prises : merci de votre proposition.")
            uow.committees.put_invitations([mine.answered(said, now)])
            uow.committees.note(_told(committee, experience, said, now))
            uow.commit()


def _concerned(uow: UnitOfWork, experience: Experience) -> dict[str, str]:
    """Give the structures that a public experience concerns, by code; none while it is not public."""
    if experience.state is not ExperienceState.PUBLISHED:
        return {}
    concerns = uow.concerns.of([experience.number]).get(experience.number, ())
    codes = [one.structure_code for one in concerns if one.structure_code != OUTSIDE_CODE]
    known = uow.structures.many(codes)
    return {code: known[code].name for code in codes if code in known}


def _offers(uow: UnitOfWork, experience: Experience, code: str) -> bool:
    return any(one.structure_code == code for one in uow.seat_offers.of(experience.number))


def _shown(uow: UnitOfWork, invitation: Invitation, now: datetime) -> ShownInvitation | None:
    committee = uow.committees.get(invitation.committee_number)
    structure = uow.structures.get(committee.structure_code) if committee else None
    if committee is None or structure is None or committee.at is None:
        return None
    waits = committee.state is CommitteeState.INVITED and committee.at > now
    return ShownInvitation(
        number=committee.number,
        structure_name=structure.name,
        at=committee.at,
        place=committee.place,
        link=committee.link,
        said=invitation.said,
        waits=waits,
        full=coming(uow.committees.invitations(committee.number)) >= CITIZENS_MOST,
    )


def _told(committee: Committee, experience: Experience, said: Said, at: datetime) -> CommitteeEvent:
    return CommitteeEvent(
        committee_number=committee.number,
        at=at,
        actor=AUTHOR,
        kind=CommitteeEventKind.ANSWERED,
        detail=f"récit n° {experience.number} : {said.label}",
    )
