"""What an address asks a list for: read once, and written again in one way only for each state of the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import url_for

from core.errors import Invalid
from core.filters import EVERYTHING, Filters
from core.french import stems
from core.submission import Faults
from core.text.clean import one_line
from core.vocabulary import Channel, GeneralTag, Sentiment, Term
from public_form.reading.days import beginning, day_typed, end
from public_form.telling.places import DEPARTMENTS

QUERY_MAX = 200
"""How many signs the words looked for may have."""

NAMES = ("q", "structure", "ressenti", "canal", "tag", "departement", "du", "au", "reponse", "action")
"""What an address may ask for, in the order in which it is written."""

PLACE = "apres"
"""Where the page starts in the list: it comes last in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks a list for.

    Attributes:
        typed: what each field holds, the empty ones left out.
        filters: what the list is narrowed to.
        faults: one sentence for each field that narrows nothing because it makes no sense.
    """

    typed: Mapping[str, str]
    filters: Filters = EVERYTHING
    faults: Faults = field(default_factory=dict)

    @property
    def kept(self) -> dict[str, str]:
        """The fields that make sense, in the order of an address."""
        return {name: self.typed[name] for name in NAMES if name in self.typed and name not in self.faults}

    @property
    def wordless(self) -> bool:
        """Whether words were typed of which none can be looked for."""
        return "q" in self.kept and not self.filters.words

    @property
    def common(self) -> bool:
        """Whether many readers come here: the whole list, or that of a structure."""
        return not self.faults and self.kept.keys() <= {"structure"}

    def link(self, endpoint: str = "reading.listed", **changed: str) -> str:
        """Give the address of this list, or of the one that differs by these fields ("" drops a field)."""
        told = self.kept | changed
        written: dict[str, Any] = {name: told[name] for name in (*NAMES, PLACE) if told.get(name)}
        return url_for(endpoint, **written)

    def without_structure(self, sentence: str) -> "Asked":
        """Give what is asked once the structure turns out to make no sense."""
        return Asked(self.typed, replace(self.filters, structure=""), {**self.faults, "structure": sentence})


def read(args: Mapping[str, str]) -> Asked:
    """Give what an address asks for."""
    typed = {name: text for name in NAMES if (text := one_line(args.get(name, "")))}
    narrowed: dict[str, Any] = {}
    faults: Faults = {}
    for name, text in typed.items():
        try:
            narrowed |= _narrowed(name, text)
        except Invalid as error:
            faults[name] = error.sentence
    return _in_order(Asked(typed, Filters(**narrowed), faults))


def _by_value(terms: type[Term]) -> dict[str, object]:
    return {term.value: term for term in terms}


_CHOICES: Mapping[str, tuple[str, Mapping[str, object]]] = {
    "ressenti": ("sentiment", _by_value(Sentiment)),
    "canal": ("channel", _by_value(Channel)),
    "tag": ("tag", _by_value(GeneralTag)),
    "departement": ("department", {name: name for name, _ in DEPARTMENTS}),
    "reponse": ("answered", {"oui": True, "non": False}),
    "action": ("acted", {"oui": True}),
}
"""The fields that are chosen in a closed list: the filter of each, and what its values stand for."""


def _narrowed(name: str, text: str) -> dict[str, Any]:
    match name:
        case "q":
            return {"words": _words(text)}
        case "structure":
            return {"structure": text}
        case "du":
            return {"since": beginning(day_typed(text, name))}
        case "au":
            return {"until": end(day_typed(text, name))}
    narrowing, values = _CHOICES[name]
    if text not in values:
        raise Invalid("Ce choix n’existe pas : prenez-en un de la liste.", name)
    return {narrowing: values[text]}


def _words(text: str) -> tuple[str, ...]:
    if len(text) > QUERY_MAX:
        raise Invalid(f"Votre recherche est trop longue : {QUERY_MAX} signes au plus.", "q")
    return tuple(dict.fromkeys(stems(text)))


def _in_order(asked: Asked) -> Asked:
    since, until = asked.filters.since, asked.filters.until
    if since is None or until is None or since < until:
        return asked
    sentence = "La période finit avant d’avoir commencé : changez l’une des deux dates."
    return Asked(asked.typed, replace(asked.filters, since=None, until=None), {**asked.faults, "au": sentence})
