"""The closed lists of the filter panel, each with its field and its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.library import Branch
from core.structure import Structure
from core.vocabulary import Channel, GeneralTag, Sentiment, Term
from public_form.telling.places import DEPARTMENTS

Options = Sequence[tuple[str, str]]
"""What can be chosen: the value of each, and its words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of the panel.

    Attributes:
        any: the words of the option that narrows nothing.
    """

    name: str
    label: str
    any: str
    options: Options


def fields(branch: Branch | None, networks: Sequence[Structure]) -> list[Choice]:
    """Give the fields of the panel, in its order."""
    return [
        Choice("structure", "Service", "Tous les réseaux", _structures(branch, networks)),
        Choice("ressenti", "Ressenti", "Tous", _terms(Sentiment)),
        Choice("reponse", "Réponse", "Toutes", (("oui", "Réponse apportée"), ("non", "En attente de réponse"))),
        Choice("canal", "Canal de contact", "Tous", _terms(Channel)),
        Choice("tag", "Thème", "Tous", _terms(GeneralTag)),
        Choice("departement", "Département", "Tous", DEPARTMENTS),
    ]


def _structures(branch: Branch | None, networks: Sequence[Structure]) -> Options:
    """Give the networks, and before them the structure that is chosen when it is none of them."""
    options = [(network.code, network.name) for network in networks]
    if branch is None or branch.structure in networks:
        return options
    return [(branch.structure.code, branch.structure.name), *options]


def _terms(terms: type[Term]) -> Options:
    return [(term.value, term.label[:1].upper() + term.label[1:]) for term in terms]
