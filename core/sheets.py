"""A dashboard as sheets of a workbook, with French headers, and a sheet that says how it is counted."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias

from core.counts import WITHIN_DAYS, Counts
from core.dashboard import COUNTED_UP_TO, Dashboard, Line
from core.dates import date_fr, midnight
from core.periods import Period
from core.stages import Stage

Value: TypeAlias = str | int | float | None

_HEADERS = (
    *("Publiées", "Répondues", "Sans réponse", "Taux de réponse (%)", "Délai moyen (heures)"),
    *(f"Sous {days} jours (%)" for days in WITHIN_DAYS),
    *(f"{stage.label.capitalize()} (heures)" for stage in Stage),
    *("Utiles selon les auteurs", "Avis d’auteurs", "Utiles selon les visiteurs", "Votes de visiteurs"),
)

COUNTED_SO = (
    "Une expérience compte dans la période de sa publication, jour de Paris ; une seule fois par structure, "
    "même quand elle concerne plusieurs structures filles.",
    "Répondue : au moins une réponse publiée par la structure ou par une structure fille.",
    "Délai : de la publication à la première de ces réponses. Le délai moyen porte sur les expériences répondues.",
    "Le délai médian compte les expériences sans réponse comme les plus longues ; il est donné à l’heure près "
    "jusqu’à 3 jours, à 6 heures près jusqu’à 15 jours, au jour près ensuite.",
    "Sous 3, 7, 15, 30 jours : parmi toutes les expériences publiées, celles qui attendent encore comptées comme "
    "non répondues.",
    "Étapes : temps moyen passé en modération (depuis le dépôt), en transfert, en rédaction et en validation, "
    "pour les expériences répondues.",
    "Par canal et par tag métier : seules comptent les structures avec lesquelles le canal a été utilisé, ou qui ont "
    "reçu le tag.",
)


class Sheet(NamedTuple):
    """A table."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def sheets(shown: Dashboard) -> tuple[Sheet, ...]:
    """Give the tables of a dashboard, those with nothing in them left out, and how it is counted."""
    whole = ((shown.name, *_values(shown.counts)), (f"Avant : {period_fr(shown.compared)}", *_values(shown.before)))
    tables = (
        _table("Par période", "Période", shown.weeks),
        _children(shown.children),
        _table("Par canal", "Canal", shown.channels),
        _tags(shown.tags),
        _table("Par ressenti", "Ressenti", shown.feelings),
        _table("Par tag métier", "Tag métier", shown.trade_tags),
    )
    return (
        Sheet("Ensemble", ("Ensemble", *_HEADERS), whole),
        *(table for table in tables if table.rows),
        Sheet("Lecture", ("Lecture",), tuple((line,) for line in reading(shown))),
    )


def reading(shown: Dashboard) -> tuple[str, ...]:
    """Give what to know before reading the figures."""
    who = "et ses structures filles" if shown.question.below else "seule"
    period = f"{shown.name}, {who}. Publications {period_fr(shown.question.period)}."
    waiting = f"Sans réponse à ce jour : {shown.counts.waiting} sur {shown.counts.published}."
    return (period, waiting, *filter(None, [uncounted_fr(shown)]), *COUNTED_SO)


def uncounted_fr(shown: Dashboard) -> str:
    """Say how many experiences are not counted yet, "" when all are."""
    if not shown.uncounted:
        return ""
    many = f"plus de {COUNTED_UP_TO}" if shown.uncounted >= COUNTED_UP_TO else str(shown.uncounted)
    return f"Expériences nouvelles ou modifiées, pas encore comptées : {many}."


def period_fr(period: Period) -> str:
    """Give a period such as « du 1er mars 2026 au 3 mai 2026 »."""
    return f"du {_day(period.since)} au {_day(period.until)}"


def hours(time: timedelta | None) -> float | None:
    """Give a time in hours, to a tenth."""
    return None if time is None else round(time.total_seconds() / 3600, 1)


def percent(share: float | None) -> float | None:
    """Give a share in percent, to a tenth."""
    return None if share is None else round(share * 100, 1)


def _day(day: date) -> str:
    moment: datetime = midnight(day)
    return date_fr(moment)


def _table(name: str, first: str, lines: Sequence[Line]) -> Sheet:
    return Sheet(name, (first, *_HEADERS), tuple((line.name, *_values(line.counts)) for line in lines))


def _children(lines: Sequence[Line]) -> Sheet:
    headers = ("Structure", *_HEADERS, "Délai médian (heures)")
    return Sheet(
        "Par structure fille", headers, tuple((line.name, *_values(line.counts), hours(line.median)) for line in lines)
    )


def _tags(lines: Sequence[Line]) -> Sheet:
    headers = ("Tag général", "Positif", "Neutre", "Négatif", *_HEADERS)
    return Sheet("Par tag général", headers, tuple((line.name, *line.split, *_values(line.counts)) for line in lines))


def _values(counts: Counts) -> tuple[Value, ...]:
    return (
        *(counts.published, counts.answered, counts.waiting, percent(counts.response_rate), hours(counts.mean_delay)),
        *(percent(share) for share in counts.within.values()),
        *(hours(time) for time in counts.stages),
        *(counts.author_useful, counts.author_votes, counts.visitor_useful, counts.visitor_votes),
    )
