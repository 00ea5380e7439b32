"""The tiles read from the lists of the desk: what waits for somebody, now."""

from core.boards.ground import Ground
from core.boards.tile import Behind, Provider, Shown
from core.dates import count_fr, duration_fr
from core.views import COUNTED, EVERY_LINE, Lateness, Place, Sieve


def waiting_in(place: Place, detail: str) -> Provider:
    """Give what shows how many lines a list has."""

    def read(ground: Ground) -> Shown:
        if not ground.opens(place):
            return _closed(place)
        return Shown(_count(ground.waiting(place)), detail, behind=Behind(place, EVERY_LINE))

    return read


def late(ground: Ground) -> Shown:
    """Show how many answers are awaited for more than 72 hours of working time, and more than 48."""
    if not ground.opens(Place.TO_ANSWER):
        return _closed(Place.TO_ANSWER)
    over_72, over_48 = (ground.waiting(Place.TO_ANSWER, late) for late in (Lateness.OVER_72, Lateness.OVER_48))
    behind = Behind(Place.TO_ANSWER, Sieve(late=Lateness.OVER_72))
    return Shown(_count(over_72), f"plus de 72 h ouvrées ; {_count(over_48)} plus de 48 h", behind=behind)


def moderation(ground: Ground) -> Shown:
    """Show how many stories are to moderate, and how long the first of them has waited."""
    if not ground.opens(Place.TO_MODERATE):
        return _closed(Place.TO_MODERATE)
    since = ground.oldest(Place.TO_MODERATE)
    age = f"la première attend depuis {duration_fr(ground.now - since)}" if since else "rien n’attend"
    return Shown(_count(ground.waiting(Place.TO_MODERATE)), age, behind=Behind(Place.TO_MODERATE, EVERY_LINE))


def _closed(place: Place) -> Shown:
    return Shown("—", f"votre profil n’ouvre pas la file « {place.label} »")


def _count(lines: int) -> str:
    return f"{count_fr(COUNTED)} ou plus" if lines >= COUNTED else count_fr(lines)
