"""How the words of closed lists are written in a search, and how they are recognised."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from core.seeking.search import Key
from core.text.clean import fold
from core.vocabulary import Channel, GeneralTag, Sentiment

T = TypeVar("T", bound=StrEnum)

CHANNELS: Mapping[Channel, str] = {
    Channel.DESK: "accueil",
    Channel.PHONE: "téléphone",
    Channel.LETTER: "courrier",
    Channel.EMAIL: "e-mail",
    Channel.ONLINE_PROCEDURE: "démarche-en-ligne",
    Channel.PERSONAL_ACCOUNT: "espace-personnel",
    Channel.CHAT: "tchat",
    Channel.SOCIAL_NETWORKS: "réseaux-sociaux",
    Channel.VIDEO: "visio",
    Channel.PATROL: "patrouille",
}
TAGS: Mapping[GeneralTag, str] = {
    GeneralTag.ACCESSIBILITY: "accessibilité",
    GeneralTag.INFORMATION: "information",
    GeneralTag.RELATION: "relation",
    GeneralTag.RESPONSIVENESS: "réactivité",
    GeneralTag.SIMPLICITY: "simplicité",
}
FEELINGS: Mapping[Sentiment, str] = {feeling: feeling.label for feeling in Sentiment}
YES, NO = "oui", "non"

WORDS: Mapping[Key, tuple[str, ...]] = {
    Key.FEELING: tuple(FEELINGS.values()),
    Key.CHANNEL: tuple(CHANNELS.values()),
    Key.TAG: tuple(TAGS.values()),
    Key.ANSWERED: (YES, NO),
    Key.USEFUL: (YES, NO),
    Key.ACTION: (YES, NO),
}
"""What may follow each key whose values are a closed list."""

EXAMPLES: Mapping[Key, str] = {
    Key.TEXT: "guichet",
    Key.TITLE: "guichet",
    Key.STORY: '"file d’attente"',
    Key.ANSWER: "excuses",
    Key.STRUCTURE: '"Caf du Gard"',
    Key.NETWORK: "caf",
    Key.TYPOLOGY: '"Caisse d’allocations familiales"',
    Key.CHANNEL: "téléphone/négatif",
    Key.TRADE_TAG: "logement",
    Key.ANSWERED: YES,
    Key.DELAY: "7j",
    Key.USEFUL: NO,
    Key.ALSO: '"France Travail"',
    Key.ANSWERED_BY: '"Caf du Gard"',
    Key.FEELING: "négatif",
    Key.TAG: "simplicité/négatif",
    Key.DEPARTMENT: "Gard",
    Key.PUBLISHED: "2026-03",
    Key.ACTION: YES,
    Key.CAMPAIGN: "carte-accueil",
    Key.CONCEPT: "délais",
}
"""What a criterion may look like."""

MEANINGS: Mapping[Key, str] = {
    Key.TEXT: "dans le titre, le récit ou une réponse",
    Key.TITLE: "dans le titre",
    Key.STORY: "dans le récit",
    Key.ANSWER: "dans une réponse",
    Key.STRUCTURE: "structure concernée et ses structures filles (= : elle seule)",
    Key.NETWORK: "réseau d’une structure concernée",
    Key.TYPOLOGY: "typologie de la structure concernée",
    Key.CHANNEL: "canal de contact, avec son ressenti si on veut",
    Key.TRADE_TAG: "tag métier",
    Key.ANSWERED: "si la structure a répondu",
    Key.DELAY: "temps mis pour répondre",
    Key.USEFUL: "si l’auteur a trouvé la réponse utile",
    Key.ALSO: "une autre structure concernée",
    Key.ANSWERED_BY: "structure qui a répondu",
    Key.FEELING: "ressenti d’ensemble",
    Key.TAG: "tag général, avec son ressenti si on veut",
    Key.DEPARTMENT: "département de l’auteur",
    Key.PUBLISHED: "jour, mois, année ou période de publication",
    Key.ACTION: "si une fiche action publiée en vient, ou son numéro",
    Key.CAMPAIGN: "campagne d’où vient l’auteur",
    Key.CONCEPT: "concept que le récit contient, tel qu’il est compté",
}
"""What each key says, for who chooses."""


def key_of(typed: str) -> Key | None:
    """Give the key that somebody typed, accents or not."""
    return next((key for key in Key if fold(key.label) == fold(typed)), None)


def recognised(typed: str, words: Mapping[T, str]) -> T | None:
    """Give the term that somebody typed: its word, its label, or the only one that begins so."""
    sought = fold(typed)
    known = {term: (fold(word), fold(getattr(term, "label", word))) for term, word in words.items()}
    exact = [term for term, names in known.items() if sought in names]
    begun = [term for term, names in known.items() if sought and any(name.startswith(sought) for name in names)]
    if exact:
        return exact[0]
    return begun[0] if len(begun) == 1 else None


def listed(words: Iterable[str]) -> str:
    """Give words as people read a list."""
    return ", ".join(words)
