"""Filters of a list: what each lets through, in words, and those that one may turn to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from core.views import EVERY_LINE, Sieve
from core.vocabulary import Sentiment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MARKED = {True: "avec relevé", False: "sans relevé"}
_FEELINGS = (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE)


class Facet(NamedTuple):
    """A filter that one may turn to.

    Attributes:
        kind: what it is about.
        active: whether it holds now, so that picking it lifts it.
        network: the name of the network that it asks for, "" when it asks for none.
    """

    kind: str
    label: str
    sieve: Sieve
    active: bool = False
    network: str = ""


def sieve_words(sieve: Sieve, networks: Mapping[str, str]) -> list[str]:
    """Give each thing that the filter asks for, `networks` being the names that are known by code."""
    words = [networks.get(sieve.network, sieve.network)]
    if sieve.sentiment is not None:
        words.append(_felt(sieve.sentiment))
    if sieve.marked is not None:
        words.append(_MARKED[sieve.marked])
    return [word for word in (*words, sieve.department) if word]


def facets(sieve: Sieve, networks: Mapping[str, str], departments: Sequence[str]) -> Iterator[Facet]:
    """Give the filters that are one step away; each keeps what the others ask for."""
    if sieve != EVERY_LINE:
        yield Facet("", "tout montrer", EVERY_LINE)
    for feeling in _FEELINGS:
        active = sieve.sentiment is feeling
        yield Facet("ressenti", _felt(feeling), replace(sieve, sentiment=None if active else feeling), active)
    for marked, label in _MARKED.items():
        active = sieve.marked is marked
        yield Facet("relevé", label, replace(sieve, marked=None if active else marked), active)
    for code, name in sorted(networks.items(), key=lambda kept: kept[1]):
        active = sieve.network == code
        yield Facet("réseau", name, replace(sieve, network="" if active else code), active, name)
    for department in dict.fromkeys(filter(None, (sieve.department, *departments))):
        active = sieve.department == department
        yield Facet("département", department, replace(sieve, department="" if active else department), active)


def _felt(feeling: Sentiment) -> str:
    return f"{feeling.sign} {feeling.label}"
