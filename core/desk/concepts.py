"""The concepts: their figures, for who reads figures."""

from collections.abc import Sequence
from dataclasses import replace

from core.access import Action
from core.concepts.concept import PROGRAMME_CONCEPTS, Concept
from core.concepts.figures import (
    ConceptFile,
    ConceptList,
    ConceptQuestion,
    Example,
    Themes,
    concept_lines,
    name_of,
    places,
    published_in,
    themes,
)
from core.concepts.held import NONE, Edition
from core.concepts.keeping import known
from core.concepts.rights import may_read, networks_read, refusals, why_not_keep
from core.concepts.trial import SHOWN, example
from core.dashboard import COUNTED_UP_TO
from core.dates import midnight
from core.desk.figuring import Figuring
from core.errors import NotFound
from core.meant import looked_at
from core.periods import check_period
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure
from core.tally import PROGRAMME


class ReadingConcepts(Figuring):
    """What is read of concepts; what just changed is counted first."""

    def concepts(self, question: ConceptQuestion) -> ConceptList:
        """Give the concepts of the programme and of the network looked at, with their figures.

        Raises:
            Forbidden: the account has no right to figures, or the structure is not its own.
            NotFound: there is no such structure.
            Invalid: the period ends before it begins.
        """
        self._count_what_changed(question.structure_code)
        with self._store.reading() as uow:
            seat, structure, asked = self._asked(uow, question)
            kept = uow.concepts.of(networks_read(seat, structure))
            own = seat.structure.network_code if seat.structure else PROGRAMME_CONCEPTS
            return ConceptList(
                question=asked,
                name=name_of(structure),
                published=published_in(uow, asked)[0],
                lines=concept_lines(uow, kept, asked),
                uncounted=uow.tallies.waiting(COUNTED_UP_TO),
                last_number=uow.concepts.last_number(),
                own_network=own,
                why_not_keep=refusals(seat, {PROGRAMME_CONCEPTS, own, *(one.network_code for one in kept)}),
            )

    def concept(self, number: int, question: ConceptQuestion) -> ConceptFile:
        """Give a concept with its figures, its last stories and its history.

        Raises:
            Forbidden, NotFound, Invalid: as for the list; a concept of another network is not found.
        """
        self._count_what_changed(question.structure_code)
        with self._store.reading() as uow:
            seat, structure, asked = self._asked(uow, question)
            return _file(uow, seat, _readable(uow, seat, number), structure, asked)

    def themes(self, question: ConceptQuestion) -> Themes:
        """Give the share of each concept in what is published, overall and channel by channel.

        Raises:
            Forbidden, NotFound, Invalid: as for the list.
        """
        self._count_what_changed(question.structure_code)
        with self._store.reading() as uow:
            seat, structure, asked = self._asked(uow, question)
            networks = networks_read(seat, structure) or {PROGRAMME_CONCEPTS}
            return themes(uow, uow.concepts.of(networks), asked, name_of(structure))

    def concept_stories(self, number: int, question: ConceptQuestion, below: int | None, limit: int) -> Sequence[int]:
        """Give numbers of the stories of a concept over the months of a question, highest first.

        Raises:
            Forbidden, NotFound, Invalid: as for the list.
        """
        with self._store.reading() as uow:
            seat, structure, asked = self._asked(uow, question)
            concept = _readable(uow, seat, number)
            return _stories(uow, concept, structure, asked, below, limit)

    def _asked(self, uow: UnitOfWork, question: ConceptQuestion) -> tuple[Seat, Structure | None, ConceptQuestion]:
        """Give who asks, the structure looked at and the question with it."""
        check_period(question.since, question.until)
        seat = Seat.of(uow, self._account_name)
        structure = looked_at(uow, seat, question.structure_code, Action.SEE_FIGURES)
        return seat, structure, replace(question, structure_code=structure.code if structure else PROGRAMME)


def _readable(uow: UnitOfWork, seat: Seat, number: int) -> Concept:
    concept = known(uow, number)
    if not may_read(seat, concept):
        raise NotFound(f"Aucun concept n’a le numéro {number} : regardez la liste des concepts.")
    return concept


def _file(
    uow: UnitOfWork, seat: Seat, concept: Concept, structure: Structure | None, asked: ConceptQuestion
) -> ConceptFile:
    edition = Edition(concept.number, concept.counted)
    kept = uow.concepts.by_period([edition], asked.structure_code, [*asked.months, *asked.weeks]).get(edition, {})
    by_month = [kept.get(month, NONE) for month in asked.months]
    published, by_channel = published_in(uow, asked)
    return ConceptFile(
        question=asked,
        name=name_of(structure),
        concept=concept,
        held=sum(by_month, NONE),
        published=published,
        by_channel=by_channel,
        months=tuple(held.stories for held in by_month),
        weeks=tuple(kept.get(week, NONE).stories for week in asked.weeks),
        places=places(uow, concept, asked, uow.structures.children(asked.structure_code or None)),
        stories=_examples(uow, concept, structure, asked),
        versions=tuple(uow.concepts.versions(concept.number)),
        last_number=uow.concepts.last_number(),
        why_not_keep=why_not_keep(seat, concept.network_code),
    )


def _examples(
    uow: UnitOfWork, concept: Concept, structure: Structure | None, asked: ConceptQuestion
) -> tuple[Example, ...]:
    numbers = _stories(uow, concept, structure, asked, None, SHOWN)
    texts = uow.concepts.texts(numbers)
    return tuple(example(number, texts[number], concept.expressions) for number in numbers if number in texts)


def _stories(
    uow: UnitOfWork,
    concept: Concept,
    structure: Structure | None,
    asked: ConceptQuestion,
    below: int | None,
    limit: int,
) -> Sequence[int]:
    edition = Edition(concept.number, concept.counted)
    since, until = midnight(asked.first_day), midnight(asked.day_after)
    return uow.concepts.stories(edition, structure.path if structure else None, since, until, below, limit)
