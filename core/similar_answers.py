"""Similar experiences with their published answers: ranked by likeness, usefulness and nearness in the tree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.case import Case
from core.concern import Concern
from core.experience import Experience
from core.filters import EVERYTHING
from core.french import placed_stems, stems
from core.likening import Alike, Background, Terms, likenesses
from core.model import Model
from core.ports import UnitOfWork
from core.ports.reading import COMMON
from core.response import Response, Usefulness
from core.structure import Structure
from core.vocabulary import ExperienceState, ResponseKind, ResponseState

_LOOKED_AT = 100
"""How many experiences, those that share the rarest words, may have an answer that helps."""

_COMPARED = 40
"""How many of their answers are compared, word by word."""

_USEFUL, _NEAR = 0.5, 0.3
"""How much of the likeness itself the votes and the nearness in the tree may add."""

_WORDS_TOLD = 3


class Likeness(Model):
    """A published answer to a similar experience.

    Attributes:
        structure: the name of the structure that answered.
        answer: the text of its answer, without greeting, closing and signature.
        useful: how many people found it useful.
        votes: how many people said whether it is.
        why: why it is offered, in words.
        score: what it is ranked by; the highest comes first.
    """

    number: int
    position: int
    title: str
    structure: str
    answer: str
    useful: int
    votes: int
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class _Answered:
    """An answer that may help, with all that ranks it."""

    experience: Experience
    response: Response
    structure: Structure
    votes: Usefulness

    @property
    def terms(self) -> Terms:
        """What it is compared by: the story and its answer."""
        return Terms.of(f"{self.experience.title}\n{self.experience.text}\n{self.response.body}")


def similar_answers(uow: UnitOfWork, case: Case, concern: Concern, limit: int) -> list[Likeness]:
    """Give the published answers to the experiences most like this one, those that help most first."""
    structure = case.structures[concern.structure_code]
    answered = _answered(uow, case.experience)
    compared = [one.terms for one in answered]
    held = uow.listing.holding(stems(f"{case.experience.title} {case.experience.text}"))
    background = Background(compared, held, uow.listing.count(EVERYTHING, most=COMMON))
    alike = likenesses(case.experience.title, case.experience.text, compared, background)
    most = max((one.score for one in alike), default=0.0) or 1.0
    words = _words(case.experience)
    found = [
        _likeness(one, like, like.score / most, structure, words)
        for one, like in zip(answered, alike, strict=True)
        if like.score > 0
    ]
    return sorted(found, key=lambda one: (-one.score, -one.number, one.position))[:limit]


def _answered(uow: UnitOfWork, experience: Experience) -> list[_Answered]:
    words = stems(f"{experience.title} {experience.text}")
    numbers = [number for number in uow.listing.alike(words, _LOOKED_AT + 1) if number != experience.number]
    responses = _published(uow.responses.of(numbers), numbers)[:_COMPARED]
    kept = list(dict.fromkeys(response.experience_number for response in responses))
    stories, votes = uow.experiences.many(kept), uow.evaluations.of(kept)
    structures = uow.structures.many({response.structure_code for response in responses})
    return [
        _Answered(
            stories[response.experience_number],
            response,
            structures[response.structure_code],
            votes.get(response.experience_number, {}).get((response.position, response.revision), Usefulness()),
        )
        for response in responses
        if stories[response.experience_number].state is ExperienceState.PUBLISHED
    ]


def _published(responses: Mapping[int, Sequence[Response]], numbers: Sequence[int]) -> list[Response]:
    """Give the published answers, in the order of these experiences; what another structure wrote comes once."""
    return [
        response
        for number in numbers
        for response in responses.get(number, ())
        if response.state is ResponseState.PUBLISHED and response.kind is not ResponseKind.ADOPTED
    ]


def _likeness(one: _Answered, like: Alike, share: float, structure: Structure, words: Mapping[str, str]) -> Likeness:
    votes, near = _votes(one.votes), _near(one.structure, structure)
    usefulness = (one.votes.useful + 1) / (votes + 2) - 0.5
    reasons = [*_told_nearness(near), *_told_votes(one.votes.useful, votes), *_told_words(like, words)]
    return Likeness(
        number=one.experience.number,
        position=one.response.position,
        title=one.experience.title,
        structure=one.structure.name,
        answer=one.response.body,
        useful=one.votes.useful,
        votes=votes,
        why=", ".join(reasons),
        score=share * (1 + _USEFUL * usefulness + _NEAR * _NEARNESS.get(near, 0)),
    )


_SAME, _BESIDE, _NETWORK, _KIND = "même structure", "structure voisine", "même réseau", "même typologie"
_NEARNESS = {_SAME: 1.0, _BESIDE: 0.7, _NETWORK: 0.5, _KIND: 0.3}


def _near(one: Structure, other: Structure) -> str:
    """Say how near two structures are in the tree, "" when they are not."""
    if one.code == other.code:
        return _SAME
    if other.parent_code is not None and one.parent_code == other.parent_code:
        return _BESIDE
    if one.network_code == other.network_code:
        return _NETWORK
    return _KIND if one.typology and one.typology == other.typology else ""


def _votes(usefulness: Usefulness) -> int:
    by_author = usefulness.author is not None
    return by_author + usefulness.visitors_useful + usefulness.visitors_not_useful


def _told_nearness(near: str) -> Iterator[str]:
    if near:
        yield near


def _told_votes(useful: int, votes: int) -> Iterator[str]:
    if votes:
        yield f"{useful} avis utile{'s' if useful > 1 else ''} sur {votes}"


def _told_words(like: Alike, words: Mapping[str, str]) -> Iterator[str]:
    shared = [words[stem] for stem in like.shared if stem in words][:_WORDS_TOLD]
    if shared:
        yield f"mots communs : {', '.join(shared)}"


def _words(experience: Experience) -> dict[str, str]:
    """Give, for each stem of a story, the word that first said it."""
    story = f"{experience.title}\n{experience.text}"
    words: dict[str, str] = {}
    for stem, start, end in placed_stems(story):
        words.setdefault(stem, story[start:end])
    return words
