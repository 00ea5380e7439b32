"""What a few made-up authors write that must be read first: somebody may be in danger."""

from random import Random

from admin.seed.drawing import one_of
from admin.seed.typing_styles import typeset

_SENTENCES = (
    "Je n'en peux plus, certains soirs je pense à en finir.",
    "Je n'ai rien mangé depuis trois jours et mes enfants non plus.",
    "Mon compagnon me frappe et je n'ai nulle part où aller avec le petit.",
    "Si ça continue, je viens avec un fusil et vous serez bien obligés de m'écouter.",
)


def alarming(random: Random) -> str:
    """Give a sentence that raises the alert."""
    return typeset(one_of(random, _SENTENCES))
