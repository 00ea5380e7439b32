"""What anybody can read: published experiences, structures and their results. It opens nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.actions.shown import PublicActionFile, PublicActionsPage, shown_action, shown_actions
from core.commitments import Commitment, with_built_in
from core.committees.shown import PublicCommittee, shown_committees
from core.dates import PARIS, midnight
from core.displays.shown import ShownDisplay, shown_display
from core.errors import Invalid, NotFound
from core.figures import Figures
from core.filters import EVERYTHING, Filters
from core.french import stems
from core.gate import Asked, Gate, Source
from core.history import VISITOR, Event, EventKind, changed
from core.indicators.computed import computed_indicators
from core.indicators.file import ComputedLine, indicator_lines, shown_indicators
from core.marks import Marks
from core.ports import Clock, Store, UnitOfWork
from core.projection import PublicAction, PublicExperience, PublicIndicator
from core.public_figures import public_figures
from core.reading import found_by, public_actions, public_one, public_views
from core.report import WORDS_MAX, Report, ReportReason
from core.response import Evaluation
from core.structure import Structure, lineage
from core.text.clean import printable
from core.transparency import TransparencyReport
from core.views import Cursor

NO_SUCH_PAGE = "Cette page n’existe pas, ou n’existe plus."
PAGE = 20
"""How many experiences a page of a list has."""

_SHORT_LIST = 5
_ALIKE = 3


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page of a list of published experiences.

    Attributes:
        following: where the next page starts after, None on the last page.
    """

    experiences: Sequence[PublicExperience]
    following: Cursor | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A structure, with what stands around it in the tree.

    Attributes:
        above: the structures above it, the head of its network first.
        below: the structures right below it.
    """

    structure: Structure
    above: Sequence[Structure]
    below: Sequence[Structure]


@dataclass(frozen=True, slots=True)
class StructurePage:
    """What the public sees of a structure.

    Attributes:
        above: the structures above it, the head of its network first.
        below: the structures right below it.
        figures: its results over a year, its sub-tree included.
        latest: the last experiences published about it or below it.
        indicators: the results that it chose to show.
    """

    structure: Structure
    above: Sequence[Structure]
    below: Sequence[Structure]
    figures: Figures
    latest: Sequence[PublicExperience]
    actions: Sequence[PublicAction]
    indicators: Sequence[PublicIndicator] = ()


class Library:
    """The readers' door to the programme."""

    def __init__(self, store: Store, clock: Clock, marks: Marks) -> None:
        self._store = store
        self._clock = clock
        self._marks = marks
        self._gate = Gate(clock, marks)

    def published(self, number: int) -> PublicExperience:
        """Give a published experience.

        Raises:
            NotFound: nothing public has this number.
        """
        with self._store.reading() as uow:
            public = public_one(uow, number)
        if public is None:
            raise NotFound(NO_SUCH_PAGE)
        return public

    def page(self, filters: Filters = EVERYTHING, after: Cursor | None = None, limit: int = PAGE) -> PublicPage:
        """Give a page of published experiences, newest first."""
        with self._store.reading() as uow:
            found = uow.listing.page(filters, after, limit + 1)
            shown = public_views(uow, found[:limit])
        last = shown[-1] if len(found) > limit else None
        return PublicPage(shown, Cursor(last.published_at, last.number) if last else None)

    def count(self, filters: Filters, most: int) -> int:
        """Give how many experiences a list has, `most` at most."""
        with self._store.reading() as uow:
            return uow.listing.count(filters, most)

    def alike(self, experience: PublicExperience) -> list[PublicExperience]:
        """Give the published experiences most like this one."""
        title, text = found_by(experience)
        with self._store.reading() as uow:
            found = [n for n in uow.listing.alike([*title, *text], _ALIKE + 1) if n != experience.number]
            return _in_order(uow, found[:_ALIKE])

    def helpful_like(self, title: str, text: str) -> list[PublicExperience]:
        """Give the published experiences most like a story being told that have an answer people found useful."""
        with self._store.reading() as uow:
            found = uow.listing.alike([*stems(title), *stems(text)], _ALIKE, helpful=True)
            return _in_order(uow, found)

    def figures(self) -> Figures:
        """Give the results of the whole programme over a year, as they were last counted."""
        with self._store.reading() as uow:
            return public_figures(uow, None, self.today())

    def networks(self) -> Sequence[Structure]:
        """Give the heads of the networks, by name."""
        with self._store.reading() as uow:
            return uow.structures.children(None)

    def structure(self, code: str) -> Structure:
        """Give a structure of the tree.

        Raises:
            NotFound: there is none with this code.
        """
        with self._store.reading() as uow:
            return _structure(uow, code)

    def branch(self, code: str) -> Branch:
        """Give a structure with what stands right around it.

        Raises:
            NotFound: there is none with this code.
        """
        with self._store.reading() as uow:
            return _branch(uow, code)

    def structure_page(self, code: str) -> StructurePage:
        """Give what the public sees of a structure.

        Raises:
            NotFound: there is none with this code.
        """
        with self._store.reading() as uow:
            branch = _branch(uow, code)
            structure = branch.structure
            actions = uow.actions.within(structure.path, _SHORT_LIST)
            owners = uow.structures.many({action.structure_code for action in actions})
            return StructurePage(
                structure=structure,
                above=branch.above,
                below=branch.below,
                figures=public_figures(uow, structure, self.today()),
                latest=public_views(uow, uow.listing.page(Filters(structure=code), None, _SHORT_LIST)),
                actions=public_actions(actions, owners),
                indicators=_indicators(uow, structure, self.today()),
            )

    def committees(self, code: str) -> Sequence[PublicCommittee]:
        """Give the committees of a structure, and of those below it, that met; the last one first.

        Raises:
            NotFound: there is no such structure.
        """
        with self._store.reading() as uow:
            return shown_committees(uow, _structure(uow, code))

    def commitments(self) -> Sequence[Commitment]:
        """Give every list of commitments known, by year and number."""
        with self._store.reading() as uow:
            return with_built_in(uow.commitments.all())

    def display(self, code: str) -> ShownDisplay:
        """Give what the posters and the screens of a structure show now.

        Raises:
            NotFound: there is none with this code.
        """
        with self._store.reading() as uow:
            return shown_display(uow, _structure(uow, code), self._clock.now())

    def actions_page(self, code: str = "", after: Cursor | None = None, limit: int = PAGE) -> PublicActionsPage:
        """Give a page of the public actions of a structure and of those below it, or the programme (""), newest first.

        Raises:
            NotFound: there is no such structure.
        """
        with self._store.reading() as uow:
            structure = _structure(uow, code) if code else None
            return shown_actions(uow, structure, after, limit)

    def action_page(self, number: int) -> PublicActionFile:
        """Give a public action with the published experiences it comes from.

        Raises:
            NotFound: nothing public has this number.
        """
        with self._store.reading() as uow:
            found = shown_action(uow, number)
        if found is None:
            raise NotFound(NO_SUCH_PAGE)
        return found

    def numbers(self, after: int, limit: int) -> list[PublicExperience]:
        """Give published experiences above a number, in the order of their numbers."""
        with self._store.reading() as uow:
            return _in_order(uow, uow.listing.numbers(after, limit))

    def ranges(self, size: int) -> list[int]:
        """Give the numbers after which a range of `size` numbers holds something published, none of them empty."""
        starts: list[int] = []
        with self._store.reading() as uow:
            while found := uow.listing.numbers(starts[-1] + size if starts else 0, 1):
                starts.append((found[0] - 1) // size * size)
        return starts

    def codes(self, after: str, limit: int) -> Sequence[Structure]:
        """Give structures above a code, in the order of their codes."""
        with self._store.reading() as uow:
            codes = uow.structures.codes(after, limit)
            known = uow.structures.many(codes)
            return [known[code] for code in codes]

    def code_pages(self, size: int) -> list[str]:
        """Give the codes after which each page of `size` structures starts, "" for the first."""
        starts, after = [], ""
        with self._store.reading() as uow:
            while codes := uow.structures.codes(after, size):
                starts.append(after)
                after = codes[-1]
        return starts

    def today(self) -> date:
        """Give the date that it is in Paris: the periods of lists are counted back from it."""
        return self._clock.now().astimezone(PARIS).date()

    def vote(self, number: int, position: int, source: Source, *, useful: bool) -> None:
        """Keep what a visitor says of an answer: one vote a browser and day, a second one replaces it.

        Raises:
            NotFound: nothing public has this number.
            Invalid: there is no such answer.
            TooMany: this browser or this network votes too often.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            self._gate.pass_through(uow, Asked.VOTE, source)
            public = public_one(uow, number)
            if public is None:
                raise NotFound(NO_SUCH_PAGE)
            response = next((c.response for c in public.concerns if c.position == position), None)
            if response is None:
                raise Invalid("Il n’y a pas de réponse à évaluer ici : revenez à l’expérience.", "position")
            uow.evaluations.put(
                Evaluation(
                    experience_number=number,
                    position=position,
                    revision=response.revision,
                    voter=self._marks.of_the_day(now, "voter", source.form),
                    useful=useful,
                    at=now,
                )
            )
            uow.tallies.due([number])
            uow.commit()

    def report(self, number: int, position: int, reason: ReportReason, words: str, source: Source) -> None:
        """Tell the moderators that something public should be looked at again: a story (0), or one of its answers.

        Raises:
            NotFound: nothing public is there.
            Invalid: the words are too long.
            TooMany: this browser or this network reports too often.
        """
        length = len(printable(words).strip())
        if length > WORDS_MAX:
            raise Invalid(f"Votre mot est trop long : {WORDS_MAX} caractères au plus, il en compte {length}.", "words")
        now = self._clock.now()
        with self._store.writing() as uow:
            self._gate.pass_through(uow, Asked.REPORT, source)
            experience = uow.experiences.get(number)
            public = public_one(uow, number)
            answered = {concern.position for concern in public.concerns if concern.response} if public else set()
            if experience is None or public is None or position not in {0, *answered}:
                raise NotFound(NO_SUCH_PAGE)
            report = Report(
                number=uow.reports.next_number(),
                experience_number=number,
                position=position,
                reason=reason,
                words=words,
                at=now,
            )
            uow.reports.add(report)
            worried = reason is ReportReason.DANGER and not experience.alert
            after = experience.with_alert(alert=True) if worried else experience
            if worried:
                uow.experiences.save(after, experience.version)
            uow.history.add(
                Event(
                    experience_number=number,
                    at=now,
                    actor=VISITOR,
                    kind=EventKind.REPORTED,
                    detail=reason.label,
                    changes=changed(experience, after),
                )
            )
            uow.commit()

    def transparency(self, since: date, until: date) -> TransparencyReport:
        """Give what became of the stories told from one day to another, both included, as Paris counts days."""
        with self._store.reading() as uow:
            return uow.results.transparency(midnight(since), midnight(until + timedelta(days=1)))


def _in_order(uow: UnitOfWork, numbers: Sequence[int]) -> list[PublicExperience]:
    known = uow.experiences.many(numbers)
    return public_views(uow, [known[number] for number in numbers if number in known])


def _indicators(uow: UnitOfWork, structure: Structure, today: date) -> tuple[PublicIndicator, ...]:
    """Give the results that a structure chose to show; the counts are only asked for where one of them is shown."""
    shown = frozenset(uow.indicators.shown(structure.code))
    if not shown:
        return ()
    computed = computed_indicators(uow, structure, today)
    return shown_indicators(
        indicator_lines(uow.indicators.of(structure.code), shown),
        [ComputedLine(computed=one, public=one.code in shown) for one in computed],
    )


def _branch(uow: UnitOfWork, code: str) -> Branch:
    structure = _structure(uow, code)
    codes = lineage(structure.path)[:0:-1]
    above = uow.structures.many(codes)
    return Branch(structure, [above[one] for one in codes], uow.structures.children(code))


def _structure(uow: UnitOfWork, code: str) -> Structure:
    found = uow.structures.get(code)
    if found is None:
        raise NotFound(NO_SUCH_PAGE)
    return found
