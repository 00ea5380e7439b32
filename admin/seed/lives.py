"""What happened to a made-up experience since it was told: each step is a rule of core, none is set by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from admin.seed.indiscreet import Indiscretion
from admin.seed.story_seed import StorySeed
from core.classification import told_change
from core.concern import Concern
from core.experience import Experience
from core.history import AUTHOR, DETECTOR, Event, EventKind, changed
from core.masking import MaskedField, Original, masks_of
from core.response import Evaluation, Response, Wording
from core.screener import read_story, screening_of
from core.screening import Screening
from core.structure import Structure
from core.vocabulary import CharterReason, Origin, ResponseKind, ResponseState, Voter

_MODERATORS = ("camille", "noor")


@dataclass(slots=True)
class Life:
    """An experience with all that belongs to it, at the moment reached."""

    experience: Experience
    concerns: list[Concern]
    responses: list[Response] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    evaluations: list[Evaluation] = field(default_factory=list)
    original: Original | None = None
    screening: Screening | None = None

    def tell(
        self, at: datetime, actor: str, kind: EventKind, detail: str = "", changes: dict[str, list[Any]] | None = None
    ) -> None:
        """Add a line to the history."""
        number = self.experience.number
        self.events.append(
            Event(experience_number=number, at=at, actor=actor, kind=kind, detail=detail, changes=changes or {})
        )


def read_by_detectors(life: Life) -> None:
    """Let the detectors read it, as they do when it arrives."""
    told = life.experience
    read = read_story(told.title, told.text, told.pseudonym)
    life.screening = screening_of(told, read) if read else None
    if life.screening and life.screening.danger:
        life.experience = life.experience.with_alert(alert=True)
        life.tell(life.experience.submitted_at, DETECTOR, EventKind.ALERT_RAISED, life.screening.danger)


def begin(number: int, story: StorySeed, structures: Sequence[Structure], campaign: str, at: datetime) -> Life:
    """Give an experience just told, about these structures; the channels are those of the first one."""
    experience = Experience(
        number=number,
        origin=Origin.SEED,
        title=story.title,
        text=story.text,
        sentiment=story.sentiment,
        pseudonym=story.pseudonym,
        department=story.department,
        campaign=campaign,
        tags=story.tags,
        submitted_at=at,
    )
    concerns = [
        Concern(
            experience_number=number,
            position=position,
            structure_code=structure.code,
            channels=dict(story.channels) if position == 1 else {},
        )
        for position, structure in enumerate(structures, start=1)
    ]
    life = Life(experience, concerns)
    life.tell(at, AUTHOR, EventKind.SUBMITTED)
    return life


def hold(life: Life, random: Random, at: datetime) -> None:
    """Put it aside."""
    note = "À relire à deux : le récit nomme peut-être quelqu’un."
    life.experience = life.experience.hold(note)
    life.tell(at, random.choice(_MODERATORS), EventKind.HELD, note)


def reject(life: Life, random: Random, reason: CharterReason, at: datetime) -> None:
    """Refuse it."""
    note = "Vous pouvez raconter de nouveau ce que vous avez vécu avec ce service."
    life.experience = life.experience.reject([reason], note, at)
    life.tell(at, random.choice(_MODERATORS), EventKind.REJECTED, reason.label)


def publish(life: Life, random: Random, at: datetime) -> None:
    """Make it public, and open it to the structures concerned."""
    life.experience = life.experience.publish(at)
    life.concerns = [concern.opened(at) for concern in life.concerns]
    life.tell(at, random.choice(_MODERATORS), EventKind.PUBLISHED)


def publish_masked(life: Life, random: Random, hidden: Indiscretion, at: datetime) -> None:
    """Make it public with some words hidden, and open it to the structures concerned."""
    told = life.experience
    parts = {MaskedField.TITLE: told.title, MaskedField.TEXT: told.text}
    life.original = Original(
        experience_number=told.number,
        title=told.title,
        text=told.text,
        pseudonym=told.pseudonym,
        masks=tuple(masks_of(hidden.words, hidden.label, parts)),
        why=hidden.why,
    )
    life.experience = told.publish_masked(life.original, at)
    life.concerns = [concern.opened(at) for concern in life.concerns]
    life.tell(at, random.choice(_MODERATORS), EventKind.MASKED, hidden.why)


def appeal(life: Life, at: datetime) -> None:
    """Ask for a second look at a rejection."""
    life.experience = life.experience.appeal(at)
    life.tell(at, AUTHOR, EventKind.APPEALED, "Je ne demande rien pour mon dossier : je raconte ce qui m’est arrivé.")


def reject_again(life: Life, reason: CharterReason, at: datetime) -> None:
    """Refuse it again, by somebody else."""
    first = next(event.actor for event in life.events if event.kind is EventKind.REJECTED)
    note = "Une autre personne a relu votre récit : le motif reste le même."
    life.experience = life.experience.reject([reason], note, at)
    life.tell(at, next(name for name in _MODERATORS if name != first), EventKind.REJECTED, reason.label)


def withdraw(life: Life, random: Random, at: datetime) -> None:
    """Take it back."""
    note = "L’auteur a demandé le retrait de son récit."
    life.experience = life.experience.withdraw(note)
    life.concerns = [concern.closed() for concern in life.concerns]
    life.tell(at, random.choice(_MODERATORS), EventKind.WITHDRAWN, note)


def draft(life: Life, position: int, wording: Wording, at: datetime, kind: ResponseKind = ResponseKind.OWN) -> None:
    """Begin an answer."""
    agent, concern = f"agent-{life.concerns[position - 1].structure_code}", life.concerns[position - 1]
    blank = Response(
        experience_number=life.experience.number,
        position=position,
        structure_code=concern.structure_code,
        kind=kind,
        updated_at=at,
    )
    life.responses.append(blank.rewritten(wording, agent, at))
    life.tell(at, agent, EventKind.RESPONSE_DRAFTED)


def adopt(life: Life, position: int, at: datetime) -> None:
    """Publish as it is what the first structure answered."""
    first, concern = next(r for r in life.responses if r.state is ResponseState.PUBLISHED), life.concerns[position - 1]
    agent = f"agent-{concern.structure_code}"
    blank = Response(
        experience_number=first.experience_number,
        position=position,
        structure_code=concern.structure_code,
        kind=ResponseKind.ADOPTED,
        adopted_from=first.position,
        updated_at=at,
    )
    life.responses.append(blank.rewritten(first, agent, at).publish(at))
    life.concerns[position - 1] = concern.answered(at)
    life.tell(at, agent, EventKind.RESPONSE_ADOPTED)


def to_validate(life: Life, at: datetime) -> None:
    """Hand the answer begun last to a validator."""
    life.responses[-1] = life.responses[-1].to_validate(at)
    life.tell(at, life.responses[-1].author, EventKind.RESPONSE_TO_VALIDATE)


def classify(life: Life, position: int, trade_tags: tuple[str, ...], improvement: str, at: datetime) -> None:
    """Let who writes the answer set trade tags, and note what is to improve; nothing is told when there is neither."""
    before, told = life.concerns[position - 1], life.experience
    set_now = {"trade_tags": trade_tags, "to_improve": bool(improvement), "improvement": improvement}
    after = before.classified(before.classification.model_copy(update=set_now))
    if after == before:
        return
    life.concerns[position - 1] = after
    life.experience = told.changed()
    said = told_change(before.classification, after.classification)
    changes = changed(told, life.experience) | changed(before, after)
    life.tell(at, life.responses[-1].author, EventKind.CLASSIFIED, said, changes)


def answer(life: Life, at: datetime) -> None:
    """Publish the answer begun last; one that it corrects is kept beside it."""
    response = life.responses[-1].publish(at)
    position = response.position
    life.responses = [r.superseded(at) if r.position == position and r.published_at else r for r in life.responses[:-1]]
    life.responses.append(response)
    life.concerns[position - 1] = life.concerns[position - 1].answered(at)
    life.tell(at, response.author, EventKind.RESPONSE_PUBLISHED)


def correct(life: Life, wording: Wording, at: datetime) -> None:
    """Correct the answer published last."""
    last = life.responses[-1]
    blank = Response(
        experience_number=last.experience_number,
        position=last.position,
        revision=last.revision + 1,
        structure_code=last.structure_code,
        updated_at=at,
    )
    life.responses.append(blank.rewritten(wording, last.author, at))
    answer(life, at)


def rate(life: Life, random: Random, at: datetime) -> None:
    """Let the author, sometimes, and a few visitors say whether the last answer helped."""
    voters = [Voter.AUTHOR.value] if random.random() < 0.4 else []
    voters += [f"visiteur-{rank}" for rank in range(int(random.expovariate(0.4)))]
    last = life.responses[-1]
    for voter in voters:
        useful = random.random() < 0.72
        life.evaluations.append(
            Evaluation(
                experience_number=last.experience_number,
                position=last.position,
                revision=last.revision,
                voter=voter,
                useful=useful,
                at=at + timedelta(hours=random.randint(1, 200)),
            )
        )
        if voter == Voter.AUTHOR.value:
            life.tell(at, AUTHOR, EventKind.EVALUATED, "utile" if useful else "pas utile")
