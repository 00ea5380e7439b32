"""What an agenda may be made from: the signals of the structure, its results, and its stories."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from core.committees.agenda import ITEM_MAX, AgendaItem, ItemKind
from core.dashboard import DashboardQuestion, dashboard, figures
from core.dates import PARIS, count_fr
from core.filters import Filters
from core.ports import UnitOfWork
from core.projection import PublicExperience
from core.reading import public_views
from core.signals.scope import may_be_read
from core.signals.synthesis import synthesis
from core.signals.wording import title_fr
from core.structure import Structure
from core.text.clean import excerpt

LOOKED_BACK = timedelta(days=90)
"""The time that results look back on."""

STORIES = 200
"""How many of the last stories are looked through."""

EACH = 5
"""How many items of a kind are proposed at most."""


def proposed_items(uow: UnitOfWork, structure: Structure, now: datetime) -> tuple[AgendaItem, ...]:
    """Give the items that an agenda may be made from, signals first, then results and stories."""
    found = uow.listing.page(Filters(structure=structure.code), None, STORIES)
    stories = public_views(uow, found)
    parts = (_signals(uow, structure), _results(uow, structure, now), _typical(stories), _unanswered(stories))
    return tuple(item for part in (*parts, _useful(stories)) for item in part)


def _signals(uow: UnitOfWork, structure: Structure) -> Iterator[AgendaItem]:
    ours = [one for one in uow.signals.all() if may_be_read(one.scope_path, structure.path)]
    for signal in ours[:EACH]:
        yield _item(ItemKind.SIGNAL, str(signal.number), f"{title_fr(signal)} : {count_fr(signal.count)} expériences")


def _results(uow: UnitOfWork, structure: Structure, now: datetime) -> Iterator[AgendaItem]:
    today = now.astimezone(PARIS).date()
    found = dashboard(uow, DashboardQuestion(today - LOOKED_BACK, today, structure.code), structure, None, now)
    for figure in figures(found.counts, found.sieve):
        told = f"Expériences {figure.name} : {count_fr(figure.experiences)} sur {LOOKED_BACK.days} jours"
        yield _item(ItemKind.RESULT, "", told)


def _typical(stories: Sequence[PublicExperience]) -> Iterator[AgendaItem]:
    seen: set[int] = set()
    for theme in synthesis(stories).themes[:EACH]:
        quote = next((one for one in theme.quotes if one.number not in seen), None)
        if quote is not None:
            seen.add(quote.number)
            yield _item(ItemKind.TYPICAL, str(quote.number), f"{theme.theme} : « {quote.text} »")


def _unanswered(stories: Sequence[PublicExperience]) -> Iterator[AgendaItem]:
    waiting = [one for one in stories if not any(concern.response for concern in one.concerns)]
    for story in sorted(waiting, key=lambda one: (one.published_at, one.number))[:EACH]:
        yield _item(ItemKind.UNANSWERED, str(story.number), story.title)


def _useful(stories: Sequence[PublicExperience]) -> Iterator[AgendaItem]:
    liked = [(_liking(story), story) for story in stories]
    for count, story in sorted(liked, key=lambda one: (-one[0], one[1].number))[:EACH]:
        if count:
            yield _item(ItemKind.USEFUL, str(story.number), story.title)


def _liking(story: PublicExperience) -> int:
    return max((one.response.usefulness.useful for one in story.concerns if one.response), default=0)


def _item(kind: ItemKind, key: str, text: str) -> AgendaItem:
    return AgendaItem(kind=kind, key=key, text=excerpt(text, ITEM_MAX))
