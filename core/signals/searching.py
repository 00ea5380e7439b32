"""Searches the stories of the last year for signals, piece by piece, and keeps what it finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from core.errors import Refused
from core.ports import Clock, Store, UnitOfWork
from core.signals.counting import Counting
from core.signals.explaining import Explainer
from core.signals.heard import HeardStory
from core.signals.judging import judged
from core.signals.search import SearchState, SignalSearch
from core.signals.signal import Signal
from core.signals.thinning import thinned
from core.signals.windows import ALL_WEEKS, RECENT, WEEK, end_of_weeks
from core.structure import PATH_SEPARATOR

Key: TypeAlias = tuple[str, str, str, str, str]

PIECE = 2000
"""How many stories are read at a time."""


class Stopped(Exception):
    """Somebody asked that the search end."""


def search_for_signals(
    store: Store, clock: Clock, by: str = "", advance: Callable[[int], None] = lambda read: None
) -> SignalSearch:
    """Read the stories of the last year and keep what rises; what was found before goes when it rises no more.

    Args:
        store: where stories and signals are.
        clock: tells the time.
        by: the account that asks, "" for the operator.
        advance: is told, after each piece, how many stories are read.

    Returns:
        The search, done or stopped; one that was stopped leaves the signals as they were.

    Raises:
        Refused: somebody is already searching.
    """
    end = end_of_weeks(clock.now())
    search = _begin(store, clock, by, end)
    try:
        counting = _read(store, clock, search, end, advance)
    except Stopped:
        return _tell(store, clock, search, state=SearchState.STOPPED)
    except KeyboardInterrupt:
        _tell(store, clock, search, state=SearchState.STOPPED)
        raise
    return _keep(store, clock, search, counting, end)


def _begin(store: Store, clock: Clock, by: str, end: datetime) -> SignalSearch:
    now = clock.now()
    with store.writing() as uow:
        last = uow.signals.search()
        if last is not None and last.is_under_way(now):
            raise Refused("Une recherche de signaux est déjà en cours : attendez qu’elle finisse, ou arrêtez-la.")
        search = SignalSearch(
            number=last.number + 1 if last else 1,
            by=by,
            started_at=now,
            told_at=now,
            size=uow.signals.to_hear(end - ALL_WEEKS * WEEK, end),
            last_number=last.last_number if last else 0,
        )
        uow.signals.begin_search(search)
        uow.commit()
        return search


def _read(store: Store, clock: Clock, search: SignalSearch, end: datetime, advance: Callable[[int], None]) -> Counting:
    counting, read = Counting(end), 0
    begin_of_recent = end - RECENT * WEEK
    windows = (
        (begin_of_recent, end, counting.hear_recent),
        (end - ALL_WEEKS * WEEK, begin_of_recent, counting.hear_past),
    )
    for since, until, hear in windows:
        for piece in _pieces(store, since, until):
            hear(piece)
            read += len(piece)
            _tell(store, clock, search, read=read)
            advance(read)
    return counting


def _pieces(store: Store, since: datetime, until: datetime) -> Iterator[Sequence[HeardStory]]:
    """Give the stories in pieces, each read in a unit of work of its own."""
    after: tuple[datetime, int] | None = None
    while True:
        with store.reading() as uow:
            piece = uow.signals.heard(since, until, after, PIECE)
        if piece:
            yield piece
        if len(piece) < PIECE:
            return
        after = piece[-1].published_at, piece[-1].number


def _tell(store: Store, clock: Clock, search: SignalSearch, **changes: object) -> SignalSearch:
    """Say how far the search is; raise Stopped when somebody asked that it end."""
    with store.writing() as uow:
        told = search.model_copy(update={"told_at": clock.now(), **changes})
        asked = uow.signals.search()
        if told.state is SearchState.RUNNING and asked is not None and asked.state is SearchState.STOPPING:
            raise Stopped
        uow.signals.put_search(told)
        uow.commit()
        return told


def _keep(store: Store, clock: Clock, search: SignalSearch, counting: Counting, end: datetime) -> SignalSearch:
    now, rising = clock.now(), thinned(counting, judged(counting.counts))
    with store.writing() as uow:
        before = {signal.key: signal for signal in uow.signals.all()}
        concepts = {concept.number: concept.name for concept in uow.concepts.of(None)}
        explainer = Explainer(counting, end, _names(uow, counting), concepts)
        last = search.last_number
        found = [explainer.signal(one, last + rank, now) for rank, one in enumerate(rising, start=1)]
        uow.signals.put(_known_again(found, before))
        _forget(uow, before, {signal.key for signal in found})
        changes = {"state": SearchState.DONE, "read": search.size, "last_number": last + len(found), "told_at": now}
        done = search.model_copy(update=changes)
        uow.signals.put_search(done)
        uow.commit()
        return done


def _known_again(found: Iterable[Signal], before: Mapping[Key, Signal]) -> Iterator[Signal]:
    """Give what is found with the number and the first day that it had."""
    for signal in found:
        known = before.get(signal.key)
        kept = {"number": known.number, "found_at": known.found_at} if known else {}
        yield signal.model_copy(update=kept)


def _forget(uow: UnitOfWork, before: Mapping[Key, Signal], found: set[Key]) -> None:
    """Forget what rises no more, but what somebody decided upon."""
    gone = [signal.number for key, signal in before.items() if key not in found]
    decided = uow.signals.decisions(gone)
    uow.signals.remove(number for number in gone if number not in decided)


def _names(uow: UnitOfWork, counting: Counting) -> dict[str, str]:
    paths = {concern.path for story in counting.stories for concern in story.concerns}
    codes = {code for path in paths for code in path.split(PATH_SEPARATOR)}
    return {code: structure.name for code, structure in uow.structures.many(codes).items()}
