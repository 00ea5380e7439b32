"""What the public sees of an experience: made here, and nowhere else.

Plain dataclasses: every part of them comes from models that are validated already.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.action import ImprovementAction
from core.actions.commitments import commitment_of
from core.concern import Concern
from core.experience import Experience
from core.indicators.indicator import ComputedIndicator, Indicator
from core.links import action_path, public_path
from core.response import Response, Usefulness
from core.structure import Structure
from core.text.clean import excerpt
from core.vocabulary import ActionState, Channel, ExperienceState, GeneralTag, ResponseKind, ResponseState, Sentiment

BEGINNING = 220
"""How many signs of a story a card shows."""


@dataclass(frozen=True, slots=True)
class PublicResponse:
    """An answer as the public reads it.

    Attributes:
        kind: an answer of its own, a complement, or the common answer of several structures.
        written_by: the name of the structure that wrote a common answer, "" for the others.
    """

    position: int
    revision: int
    text: str
    published_at: datetime
    corrected: bool
    usefulness: Usefulness
    kind: ResponseKind = ResponseKind.OWN
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class PublicConcern:
    """A structure concerned, as the public sees it.

    Attributes:
        name: the structure's name, or the one that was given when it is not in the tree.
        response: the present answer, None while there is none.
    """

    position: int
    structure_code: str
    structure_name: str
    name: str
    typology: str
    channels: dict[Channel, Sentiment | None]
    response: PublicResponse | None


@dataclass(frozen=True, slots=True)
class PublicAction:
    """An improvement action as the public reads it: who carries it is nobody's business.

    Attributes:
        theme: what the group of its commitment promises, "" when it rests on none.
        commitment: the commitment in words.
        ends_on: the day by which it is to be done.
        dropped_why: why it was given up, "" otherwise.
    """

    number: int
    title: str
    problem: str
    objective: str
    description: str
    expected: str
    theme: str
    commitment: str
    state: ActionState
    progress: int
    structure_code: str
    structure_name: str
    starts_on: date | None
    ends_on: date | None
    published_at: datetime
    engaged_at: datetime | None
    done_at: datetime | None
    dropped_at: datetime | None
    dropped_why: str

    @property
    def path(self) -> str:
        """The path of its page."""
        return action_path(self.number, self.title)

    @property
    def moved_at(self) -> datetime:
        """When it last came to a new state in public."""
        return max(at for at in (self.published_at, self.engaged_at, self.done_at, self.dropped_at) if at)


@dataclass(frozen=True, slots=True)
class PublicExperience:
    """An experience as the public reads it.

    Attributes:
        masked: whether something that the author wrote is hidden behind labels.
        actions: the public improvement actions that it led to.
    """

    number: int
    title: str
    text: str
    sentiment: Sentiment | None
    pseudonym: str
    department: str
    country: str
    procedure: str
    tags: dict[GeneralTag, Sentiment]
    written_at: datetime
    published_at: datetime
    masked: bool
    concerns: tuple[PublicConcern, ...]
    actions: tuple[PublicAction, ...]

    @property
    def path(self) -> str:
        """The path of its page."""
        return public_path(self.number, self.title)

    @property
    def beginning(self) -> str:
        """The first words of the story, for a card."""
        return excerpt(self.text, BEGINNING)

    @property
    def answered(self) -> bool:
        """Whether at least one structure has answered: « réponse apportée »."""
        return any(concern.response for concern in self.concerns)

    @property
    def first_answered_at(self) -> datetime | None:
        """When the first answer was published."""
        return min((c.response.published_at for c in self.concerns if c.response), default=None)


_SHOWN = ("number", "title", "text", "sentiment", "pseudonym", "department", "country", "procedure", "tags", "masked")
"""What the public sees as it is."""

_SHOWN_OF_ACTION = (
    *("number", "title", "problem", "objective", "description", "expected", "state", "progress"),
    *("starts_on", "ends_on", "engaged_at", "done_at", "dropped_at", "dropped_why"),
)

_NO_VOTES = Usefulness()

Votes = Mapping[tuple[int, int], Usefulness]
"""What people said of the answers of one experience, by (position, revision)."""


def public_view(
    experience: Experience,
    concerns: Iterable[Concern],
    structures: Mapping[str, Structure],
    responses: Sequence[Response],
    votes: Votes,
    actions: Iterable[PublicAction] = (),
) -> PublicExperience | None:
    """Give what the public sees of an experience: nothing unless it is published."""
    if experience.state is not ExperienceState.PUBLISHED or experience.published_at is None:
        return None
    shown = tuple(concerns)
    names = {concern.position: _name(concern, structures[concern.structure_code]) for concern in shown}
    return PublicExperience(
        **{name: getattr(experience, name) for name in _SHOWN},
        written_at=experience.submitted_at,
        published_at=experience.published_at,
        concerns=tuple(_public_concern(c, structures[c.structure_code], responses, votes, names) for c in shown),
        actions=tuple(actions),
    )


@dataclass(frozen=True, slots=True)
class PublicIndicator:
    """A result as the public reads it.

    Attributes:
        wording: the indicator in the words of citizens.
        day: the date of the value, or the last day of the period.
        since: the first day of the period, None for a value of one date.
    """

    code: str
    wording: str
    unit: str
    value: float
    day: date
    since: date | None
    source: str


def public_indicator(one: Indicator | ComputedIndicator) -> PublicIndicator | None:
    """Give what the public sees of a result that is shown: nothing where there is nothing to compute it from."""
    if one.value is None:
        return None
    return PublicIndicator(
        code=one.code,
        wording=one.wording,
        unit=one.unit,
        value=one.value,
        day=one.day if isinstance(one, Indicator) else one.until,
        since=None if isinstance(one, Indicator) else one.since,
        source=one.source,
    )


def public_action(action: ImprovementAction, structure: Structure) -> PublicAction | None:
    """Give what the public sees of an improvement action: nothing while it is prepared."""
    if action.published_at is None:
        return None
    commitment = commitment_of(action.commitment_year, action.commitment)
    return PublicAction(
        **{name: getattr(action, name) for name in _SHOWN_OF_ACTION},
        published_at=action.published_at,
        theme=commitment.promise.label if commitment else "",
        commitment=commitment.wording if commitment else "",
        structure_code=structure.code,
        structure_name=structure.name,
    )


def _name(concern: Concern, structure: Structure) -> str:
    return concern.named or structure.name


def _public_concern(
    concern: Concern,
    structure: Structure,
    responses: Sequence[Response],
    votes: Votes,
    names: Mapping[int, str],
) -> PublicConcern:
    return PublicConcern(
        position=concern.position,
        structure_code=structure.code,
        structure_name=structure.name,
        name=names[concern.position],
        typology=structure.typology,
        channels=concern.channels,
        response=_public_response(concern.position, responses, votes, names),
    )


def _public_response(
    position: int, responses: Sequence[Response], votes: Votes, names: Mapping[int, str]
) -> PublicResponse | None:
    own = [r for r in responses if r.position == position]
    for response in own:
        if response.state is ResponseState.PUBLISHED and response.published_at is not None:
            return PublicResponse(
                position=position,
                revision=response.revision,
                text=response.full_text,
                published_at=min(r.published_at for r in own if r.published_at is not None),
                corrected=any(r.state is ResponseState.SUPERSEDED for r in own),
                usefulness=votes.get((position, response.revision), _NO_VOTES),
                kind=response.kind,
                written_by=names.get(response.adopted_from or 0, ""),
            )
    return None
