"""The commitments of the programme: reference data with a year, since programmes change them."""

from collections.abc import Iterable, Sequence

from sqlmodel import Field

from core.model import Model
from core.vocabulary import Term

WORDING_MAX = 300


class Promise(Term):
    """What a group of commitments promises."""

    CLOSER = "closer", "Plus proches"
    EFFECTIVE = "effective", "Plus efficaces"
    SIMPLER = "simpler", "Plus simples"


class Commitment(Model):
    """Engagement: one thing that the services of the programme commit themselves to.

    Attributes:
        year: the year of the list that it belongs to: the first one that the list is in force.
        number: its place in that list, from 1.
    """

    year: int = Field(ge=1900, le=2200)
    number: int = Field(ge=1, le=99)
    promise: Promise
    wording: str = Field(min_length=1, max_length=WORDING_MAX)


YEAR = 2021
"""The year of the list that Écoute comes with."""

COMMITMENTS = tuple(
    Commitment(year=YEAR, number=number, promise=promise, wording=wording)
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


def with_built_in(kept: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Give every commitment known, by year and number: those kept, with that of 2021 unless another replaces it."""
    known = tuple(kept)
    own = COMMITMENTS if all(one.year != YEAR for one in known) else ()
    return tuple(sorted((*known, *own), key=lambda one: (one.year, one.number)))


def in_force(known: Sequence[Commitment], year: int) -> tuple[Commitment, ...]:
    """Give the list in force in a year: the last that began by then, or else the first of all."""
    begun = [one.year for one in known if one.year <= year]
    first = max(begun) if begun else min(one.year for one in known)
    return tuple(one for one in known if one.year == first)
