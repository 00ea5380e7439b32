"""The filters that are on, in words, each with the address of the same list without it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.dates import date_fr
from core.structure import Structure
from core.vocabulary import Channel, GeneralTag, Sentiment
from public_form.reading.asked import Asked
from public_form.reading.days import beginning, day_typed


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on.

    Attributes:
        words: what it keeps.
        link: the list without it.
    """

    words: str
    link: str


_IN_WORDS: dict[str, Callable[[str], str]] = {
    "q": lambda text: f"« {text} »",
    "ressenti": lambda value: f"ressenti {Sentiment(value).label}",
    "canal": lambda value: Channel(value).label,
    "tag": lambda value: GeneralTag(value).label,
    "departement": lambda name: name.replace("'", "’"),
    "du": lambda text: f"depuis le {_day(text)}",
    "au": lambda text: f"jusqu’au {_day(text)}",
    "reponse": lambda value: "réponse apportée" if value == "oui" else "en attente de réponse",
    "action": lambda _: "suivies d’une action",
}


def chips(asked: Asked, structure: Structure | None) -> list[Chip]:
    """Give the filters that are on, in the order of an address."""
    return [Chip(_words(name, text, structure), asked.link(**{name: ""})) for name, text in asked.kept.items()]


def _words(name: str, text: str, structure: Structure | None) -> str:
    return structure.name if name == "structure" and structure else _IN_WORDS[name](text)


def _day(text: str) -> str:
    return date_fr(beginning(day_typed(text, "")))
