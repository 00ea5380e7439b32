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
    from core.transfer import Transfer

_NOW, _WORDS = datetime(2000, 1, 1, tzinfo=UTC), "…"  # stand for what will be given
# Each decision with the right it needs, and the rule of core, tried on the present state.
_DECISIONS: dict[str, tuple[str, Callable[[Experience], Experience]]] = {
    "publish": ("moderate", lambda experience: experience.publish(_NOW)),
    "mask": ("moderate", lambda experience: experience.publish(_NOW)),
    "reject": ("moderate", lambda experience: experience.reject([CharterReason.DUPLICATE], _WORDS, _NOW)),
    "hold": ("moderate", lambda experience: experience.hold(_WORDS)),
    "withdraw": ("withdraw", lambda experience: experience.withdraw(_WORDS)),
    "alert": ("moderate", lambda experience: experience.with_alert(alert=not experience.alert)),
    "route": ("moderate", lambda experience: experience.rerouted()),
    "tag": ("tag", lambda experience: experience.tagged({})),
}
DECISIONS = frozenset(_DECISIONS)
"""The actions that decide on a whole experience."""
FOR_A_STRUCTURE = frozenset({"classify", "reattach"})
"""The actions that are about one structure concerned."""
ABOUT_A_STORY = DECISIONS | FOR_A_STRUCTURE | {"adopt", "comment", "answer", "settle", "history", "link"}
"""The actions that need a story on screen."""

_STATE_OF_PLACE = {
    Place.TO_MODERATE: ExperienceState.SUBMITTED,
    Place.APPEALS: ExperienceState.SUBMITTED,
    Place.HELD: ExperienceState.HELD,
    Place.PUBLISHED: ExperienceState.PUBLISHED,
}


def refusals(dossier: Dossier) -> dict[str, str]:
    """Give why each action is not possible on this experience; absent when it is."""
    reasons = {action: _why_not_decide(action, dossier) for action in _DECISIONS}
    reasons |= {"answer": why_not_answer(dossier), "adopt": why_not_adopt(dossier), "settle": _why_not_settle(dossier)}
    reasons["link"] = _why_not_link(dossier)
    reasons |= {action: _why_not_for_any(dossier, action) for action in FOR_A_STRUCTURE}
    return {action: why for action, why in reasons.items() if why is not None}


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


def _why_not_link(dossier: Dossier) -> str | None:
    if dossier.experience.state is not ExperienceState.PUBLISHED:
        return f"Cette expérience est {dossier.experience.state.label} : on ne lie qu’une expérience publiée."
    return dossier.refusals.get("prepare_action")


def answerable(dossier: Dossier) -> list[ConcernFile]:
    """Give the structures concerned for which an answer may be written."""
    if dossier.experience.state is not ExperienceState.PUBLISHED:
        return []
    return [file for file in dossier.concerns if "draft" not in file.refusals]


def open_to(dossier: Dossier, action: str) -> list[ConcernFile]:
    """Give the structures concerned for which an action about one of them is possible."""
    return [file for file in dossier.concerns if why_not_for(dossier, file, action) is None]


def why_not_for(dossier: Dossier, file: ConcernFile, action: str) -> str | None:
    """Say why an action is not possible for a structure concerned, None when it is."""
    if action in file.refusals:
        return file.refusals[action]
    if action != "reattach":
        return None
    if any(transfer.position == file.concern.position for transfer in dossier.open_transfers):
        return "Un transfert est demandé ici : attendez qu’il soit décidé."
    return "Une réponse est déjà écrite ici : l’expérience y reste." if file.responses else None


def _why_not_for_any(dossier: Dossier, action: str) -> str | None:
    if not dossier.concerns:
        return "Aucune structure n’est concernée par cette expérience."
    own = [file for file in dossier.concerns if action not in file.refusals]
    reasons = [why_not_for(dossier, file, action) for file in own or dossier.concerns]
    return None if None in reasons else reasons[0]


