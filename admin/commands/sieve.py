"""The filters of a list, as options of a command."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import click

from core.dates import PARIS
from core.views import EVERY_LINE, Lateness, Sieve
from core.vocabulary import Channel, GeneralTag, Sentiment, Term

_DAY = click.DateTime(formats=["%Y-%m-%d"])


def _one_of(words: type[Term]) -> click.Choice[str]:
    return click.Choice([word.value for word in words])


_OPTIONS = (
    click.option("--network", metavar="CODE", help="Seulement ce réseau."),
    click.option("--structure", metavar="CODE", help="Seulement cette structure et ses structures filles."),
    click.option("--sentiment", type=_one_of(Sentiment), help="Seulement ce ressenti."),
    click.option("--marked/--unmarked", default=None, help="Seulement ce que les détecteurs ont marqué, ou non."),
    click.option("--department", metavar="NOM", help="Seulement ce département."),
    click.option("--late", type=_one_of(Lateness), help="Seulement ce qui attend depuis 48 ou 72 h ouvrées."),
    click.option("--channel", type=_one_of(Channel), help="Seulement ce canal de contact."),
    click.option("--tag", type=_one_of(GeneralTag), help="Seulement ce tag général, quel que soit son avis."),
    click.option("--trade-tag", metavar="NOM", help="Seulement ce tag métier."),
    click.option("--answered/--unanswered", default=None, help="Seulement ce qui a sa réponse, ou non."),
    click.option("--since", type=_DAY, metavar="AAAA-MM-JJ", help="Publiées à partir de ce jour."),
    click.option("--until", type=_DAY, metavar="AAAA-MM-JJ", help="Publiées avant ce jour."),
    click.option("--words", metavar="MOTS", help="Seulement ce qui contient tous ces mots."),
)
_TERMS: Mapping[str, type[Term]] = {
    "sentiment": Sentiment,
    "late": Lateness,
    "channel": Channel,
    "tag": GeneralTag,
}


def sieve_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that filter a list."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def typed_sieve(typed: Mapping[str, object], held: Sieve = EVERY_LINE) -> Sieve:
    """Give the filters that were typed, over those that hold already."""
    return replace(held, **{name: _read(name, given) for name, given in typed.items() if given is not None})


def _read(name: str, given: object) -> Any:
    if isinstance(given, datetime):
        return given.replace(tzinfo=PARIS)
    return _TERMS[name](str(given)) if name in _TERMS else given
