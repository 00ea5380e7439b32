"""Filters of a list: what each lets through, in words, and those that one may turn to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from core.dates import PARIS, date_fr
from core.views import EVERY_LINE, Lateness, Sieve
from core.vocabulary import Channel, GeneralTag, Sentiment
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MARKED = {True: "avec relevé", False: "sans relevé"}
_ANSWERED = {True: "avec sa réponse", False: "sans réponse"}
_FEELINGS = (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE)
_PERIODS = {7: "publiées depuis 7 jours", 30: "publiées depuis 30 jours", 365: "publiées depuis un an"}


class Facet(NamedTuple):
    """A filter that one may turn to.

    Attributes:
        kind: what it is about.
        active: whether it holds now, so that picking it lifts it.
        network: the name of the network that it asks for, "" when it asks for none.
        structure: the name of the structure that it asks for, "" when it asks for none.
    """

    kind: str
    label: str
    sieve: Sieve
    active: bool = False
    network: str = ""
    structure: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What filters may be made of.

    Attributes:
        networks: names of networks, by code.
        structures: names of structures, by code.
        departments: as they are written.
        trade_tags: as they are written.
        now: the present time, for the periods; None to offer none.
    """

    networks: Mapping[str, str] = field(default_factory=dict)
    structures: Mapping[str, str] = field(default_factory=dict)
    departments: Sequence[str] = ()
    trade_tags: Sequence[str] = ()
    now: datetime | None = None


def sieve_words(sieve: Sieve, names: Mapping[str, str]) -> list[str]:
    """Give each thing that the filter asks for, `names` being those of structures that are known, by code."""
    words = [names.get(sieve.network, sieve.network), names.get(sieve.structure, sieve.structure)]
    words += [_late(sieve.late)] if sieve.late else []
    words += [_felt(sieve.sentiment)] if sieve.sentiment else []
    words += [_MARKED[sieve.marked]] if sieve.marked is not None else []
    words += ["elle seule"] if sieve.alone else []
    words += [_ANSWERED[sieve.answered]] if sieve.answered is not None else []
    words += [f"réponse sous {sieve.answered_within} jours"] if sieve.answered_within is not None else []
    words += [term.label for term in (sieve.channel, sieve.tag) if term]
    words += [sieve.trade_tag, sieve.department, *_period(sieve)]
    words += [f"concept {sieve.concept}"] if sieve.concept else []
    words += [f"expérience {sieve.number}"] if sieve.number else []
    words += [quoted(sieve.words)] if sieve.words else []
    return [word for word in words if word]


def facets(sieve: Sieve, known: Known) -> Iterator[Facet]:
    """Give the filters that are one step away; each keeps what the others ask for."""
    if sieve != EVERY_LINE:
        yield Facet("", "tout montrer", EVERY_LINE)
    if sieve.words:
        yield Facet("mots", quoted(sieve.words), replace(sieve, words=""), active=True)
    if sieve.concept:
        yield _facet("concept", f"concept {sieve.concept}", sieve, concept=sieve.concept)
    if sieve.number:
        yield _facet("expérience", str(sieve.number), sieve, number=sieve.number)
    yield from (_facet("délai", _late(late), sieve, late=late) for late in Lateness)
    yield from (_facet("réponse", label, sieve, answered=answered) for answered, label in _ANSWERED.items())
    yield from (_facet("ressenti", _felt(feeling), sieve, sentiment=feeling) for feeling in _FEELINGS)
    yield from (_facet("relevé", label, sieve, marked=marked) for marked, label in _MARKED.items())
    for code, name in sorted(known.networks.items(), key=lambda kept: kept[1]):
        yield _facet("réseau", name, sieve, network=code)._replace(network=name)
    for code, name in sorted(known.structures.items(), key=lambda kept: kept[1]):
        yield _facet("structure", name, sieve, structure=code)._replace(structure=name)
    for department in _once(sieve.department, known.departments):
        yield _facet("département", department, sieve, department=department)
    for name in _once(sieve.trade_tag, known.trade_tags):
        yield _facet("tag métier", name, sieve, trade_tag=name)
    yield from _periods(sieve, known.now)
    yield from (_facet("canal", channel.label, sieve, channel=channel) for channel in Channel)
    yield from (_facet("tag général", tag.label, sieve, tag=tag) for tag in GeneralTag)


def _facet(kind: str, label: str, sieve: Sieve, **asked: Any) -> Facet:
    """Give the filter that asks for one more thing, or no longer for it where it does already."""
    ((name, wanted),) = asked.items()
    active = getattr(sieve, name) == wanted
    return Facet(kind, label, _with(sieve, name, getattr(EVERY_LINE, name) if active else wanted), active)


def _with(sieve: Sieve, name: str, wanted: Any) -> Sieve:
    changes: dict[str, Any] = {name: wanted}
    return replace(sieve, **changes)


def _once(held: str, offered: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (held, *offered))))


def _periods(sieve: Sieve, now: datetime | None) -> Iterator[Facet]:
    if now is not None:
        today = datetime.combine(now.astimezone(PARIS).date(), time(), PARIS)
        for days, label in _PERIODS.items():
            yield _facet("période", label, sieve, since=today - timedelta(days=days))
    if held := _period(sieve):
        yield Facet("période", " et ".join(held), replace(sieve, since=None, until=None), active=True)


def _period(sieve: Sieve) -> list[str]:
    since = [f"publiées depuis le {date_fr(sieve.since)}"] if sieve.since else []
    return [*since, *([f"publiées avant le {date_fr(sieve.until)}"] if sieve.until else [])]


def _late(late: Lateness) -> str:
    return f"{late.sign} {late.value} h ouvrées ou plus"


def _felt(feeling: Sentiment) -> str:
    return f"{feeling.sign} {feeling.label}"
