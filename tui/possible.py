"""What may be done to the experience on screen, and why the rest may not. Asks core; decides nothing itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.errors import EcouteError
from core.views import Place
from core.vocabulary import CharterReason, ExperienceState, ResponseState

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dossier import ConcernFile, Dossier
    from core.experience import Experience

_NOW, _WORDS = datetime(2000, 1, 1, tzinfo=UTC), "…"  # stand for what will be given
# Each decision with the right it needs, and the rule of core, tried on the present state.
_DECISIONS: dict[str, tuple[str, Callable[[Experience], Experience]]] = {
    "publish": ("moderate", lambda experience: experience.publish(_NOW)),
    "reject": ("moderate", lambda experience: experience.reject([CharterReason.DUPLICATE], _WORDS, _NOW)),
    "hold": ("moderate", lambda experience: experience.hold(_WORDS)),
    "withdraw": ("withdraw", lambda experience: experience.withdraw(_WORDS)),
}
DECISIONS = frozenset(_DECISIONS)
"""The actions that decide on a whole experience."""

_STATE_OF_PLACE = {
    Place.TO_MODERATE: ExperienceState.SUBMITTED,
    Place.HELD: ExperienceState.HELD,
    Place.PUBLISHED: ExperienceState.PUBLISHED,
}


def refusals(dossier: Dossier) -> dict[str, str]:
    """Give why each action is not possible on this experience; absent when it is."""
    found = {action: why for action in _DECISIONS if (why := _why_not_decide(action, dossier)) is not None}
    why = why_not_answer(dossier)
    return found if why is None else found | {"answer": why}


def _why_not_decide(action: str, dossier: Dossier) -> str | None:
    right, rule = _DECISIONS[action]
    if right in dossier.refusals:
        return dossier.refusals[right]
    try:
        rule(dossier.experience)
    except EcouteError as refused:
        return refused.sentence
    return None


def why_not_answer(dossier: Dossier) -> str | None:
    """Say why nothing can be answered here, None when something can."""
    if answerable(dossier):
        return None
    if not dossier.concerns:
        return "Aucune structure n’est concernée par cette expérience."
    if all("draft" in file.refusals for file in dossier.concerns):
        return dossier.concerns[0].refusals["draft"]
    return f"Cette expérience est {dossier.experience.state.label} : on ne répond qu’à une expérience publiée."


def answerable(dossier: Dossier) -> list[ConcernFile]:
    """Give the structures concerned for which an answer may be written."""
    if dossier.experience.state is not ExperienceState.PUBLISHED:
        return []
    return [file for file in dossier.concerns if "draft" not in file.refusals]


def left(place: Place, position: int, dossier: Dossier) -> bool:
    """Tell whether the line certainly left the list, now that the experience is as it is."""
    if place in _STATE_OF_PLACE:
        return dossier.experience.state is not _STATE_OF_PLACE[place]
    file = dossier.concern(position)
    if file is None:
        return False
    state = file.draft.state if file.draft else None
    match place:
        case Place.TO_ANSWER:
            return file.published is not None
        case Place.TO_VALIDATE:
            return state is not ResponseState.TO_VALIDATE
        case Place.DRAFTS:
            return state is None
        case _:
            return False
