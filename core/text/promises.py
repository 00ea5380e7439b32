"""Finds what an answer cannot promise here: that somebody will call the author, or write to them again."""

import re
from collections.abc import Iterator

from core.text.same_length import same_length
from core.text.sentences import sentences

_S = r"\s+"
_NOT_DENIED = r"(?<!\bne\s)"
_SOON = (
    r"(?:prochainement|bientot|rapidement|tres vite|au plus vite|des que|dans les|dans la|dans un|sous \d|sous quelques"
    r"|demain|cette semaine|la semaine|d'ici|ulterieurement|en retour|en prive|directement|personnellement)"
)
_AGAIN = "(?:re-?|r)?"
_FUTURE_WE = rf"{_AGAIN}(?:contacterons|appellerons|ecrirons|joindrons|repondrons|solliciterons|telephonerons)"
_FUTURE_ONE = rf"{_AGAIN}(?:contactera|appellera|ecrira|joindra|telephonera)\b"
_FUTURE_THEY = rf"{_AGAIN}(?:contacteront|appelleront|ecriront|joindront|telephoneront)"
_FUTURE_I = rf"{_AGAIN}(?:contacterai|appellerai|ecrirai|joindrai|repondrai|telephonerai)\b"
_TO_REACH = rf"(?:{_AGAIN}(?:contacter|appeler|ecrire|joindre|telephoner)|repondre personnellement)\b"
_NOW = rf"(?:{_AGAIN}(?:contacte|appelle|joint|ecrit)|{_AGAIN}(?:contactons|appelons|joignons|ecrivons))\b"
_REACHED = rf"{_AGAIN}(?:contacte|appele|joint|sollicite|informe|averti|prevenu|telephone)(?:e|s|es)?\b"
_MESSAGE = (
    r"(?:appel|coup de (?:fil|telephone)|courrier|lettre|mail|e-mail|courriel|message|sms|reponse"
    r"(?: (?:personnelle|personnalisee|individuelle|detaillee|ecrite|complete|precise))?)"
)

_PROMISES = re.compile(
    "|".join(
        (
            rf"{_NOT_DENIED}\bvous{_S}(?:{_FUTURE_WE}|{_FUTURE_ONE}|{_FUTURE_THEY}|{_FUTURE_I})",
            rf"\bvous{_S}repond(?:ra|ront){_S}(?:\w+ment\b|{_SOON}|par{_S}(?:{_MESSAGE}|ecrit|telephone)\b)",
            rf"\b(?:allons|vais|va|vont){_S}(?:tres{_S})?(?:rapidement{_S}|prochainement{_S})?vous{_S}{_TO_REACH}",
            rf"\b(?:manquerons|manquera|manquerai|manqueront){_S}pas{_S}de{_S}vous{_S}"
            rf"(?:{_TO_REACH}|repondre|tenir|informer|prevenir|avertir)",
            rf"{_NOT_DENIED}\b(?:pourra|pourront|pourrons){_S}vous{_S}{_AGAIN}(?:contacter|appeler|joindre|telephoner)",
            rf"\bvous{_S}(?:tiendrons|tiendra|tiendrai|tiendront){_S}(?:\w+{_S})?(?:informe|averti|au{_S}courant)",
            rf"\bvous{_S}(?:serez|allez{_S}etre){_S}(?:\w+ment{_S}|tres{_S}vite{_S}|bientot{_S}|alors{_S})?{_REACHED}",
            rf"\bvous{_S}serez{_S}(?:\w+ment{_S})?tenu(?:e|s|es)?{_S}(?:informe|au{_S}courant)",
            rf"\b(?:reviendrons|reviendra|reviendrai|reviendront){_S}(?:\w+ment{_S}|tres{_S}vite{_S}|bientot{_S})?"
            rf"vers{_S}vous",
            rf"\b(?:allons|vais|va|vont){_S}(?:\w+ment{_S})?revenir{_S}(?:\w+ment{_S}|tres{_S}vite{_S})?vers{_S}vous",
            rf"\b(?:manquerons|manquera|manquerai){_S}pas{_S}de{_S}revenir{_S}vers{_S}vous",
            rf"\brevenons{_S}(?:\w+ment{_S}|tres{_S}vite{_S})?vers{_S}vous{_S}{_SOON}",
            rf"\brevenons{_S}(?:tres{_S}vite|rapidement|prochainement){_S}vers{_S}vous",
            rf"\b(?:prendrons|prendra|prendrai|prendront){_S}(?:\w+ment{_S}|tres{_S}vite{_S}|bientot{_S})?"
            rf"(?:contact{_S}avec{_S}vous|votre{_S}attache)",
            rf"\b(?:allons|vais|va|vont){_S}(?:\w+ment{_S})?prendre{_S}(?:\w+ment{_S})?"
            rf"(?:contact{_S}avec{_S}vous|votre{_S}attache)",
            rf"\bvous{_S}{_NOW}{_S}{_SOON}",
            rf"\bvous{_S}recevrez{_S}(?:\w+ment{_S}|bientot{_S}|tres{_S}vite{_S})?(?:un|une|notre){_S}{_MESSAGE}\b",
            rf"\b(?:un|une|notre){_S}{_MESSAGE}{_S}(?:plus{_S}\w+{_S})?vous{_S}sera{_S}(?:\w+ment{_S})?"
            rf"(?:adresse|envoye|transmis|apporte|faite?|donne)",
            rf"\bvous{_S}(?:adresserons|enverrons|ferons{_S}parvenir|ferons){_S}(?:\w+ment{_S})?(?:un|une|notre){_S}"
            rf"{_MESSAGE}\b",
            rf"\b(?:allons|vais|va|vont){_S}vous{_S}(?:adresser|envoyer|faire{_S}parvenir|transmettre){_S}"
            rf"(?:un|une|notre){_S}{_MESSAGE}\b",
        )
    )
)
_ON_ASKING = re.compile(rf"\b(?:si|lorsque|quand|apres{_S}que){_S}vous\b|\bs'il{_S}vous{_S}(?:contacte|appelle)")
"""Somebody who asks elsewhere is called back from there: what the sentence then tells is how that goes."""


def promises(text: str) -> Iterator[tuple[int, int]]:
    """Give where a text promises to call or to write again, each from its first sign to the one after its last."""
    bare = same_length(text)
    for one in sentences(text):
        said = bare[one.start : one.end]
        for found in _PROMISES.finditer(said):
            if not _ON_ASKING.search(said[: found.start()]):
                yield one.start + found.start(), one.start + found.end()
