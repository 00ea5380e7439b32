"""What rises in the last weeks of the made-up programme: a new trouble, told by several people in one place."""

from random import Random
from typing import NamedTuple

from admin.seed.drawing import one_of

_WEEKS_H = 24 * 26.0


class Rise(NamedTuple):
    """A new trouble.

    Attributes:
        structure: the name of the structure where it is.
        every: one story in so many tells it.
        first: the rank of the first one.
    """

    structure: str
    every: int
    first: int
    ways: tuple[str, ...]


RISES = (
    Rise(
        "Point d'accueil Caf d'Alès",
        110,
        60,
        (
            "La borne de l'accueil est en panne et personne ne sait dans quel ordre passer.",
            "Impossible de prendre un ticket, la borne affiche un écran noir.",
            "On m'avait dit que la borne serait réparée, toujours rien.",
            "Avec la borne hors service, la file va jusque dans la rue.",
            "Une borne neuve, et elle ne marche déjà plus.",
        ),
    ),
    Rise(
        "CPAM de l'Hérault",
        160,
        90,
        (
            "Au téléphone c'est désormais un robot qui ne comprend pas mon nom.",
            "Le robot raccroche au bout de trois essais.",
            "Impossible de sortir du robot pour parler à quelqu'un.",
            "J'ai épelé mon numéro au robot, il a répondu à une autre question.",
        ),
    ),
)
"""The troubles of the demonstration."""


def rise_of(rank: int) -> Rise | None:
    """Give what a story of this rank tells more, None for an ordinary one."""
    return next((rise for rise in RISES if rank % rise.every == rise.first), None)


def told(random: Random, rise: Rise) -> tuple[str, float]:
    """Give a sentence that tells it, and how many hours ago it was told."""
    return one_of(random, rise.ways), random.uniform(30, _WEEKS_H)
