"""Whether a text says nothing at all."""

import re
from collections.abc import Sequence

_FILLER_WORDS = """
    a ai ajouter ajout allo asap au aucun aucune autre avance avis beaucoup bien bla bof bonjour bonne bonsoir
    c ca ce ceci cela ci coin commentaire commentaires cordialement coucou d de declarer demo des dire
    document du ecrire en envoyer essai essais est et etc euh fichier fin formulaire foo bar ha hello hein hey
    hum jointe joint journee je j l la le les lol lorem ipsum dolor sit amet mdr me merci message mon monsieur
    madame n na neant non ne nouvel objet ok okay ou oui par pas penser piece plus point pour pj quoi raconter
    ras remarque remarques rien salut sais sans signaler soiree special stp suis svp test teste tester testes
    testing tests texte titre toto titi tata truc tout un une vide voici voila voir vu xd xx yo zzz quand meme
    donc que moi tous toutes particulier specifique y prevu pieces jointes cet cette fonctionne marche
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_LONGEST = 14
_ROWS = ("azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz")
_VOWEL = re.compile(r"[aeiouyœæ]")
_NO_WORD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|(.)\1\1|^(.{1,4})\2{2,}$|^(?:bla)+$|^(?:ha|hi|hé|he|la|na|tra)+$")
_ALPHABET_RUN = 4


def empty(words: Sequence[str]) -> str:
    """Say why there is nothing to read in these words, "" when there is something."""
    said = [word for word in words if word != "."]
    if not said:
        return "aucun mot"
    if all(_gibberish(word) or word.isdecimal() for word in said):
        return "aucun mot qui ait un sens"
    if len(said) <= _LONGEST and all(word in _FILLERS or _gibberish(word) or word.isdecimal() for word in said):
        return "rien que des mots de politesse ou d’essai"
    return ""


def _gibberish(word: str) -> bool:
    if not (word.isascii() and word.isalpha()) or len(word) < _ALPHABET_RUN:
        return word.isascii() and len(set(word)) == 1 and (len(word) > 1 or word not in "aoy")
    if any(word in row or word[::-1] in row for row in _ROWS):
        return True
    return not _VOWEL.search(word) or bool(_NO_WORD.search(word)) or len(set(word)) <= 2
