"""What some made-up authors write that moderation hides: names and numbers that belong to nobody."""

from dataclasses import dataclass
from random import Random

from admin.seed.drawing import between, one_of
from admin.seed.typing_styles import typeset

_NAMES = ("Mme Valombre", "M. Gastrelle", "Mme Ondivier", "M. Tréfaucourt", "Mme Brisemoulin")
_WITH_NAME = (
    "C'est {words} qui m'a reçu, et je ne l'oublierai pas.",
    "J'ai eu {words} au téléphone, qui suit mon dossier.",
    "{words} connaît ma situation.",
)
_WITH_NUMBER = ("On peut me joindre au {words}.", "Mon numéro est le {words}, j'attends toujours.")


@dataclass(frozen=True, slots=True)
class Indiscretion:
    """A sentence of a story with words to hide.

    Attributes:
        words: what is hidden.
        label: what is read instead.
        why: what moderation says of it to the author.
    """

    sentence: str
    words: str
    label: str
    why: str


def indiscretion(random: Random) -> Indiscretion:
    """Give a sentence that says too much. The numbers are of those kept for fiction (06 39 98 …)."""
    if random.random() < 0.5:
        words = one_of(random, _NAMES)
        return _said(random, _WITH_NAME, words, "nom", "Nous ne publions pas le nom des personnes.")
    words = f"06 39 98 {between(random, 0, 99):02} {between(random, 0, 99):02}"
    return _said(random, _WITH_NUMBER, words, "téléphone", "Votre numéro serait lu par tous : nous l'avons masqué.")


def _said(random: Random, sentences: tuple[str, ...], words: str, label: str, why: str) -> Indiscretion:
    return Indiscretion(typeset(one_of(random, sentences).format(words=words)), words, label, typeset(why))
