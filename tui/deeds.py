"""What each decision asks of the desk, and what is said once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.words import SHORT_TITLE, named

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.dossier import Dossier
    from tui.port import DeskPort
    from tui.screens.answer import Answer

_OUTCOMES = {
    "publish": "publiée",
    "mask": "publiée avec masquage",
    "reject": "rejetée",
    "hold": "mise en attente",
    "withdraw": "retirée",
    "raise_alert": "en alerte",
    "clear_alert": "alerte close",
    "route": "structures changées",
    "tag": "tags généraux posés",
    "classify": "qualifiée",
    "reattach": "rattachée à la structure fille",
    "ask_transfer": "transfert demandé",
    "accept_transfer": "transférée",
    "refuse_transfer": "transfert refusé",
    "close_discussion": "discussion close, elle reste à sa structure",
    "adopt": "réponse commune adoptée",
    "propose": "réponse commune envoyée à la validation",
    "dismiss_reports": "signalements laissés sans suite, elle reste publique",
}


def call(desk: DeskPort, action: str, dossier: Dossier, answer: Answer) -> Callable[[], Dossier]:
    """Give the call of the desk that carries a decision out on the version that was seen."""
    number, version, text, position = (
        dossier.experience.number,
        dossier.experience.version,
        answer.text,
        answer.position,
    )
    calls: dict[str, Callable[[], Dossier]] = {
        "publish": lambda: desk.publish(number, version),
        "reject": lambda: desk.reject(number, version, answer.reasons, text),
        "hold": lambda: desk.hold(number, version, text),
        "withdraw": lambda: desk.withdraw(number, version, text),
        "raise_alert": lambda: desk.raise_alert(number, version, text),
        "clear_alert": lambda: desk.clear_alert(number, version, text),
        "route": lambda: desk.route(number, version, answer.codes),
        "tag": lambda: desk.tag(number, version, answer.tags),
        "classify": lambda: desk.classify(number, position, version, answer.wanted),
        "reattach": lambda: desk.reattach(number, position, version, answer.code),
        "ask_transfer": lambda: desk.ask_transfer(number, position, answer.code, text),
        "accept_transfer": lambda: desk.accept_transfer(number, position, answer.code),
        "refuse_transfer": lambda: desk.refuse_transfer(number, position, text),
        "close_discussion": lambda: desk.close_discussion(number, position, text),
        "dismiss_reports": lambda: desk.dismiss_reports(number, text),
    }
    return calls[action]


def outcome(action: str, dossier: Dossier, *, short: bool = False) -> str:
    """Say what was done, to which experience; `short` where there is little room."""
    name = named(dossier.experience, SHORT_TITLE) if short else named(dossier.experience)
    return f"{name} : {_OUTCOMES[action]}{_opens(action, dossier)}."


def _opens(action: str, dossier: Dossier) -> str:
    """Say what a refusal opened."""
    refused = action == "refuse_transfer" and any(file.concern.discussed_since for file in dossier.concerns)
    return ", une discussion à trois s’ouvre" if refused else ""
