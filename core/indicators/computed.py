"""The indicators that Écoute computes itself, from the counts that it keeps."""

from datetime import date, timedelta

from core.delays import median
from core.indicators.indicator import COMPUTED, ComputedIndicator, IndicatorKind
from core.ports import UnitOfWork
from core.public_figures import year_until
from core.structure import Structure
from core.tally import Scope


def computed_indicators(uow: UnitOfWork, structure: Structure, today: date) -> tuple[ComputedIndicator, ...]:
    """Give the figures of a structure over the year that ends today."""
    period = year_until(today)
    total = uow.tallies.total(Scope(structure.code), period.kept())
    counts = total.counts
    delay = median(total.delays, counts.published)
    performance, satisfaction = IndicatorKind.PERFORMANCE, IndicatorKind.SATISFACTION
    rows = (
        ("REPONSE", performance, "Part des expériences qui ont une réponse", "%", _percent(counts.response_rate)),
        ("DELAI", performance, "Délai médian de réponse", "jours", _days(delay)),
        ("72H", performance, "Part des expériences répondues en moins de 72 heures", "%", _percent(counts.within[3])),
        (
            "UTILITE",
            satisfaction,
            "Part des auteurs qui jugent la réponse utile",
            "%",
            _percent(counts.author_rate),
        ),
    )
    return tuple(
        ComputedIndicator(
            code=COMPUTED + code,
            kind=kind,
            wording=wording,
            unit=unit,
            value=value,
            since=period.since,
            until=period.until,
        )
        for code, kind, wording, unit, value in rows
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _days(lasted: timedelta | None) -> float | None:
    return None if lasted is None else round(lasted / timedelta(days=1), 1)
