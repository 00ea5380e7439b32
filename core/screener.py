"""Reads a whole story with the detectors when it arrives."""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime

from core.experience import Experience
from core.history import DETECTOR, Event, EventKind
from core.masking import MaskedField
from core.ports import UnitOfWork
from core.screening import PlacedFinding, Screening
from core.text.analysis import analyse
from core.text.danger import reason as reason_of_danger
from core.text.finding import Analysis, Finding, FindingKind
from core.text.likeness import bands, likeness

_log = logging.getLogger("ecoute.detectors")
_TWINS = 0.8
"""How alike two stories are, from 0 to 1, to be taken for the same one told twice."""
_CANDIDATES = 10


def read_by_detectors(uow: UnitOfWork, experience: Experience, at: datetime) -> Experience:
    """Keep what the detectors say of a story just told, and give it in alert when somebody may be in danger.

    They mark and rank, and decide nothing else: a detector that stumbles holds no story back.
    """
    twin = _twin(uow, experience)
    try:
        screening = screening_of(experience, twin)
    except Exception as stumbled:
        # The moderators see that nobody read it; its words stay out of the log.
        _log.error("Experience %s: the detectors stumbled: %s", experience.number, type(stumbled).__name__)
        return experience
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


def screening_of(experience: Experience, twin: int | None = None) -> Screening:
    """Read a story with the detectors; `twin` is the number of an earlier one that is nearly the same."""
    analyses = {field: analyse(getattr(experience, field)) for field in MaskedField}
    story = analyses[MaskedField.TEXT]
    findings = tuple(_placed(experience, analyses))
    return Screening(
        experience_number=experience.number,
        findings=findings,
        letters="".join(sorted({finding.kind.letter for finding in findings})),
        # A title says little by itself: it is read together with its story.
        danger=reason_of_danger(f"{experience.title}.\n{experience.text}")[:500],
        out_of_scope=story.out_of_scope,
        scope_reason=story.scope_reason[:500],
        twin=twin,
    )


def _placed(experience: Experience, analyses: Mapping[MaskedField, Analysis]) -> Iterator[PlacedFinding]:
    for field, analysis in analyses.items():
        for finding in analysis.findings:
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
    alike = {number: likeness(other.text, experience.text) for number, other in uow.experiences.many(earlier).items()}
    nearest = max(alike, key=lambda number: (alike[number], -number), default=None)
    return nearest if nearest is not None and alike[nearest] >= _TWINS else None
