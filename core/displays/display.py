"""Affichage: what a structure chose to show on its posters and screens, version after version."""

from datetime import datetime
from typing import NamedTuple

from pydantic import field_validator
from sqlmodel import JSON, Field

from core.experience import CAMPAIGN_MAX
from core.model import Model
from core.text.clean import one_line
from core.vocabulary import Term

RESULTS_MAX = 12
ACTIONS_MAX = 12
QUOTES_MAX = 6

WORDS_MAX = 280
"""How many signs of a story a poster quotes."""

CAMPAIGN = "affiche"
"""The campaign of a poster whose structure named none."""


class ResultKind(Term):
    """A result that Écoute counts for every structure."""

    PUBLISHED = "published", "expériences publiées"
    ANSWERED = "answered", "des expériences ont une réponse"
    DELAY = "delay", "pour répondre à une expérience sur deux"
    USEFUL = "useful", "des votes jugent la réponse utile"
    ACTIONS = "actions", "actions d’amélioration publiées"


class Quote(NamedTuple):
    """Words of a published story.

    Attributes:
        number: the experience that they come from.
        words: as they stand in it.
    """

    number: int
    words: str


class Display(Model):
    """What a structure shows. Each change is a new version; those before stay.

    Attributes:
        version: from 1; 0 for what is shown while nobody has chosen.
        campaign: what the links of the posters say that people come from.
        results: kinds of results, in the order shown.
        commitments: the numbers of the commitments shown.
        actions: the numbers of the actions shown.
        quotes: words of stories.
        kept_by: the account that chose.
    """

    structure_code: str = Field(max_length=64)
    version: int = Field(default=0, ge=0)
    campaign: str = Field(default=CAMPAIGN, max_length=CAMPAIGN_MAX)
    results: tuple[ResultKind, ...] = Field(default=(), max_length=RESULTS_MAX, sa_type=JSON)
    commitments: tuple[int, ...] = Field(default=(), max_length=99, sa_type=JSON)
    actions: tuple[int, ...] = Field(default=(), max_length=ACTIONS_MAX, sa_type=JSON)
    quotes: tuple[Quote, ...] = Field(default=(), max_length=QUOTES_MAX, sa_type=JSON)
    kept_by: str = Field(default="", max_length=100)
    kept_at: datetime | None = None

    @field_validator("campaign", mode="before")
    @classmethod
    def _clean(cls, campaign: str) -> str:
        return one_line(campaign)

    @field_validator("results", "commitments", "actions")
    @classmethod
    def _once_each(cls, chosen: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(dict.fromkeys(chosen))

    @field_validator("quotes")
    @classmethod
    def _on_one_line(cls, quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
        lines = (Quote(quote.number, one_line(quote.words)) for quote in quotes)
        return tuple(dict.fromkeys(quote for quote in lines if quote.words))
