"""What a search means, told on one experience in plain Python: what the store finds is held against it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import floor

from core.concern import Concern
from core.dates import PARIS
from core.experience import Experience
from core.response import Response, Usefulness
from core.seeking.asked import Asked
from core.seeking.search import Criterion, Days, Delay, Key, Numbered, Rated, Value, YesNo
from core.seeking.texts import says, texts
from core.structure import Structure, within
from core.vocabulary import ExperienceState, ResponseState


@dataclass(frozen=True, slots=True)
class Told:
    """All that a search may ask of one experience.

    Attributes:
        votes: what people said of its answers, by (position, revision).
        actions: the numbers of the published actions that come from it.
        concepts: the numbers of the concepts that it holds, as they are counted.
    """

    experience: Experience
    concerns: Sequence[Concern]
    structures: Mapping[str, Structure]
    responses: Sequence[Response]
    votes: Mapping[tuple[int, int], Usefulness]
    actions: Collection[int]
    concepts: Collection[int] = ()

    @property
    def published(self) -> list[Response]:
        """Its present answers."""
        return [response for response in self.responses if response.state is ResponseState.PUBLISHED]


def finds(asked: Asked, told: Told) -> bool:
    """Tell whether a search finds an experience."""
    if told.experience.state is not ExperienceState.PUBLISHED or not _reached(asked, told):
        return False
    said = texts(told.experience.title, told.experience.text, [answer.full_text for answer in told.published])
    return (
        bool(not asked.search.tied or meant_concerns(asked, told))
        and all(_fulfils(asked, criterion, told) for criterion in asked.search.others)
        and all(says(criterion, said) for criterion in asked.search.worded)
    )


def meant_concerns(asked: Asked, told: Told) -> list[Concern]:
    """Give the structures concerned that fulfil by themselves all that is asked of a structure concerned."""
    return [c for c in told.concerns if all(_concern_fits(asked, one, c, told) for one in asked.search.tied)]


def _reached(asked: Asked, told: Told) -> bool:
    paths = (told.structures[concern.structure_code].path for concern in told.concerns)
    return asked.reach is None or any(within(path, asked.reach) for path in paths)


def _fulfils(asked: Asked, criterion: Criterion, told: Told) -> bool:
    if criterion.key in _CONCERN:
        found = any(_concern_fits(asked, criterion, concern, told) for concern in told.concerns)
    elif criterion.key is Key.DEPARTMENT:
        found = any(word == told.experience.department for word, _ in asked.meant(criterion))
    elif criterion.key is Key.CAMPAIGN:
        found = any(word == told.experience.campaign for word, _ in asked.meant(criterion))
    elif criterion.key is Key.CONCEPT:
        found = any(number in told.concepts for number in asked.meant_concepts(criterion))
    else:
        found = any(_EXPERIENCE[criterion.key](value, told) for value in criterion.values)
    return found is not criterion.excluded


def _concern_fits(asked: Asked, criterion: Criterion, concern: Concern, told: Told) -> bool:
    return _CONCERN[criterion.key](asked, criterion, concern, told)


def _is_within(asked: Asked, criterion: Criterion, concern: Concern, told: Told) -> bool:
    path = told.structures[concern.structure_code].path
    return any(path == root if alone else within(path, root) for root, alone in asked.meant(criterion))


def _has_answered_within(asked: Asked, criterion: Criterion, concern: Concern, told: Told) -> bool:
    return concern.answered_at is not None and _is_within(asked, criterion, concern, told)


def _is_of_typology(asked: Asked, criterion: Criterion, concern: Concern, told: Told) -> bool:
    return told.structures[concern.structure_code].typology in {word for word, _ in asked.meant(criterion)}


def _has_trade_tag(asked: Asked, criterion: Criterion, concern: Concern, _told: Told) -> bool:
    return any(word in concern.trade_tags for word, _ in asked.meant(criterion))


def _through_channel(_asked: Asked, criterion: Criterion, concern: Concern, _told: Told) -> bool:
    return any(
        value.term in concern.channels and (value.feeling is None or concern.channels[value.term] is value.feeling)  # type: ignore[index]
        for value in criterion.values
        if isinstance(value, Rated)
    )


def _answered(_asked: Asked, criterion: Criterion, concern: Concern, _told: Told) -> bool:
    return any(isinstance(v, YesNo) and v.yes is (concern.answered_at is not None) for v in criterion.values)


def _took(_asked: Asked, criterion: Criterion, concern: Concern, told: Told) -> bool:
    published_at = told.experience.published_at
    if concern.answered_at is None or published_at is None:
        return False
    # In whole seconds of the clock, as the databases count them.
    seconds = floor(concern.answered_at.timestamp()) - floor(published_at.timestamp())
    delays = (value for value in criterion.values if isinstance(value, Delay))
    return any((seconds > delay.hours * 3600) is delay.longer for delay in delays)


def _found_useful(_asked: Asked, criterion: Criterion, concern: Concern, told: Told) -> bool:
    said = [told.votes.get((r.position, r.revision)) for r in told.published if r.position == concern.position]
    return any(isinstance(v, YesNo) and any(vote and vote.author is v.yes for vote in said) for v in criterion.values)


_CONCERN: Mapping[Key, Callable[[Asked, Criterion, Concern, Told], bool]] = {
    Key.STRUCTURE: _is_within,
    Key.NETWORK: _is_within,
    Key.ALSO: _is_within,
    Key.ANSWERED_BY: _has_answered_within,
    Key.TYPOLOGY: _is_of_typology,
    Key.CHANNEL: _through_channel,
    Key.TRADE_TAG: _has_trade_tag,
    Key.ANSWERED: _answered,
    Key.DELAY: _took,
    Key.USEFUL: _found_useful,
}


def _feels(value: Value, told: Told) -> bool:
    return isinstance(value, Rated) and told.experience.sentiment is value.term


def _is_tagged(value: Value, told: Told) -> bool:
    tags = told.experience.tags
    return (
        isinstance(value, Rated)
        and value.term in tags
        and (
            value.feeling is None or tags[value.term] is value.feeling  # type: ignore[index]
        )
    )


def _published(value: Value, told: Told) -> bool:
    if told.experience.published_at is None or not isinstance(value, Days):
        return False
    day = told.experience.published_at.astimezone(PARIS).date()
    return (value.since is None or value.since <= day) and (value.until is None or day <= value.until)


def _acted(value: Value, told: Told) -> bool:
    if isinstance(value, Numbered):
        return value.number in told.actions
    return isinstance(value, YesNo) and value.yes is bool(told.actions)


_EXPERIENCE: Mapping[Key, Callable[[Value, Told], bool]] = {
    Key.FEELING: _feels,
    Key.TAG: _is_tagged,
    Key.PUBLISHED: _published,
    Key.ACTION: _acted,
}
