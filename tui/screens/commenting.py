"""Commenting: another place and another colour than answering, and another key to send. Nothing typed is ever lost."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea

from core.errors import EcouteError
from tui.background import off_loop
from tui.journal import Entry, Journal, Parts
from tui.keymap import bindings
from tui.screens.base import STYLES, BaseScreen, show_where_fits
from tui.sections.commenting import COMMENT
from tui.talk import beginning_of_name, people, talk
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.steady import SteadyOptionList, SteadyTextArea
from tui.widgets.story_pane import StoryPane
from tui.words import hour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.timer import Timer

    from core.comment import Mentionable, Thread
    from core.dossier import Dossier
    from tui.port import DeskPort

JOURNAL = "comments"
"""The folder of the comments that were begun: those of answers are elsewhere."""
_TITLE = "Commentaires · jamais publics"
_READERS = "Lus par la modération et par toutes les structures concernées, jamais par le public."
_OFFERED = 6
"""How many names are offered at once."""


class CommentsScreen(BaseScreen[bool]):
    """The comments on an experience, and a new one; answers whether anything was read or written."""

    topic = "commentaires"
    CSS_PATH = STYLES / "comments.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMENT),
        Binding("down", "person(1)", "Nom suivant", priority=True),
        Binding("up", "person(-1)", "Nom précédent", priority=True),
        Binding("enter,tab", "pick", "Nommer", priority=True),
    ]
    AUTO_FOCUS = "#comment"
    pause = 0.5
    """Seconds after which what was typed is in the journal."""

    def __init__(self, desk: DeskPort, account: str, dossier: Dossier, thread: Thread) -> None:
        super().__init__()
        self._desk = desk
        self._account = account
        self._dossier = dossier
        self._thread = thread
        self._people: Sequence[Mentionable] = ()
        self._text = ""
        """What was typed last: still there when the field is gone."""
        self._timer: Timer | None = None
        self._calling = False
        self._changed = bool(thread.unread)
        self._story_shown = False

    def compose(self) -> ComposeResult:
        """Compose the comments on the left, where a composer has the story, and the story on the right."""
        yield Banner(self.ecoute.now, "Commenter", self._account)
        with Horizontal(id="panes"):
            with Vertical(id="talk") as left:
                left.border_title = Content(_TITLE)
                with VerticalScroll(id="said", can_focus=False):
                    yield Static(id="said-text", markup=False)
                yield Static(Content(self._thread.refusal), id="refused", markup=False)
                yield SteadyOptionList(id="people", compact=True)
                yield _text_area(disabled=bool(self._thread.refusal))
            yield StoryPane(id="story")
        yield Status()
        yield KeyBar("comment")

    def on_mount(self) -> None:
        """Show what was said, say that it is read, and give back what a lost terminal left behind."""
        self.query_one("#refused").display = bool(self._thread.refusal)
        self.query_one("#people").display = False
        self.query_one("#people").can_focus = False
        self.query_one(StoryPane).show(self._dossier, {}, self.ecoute.now())
        self._show_thread()
        self.in_background("people", self._bring_people)
        if self._thread.unread and not self.ecoute.read_only:
            self.in_background("read", self._mark_read)
        self._say(_READERS)
        entry = self._journal.find(self._account, self._number, 0)
        if entry is not None:
            self.area.load_text(entry.parts.body)
            self._say("Votre commentaire commencé est là ; il n’a pas été envoyé.")

    def on_unmount(self) -> None:
        """Journal what is not yet there."""
        if self._timer is not None:
            self._timer.stop()
            with suppress(OSError):
                self._keep()

    @property
    def area(self) -> TextArea:
        """Where the comment is typed."""
        return self.query_one("#comment", TextArea)

    @property
    def _number(self) -> int:
        return self._dossier.experience.number

    @property
    def _journal(self) -> Journal:
        return Journal(self.ecoute.desk_folder, JOURNAL)

    # -- what was said

    def _show_thread(self) -> None:
        self.query_one("#said-text", Static).update(talk(self._thread))
        self.query_one("#said").scroll_end(animate=False)

    async def _mark_read(self) -> None:
        await off_loop(partial(self._desk.read_comments, self._number, self._thread.last))

    def action_leap(self, pages: int) -> None:
        """Read what was said earlier or later."""
        said = self.query_one("#said")
        said.scroll_relative(y=pages * max(1, said.size.height - 2), animate=False)

    # -- typing

    @on(TextArea.Changed, "#comment")
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._text = self.area.text
        self._offer_people()
        if self._timer is None:
            self._timer = self.set_timer(self.pause, self._write_journal)

    def _write_journal(self) -> None:
        self._timer = None
        try:
            kept = self._keep()
        except OSError as error:
            self.ecoute.report(error)
            self._say(f"Ce poste ne peut pas garder votre texte : envoyez-le avec {self.key_for('comment.send')}.")
        else:
            if kept:
                key = self.key_for("comment.send")
                self._say(f"Commentaire gardé sur ce poste, {hour(self.ecoute.now())} ; {key} l’envoie.")

    def _keep(self) -> bool:
        if not self._text.strip():
            self._journal.forget(self._account, self._number, 0)
            return False
        at = self.ecoute.now().isoformat()
        self._journal.keep(Entry(self._account, self._number, 0, 0, at, Parts(body=self._text)))
        return True

    # -- naming somebody

    async def _bring_people(self) -> None:
        self._people = await off_loop(partial(self._desk.can_be_mentioned, self._number, ""))
        self._offer_people()

    def _offer_people(self) -> None:
        listed = self.query_one("#people", OptionList)
        begun = beginning_of_name(self._before_cursor())
        found = people(self._people, begun)[:_OFFERED] if begun is not None else []
        listed.clear_options()
        listed.add_options(found)
        listed.highlighted = 0 if found else None
        show_where_fits(listed, fits=bool(found))

    def _before_cursor(self) -> str:
        row, column = self.area.cursor_location
        return self.area.document.get_line(row)[:column]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Arrows and enter pick a name while names are offered; otherwise they are the text's."""
        if action in {"person", "pick"}:
            return self.query_one("#people").display
        return super().check_action(action, parameters)

    def action_person(self, by: int) -> None:
        """Move among the names offered."""
        listed = self.query_one("#people", OptionList)
        listed.action_cursor_down() if by > 0 else listed.action_cursor_up()

    def action_pick(self) -> None:
        """Write the name that is chosen in the place of its beginning."""
        self.query_one("#people", OptionList).action_select()

    @on(OptionList.OptionSelected, "#people")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        begun = beginning_of_name(self._before_cursor()) or ""
        row, column = self.area.cursor_location
        self.area.replace(f"{event.option_id} ", (row, column - len(begun)), (row, column))

    # -- sending

    def action_send(self) -> None:
        """Send the comment."""
        text = self.area.text
        if self._calling or self._thread.refusal:
            self._say(self._thread.refusal or "L’envoi n’a pas encore abouti : un instant.")
        elif not text.strip():
            self._say("Le commentaire est vide : écrivez quelque chose avant de l’envoyer.")
        else:
            self._text = text
            self._write_journal()
            self._calling = True
            self._say("Envoi…")
            self.in_background("send", self._send, text)

    async def _send(self, text: str) -> None:
        try:
            self._thread = await off_loop(partial(self._desk.comment, self._number, text))
        except EcouteError as error:
            self.ecoute.report(error)
            self._say("Rien n’est envoyé ; votre texte est gardé sur ce poste.")
        else:
            self._changed = True
            self._show_thread()
            if self.area.text == text:
                self.area.clear()
            self._text = self.area.text
            self._write_journal()
            self._say("Commentaire envoyé.")
            await self._mark_read()
        finally:
            self._calling = False

    def action_leave(self) -> None:
        """Close the names that are offered; then go back, keeping what was begun."""
        listed = self.query_one("#people")
        if listed.display:
            listed.display = False
            return
        self.close_with(self._changed)

    # -- what is in sight

    def action_story(self) -> None:
        """Show the story, or come back to the comments, where both do not fit."""
        self._story_shown = not self._story_shown
        self.fit_panes()
        (self.query_one(StoryPane) if self._story_shown else self.area).focus()

    def fit_panes(self) -> None:
        """Show side by side what fits, else what was asked for."""
        show_where_fits(self.query_one("#talk"), fits=not self.narrow or not self._story_shown)
        show_where_fits(self.query_one(StoryPane), fits=not self.narrow or self._story_shown)

    def _say(self, sentence: str) -> None:
        self.query_one(Status).say(sentence)


def _text_area(*, disabled: bool) -> TextArea:
    area = SteadyTextArea(
        id="comment", soft_wrap=True, show_line_numbers=False, tab_behavior="focus", disabled=disabled
    )
    area.cursor_blink = False
    area.highlight_cursor_line = False
    area.border_title = "Nouveau commentaire · @ pour nommer quelqu’un"
    return area
