"""Historique: one line for each thing done to an experience, chained so that a changed or missing one shows."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.model import Model
from core.text.clean import printable
from core.vocabulary import Term

AUTHOR = "auteur"
"""Stands for the citizen in the history, who has no account."""

DETECTOR = "détecteur"
"""Stands for the rules that mark texts."""

VISITOR = "visiteur"
"""Stands for a reader of the site."""

RULE = "règle"
"""Stands for a rule of the programme that acts when its time has come."""

OPERATOR = "exploitant"
"""Stands for whoever runs the programme, at whose machine it is done."""

NOT_PEOPLE = frozenset({AUTHOR, DETECTOR, VISITOR, RULE, OPERATOR})
"""Names that no account may bear."""

_FIRST = "0" * 64


class EventKind(Term):
    """What happened."""

    SUBMITTED = "submitted", "déposée"
    PUBLISHED = "published", "publiée"
    REJECTED = "rejected", "rejetée"
    HELD = "held", "mise en attente"
    WITHDRAWN = "withdrawn", "retirée"
    RESPONSE_DRAFTED = "response_drafted", "réponse enregistrée en brouillon"
    RESPONSE_TO_VALIDATE = "response_to_validate", "réponse à valider"
    RESPONSE_PUBLISHED = "response_published", "réponse publiée"
    EVALUATED = "evaluated", "réponse évaluée par l’auteur"
    MASKED = "masked", "publiée avec masquage"
    CORRECTED = "corrected", "corrigée par l’auteur"
    WITHDRAWN_BY_AUTHOR = "withdrawn_by_author", "retirée par l’auteur"
    MASKS_REFUSED = "masks_refused", "masquage refusé par l’auteur, récit retiré"
    APPEALED = "appealed", "recours de l’auteur"
    ADDRESS_ERASED = "address_erased", "adresse effacée par l’auteur"
    ALERT_RAISED = "alert_raised", "alerte levée"
    ALERT_CLEARED = "alert_cleared", "alerte close"
    ROUTED = "routed", "structures changées"
    TAGGED = "tagged", "tags généraux posés"
    UNDONE = "undone", "décision annulée"
    REPORTED = "reported", "signalée par un visiteur"
    REPORTS_DISMISSED = "reports_dismissed", "signalements laissés sans suite"
    TRANSFER_ASKED = "transfer_asked", "transfert demandé"
    TRANSFER_ACCEPTED = "transfer_accepted", "transfert accepté"
    TRANSFER_REFUSED = "transfer_refused", "transfert refusé"
    TRANSFER_CLIMBED = "transfer_climbed", "demande de transfert passée au niveau supérieur"
    DISCUSSION_OPENED = "discussion_opened", "discussion à trois ouverte"
    DISCUSSION_CLOSED = "discussion_closed", "discussion à trois close"
    REATTACHED = "reattached", "rattachée à une structure fille"
    CLASSIFIED = "classified", "canaux, tags métier ou services à améliorer corrigés"
    DRAFT_SHARED = "draft_shared", "brouillon partagé"
    DRAFT_UNSHARED = "draft_unshared", "brouillon repris"
    RESPONSE_SENT_BACK = "response_sent_back", "réponse renvoyée avec des remarques"
    RESPONSE_ADOPTED = "response_adopted", "réponse commune adoptée"
    RESPONSE_UNDONE = "response_undone", "publication de la réponse annulée"
    LINKED_TO_ACTION = "linked_to_action", "liée à une action d’amélioration"
    UNLINKED_FROM_ACTION = "unlinked_from_action", "détachée d’une action d’amélioration"
    OFFERED_TO_SIT = "offered_to_sit", "l’auteur propose de participer à un comité local"
    OFFER_TAKEN_BACK = "offer_taken_back", "l’auteur ne propose plus de participer à un comité local"
    ERASED = "erased", "effacée"


ANSWERS = frozenset({EventKind.RESPONSE_PUBLISHED, EventKind.RESPONSE_ADOPTED})
"""What makes an answer public."""

CAN_BE_UNDONE = frozenset(
    {EventKind.PUBLISHED, EventKind.MASKED, EventKind.REJECTED, EventKind.HELD, EventKind.WITHDRAWN}
)
"""The decisions that can be taken back while nothing has left."""


class Line(Model):
    """One thing done, by whom and when: lines are only ever added.

    Attributes:
        actor: the name of an account, or AUTHOR.
        detail: what goes with it, for those who read the history; "" when nothing.
        changes: by field, [before, after]; may hold what the public never saw.
    """

    at: datetime
    actor: str = Field(max_length=100)
    detail: str = Field(default="", max_length=2000)
    changes: dict[str, list[Any]] = Field(default_factory=dict, sa_type=JSON)

    @field_validator("detail", mode="before")
    @classmethod
    def _clean(cls, text: str) -> str:
        return printable(text).strip()


class Event(Line):
    """One thing done to an experience."""

    experience_number: int
    kind: EventKind


class Link(Event):
    """An event in the chain of its experience.

    Attributes:
        place: 1 for the first event of the experience, and so on.
        changes_digest: of the changes, so that they can be erased one day and the chain still hold.
        previous: the seal of the event before, zeros for the first one.
        seal: of all of the above but the changes themselves.
        erased: whether its words and changes were erased: the seal stays, and nothing can be held against it any more.
    """

    place: int = Field(gt=0)
    changes_digest: str = Field(max_length=64)
    previous: str = Field(max_length=64)
    seal: str = Field(max_length=64)
    erased: bool = False


class Head(NamedTuple):
    """Where a chain ends: what the next event needs to know of the last one."""

    place: int
    seal: str


def linked(event: Event, before: Link | Head | None) -> Link:
    """Give the event as the next one of the chain of its experience."""
    place, previous = (before.place + 1, before.seal) if before else (1, _FIRST)
    changes_digest = _digest(event.changes)
    return Link(
        **event.model_dump(),
        place=place,
        changes_digest=changes_digest,
        previous=previous,
        seal=_seal(event, place, changes_digest, previous),
    )


def fault(link: Link, before: Link | None) -> str | None:
    """Say what is wrong with an event beside the one before it in the chain, None when nothing is."""
    place, previous = (before.place + 1, before.seal) if before else (1, _FIRST)
    if link.place != place:
        return f"l’étape {place} manque"
    if link.previous != previous:
        return "elle ne suit pas l’étape qui la précède"
    if link.changes and _digest(link.changes) != link.changes_digest:
        return "ce qui a changé n’est plus ce qui a été scellé"
    if link.erased:
        return "elle devait être effacée" if link.detail or link.changes else None
    if link.seal != _seal(link, link.place, link.changes_digest, link.previous):
        return "elle n’est plus telle qu’elle a été scellée"
    return None


def standing(events: Iterable[Event]) -> list[Event]:
    """Give the events without what was taken back: that never happened for whoever decides or tells."""
    stand: list[Event] = []
    for event in events:
        if event.kind is EventKind.UNDONE:
            undone = next(i for i in reversed(range(len(stand))) if stand[i].kind in CAN_BE_UNDONE)
            del stand[undone]
        elif event.kind is EventKind.RESPONSE_UNDONE:
            del stand[next(i for i in reversed(range(len(stand))) if _is_answer_of(stand[i], event))]
        else:
            stand.append(event)
    return stand


def _is_answer_of(event: Event, undone: Event) -> bool:
    return event.kind in ANSWERS and event.detail == undone.detail


def changed(before: Model, after: Model) -> dict[str, list[Any]]:
    """Give what differs between two states of one thing, as [before, after] by field."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return {field: [old[field], new[field]] for field in new if old[field] != new[field]}


def _seal(event: Event, place: int, changes_digest: str, previous: str) -> str:
    sealed = event.model_dump(include={"experience_number", "actor", "kind", "detail"}, mode="json")
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    return _digest(sealed | {"at": at, "place": place, "changes": changes_digest, "previous": previous})


def _digest(thing: object) -> str:
    text = json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
