"""Reads a whole story with the detectors when it arrives."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.experience import Experience
from core.history import DETECTOR, Event, EventKind
from core.masking import MaskedField
from core.ports import UnitOfWork
from core.screening import PlacedFinding, Screening
from core.text import scope
from core.text.analysis import look_at
from core.text.clean import one_line, printable
from core.text.danger import reason as reason_of_danger
from core.text.finding import Finding, FindingKind, OutOfScope
from core.text.likeness import bands, likeness

_log = logging.getLogger("ecoute.detectors")
_TWINS = 0.8
"""How alike two stories are, from 0 to 1, to be taken for the same one told twice."""
_CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class StoryRead:
    """What the detectors say of a story, before anything is kept.

    Attributes:
        findings: the spans to look at, by field.
        danger: why somebody may be in danger, "" when nothing says so.
        out_of_scope: why the story may not belong here, None when nothing says so.
        scope_reason: what in it says so.
    """

    findings: Mapping[MaskedField, Sequence[Finding]]
    danger: str
    out_of_scope: OutOfScope | None
    scope_reason: str


def read_story(title: str, text: str, pseudonym: str) -> StoryRead | None:
    """Let the detectors read a story, as an experience keeps it; give None when one of them stumbles.

    They mark and rank, and decide nothing else: a detector that stumbles holds no story back. To be called before a
    unit of work that writes: reading takes its time, and nobody else should wait for it.
    """
    told = {
        MaskedField.TITLE: one_line(title),
        MaskedField.TEXT: printable(text).strip(),
        MaskedField.PSEUDONYM: one_line(pseudonym),
    }
    try:
        return _read(told)
    except Exception as stumbled:
        # The moderators see that nobody read it; its words stay out of the log.
        _log.error("A story was kept unread: the detectors stumbled: %s", type(stumbled).__name__)
        return None


def keep_reading(uow: UnitOfWork, experience: Experience, read: StoryRead | None, at: datetime) -> Experience:
    """Keep what the detectors said of a story just told, and give it in alert when somebody may be in danger."""
    twin = _twin(uow, experience)
    if read is None:
        return experience
    screening = screening_of(experience, read, twin)
    uow.screenings.put(screening)
    if not screening.danger or experience.alert:
        return experience
    uow.history.add(
        Event(
            experience_number=experience.number,
            at=at,
            actor=DETECTOR,
            kind=EventKind.ALERT_RAISED,
            detail=screening.danger,
        )
    )
    return experience.model_copy(update={"alert": True})


def screening_of(experience: Experience, read: StoryRead, twin: int | None = None) -> Screening:
    """Give what is kept of a reading; `twin` is the number of an earlier story that is nearly the same."""
    findings = tuple(_placed(experience, read.findings))
    return Screening(
        experience_number=experience.number,
        findings=findings,
        letters="".join(sorted({finding.kind.letter for finding in findings})),
        danger=read.danger[:500],
        out_of_scope=read.out_of_scope,
        scope_reason=read.scope_reason[:500],
        twin=twin,
    )


def _read(told: Mapping[MaskedField, str]) -> StoryRead:
    text = told[MaskedField.TEXT]
    # A title says little by itself: it is read together with its story.
    danger = reason_of_danger(f"{told[MaskedField.TITLE]}.\n{text}")
    findings = {field: look_at(words) for field, words in told.items()}
    return StoryRead(findings, danger, *scope.judge(text, findings[MaskedField.TEXT]))


def _placed(experience: Experience, found: Mapping[MaskedField, Sequence[Finding]]) -> Iterator[PlacedFinding]:
    for field, findings in found.items():
        for finding in findings:
            if not _is_a_pseudonym(field, finding, experience):
                yield PlacedFinding(field=field, **finding.model_dump())


def _is_a_pseudonym(field: MaskedField, finding: Finding, experience: Experience) -> bool:
    """What looks like a pseudonym, or a first name alone, is what one chose to be called by."""
    name = experience.pseudonym[finding.start : finding.end]
    alone = finding.kind is FindingKind.PERSON and " " not in name
    return field is MaskedField.PSEUDONYM and (alone or finding.kind is FindingKind.HANDLE)


def _twin(uow: UnitOfWork, experience: Experience) -> int | None:
    """Find the earlier story most like this one, and remember this one for those to come."""
    own = bands(experience.text)
    earlier = [n for n in uow.twins.sharing(own, _CANDIDATES) if n < experience.number]
    uow.twins.put(experience.number, own)
    uow.experiences.reveal(earlier)
    alike = {number: likeness(other.text, experience.text) for number, other in uow.experiences.many(earlier).items()}
    nearest = max(alike, key=lambda number: (alike[number], -number), default=None)
    return nearest if nearest is not None and alike[nearest] >= _TWINS else None
