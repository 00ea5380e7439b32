"""What a search found, as rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.concern import Concern
from core.dates import PARIS
from core.projection import PublicExperience
from core.sheets import Sheet, Value

EXPORTED_AT_ONCE = 500
"""How many rows are read at once."""

EXPORTED_MAX = 10_000
"""How many rows a file has at most; it says so when there are more."""

HEADERS = (
    *("Numéro", "Publiée le", "Titre", "Récit", "Ressenti", "Tags généraux", "Département", "Campagne"),
    *("Structures", "Codes", "Canaux", "Tags métier", "Première réponse le", "Réponses", "Utile selon l’auteur"),
)
_PARTED = " | "


@dataclass(frozen=True, slots=True)
class ExportPage:
    """Some rows, in the order of the headers.

    Attributes:
        following: the number that the next rows start after, None when there are none left.
    """

    rows: tuple[tuple[Value, ...], ...]
    following: int | None


def row(public: PublicExperience, campaign: str, concerns: Mapping[int, Concern]) -> tuple[Value, ...]:
    """Give the row of an experience.

    Args:
        public: the experience, as the public reads it.
        campaign: where its author came from.
        concerns: the structures concerned, by position.
    """
    answers = [concern.response for concern in public.concerns if concern.response]
    said = [answer.usefulness.author for answer in answers if answer.usefulness.author is not None]
    first = public.first_answered_at
    return (
        public.number,
        f"{public.published_at.astimezone(PARIS):%Y-%m-%d}",
        public.title,
        public.text,
        public.sentiment.label if public.sentiment else "",
        _PARTED.join(f"{tag.label} : {feeling.label}" for tag, feeling in public.tags.items()),
        public.department,
        campaign,
        _PARTED.join(concern.name for concern in public.concerns),
        _PARTED.join(concern.structure_code for concern in public.concerns),
        _PARTED.join(_channels(concern) for concern in concerns.values()),
        _PARTED.join(", ".join(concern.trade_tags) for concern in concerns.values()),
        f"{first.astimezone(PARIS):%Y-%m-%d}" if first else "",
        _PARTED.join(answer.text for answer in answers),
        "" if not said else "oui" if all(said) else "non",
    )


def sheet(line: str, rows: tuple[tuple[Value, ...], ...], *, whole: bool) -> tuple[Sheet, Sheet]:
    """Give the table of a search, and what it was made with."""
    told = "toutes" if whole else f"les {EXPORTED_MAX} premières"
    return (
        Sheet("Expériences", HEADERS, rows),
        Sheet("Recherche", ("Recherche", "Expériences"), ((line, f"{len(rows)} ({told})"),)),
    )


def _channels(concern: Concern) -> str:
    return ", ".join(f"{c.label} ({felt.label})" if felt else c.label for c, felt in concern.channels.items())
