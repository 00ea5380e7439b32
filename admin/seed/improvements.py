"""The improvement actions of the made-up programme: what each network did about what it was told."""

from dataclasses import dataclass
from datetime import timedelta

from admin.seed.tree import CAF, GENDARMERIE, HEALTH, PENSION, PREFECTURES, TAXES, URSSAF, WORK, head_code
from admin.seed.typing_styles import typeset
from core.vocabulary import ActionState, Channel


@dataclass(frozen=True, slots=True)
class ImprovementSeed:
    """An action to come.

    Attributes:
        structure: the code of the structure that does it.
        channel: the channel that the stories it comes from are about.
        age: how long ago it was published.
    """

    structure: str
    title: str
    description: str
    channel: Channel
    state: ActionState
    age: timedelta


_ACTIONS: dict[str, tuple[tuple[str, str, Channel, ActionState, int], ...]] = {
    CAF: (
        ("Un rappel quand la ligne est occupée", "Qui n'a pas pu joindre un conseiller choisit l'heure à laquelle "
         "il rappellera sans attendre.", Channel.PHONE, ActionState.DONE, 190),
        ("L'état du dossier dit en clair", "L'espace personnel dit ce qui manque, ce qui est reçu, et pour quand est "
         "la réponse.", Channel.PERSONAL_ACCOUNT, ActionState.ENGAGED, 60),
    ),
    HEALTH: (
        ("Des délais affichés à l'accueil", "Le temps de traitement de chaque demande est affiché et mis à jour chaque "
         "lundi.", Channel.DESK, ActionState.DONE, 150),
    ),
    PENSION: (
        ("Une lettre relue avec des retraités", "Le courrier qui annonce le montant de la pension a été récrit avec "
         "huit volontaires.", Channel.LETTER, ActionState.DONE, 220),
    ),
    WORK: (
        ("Des rendez-vous sans écran obligé", "Les rendez-vous se prennent et se déplacent aussi par téléphone et à "
         "l'accueil.", Channel.ONLINE_PROCEDURE, ActionState.ENGAGED, 45),
    ),
    GENDARMERIE: (
        ("Un coin à part pour les plaintes", "Les brigades du groupement reçoivent les victimes hors de la salle "
         "d'attente.", Channel.DESK, ActionState.DONE, 130),
    ),
    TAXES: (
        ("Une réponse écrite sous cinq jours", "Les messages de l'espace personnel reçoivent une réponse datée, ou la "
         "date à laquelle elle viendra.", Channel.PERSONAL_ACCOUNT, ActionState.ENGAGED, 80),
    ),
    PREFECTURES: (
        ("Une aide humaine pour les démarches en ligne", "Un agent du point d'accueil numérique aide sans rendez-vous, "
         "trois après-midi par semaine.", Channel.ONLINE_PROCEDURE, ActionState.PLANNED, 20),
    ),
    URSSAF: (
        ("Des courriers qui disent qui appeler", "Chaque courrier porte le nom du service et sa ligne directe.",
         Channel.LETTER, ActionState.PLANNED, 15),
    ),
}  # fmt: skip


def improvements() -> tuple[ImprovementSeed, ...]:
    """Give the actions of every network, always the same."""
    return tuple(
        ImprovementSeed(head_code(network), typeset(title), typeset(text), channel, state, timedelta(days=days))
        for network, actions in _ACTIONS.items()
        for title, text, channel, state, days in actions
    )
