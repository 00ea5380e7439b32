"""What is asked before each decision, and what is said of what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.forms import AskNote, AskRejection, AskWithdrawal
from tui.words import named

if TYPE_CHECKING:
    from core.experience import Experience
    from tui.screens.answer import Answer
    from tui.screens.forms import Question


def question(action: str, experience: Experience, kept: Answer | None) -> Question[Answer]:
    """Give the question for a decision, with the words given before when it failed."""
    asked = {"reject": _reject, "hold": _hold, "withdraw": _withdraw}
    return asked[action](experience, kept)


def _reject(experience: Experience, kept: Answer | None) -> Question[Answer]:
    return AskRejection(
        f"Rejeter l’expérience {experience.number}",
        f"{named(experience)} ne sera pas publiée. L’auteur en lira le motif et votre phrase, "
        "par e-mail s’il a laissé une adresse, et sur sa page de suivi.",
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
        "attendue. C’est irréversible.",
        label="Raison, que l’auteur lira",
        yes="Retirer",
        kept=kept,
    )