def why_not_adopt(dossier: Dossier) -> str | None:
    """Say why no answer can be adopted or completed here, None when one can."""
    if not answerable(dossier):
        return why_not_answer(dossier)
    return None if adoptable(dossier) else "Aucune autre structure n’a publié de réponse que l’on puisse adopter."


def adoptable(dossier: Dossier) -> list[tuple[ConcernFile, ConcernFile]]:
    """Give the structures for which one may answer, each with another one whose published answer it may adopt."""
    return [
        (own, other)
        for own in answerable(dossier)
        for other in dossier.concerns
        if other is not own and other.published and other.published.adopted_from != own.concern.position
    ]


def transferable(dossier: Dossier) -> list[ConcernFile]:
    """Give the structures concerned that may ask to be replaced: nothing asked yet, nothing written."""
    asked = {transfer.position for transfer in dossier.open_transfers}
    return [
        file
        for file in dossier.concerns
        if "ask_transfer" not in file.refusals and file.concern.position not in asked and not file.responses
    ]


def decidable(dossier: Dossier, position: int = 0) -> list[Transfer]:
    """Give the requests for transfer that one may decide, the one of the line on screen first."""
    files = {file.concern.position: file for file in dossier.concerns}
    found = [t for t in dossier.open_transfers if "decide_transfer" not in files[t.position].refusals]
    return sorted(found, key=lambda transfer: transfer.position != position)


def to_settle(dossier: Dossier, place: Place | None = None, position: int = 0) -> str | None:
    """Tell what there is to deal with: "transfer", "reports" or "ask"; what the list on screen is about comes first."""
    found = []
    if decidable(dossier):
        found.append("transfer")
    if dossier.open_reports and "withdraw" not in dossier.refusals:
        found.insert(0 if place is Place.REPORTS else len(found), "reports")
    if any(position in {0, file.concern.position} for file in transferable(dossier)):
        found.append("ask")
    return found[0] if found else None


def _why_not_settle(dossier: Dossier) -> str | None:
    if to_settle(dossier) is not None:
        return None
    if "moderate" not in dossier.refusals:
        return "Rien à traiter ici : ni transfert demandé, ni signalement."
    if dossier.open_transfers:
        return _why_not_decidable(dossier)
    if all("ask_transfer" in file.refusals for file in dossier.concerns):
        return next((file.refusals["ask_transfer"] for file in dossier.concerns), dossier.refusals["moderate"])
    return "Une réponse est déjà écrite ici : l’expérience reste à cette structure."


def _why_not_decidable(dossier: Dossier) -> str:
    positions = {transfer.position for transfer in dossier.open_transfers}
    asked = next(file for file in dossier.concerns if file.concern.position in positions)
    return f"Un transfert est déjà demandé ici. {asked.refusals['decide_transfer']}"


def _asked_in(dossier: Dossier, position: int) -> Place | None:
    """Give the list of requests that a structure concerned is in, None when nothing is asked there."""
    file = dossier.concern(position)
    if file is None or all(transfer.position != position for transfer in dossier.open_transfers):
        return None
    return Place.DISCUSSIONS if file.concern.discussed_since is not None else Place.TRANSFERS


def left(place: Place, position: int, dossier: Dossier) -> bool:
    """Tell whether the line certainly left the list, now that the experience is as it is."""
    if place in _STATE_OF_PLACE:
        return dossier.experience.state is not _STATE_OF_PLACE[place]
    file = dossier.concern(position)
    state = file.draft.state if file and file.draft else None
    match place:
        case Place.ALERTS:
            return not dossier.experience.alert
        case Place.REPORTS:
            return not dossier.open_reports
        case Place.TRANSFERS | Place.DISCUSSIONS:
            return _asked_in(dossier, position) is not place
        case Place.TO_ANSWER:
            return file is not None and file.published is not None
        case Place.TO_VALIDATE:
            return file is not None and state is not ResponseState.TO_VALIDATE
        case Place.DRAFTS:
            return file is not None and state is None
        case _:
            return False
