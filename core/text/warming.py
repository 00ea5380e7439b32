"""Reads the lexicons of the detectors before anybody waits for them."""

from core.text.analysis import analyse
from core.text.likeness import bands

_MEETING_THEM_ALL = (
    "J’ai attendu une heure au guichet, puis Mme Jeanne Martin, ma conseillère, m’a reçu ; tout est réglé depuis hier.",
    "Je veux mourir, je vais me suicider ce soir.",
    "Quel p u t o i s, quel c*nn*rd : I want to speak with somebody because nobody answers the phone.",
    "Ma fille Léa s’appelle Lefebvre, 12 rue de la Paix, 75002 Paris, +44 20 7946 0958, 1 80 05 75 116 005 33.",
    "Le ministre Dupont l’a promis au zéro six douze trente-quatre cinquante-six soixante-dix-huit. Paul a répondu.",
)
"""Made-up sentences in which the detectors look for everything that they know."""


def read_lexicons() -> None:
    """Read them, for the rest of the process: the first story that comes is then read as fast as the others."""
    for told in _MEETING_THEM_ALL:
        analyse(told)
        bands(told)
