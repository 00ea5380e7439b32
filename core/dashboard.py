"""Tableau de bord: the counts of a structure over a period, and the list behind each of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from core.counts import NOTHING, WITHIN_DAYS, Counts
from core.dates import PARIS, midnight
from core.delays import median
from core.periods import Period
from core.ports import UnitOfWork
from core.structure import Structure
from core.tally import PROGRAMME, Scope, Sums
from core.views import Sieve
from core.vocabulary import Channel, GeneralTag, Sentiment

PROGRAMME_NAME = "Ensemble du programme"

COUNTED_UP_TO = 10_000
"""How many experiences that are not counted yet are told one by one; beyond, there are more."""


@dataclass(frozen=True, slots=True)
class DashboardQuestion:
    """What is asked of a dashboard.

    Attributes:
        since: the first day of publication.
        until: the last one.
        structure_code: the structure looked at, "" for one's own, or for the programme when one works for all of it.
        below: whether its child structures, and all those below, are counted too.
    """

    since: date
    until: date
    structure_code: str = PROGRAMME
    below: bool = True

    @property
    def period(self) -> Period:
        """The period of publication."""
        return Period(self.since, self.until)


class Figure(NamedTuple):
    """How many experiences of a kind there are, and what finds them."""

    name: str
    experiences: int
    sieve: Sieve


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table.

    Attributes:
        code: the value that all of its experiences share: a structure, a channel…
        name: what people call it.
        sieve: finds its experiences.
        split: of a general tag, how many experiences have it positive, neutral, negative; empty for the others.
        median: of a child structure, the delay that half of the experiences did not exceed; None for the others.
    """

    code: str
    name: str
    counts: Counts
    sieve: Sieve
    split: tuple[int, ...] = ()
    median: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What is counted of a structure over a period.

    Attributes:
        question: what was asked, with the structure that it came to.
        name: the name of that structure.
        parent_code: the structure above, None where one may not go up.
        counts: all of it. An experience that concerns several structures counts once.
        before: the same over the period before.
        compared: that period.
        median: the delay that half of the experiences did not exceed, those that wait counted as longest; None when
            half of them or more wait.
        sieve: finds all its experiences.
        uncounted: how many changed experiences are not counted yet, COUNTED_UP_TO at most.
        weeks: week after week, or month after month over more than two years.
        children: by child structure, or by network for the programme.
    """

    question: DashboardQuestion
    name: str
    parent_code: str | None
    counts: Counts
    before: Counts
    compared: Period
    median: timedelta | None
    sieve: Sieve
    uncounted: int
    weeks: tuple[Line, ...]
    children: tuple[Line, ...]
    channels: tuple[Line, ...]
    tags: tuple[Line, ...]
    feelings: tuple[Line, ...]
    trade_tags: tuple[Line, ...]


def dashboard(
    uow: UnitOfWork, question: DashboardQuestion, structure: Structure | None, parent_code: str | None, now: datetime
) -> Dashboard:
    """Give the dashboard of a structure, or of the programme (None), from the counts that are kept."""
    scope = Scope(structure.code if structure else PROGRAMME, alone=structure is not None and not question.below)
    compared = question.period.before(now.astimezone(PARIS).date())
    total = uow.tallies.total(scope, question.period.kept())
    return Dashboard(
        question=question,
        name=structure.name if structure else PROGRAMME_NAME,
        parent_code=parent_code,
        counts=total.counts,
        before=uow.tallies.total(scope, compared.kept()).counts,
        compared=compared,
        median=median(total.delays, total.counts.published),
        sieve=sieve_of(question),
        uncounted=uow.tallies.waiting(COUNTED_UP_TO),
        weeks=_weeks(uow, scope, question),
        children=() if scope.alone else _children(uow, question),
        channels=_terms(total, question, "channel", Channel),
        tags=_tags(total, question),
        feelings=_terms(total, question, "feeling", Sentiment),
        trade_tags=_trade_tags(total, question),
    )


def figures(counts: Counts, sieve: Sieve) -> tuple[Figure, ...]:
    """Give the figures of counts that have a list behind them, from the sieve that finds all their experiences."""
    within = (counts.within_3, counts.within_7, counts.within_15, counts.within_30)
    return (
        Figure("publiées", counts.published, sieve),
        Figure("répondues", counts.answered, replace(sieve, answered=True)),
        Figure("sans réponse", counts.waiting, replace(sieve, answered=False)),
        *(
            Figure(f"répondues sous {days} jours", count, replace(sieve, answered_within=days))
            for days, count in zip(WITHIN_DAYS, within, strict=True)
        ),
    )


def sieve_of(
    question: DashboardQuestion,
    *,
    period: Period | None = None,
    code: str = PROGRAMME,
    facet: str = "",
    concept: int = 0,
) -> Sieve:
    """Give what finds the experiences of a line.

    Args:
        question: what the dashboard was asked.
        period: the week of the line; the whole period when None.
        code: the child structure of the line; the structure of the dashboard when "".
        facet: the channel, tag… of the line.
        concept: the number of the concept of the line.
    """
    days = period or question.period
    kind, _, value = facet.partition(":")
    return Sieve(
        structure=code or question.structure_code,
        alone=not question.below and question.structure_code != PROGRAMME,
        since=midnight(days.since),
        until=midnight(days.until + timedelta(days=1)),
        channel=Channel(value) if kind == "channel" else None,
        sentiment=Sentiment(value) if kind == "feeling" else None,
        tag=GeneralTag(value) if kind == "tag" else None,
        trade_tag=value if kind == "trade" else "",
        concept=concept,
    )


def _weeks(uow: UnitOfWork, scope: Scope, question: DashboardQuestion) -> tuple[Line, ...]:
    slices = {part: part.kept() for part in question.period.slices()}
    kept = uow.tallies.by_period(scope, [name for names in slices.values() for name in names])
    return tuple(
        Line(
            part.since.isoformat(),
            _dates(part),
            _sum(kept[name] for name in names if name in kept),
            sieve_of(question, period=part),
        )
        for part, names in slices.items()
    )


def _dates(part: Period) -> str:
    return f"{part.since:%d/%m/%Y} – {part.until:%d/%m/%Y}"


def _children(uow: UnitOfWork, question: DashboardQuestion) -> tuple[Line, ...]:
    """Give a line for each child structure that something concerns, those with most experiences first."""
    children = uow.structures.children(question.structure_code or None)
    kept = uow.tallies.by_code([child.code for child in children], question.period.kept())
    delays = uow.tallies.delays_by_code([*kept], question.period.kept())
    return _sorted(
        Line(
            child.code,
            child.name,
            kept[child.code],
            sieve_of(question, code=child.code),
            median=median(delays.get(child.code, {}), kept[child.code].published),
        )
        for child in children
        if child.code in kept
    )


def _terms(
    total: Sums, question: DashboardQuestion, kind: str, terms: type[Channel] | type[Sentiment]
) -> tuple[Line, ...]:
    facets = {term: f"{kind}:{term}" for term in terms}
    return tuple(
        Line(term, term.label, total.facets[facet], sieve_of(question, facet=facet))
        for term, facet in facets.items()
        if facet in total.facets
    )


def _tags(total: Sums, question: DashboardQuestion) -> tuple[Line, ...]:
    lines = []
    for tag in GeneralTag:
        felt = [total.facets.get(f"tag:{tag}:{feeling}", NOTHING) for feeling in Sentiment]
        split = tuple(counts.published for counts in felt)
        if any(split):
            lines.append(Line(tag, tag.label, _sum(felt), sieve_of(question, facet=f"tag:{tag}"), split))
    return tuple(lines)


def _trade_tags(total: Sums, question: DashboardQuestion) -> tuple[Line, ...]:
    return _sorted(
        Line(name, name, counts, sieve_of(question, facet=f"{kind}:{name}"))
        for facet, counts in total.facets.items()
        for kind, _, name in [facet.partition(":")]
        if kind == "trade"
    )


def _sorted(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.counts.published, line.name)))


def _sum(counts: Iterable[Counts]) -> Counts:
    return sum(counts, NOTHING)
