"""One experience with all that belongs to it, as a rule of the desk needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from core.access import RIGHTS, Action
from core.account import Account
from core.concern import Concern
from core.dossier import ConcernFile, Dossier, ResponseFile
from core.errors import NotFound, Refused, Stale
from core.experience import Experience
from core.history import CAN_BE_UNDONE, Event, EventKind, standing
from core.ports import UnitOfWork
from core.response import BEING_WRITTEN, Response, Usefulness
from core.seat import Seat
from core.structure import Structure
from core.transfer import Transfer
from core.vocabulary import ExperienceState, ResponseState

_DECISIONS = frozenset(
    {
        EventKind.PUBLISHED,
        EventKind.MASKED,
        EventKind.REJECTED,
        EventKind.HELD,
        EventKind.WITHDRAWN,
        EventKind.CORRECTED,
        EventKind.WITHDRAWN_BY_AUTHOR,
        EventKind.MASKS_REFUSED,
        EventKind.APPEALED,
        EventKind.ALERT_RAISED,
        EventKind.ALERT_CLEARED,
        EventKind.ROUTED,
        EventKind.TAGGED,
        EventKind.UNDONE,
    }
)
"""What brings a new version of an experience."""
_FOR_MODERATORS = frozenset(
    {EventKind.HELD, EventKind.ALERT_RAISED, EventKind.ALERT_CLEARED, EventKind.REPORTED, EventKind.REPORTS_DISMISSED}
)
"""Events whose words are for the moderators alone."""
_ON_EXPERIENCE = (Action.MODERATE, Action.WITHDRAW)
_ON_CONCERN = (Action.ASK_TRANSFER, Action.DRAFT, Action.SEND_TO_VALIDATE, Action.PUBLISH_RESPONSE)


@dataclass(frozen=True, slots=True)
class Case:
    """An experience, the structures concerned and their responses, as they are now."""

    experience: Experience
    concerns: Sequence[Concern]
    structures: Mapping[str, Structure]
    responses: Sequence[Response]

    @classmethod
    def of(cls, uow: UnitOfWork, number: int) -> Self:
        """Read an experience whole.

        Raises:
            NotFound: it does not exist.
        """
        experience = uow.experiences.get(number)
        if experience is None:
            raise _not_found(number)
        concerns = uow.concerns.of([number]).get(number, ())
        structures = uow.structures.many({concern.structure_code for concern in concerns})
        return cls(experience, concerns, structures, uow.responses.of([number]).get(number, ()))

    @property
    def paths(self) -> list[str]:
        """The paths of the structures concerned."""
        return [self.structures[concern.structure_code].path for concern in self.concerns]

    def must_be_visible_to(self, seat: Seat) -> None:
        """Raise NotFound when the seat may not even know that the experience exists."""
        published = self.experience.state is ExperienceState.PUBLISHED
        action = Action.READ if published else Action.READ_UNPUBLISHED
        if seat.refusal(action, self.paths) is not None:
            raise _not_found(self.experience.number)

    def must_be_at(self, uow: UnitOfWork, seen_version: int) -> None:
        """Raise Stale, saying who did what, when the version seen is no longer the present one."""
        if self.experience.version == seen_version:
            return
        told = [event for event in uow.history.of(self.experience.number) if _told_as_decision(event)]
        since = [event for event in told if _version_after(event) > seen_version] or told[-1:]
        what = ", ".join(f"{event.actor} : {event.kind.label}" for event in since) or self.experience.state.label
        raise Stale(f"L’expérience {self.experience.number} a changé depuis que vous l’avez lue ({what}) : relisez-la.")

    def must_not_judge_own_rejection(self, uow: UnitOfWork, seat: Seat) -> None:
        """Raise Refused when a second look was asked for and somebody else could have it."""
        if self.experience.appealed_at is None:
            return
        rejections = [e for e in standing(uow.history.of(self.experience.number)) if e.kind is EventKind.REJECTED]
        own = bool(rejections) and rejections[0].actor == seat.account.name
        if own and any(_could_moderate_instead(account, seat) for account in uow.accounts.all()):
            raise Refused(
                f"Vous avez rejeté l’expérience {self.experience.number} : son auteur demande un second regard, "
                "laissez-la à une autre personne de la modération."
            )

    def undoable(self, uow: UnitOfWork, seat: Seat, now: datetime, grace: timedelta) -> Event | None:
        """Give the last decision when the seat made it and may still take it back, None otherwise."""
        decisions = [event for event in uow.history.of(self.experience.number) if event.kind in _DECISIONS]
        last = decisions[-1] if decisions else None
        if last is None or last.kind not in CAN_BE_UNDONE or last.actor != seat.account.name:
            return None
        answered_since = bool(self.responses) and last.kind is not EventKind.WITHDRAWN
        as_it_was_left = _version_after(last) == self.experience.version and not answered_since
        return last if as_it_was_left and now < last.at + grace else None

    def must_be_open_to_answers(self) -> None:
        """Raise Refused when the experience is not public."""
        if self.experience.state is not ExperienceState.PUBLISHED:
            state = self.experience.state.label
            raise Refused(
                f"L’expérience {self.experience.number} est {state} : on ne répond qu’à une expérience publiée."
            )

    def concern_for(self, seat: Seat, position: int, action: Action) -> Concern:
        """Give the concern at this position, for somebody who may act on it.

        Raises:
            NotFound: there is no such concern, or the experience may not be seen.
            Forbidden: it is not theirs.
        """
        self.must_be_visible_to(seat)
        concern = self.at(position)
        seat.check(action, [self.structures[concern.structure_code].path])
        return concern

    def at(self, position: int) -> Concern:
        """Give the concern at this position.

        Raises:
            NotFound: there is none.
        """
        concern = next((c for c in self.concerns if c.position == position), None)
        if concern is None:
            raise NotFound(f"L’expérience {self.experience.number} n’a pas de structure concernée n° {position}.")
        return concern

    def draft(self, position: int) -> Response | None:
        """Give the text being written there, if there is one."""
        return next((r for r in self._at(position) if r.state in BEING_WRITTEN), None)

    def published(self, position: int) -> Response | None:
        """Give the answer that the public reads there, if there is one."""
        return next((r for r in self._at(position) if r.state is ResponseState.PUBLISHED), None)

    def last_revision(self, position: int) -> int:
        """Give the highest revision there, 0 when nothing was ever written."""
        return max((response.revision for response in self._at(position)), default=0)

    def draft_must_be_at(self, draft: Response | None, seen_version: int) -> None:
        """Raise Stale, saying who wrote, when the draft seen is no longer the present one."""
        if (draft.version if draft else 0) == seen_version:
            return
        if draft is None:
            raise Stale("Ce brouillon n’existe plus : il a été publié ou repris ; votre texte est gardé ici.")
        raise Stale(f"{draft.author} a modifié ce brouillon depuis que vous l’avez lu ; votre texte est gardé ici.")

    def dossier(self, uow: UnitOfWork, seat: Seat, now: datetime, grace: timedelta) -> Dossier:
        """Put the case together for somebody who may see it."""
        number = self.experience.number
        votes = uow.evaluations.of([number]).get(number, {})
        moderates = seat.has(Action.READ_UNPUBLISHED)
        there = uow.presences.of([number], now).get(number)
        transfers = uow.transfers.of(number)
        decision = self.undoable(uow, seat, now, grace)
        return Dossier(
            experience=self.experience,
            original=uow.originals.get(number) if moderates else None,
            screening=uow.screenings.get(number) if moderates else None,
            reports=tuple(uow.reports.of(number)) if moderates else (),
            transfers=tuple(transfers),
            named=_named(uow, transfers),
            reader=there if there and there.account_name != seat.account.name else None,
            undo_until=decision.at + grace if decision else None,
            concerns=tuple(self._file(concern, votes, seat) for concern in self.concerns),
            history=tuple(_told(event, seat) for event in uow.history.of(number)),
            refusals=seat.refusals(_ON_EXPERIENCE, self.paths),
        )

    def _file(self, concern: Concern, votes: Mapping[tuple[int, int], Usefulness], seat: Seat) -> ConcernFile:
        structure = self.structures[concern.structure_code]
        return ConcernFile(
            concern=concern,
            structure=structure,
            responses=tuple(
                ResponseFile(response=r, usefulness=votes.get((r.position, r.revision), Usefulness()))
                for r in self._at(concern.position)
            ),
            refusals=self._refusals(structure, seat),
        )

    def _refusals(self, structure: Structure, seat: Seat) -> dict[str, str]:
        refusals = seat.refusals(_ON_CONCERN, [structure.path])
        why = seat.refusal(Action.PUBLISH_VALIDATED, [structure.path]) if structure.requires_validation else None
        return refusals | ({Action.PUBLISH_RESPONSE.value: why} if why else {})

    def _at(self, position: int) -> list[Response]:
        return [response for response in self.responses if response.position == position]


def _told(event: Event, seat: Seat) -> Event:
    """Give a line of history to this reader: what the public never saw is for the moderators alone."""
    if seat.has(Action.READ_UNPUBLISHED):
        return event
    return event.model_copy(update={"changes": {}} | ({"detail": ""} if event.kind in _FOR_MODERATORS else {}))


def _named(uow: UnitOfWork, transfers: Sequence[Transfer]) -> dict[str, Structure]:
    codes = {code for transfer in transfers for code in (transfer.from_code, transfer.to_code) if code}
    return dict(uow.structures.many(codes)) if codes else {}


def _told_as_decision(event: Event) -> bool:
    return event.kind in _DECISIONS or "version" in event.changes


def _version_after(event: Event) -> int:
    return int(event.changes["version"][1]) if "version" in event.changes else 0


def _could_moderate_instead(account: Account, seat: Seat) -> bool:
    another = account.active and account.name != seat.account.name
    return another and (account.role, Action.MODERATE) in RIGHTS


def _not_found(number: int) -> NotFound:
    return NotFound(f"Aucune expérience {number} n’est visible d’ici : vérifiez le numéro.")
