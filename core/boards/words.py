"""Figures as people read them on a tile."""

from datetime import timedelta

from core.dates import count_fr, duration_fr


def rate(share: float | None) -> str:
    """Give a share as « 91 % », « — » when there is none."""
    return "—" if share is None else f"{round(share * 100)} %"


def time(lasted: timedelta | None) -> str:
    """Give a time as « 3 jours », « — » when there is none."""
    return "—" if lasted is None else duration_fr(lasted)


def out_of(part: int, whole: int, what: str) -> str:
    """Give a share with what it is a share of, such as « 12 sur 30 avis »."""
    return f"{count_fr(part)} sur {count_fr(whole)} {what}"


def change(now: int, before: int) -> str:
    """Say how many more or fewer there are than before."""
    if not before:
        return "aucune sur la période précédente"
    return f"{round((now - before) / before * 100):+d} % sur la période précédente".replace("-", "−")
