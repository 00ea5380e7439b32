"""The commitments of the programme: reference data with a year, since programmes change them."""

from dataclasses import dataclass

from core.vocabulary import Term


class Promise(Term):
    """What a group of commitments promises."""

    CLOSER = "closer", "Plus proches"
    EFFECTIVE = "effective", "Plus efficaces"
    SIMPLER = "simpler", "Plus simples"


@dataclass(frozen=True, slots=True)
class Commitment:
    """Engagement: one thing that the services of the programme commit themselves to.

    Attributes:
        year: the year of the list that it belongs to.
        number: its place in that list, from 1.
    """

    year: int
    number: int
    promise: Promise
    wording: str


YEAR = 2021
"""The year of the list in force here."""

COMMITMENTS = tuple(
    Commitment(YEAR, number, promise, wording)
    for number, (promise, wording) in enumerate(
        (
            (Promise.CLOSER, "Un accueil courtois et bienveillant, et le droit à l’erreur."),
            (
                Promise.CLOSER,
                "Des services joignables par téléphone ou sur place, et des démarches en ligne facilitées.",
            ),
            (Promise.CLOSER, "Un accompagnement adapté à la situation de chaque personne."),
            (Promise.EFFECTIVE, "Une orientation vers la personne compétente."),
            (Promise.EFFECTIVE, "Une réponse dans les délais annoncés, et des nouvelles de l’avancement du dossier."),
            (Promise.EFFECTIVE, "Un accès aux résultats de qualité de service."),
            (Promise.SIMPLER, "Des avis pris en compte pour améliorer et simplifier."),
            (Promise.SIMPLER, "Des compétences développées en permanence, et une amélioration continue."),
            (Promise.SIMPLER, "Des services éco-responsables."),
        ),
        start=1,
    )
)
