"""The words of the official files beside ours, and how they write dates."""

import re
from datetime import UTC, datetime
from functools import lru_cache

from core.dates import PARIS
from core.text.clean import fold
from core.vocabulary import Channel, GeneralTag, Sentiment

ANSWERED = "Traitée"
UNANSWERED = "A traiter"

SENTIMENT_LABELS = {Sentiment.POSITIVE: "Positif", Sentiment.NEUTRAL: "Neutre", Sentiment.NEGATIVE: "Négatif"}
TAG_SLUGS = {
    GeneralTag.ACCESSIBILITY: "accessibilite",
    GeneralTag.INFORMATION: "information_explication",
    GeneralTag.RELATION: "relation",
    GeneralTag.RESPONSIVENESS: "reactivite",
    GeneralTag.SIMPLICITY: "simplicite_complexite",
}
DATE_SLUGS = (
    "ecrit_le",
    "date_de_publication",
    "date_de_premiere_reponse",
    "date_action_engagee",
    "date_action_realisee",
)

_SENTIMENTS = {fold(label): sentiment for sentiment, label in SENTIMENT_LABELS.items()}
_CHANNELS = {channel.label: channel for channel in Channel}
_FOLDED_CHANNELS = {fold(channel.label): channel for channel in Channel}
# A file has a few thousand days in it, each a hundred times: turning them once is enough.
_DAYS = 8192
_YEARS = range(1900, 2200)
_OLD_DATE = re.compile(r"(\d{2})/(\d{2})/(\d{4})\b(.*)", re.DOTALL)


def sentiment(text: str) -> Sentiment | None:
    """Give the feeling that the file writes, None when it writes none that we know."""
    return _SENTIMENTS.get(fold(text)) if text else None


def channels(text: str) -> dict[Channel, Sentiment | None]:
    """Give the channels of a list such as « Accueil,Téléphone », each once, in their order."""
    names = (name.strip() for name in text.split(","))
    found = (_CHANNELS.get(name) or _FOLDED_CHANNELS.get(fold(name)) for name in names if name)
    return {channel: None for channel in found if channel is not None}


def iso_date(text: str) -> str:
    """Give a date written 03/05/2022, as older files do, as 2022-05-03; any other text stays as it is."""
    old = _OLD_DATE.fullmatch(text)
    return f"{old[3]}-{old[2]}-{old[1]}{old[4]}" if old else text


@lru_cache(maxsize=_DAYS)
def moment(text: str) -> datetime:
    """Give the moment that a date stands for, with or without an hour; a date alone is its midnight in Paris.

    Raises:
        ValueError: there is no such date.
    """
    at = datetime.fromisoformat(text.strip().replace(" ", "T", 1))
    if at.year not in _YEARS:
        raise ValueError(text)
    return (at if at.tzinfo else at.replace(tzinfo=PARIS)).astimezone(UTC)


@lru_cache(maxsize=_DAYS)
def day(at: datetime | None) -> str:
    """Give the date of a moment in Paris, as the current files write it; "" for none."""
    return at.astimezone(PARIS).date().isoformat() if at else ""
