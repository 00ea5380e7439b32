"""How people type: with French typography, with the signs of the keyboard, or in a hurry."""

from random import Random

NARROW = "\u202f"
_SIGNS = (" ;", " :", " !", " ?", " »", " %", " €")

# What a hurried hand writes, in the order in which the mistakes are looked for.
_SLIPS = (
    ("j'ai ", "jai "),
    ("c'est", "cest"),
    (" ça ", " sa "),
    (" à ", " a "),
    ("n'est pas", "est pas"),
    (" m'a ", " ma "),
    ("reçu", "recu"),
    ("était", "étais"),
    ("toujours", "toujour"),
    (" beaucoup", " bcp"),
    ("rendez-vous", "rdv"),
    ("appelé", "appeler"),
    ("envoyé", "envoyer"),
    (" qu'", " que "),
    ("même", "meme"),
    (" téléphone", " telephone"),
    (" mois", " moi"),
    ("aucune", "aucunes"),
)


def typeset(text: str) -> str:
    """Give the text with French typography: curly apostrophes, narrow no-break spaces."""
    text = text.replace("'", "’").replace("« ", "«" + NARROW)
    for sign in _SIGNS:
        text = text.replace(sign, NARROW + sign[1])
    return text


def typed(random: Random, text: str) -> str:
    """Give the text as somebody typed it: with care for half of them, in a hurry for one in ten."""
    manner = random.random()
    if manner < 0.55:
        return typeset(text)
    return _on_a_keyboard(text) if manner < 0.9 else _in_a_hurry(random, text)


def _on_a_keyboard(text: str) -> str:
    return text.replace(NARROW, " ").replace("« ", '"').replace(" »", '"').replace("œ", "oe").replace("À ", "A ")


def _in_a_hurry(random: Random, text: str) -> str:
    text = _on_a_keyboard(text)
    for sign in _SIGNS:
        text = text.replace(sign, sign[1])
    slips = [slip for slip in _SLIPS if slip[0] in text]
    for right, wrong in random.sample(slips, min(len(slips), random.randint(2, 5))):
        text = text.replace(right, wrong, 2)
    return text if random.random() < 0.6 else text.rstrip(".").lower()
