"""Looks at the list behind each figure of a dashboard."""

from collections.abc import Iterator

from core.dashboard import Dashboard, Figure, figures
from core.ports import Store
from core.views import Place


def all_figures(shown: Dashboard) -> Iterator[Figure]:
    """Give every figure with a list behind it."""
    yield from figures(shown.counts, shown.sieve)
    lines = (*shown.weeks, *shown.children, *shown.channels, *shown.tags, *shown.feelings, *shown.trade_tags)
    for line in lines:
        yield from figures(line.counts, line.sieve)


def untrue_figures(store: Store, shown: Dashboard) -> list[tuple[Figure, int]]:
    """Give the figures that are not how many lines their list has, with that number."""
    wrong = []
    with store.reading() as uow:
        for figure in all_figures(shown):
            structure = uow.structures.get(figure.sieve.structure)
            listed = uow.queues.count(Place.ALL, structure.path if structure else None, figure.sieve)
            if listed != figure.experiences:
                wrong.append((figure, listed))
    return wrong
