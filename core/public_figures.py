"""The results that the public reads, from the same kept counts as the dashboards of those who work here."""

from datetime import date, timedelta

from core.counts import NOTHING
from core.delays import median
from core.figures import Figures
from core.periods import Period
from core.ports import UnitOfWork
from core.structure import Structure
from core.tally import PROGRAMME

_YEAR = timedelta(days=365)
_DAY = timedelta(days=1)


def year_until(today: date) -> Period:
    """Give the year that ends today, the time that public results look back on."""
    return Period(today - _YEAR + _DAY, today)


def public_figures(uow: UnitOfWork, structure: Structure | None, today: date) -> Figures:
    """Give the results of a structure and of those below it, or of the programme (None), as they were last counted."""
    code, periods = structure.code if structure else PROGRAMME, year_until(today).kept()
    counts = uow.tallies.by_code([code], periods).get(code, NOTHING)
    delays = uow.tallies.delays_by_code([code], periods).get(code, {})
    return Figures(
        published=counts.published,
        answered=counts.answered,
        median_delay=median(delays, counts.published),
        useful=counts.author_useful + counts.visitor_useful,
        votes=counts.author_votes + counts.visitor_votes,
        actions=uow.actions.public_count(structure.path if structure else None),
    )
