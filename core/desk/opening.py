"""What a screen opens on, in one call: on another machine, each call is a wait."""

from contextlib import suppress
from dataclasses import dataclass

from core.actions.file import ActionList, ActionQuestion
from core.actions.review import Review
from core.boards.reading import ShownBoard
from core.concepts.figures import ConceptList, ConceptQuestion, Themes
from core.dashboard import DashboardQuestion
from core.dates import PARIS
from core.desk.action_reading import ReadingActions
from core.desk.boards import Boarding, BoardList
from core.desk.concepts import ReadingConcepts
from core.desk.helping import Helping
from core.desk.seeking import Seeking
from core.desk.wording import KeepingWording
from core.dossier import Dossier
from core.errors import NotFound
from core.official_link import OfficialLink
from core.periods import period_of
from core.reply_template import OfferedTemplate
from core.seeking.hits import Results
from core.similar_answers import Likeness


@dataclass(frozen=True, slots=True)
class FirstBoard:
    """The boards that one may open, and the figures of the first one."""

    listed: BoardList
    shown: ShownBoard


@dataclass(frozen=True, slots=True)
class ConceptsAndThemes:
    """The concepts, and the share of each in what is published."""

    listed: ConceptList
    themes: Themes


@dataclass(frozen=True, slots=True)
class ActionsAndReview:
    """The first page of the actions, with how many there are in each state, and the review of those under way."""

    listed: ActionList
    review: Review


@dataclass(frozen=True, slots=True)
class FirstHits:
    """The first page of what a search finds.

    Attributes:
        story: the first one, None when nothing is found.
    """

    results: Results
    story: Dossier | None


@dataclass(frozen=True, slots=True)
class HelpBeside:
    """What helps to write an answer: the answers to similar experiences, the templates, the official links."""

    similar: tuple[Likeness, ...]
    templates: tuple[OfferedTemplate, ...]
    links: tuple[OfficialLink, ...]


class Opening(Helping, KeepingWording, ReadingConcepts, Boarding, Seeking, ReadingActions):
    """Several things that are always looked at together."""

    def first_board(self) -> FirstBoard:
        """Give the boards that one may open, and the figures of the first one over the period that it opens on.

        Raises:
            Forbidden: the account has no right to figures.
        """
        listed = self.boards()
        board = listed.boards[0]
        period = period_of(board.calendar, self._clock.now().astimezone(PARIS).date())
        return FirstBoard(listed, self.show_board(board.tiles, DashboardQuestion(period.since, period.until)))

    def concepts_and_themes(self, question: ConceptQuestion) -> ConceptsAndThemes:
        """Give the concepts with their figures, and the share of each in what is published.

        Raises:
            Forbidden, NotFound, Invalid: as for the list of concepts.
        """
        return ConceptsAndThemes(self.concepts(question), self.themes(question))

    def actions_and_review(self, structure_code: str = "") -> ActionsAndReview:
        """Give the first page of the actions of a structure and of those below it, and the review of those under way.

        Raises:
            Forbidden, NotFound.
        """
        listed = self.actions(ActionQuestion(structure_code))
        return ActionsAndReview(listed, self.review_actions(structure_code))

    def help_beside(self, number: int, position: int) -> HelpBeside:
        """Give all that helps to write an answer.

        Raises:
            Forbidden, NotFound.
        """
        similar, templates = self.similar(number, position), self.templates(number, position)
        return HelpBeside(tuple(similar), tuple(templates), tuple(self.links(number, position)))

    def first_hits(self, line: str) -> FirstHits:
        """Give the first page of what a line finds, with its first story.

        Raises:
            Invalid, Forbidden: as for a search.
        """
        results = self.search(line)
        return FirstHits(results, self._first_story(results))

    def _first_story(self, results: Results) -> Dossier | None:
        if results.hits:
            with suppress(NotFound):  # it left meanwhile
                return self.show(results.hits[0].number)
        return None
