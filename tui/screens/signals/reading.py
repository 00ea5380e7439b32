"""What is read of a signal's stories: the stories themselves, or their most typical sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.dates import date_fr
from core.text.clean import one_line
from tui.screens.base import BaseModal
from tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from core.projection import PublicExperience
    from core.signals.synthesis import Synthesis


class ReadingPage(BaseModal[int]):
    """A page to read, whole and scrollable."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "Fermer"),
        Binding("j", "scroll_down", "Descendre"),
        Binding("k", "scroll_up", "Monter"),
    ]
    AUTO_FOCUS = "#page"
    keys_said = "↑ ↓ lire · échap : fermer"

    def __init__(self, title: str, page: Content) -> None:
        super().__init__()
        self._title, self._page = title, page

    def compose(self) -> ComposeResult:
        """Compose the page."""
        with VerticalScroll(id="page", classes="box whole") as box:
            box.border_title = Content(self._title)
            box.border_subtitle = self.keys_said
            yield Static(self._page, markup=False)

    def action_scroll_down(self) -> None:
        """Read further down."""
        self.query_one("#page").scroll_down(animate=False)

    def action_scroll_up(self) -> None:
        """Read further up."""
        self.query_one("#page").scroll_up(animate=False)


class StoriesPage(ReadingPage):
    """Stories to read, of which one may be opened in the lists: answers its number."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open_one", "Ouvrir")]
    keys_said = "↑ ↓ lire · entrée : ouvrir dans les listes · échap : fermer"

    def __init__(self, title: str, stories: Sequence[PublicExperience]) -> None:
        super().__init__(title, stories_page(stories))
        self._stories = stories

    def action_open_one(self) -> None:
        """Open the only story, or ask which one."""
        if len(self._stories) == 1:
            self.close_with(self._stories[0].number)
        elif self._stories:
            choices = [Choice(str(one.number), one_line(one.title), str(one.number)) for one in self._stories]
            self.app.push_screen(Picker("Ouvrir dans les listes", "Quel récit", choices), self._picked)

    def _picked(self, number: str | None) -> None:
        if number is not None:
            self.close_with(int(number))


def stories_page(stories: Sequence[PublicExperience]) -> Content:
    """Give stories as the public reads them, with their answers."""
    return Content("\n").join(part for story in stories for part in _story(story))


def synthesis_page(said: Synthesis) -> Content:
    """Give the sentences of a synthesis, each with the number of its story."""
    return Content("\n").join(_synthesis(said))


def _story(story: PublicExperience) -> Iterator[Content]:
    yield Content.styled(f"{story.number} · {one_line(story.title)}", "bold")
    concerned = ", ".join(one_line(concern.name) for concern in story.concerns)
    yield Content.styled(f"Publiée le {date_fr(story.published_at)} · {concerned}", "$text-muted")
    yield Content(story.text)
    for concern in story.concerns:
        if concern.response:
            yield Content.styled(f"Réponse de {one_line(concern.name)}", "bold")
            yield Content(concern.response.text)
    yield Content("")


def _synthesis(said: Synthesis) -> Iterator[Content]:
    if not said.themes:
        yield Content("Ces récits n’ont pas de phrase qui les dise à elle seule.")
    for theme in said.themes:
        feeling = f" · {theme.sentiment.sign} {theme.sentiment.label}" if theme.sentiment else ""
        yield Content.styled(f"{theme.theme}{feeling} ({theme.stories})", "bold")
        for quote in theme.quotes:
            yield Content.assemble((f"{quote.number} ", "$text-muted"), f"« {one_line(quote.text)} »")
        yield Content("")
