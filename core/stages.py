"""Whose time it was: how long each stage of a concern took, and who held it meanwhile."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from core.concern import Concern
from core.experience import Experience
from core.history import Event, EventKind
from core.model import Model
from core.response import Response
from core.transfer import Transfer, TransferState
from core.vocabulary import ExperienceState, ResponseState, Term


class Stage(Term):
    """What an experience waits for."""

    MODERATION = "moderation", "modération"
    TRANSFER = "transfer", "transfert"
    DRAFTING = "drafting", "rédaction"
    VALIDATION = "validation", "validation"


class Held(Model):
    """How long somebody held a concern, in one stage.

    Attributes:
        code: the structure that held it, "" for the moderators.
    """

    stage: Stage
    code: str = ""
    time: timedelta


class StageTimes(NamedTuple):
    """How long each stage of a concern took, in the order of Stage."""

    moderation: timedelta
    transfer: timedelta
    drafting: timedelta
    validation: timedelta


class _Span(NamedTuple):
    """A stretch of time, and who held the concern in it."""

    start: datetime
    end: datetime
    stage: Stage
    code: str


_ENDS = frozenset({EventKind.WITHDRAWN, EventKind.WITHDRAWN_BY_AUTHOR, EventKind.MASKS_REFUSED})
_HANDED_BACK = frozenset(
    {
        EventKind.RESPONSE_DRAFTED,
        EventKind.RESPONSE_SENT_BACK,
        EventKind.RESPONSE_PUBLISHED,
        EventKind.RESPONSE_ADOPTED,
    }
)
_WRITING = _HANDED_BACK | {EventKind.RESPONSE_TO_VALIDATE}


def stage_times(
    experience: Experience,
    concern: Concern,
    transfers: Sequence[Transfer],
    responses: Sequence[Response],
    events: Sequence[Event],
    now: datetime | None = None,
) -> StageTimes:
    """Give how long each stage took, from the deposit to the first answer; the arguments are those of `held_times`."""
    held = held_times(experience, concern, transfers, responses, events, now)
    return StageTimes(*(sum((h.time for h in held if h.stage is stage), timedelta(0)) for stage in Stage))


def plain_times(told: datetime, public: datetime | None, answered: datetime) -> StageTimes:
    """Give the same of a concern that only moderators, then one structure, held; nothing else needs to be read."""
    nothing = timedelta(0)
    read_until = public or told
    moderation, drafting = max(read_until - told, nothing), max(answered - read_until, nothing)
    return StageTimes(moderation, nothing, drafting, nothing)


def held_times(
    experience: Experience,
    concern: Concern,
    transfers: Sequence[Transfer],
    responses: Sequence[Response],
    events: Sequence[Event],
    now: datetime | None = None,
) -> tuple[Held, ...]:
    """Give who held a concern and for how long, in the order in which they first did.

    Args:
        experience: the experience.
        concern: one of the structures that it concerns.
        transfers: all the requests about the experience.
        responses: all its responses.
        events: its whole history, oldest first.
        now: up to when what still waits is counted; None leaves it out.
    """
    total: dict[tuple[Stage, str], timedelta] = {}
    for start, end, stage, code in _spans(experience, concern, transfers, responses, events, now):
        if end > start:
            total[stage, code] = total.get((stage, code), timedelta(0)) + (end - start)
    return tuple(Held(stage=stage, code=code, time=time) for (stage, code), time in total.items())


def _spans(
    experience: Experience,
    concern: Concern,
    transfers: Sequence[Transfer],
    responses: Sequence[Response],
    events: Sequence[Event],
    now: datetime | None,
) -> Iterator[_Span]:
    told, public = experience.submitted_at, experience.published_at
    if public is None:
        yield _Span(told, _read_until(experience, now), Stage.MODERATION, "")
        return
    yield _Span(told, public, Stage.MODERATION, "")
    end = _end(experience, concern, events, now)
    own = [transfer for transfer in transfers if transfer.position == concern.position]
    apart = [*_transfers(own, end), *_validations(concern, responses, events, end)]
    yield from _shared_out(public, end, apart, _writers(own, concern))


def _read_until(experience: Experience, now: datetime | None) -> datetime:
    waits = experience.state in {ExperienceState.SUBMITTED, ExperienceState.HELD}
    decided = None if waits else experience.decided_at
    return decided or (now if waits else None) or experience.submitted_at


def _end(experience: Experience, concern: Concern, events: Sequence[Event], now: datetime | None) -> datetime:
    """Give when nobody held the concern any more: it was answered, it was withdrawn, or it is now."""
    public = experience.published_at or experience.submitted_at
    if concern.answered_at is not None:
        return concern.answered_at
    if concern.open_since is not None:
        return now or public
    return next((event.at for event in reversed(events) if event.kind in _ENDS), public)


def _transfers(own: Sequence[Transfer], end: datetime) -> Iterator[_Span]:
    """Give when somebody had to decide of a request."""
    for transfer in own:
        yield _Span(transfer.asked_at, transfer.decided_at or end, Stage.TRANSFER, transfer.decider_code)


def _validations(
    concern: Concern, responses: Sequence[Response], events: Sequence[Event], end: datetime
) -> Iterator[_Span]:
    since: datetime | None = None
    for event in _writing_of(concern, responses, events):
        if since is not None and event.kind in _HANDED_BACK:
            yield _Span(since, event.at, Stage.VALIDATION, concern.structure_code)
            since = None
        elif since is None and event.kind is EventKind.RESPONSE_TO_VALIDATE:
            since = event.at
    if since is not None:
        yield _Span(since, end, Stage.VALIDATION, concern.structure_code)


def _writing_of(concern: Concern, responses: Sequence[Response], events: Sequence[Event]) -> list[Event]:
    """Give the lines about what was written here: they bear a name, the one of the line that goes with a text."""
    written = [event for event in events if event.kind in _WRITING]
    own = [response for response in responses if response.position == concern.position]
    moments = [r.published_at if r.state is ResponseState.PUBLISHED else r.updated_at for r in own]
    lines = [next((event for event in written if at is not None and event.at >= at), None) for at in moments]
    names = {_structure_of(line) for line in lines if line is not None}
    return [e for e in written if _structure_of(e) in names or e.kind is EventKind.RESPONSE_SENT_BACK]


def _structure_of(event: Event) -> str:
    """Give the name that a line about a text begins with; the one of an adopted answer goes on with its source."""
    return event.detail.partition(", d’après ")[0]


def _writers(own: Sequence[Transfer], concern: Concern) -> Callable[[datetime], str]:
    """Give who had to answer at a moment: each transfer that was granted moved it on."""
    granted = [t for t in own if t.state is TransferState.ACCEPTED and t.decided_at is not None]
    moves = sorted((transfer.decided_at, transfer.number, transfer.from_code) for transfer in granted)

    def writer(at: datetime) -> str:
        return next((code for moved_at, _, code in moves if moved_at and at < moved_at), concern.structure_code)

    return writer


def _shared_out(
    start: datetime, end: datetime, apart: Sequence[_Span], writer: Callable[[datetime], str]
) -> Iterator[_Span]:
    """Give every moment to one stage: what is apart goes first, the rest is for whoever had to write."""
    moments = {start, end, *(moment for span in apart for moment in (span.start, span.end))}
    for since, until in pairwise(sorted(moment for moment in moments if start <= moment <= end)):
        found = next((span for span in apart if span.start <= since < span.end), None)
        stage, code = (found.stage, found.code) if found else (Stage.DRAFTING, writer(since))
        yield _Span(since, until, stage, code)
