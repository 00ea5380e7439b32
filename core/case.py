"""One experience with all that belongs to it, as a rule of the desk needs it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from core import parties
from core.access import RIGHTS, Action
from core.account import Account
from core.concern import Concern
from core.dossier import ConcernFile, Dossier, ResponseFile, UnderWay
from core.errors import NotFound, Refused, Stale
from core.experience import Experience
from core.history import CAN_BE_UNDONE, Event, EventKind, standing
from core.ports import UnitOfWork
from core.presence import Writer
from core.projection import Votes
from core.response import BEING_WRITTEN, Response, Usefulness
from core.seat import Seat
from core.stages import held_times
from core.structure import Structure
from core.transfer import Transfer, TransferState
from core.undoing import own_publication
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
        EventKind.CLASSIFIED,
        EventKind.REATTACHED,
        EventKind.UNDONE,
    }
)
"""What brings a new version of an experience."""
_FOR_MODERATORS = frozenset(
    {EventKind.HELD, EventKind.ALERT_RAISED, EventKind.ALERT_CLEARED, EventKind.REPORTED, EventKind.REPORTS_DISMISSED}
)
"""Events whose words are for the moderators alone."""
_ON_EXPERIENCE = (Action.MODERATE, Action.WITHDRAW, Action.TAG, Action.PREPARE_ACTION)
_ON_CONCERN = (
    Action.CLASSIFY,
    Action.REATTACH,
    Action.ASK_TRANSFER,
    Action.DRAFT,
    Action.SEND_TO_VALIDATE,
    Action.PUBLISH_RESPONSE,
    Action.PUBLISH_VALIDATED,
)


@dataclass(frozen=True, slots=True)
class Case:
    """An experience, the structures concerned and their responses, as they are now."""

    experience: Experience
    concerns: Sequence[Concern]
    structures: Mapping[str, Structure]
    responses: Sequence[Response]
    transfers: Sequence[Transfer] = ()

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
        transfers = uow.transfers.of(number)
        codes = {concern.structure_code for concern in concerns} | _named_codes(transfers, concerns)
        responses = uow.responses.of([number]).get(number, ())
        return cls(experience, concerns, uow.structures.many(codes), responses, transfers)

    @property
    def paths(self) -> list[str]:
        """The paths of the structures concerned."""
        return [self.structures[concern.structure_code].path for concern in self.concerns]

    @property
    def paths_of_participants(self) -> list[str]:
        """The paths of those who say their word: the structures concerned, and those that a discussion brings in."""
        discussed = (self.open_request(c.position) for c in self.concerns if c.discussed_since is not None)
        brought_in = (parties.asked_of(self.requests_like(asked), self.structures) for asked in discussed if asked)
        return self.paths + [path for paths in brought_in for path in paths]

    @property
    def paths_of_readers(self) -> list[str]:
        """The paths of those who may read: the participants, who decides of a request, and who sent it elsewhere."""
        return self.paths_of_participants + [
            path for transfer in self.transfers for path in parties.readers(transfer, self.structures)
        ]

    def requests_like(self, asked: Transfer) -> list[Transfer]:
        """Give every request of the same sender about the same concern, oldest first."""
        here = (asked.position, asked.from_code)
        return [transfer for transfer in self.transfers if (transfer.position, transfer.from_code) == here]

    def open_request(self, position: int) -> Transfer | None:
        """Give the request that nobody has decided yet, if there is one."""
        return next((t for t in self.transfers if t.position == position and t.state is TransferState.ASKED), None)

    def why_not_decide(self, concern: Concern, seat: Seat) -> str | None:
        """Say why the seat may not decide whose the concern is, None when it may."""
        asked = self.open_request(concern.position)
        if asked is None:
            return f"Aucun transfert n’est demandé pour l’expérience {self.experience.number} à cette place."
        return parties.why_not_decide(asked, self.structures, seat, discussed=concern.discussed_since is not None)

    def is_visible_to(self, seat: Seat) -> bool:
        """Tell whether the seat may open the experience."""
        published = self.experience.state is ExperienceState.PUBLISHED
        action = Action.READ if published else Action.READ_UNPUBLISHED
        return seat.refusal(action, self.paths_of_readers) is None

    def must_be_visible_to(self, seat: Seat) -> None:
        """Raise NotFound when the seat may not even know that the experience exists."""
        if not self.is_visible_to(seat):
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

    def undoable(self, events: Sequence[Event], seat: Seat, now: datetime, grace: timedelta) -> Event | None:
        """Give the last decision when the seat made it and may still take it back, None otherwise.

        `events` is the history of the experience.
        """
        decisions = [event for event in events if event.kind in _DECISIONS]
        last = decisions[-1] if decisions else None
        if last is None or last.kind not in CAN_BE_UNDONE or last.actor != seat.account.name:
            return None
        answered_since = bool(self.responses) and last.kind is not EventKind.WITHDRAWN
        as_it_was_left = _version_after(last) == self.experience.version and not answered_since
        return last if as_it_was_left and now < last.at + grace else None

    def undoable_answer(
        self, position: int, events: Sequence[Event], votes: Votes, seat: Seat, now: datetime, grace: timedelta
    ) -> Event | None:
        """Give what made the answer there public, when the seat did it and may still take it back; else None."""
        published = self.published(position)
        if published is None or self.draft(position) is not None or (position, published.revision) in votes:
            return None
        name = self.structures[published.structure_code].name
        return own_publication(events, published, name, seat.account.name, now, grace)

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

    def corrected(self, position: int) -> Response | None:
        """Give the answer that the published one corrects, if there is one."""
        return next((r for r in reversed(self._at(position)) if r.state is ResponseState.SUPERSEDED), None)

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
        events = uow.history.of(number)
        writers = uow.writers.of(number, now)
        decision = self.undoable(events, seat, now, grace)
        return Dossier(
            experience=self.experience,
            original=uow.originals.get(number) if moderates else None,
            screening=uow.screenings.get(number) if moderates else None,
            reports=tuple(uow.reports.of(number)) if moderates else (),
            transfers=tuple(self.transfers),
            named={code: self.structures[code] for code in _named_codes(self.transfers, self.concerns)},
            reader=there if there and there.account_name != seat.account.name else None,
            undo_until=decision.at + grace if decision else None,
            concerns=tuple(
                self._file(concern, votes, seat, events, now).model_copy(
                    update={
                        "undo_until": self._undo_until(concern.position, events, votes, seat, now, grace),
                        "writer": self._other_writer(concern, writers.get(concern.position), seat),
                    }
                )
                for concern in self.concerns
            ),
            history=tuple(_told(event, seat) for event in events),
            refusals=seat.refusals(_ON_EXPERIENCE, self.paths),
        )

    def _file(
        self,
        concern: Concern,
        votes: Mapping[tuple[int, int], Usefulness],
        seat: Seat,
        events: Sequence[Event],
        now: datetime,
    ) -> ConcernFile:
        structure = self.structures[concern.structure_code]
        draft = self.draft(concern.position)
        return ConcernFile(
            concern=concern,
            structure=structure,
            responses=tuple(
                ResponseFile(response=r, usefulness=votes.get((r.position, r.revision), Usefulness()))
                for r in self._at(concern.position)
                if may_read(r, structure, seat)
            ),
            under_way=UnderWay.of(draft) if draft else None,
            held=held_times(self.experience, concern, self.transfers, self.responses, events, now),
            refusals=self._refusals(concern, structure, seat),
        )

    def _other_writer(self, concern: Concern, writer: Writer | None, seat: Seat) -> Writer | None:
        """Give who else writes there, to those who may write there."""
        if writer is None or writer.account_name == seat.account.name:
            return None
        path = self.structures[concern.structure_code].path
        return writer if seat.refusal(Action.DRAFT, [path]) is None else None

    def _undo_until(
        self, position: int, events: Sequence[Event], votes: Votes, seat: Seat, now: datetime, grace: timedelta
    ) -> datetime | None:
        publication = self.undoable_answer(position, events, votes, seat, now, grace)
        published = self.published(position)
        return published.published_at + grace if publication and published and published.published_at else None

    def _refusals(self, concern: Concern, structure: Structure, seat: Seat) -> dict[str, str]:
        refusals = seat.refusals(_ON_CONCERN, [structure.path])
        why = seat.refusal(Action.PUBLISH_VALIDATED, [structure.path]) if structure.requires_validation else None
        refusals = ({Action.PUBLISH_RESPONSE.value: why} if why else {}) | refusals
        undecided = self.why_not_decide(concern, seat)
        return refusals | ({Action.DECIDE_TRANSFER.value: undecided} if undecided else {})

    def _at(self, position: int) -> list[Response]:
        return [response for response in self.responses if response.position == position]


def may_read(response: Response, structure: Structure, seat: Seat) -> bool:
    """Tell whether the seat reads this response: a text being written is for its own structure, unless shared."""
    for_all = response.state not in BEING_WRITTEN or response.shared
    return for_all or seat.refusal(Action.DRAFT, [structure.path]) is None


def _told(event: Event, seat: Seat) -> Event:
    """Give a line of history to this reader: what the public never saw is for the moderators alone."""
    if seat.has(Action.READ_UNPUBLISHED):
        return event
    return event.model_copy(update={"changes": {}} | ({"detail": ""} if event.kind in _FOR_MODERATORS else {}))


def _named_codes(transfers: Sequence[Transfer], concerns: Sequence[Concern]) -> set[str]:
    return parties.codes(transfers) | {concern.told_code for concern in concerns if concern.told_code}


def _told_as_decision(event: Event) -> bool:
    return event.kind in _DECISIONS or "version" in event.changes


def _version_after(event: Event) -> int:
    return int(event.changes["version"][1]) if "version" in event.changes else 0


def _could_moderate_instead(account: Account, seat: Seat) -> bool:
    another = account.active and account.name != seat.account.name
    return another and (account.role, Action.MODERATE) in RIGHTS


def _not_found(number: int) -> NotFound:
    return NotFound(f"Aucune expérience {number} n’est visible d’ici : vérifiez le numéro.")
