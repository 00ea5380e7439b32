"""What is asked before each decision, and what is said of what will happen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.rules import DEFAULT_RULES
from tui.screens.forms import AskNote, AskWithdrawal
from tui.screens.rejecting import AskRejection
from tui.screens.routing import AskStructures
from tui.screens.tagging import AskTags
from tui.words import named

if TYPE_CHECKING:
    from core.dossier import Dossier
    from core.experience import Experience
    from core.rules import HouseRules
    from tui.port import DeskPort
    from tui.screens.answer import Answer
    from tui.screens.forms import Question


def question(
    action: str, desk: DeskPort, rules: HouseRules | None, dossier: Dossier, kept: Answer | None
) -> Question[Answer]:
    """Give the question for a decision, with what was given before when it failed."""
    experience = dossier.experience
    match action:
        case "route":
            return _route(desk, dossier, kept)
        case "tag":
            return AskTags(f"Tags généraux de l’expérience {experience.number}", kept.tags if kept else experience.tags)
        case "raise_alert" | "clear_alert":
            return _alert(action, experience, rules or DEFAULT_RULES, kept)
        case _:
            return {"reject": _reject, "hold": _hold, "withdraw": _withdraw}[action](experience, kept)


def _reject(experience: Experience, kept: Answer | None) -> Question[Answer]:
    return AskRejection(
        f"Rejeter l’expérience {experience.number}",
        f"{named(experience)} ne sera pas publiée. L’auteur lira les motifs et le mot ci-dessous.",
        kept,
    )


def _hold(experience: Experience, kept: Answer | None) -> Question[Answer]:
    return AskNote(
        f"Mettre en attente l’expérience {experience.number}",
        f"{named(experience)} ira dans la liste « En attente ». Rien n’est dit à l’auteur.",
        label="Note pour la modération (facultative)",
        yes="Mettre en attente",
        kept=kept,
    )


def _withdraw(experience: Experience, kept: Answer | None) -> Question[Answer]:
    return AskWithdrawal(
        f"Retirer l’expérience {experience.number}",
        f"{named(experience)} et ses réponses ne seront plus visibles du public, et aucune réponse ne sera plus "
        "attendue.",
        label="Raison, que l’auteur lira",
        yes="Retirer",
        kept=kept,
        needed="Écrivez la raison : l’auteur la lira.",
    )


def _alert(action: str, experience: Experience, rules: HouseRules, kept: Answer | None) -> Question[Answer]:
    """Show what the house asks for, and the numbers to hand, before anything is written."""
    width = max((len(line.number) for line in rules.help_lines), default=0)
    lines = "\n".join(f"{line.number:>{width}}  {line.name}" for line in rules.help_lines)
    raised = action == "raise_alert"
    title = "Lever une alerte sur" if raised else "Clore l’alerte sur"
    return AskNote(
        f"{title} l’expérience {experience.number}",
        f"{named(experience)}\n\n{rules.procedure}\n\n{lines}",
        label="Ce qui inquiète, pour la modération seule" if raised else "Ce qui a été fait, pour la modération seule",
        yes="Lever l’alerte" if raised else "Clore l’alerte",
        kept=kept,
        needed="Écrivez en quelques mots ce qui inquiète." if raised else "Écrivez ce qui a été fait.",
    )


def _route(desk: DeskPort, dossier: Dossier, kept: Answer | None) -> Question[Answer]:
    number = dossier.experience.number
    concerned = tuple(file.structure for file in dossier.concerns)
    return AskStructures(
        f"Structures de l’expérience {number}",
        f"{named(dossier.experience)} sera lue par les structures cochées. Le délai promis ne repart pas de zéro.",
        find=desk.structures,
        suggest=partial(desk.suggestions, number),
        chosen=kept.structures if kept else concerned,
    )
