"""Stories to hear, told week by week."""

from datetime import UTC, datetime, timedelta

from core.signals.heard import HeardConcern, HeardStory
from core.vocabulary import Channel, Sentiment

END = datetime(2026, 5, 3, tzinfo=UTC)
PLAIN = ("Le dossier attend une réponse depuis longtemps", "Une pièce manque encore", "Le versement est en retard")


def heard(number: int, weeks: float, text: str, path: str = "caf/caf-30", **more: object) -> HeardStory:
    """Give a story published so many weeks before the end."""
    at = END - timedelta(weeks=weeks)
    concern = HeardConcern(path, (Channel.PHONE,))
    return HeardStory(number, at, "Titre", text, Sentiment.NEGATIVE, "Gard", (concern,), **more)  # type: ignore[arg-type]


def ordinary(per_week: int = 3, weeks: int = 52, path: str = "caf/caf-30", first: int = 1) -> list[HeardStory]:
    """Give as many ordinary stories each week."""
    moments = [(week, place) for week in range(weeks) for place in range(per_week)]
    return [
        heard(first + rank, week + (place + 0.5) / per_week, f"{PLAIN[rank % 3]} numéro {rank}.", path)
        for rank, (week, place) in enumerate(moments)
    ]
