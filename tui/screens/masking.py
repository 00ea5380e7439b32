"""Masking: the story and its marks, walked one by one, until the public may read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea

from core.errors import EcouteError, Invalid
from core.mask_sheet import MarkState
from core.text.clean import one_line
from tui.background import off_loop
from tui.keymap import bindings
from tui.marks import certainty, kind_words
from tui.screens.at_story import AtStoryScreen
from tui.screens.base import STYLES
from tui.screens.forms import Confirm, Yes
from tui.screens.mark_questions import AskWhy, PickLabel, Preview
from tui.sections.masking import MASK
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.marked_text import MarkedText
from tui.widgets.marks_list import MarksList
from tui.widgets.status import Status
from tui.words import named

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.dossier import Dossier
    from core.mask_sheet import MaskSheet
    from core.masking import MaskedField
    from tui.port import DeskPort
    from tui.screens.answer import Answer

_NO_MARK = "Rien n’est marqué : v choisit un passage à masquer."


@dataclass
class MaskWork:
    """What is under way on one story, kept while the workstation runs.

    Attributes:
        why: the sentence to the author as it was typed, None while nobody touched it.
    """

    sheet: MaskSheet
    why: str | None = None

    @property
    def told(self) -> str:
        """The sentence to the author: the one typed, or one that names what is hidden."""
        return self.sheet.why if self.why is None else self.why


class MaskingScreen(AtStoryScreen["Dossier"]):
    """The masking screen; answers the story once it is public."""

    topic = "masquer"
    CSS_PATH = STYLES / "masking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(MASK)
    AUTO_FOCUS = None

    def __init__(self, desk: DeskPort, account: str, dossier: Dossier, work: MaskWork, greeting: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._account = account
        self._dossier = dossier
        self._work = work
        self._greeting = greeting
        self._calling = False

    def compose(self) -> ComposeResult:
        """Compose the story and its marks."""
        yield Banner(self.ecoute.now, "Masquer", self._account)
        with Horizontal(id="panes"):
            with Vertical(id="story-side") as story:
                story.border_title = f"Expérience {self._dossier.experience.number}"
                yield MarkedText(self._work.sheet)
            with Vertical(id="marks-side"):
                yield MarksList()
                yield Static(id="mark-reason", markup=False)
        yield Status()
        yield KeyBar("mask")

    def on_mount(self) -> None:
        """Begin on the first mark that nobody has decided, or in the text when nothing is marked."""
        sheet = self._work.sheet
        self._show(sheet, self._next_of(-1))
        (self.marks if sheet.marks else self.text).focus()
        self._say(self._greeting or ("" if sheet.marks else _NO_MARK))

    @property
    def desk_of_story(self) -> DeskPort:
        """The desk that publishes."""
        return self._desk

    def tell_change(self, sentence: str) -> None:
        """Say that the story changed; the marks stay as they are."""
        self._say(sentence)

    # -- what is on screen

    @property
    def text(self) -> MarkedText:
        """The story."""
        return self.query_one(MarkedText)

    @property
    def marks(self) -> MarksList:
        """The list of its marks."""
        return self.query_one(MarksList)

    @property
    def sheet(self) -> MaskSheet:
        """The marks as they are now."""
        return self._work.sheet

    def _next_of(self, index: int) -> int | None:
        following = self.sheet.after(index)
        last = len(self.sheet.marks) - 1
        return following if following is not None else min(max(index, 0), last) if last >= 0 else None

    def _show(self, sheet: MaskSheet, current: int | None) -> None:
        self._work.sheet = sheet
        self.marks.show(sheet, current)
        self._point_at(current)

    def _point_at(self, current: int | None) -> None:
        self.text.show(self.sheet, current)
        reason = Content("")
        if current is not None:
            mark = self.sheet.marks[current]
            sure = "" if mark.kind is None else f", {certainty(mark.confidence)}"
            words = f"{kind_words(mark)}{sure} : {one_line(mark.reason)}"
            reason = Content.assemble((f"{mark.letter}  ", "$accent bold"), words)
        self.query_one("#mark-reason", Static).update(reason)
        left = len(self.sheet.open_marks)
        self.query_one("#marks-side").border_title = f"Relevé · {left} à voir" if left else "Relevé"

    def _say(self, sentence: str) -> None:
        self.query_one(Status).say(sentence)

    @on(OptionList.OptionHighlighted, "#marks")
    def _walked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index == self.marks.highlighted and not self.text.has_focus:
            self._point_at(event.option_index)

    # -- walking the marks

    def action_walk(self, by: int) -> None:
        """Go to another mark."""
        if not self.sheet.marks:
            self._say(_NO_MARK)
            return
        self.marks.focus()
        self.marks.highlighted = ((self.marks.highlighted or 0) + by) % len(self.sheet.marks)

    def action_mask(self) -> None:
        """Mask the current mark, or the passage that is chosen in the text."""
        if self.text.has_focus and not self.text.selection.is_empty:
            self._ask_label_of_passage()
        else:
            self._decide(MarkState.MASKED)

    def action_keep(self) -> None:
        """Leave the current mark as it is."""
        self._decide(MarkState.LEFT)

    def action_mask_all(self) -> None:
        """Mask every mark that nobody has decided."""
        self._show(self.sheet.all_masked(), self.marks.highlighted)
        self._tell_what_is_left()

    def action_label(self) -> None:
        """Ask what stands in the place of the current mark, which is masked by that."""
        if self.marks.highlighted is None:
            self._say(_NO_MARK)
        else:
            self.app.push_screen(PickLabel(), self._label)

    def action_remove(self) -> None:
        """Take away a mark that was added by hand."""
        current = self.marks.highlighted
        if current is None:
            self._say(_NO_MARK)
            return
        try:
            sheet = self.sheet.removed(current)
        except Invalid as error:
            self._say(error.sentence)
        else:
            self._show(sheet, min(current, len(sheet.marks) - 1) if sheet.marks else None)
            self._say("Le passage n’est plus masqué.")

    def _decide(self, state: MarkState, label: str | None = None) -> None:
        current = self.marks.highlighted
        if current is None:
            self._say(_NO_MARK)
            return
        try:
            sheet = self.sheet.decided(current, state, label)
        except Invalid as error:
            self._say(error.sentence)
            return
        self._work.sheet = sheet
        self._show(sheet, self._next_of(current))
        self._tell_what_is_left()

    def _label(self, label: str | None) -> None:
        if label is not None:
            self._decide(MarkState.MASKED, label)

    def _tell_what_is_left(self) -> None:
        left = len(self.sheet.open_marks)
        done = "Tout est vu : p montre l’aperçu, f10 publie."
        self._say(f"Encore {left} à voir." if left else done)

    # -- adding a mask by hand

    def action_add(self) -> None:
        """Go to the text, then set where the passage begins, then where it ends."""
        text = self.text
        if not text.has_focus:
            text.focus()
            self._say("Allez au début du passage avec les flèches, puis v. maj+flèches choisit aussi.")
        elif not text.selection.is_empty:
            self._ask_label_of_passage()
        else:
            text.anchored = not text.anchored
            begun = "Allez à la fin du passage, puis v ou entrée. ctrl+flèches : par mots."
            self._say(begun if text.anchored else "Rien n’est choisi.")

    def action_choose(self) -> None:
        """Mask the passage chosen."""
        if self.text.has_focus:
            self.action_add()

    def _ask_label_of_passage(self) -> None:
        passage = self.text.passage
        if passage is None:
            self._say("Choisissez un passage dans une seule partie : titre, récit ou pseudonyme.")
        else:
            self.app.push_screen(PickLabel(), partial(self._add, passage))

    def _add(self, passage: tuple[MaskedField, int, int], label: str | None) -> None:
        if label is None:
            return
        field, start, end = self._trimmed(*passage)
        try:
            sheet = self.sheet.added(field, start, end, label)
        except Invalid as error:
            self._say(error.sentence)
            return
        self._work.sheet = sheet
        self._show(sheet, next(i for i, mark in enumerate(sheet.marks) if (mark.field, mark.start) == (field, start)))
        self.marks.focus()
        self._tell_what_is_left()

    def _trimmed(self, field: MaskedField, start: int, end: int) -> tuple[MaskedField, int, int]:
        """Leave out the spaces at both ends, which words chosen whole bring along."""
        words = self.sheet.parts[field][start:end]
        return field, start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    @on(TextArea.SelectionChanged)
    def _passage_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.text.has_focus and not self.text.anchored and not event.selection.is_empty:
            self._say("v ou entrée : masquer ce passage.")

    # -- publishing

    def action_preview(self) -> None:
        """Show the story as the public will read it."""
        self.app.push_screen(Preview(self.sheet), lambda publish: self.action_publish() if publish else None)

    def action_publish(self) -> None:
        """Publish with the masks, once every mark was decided, and with a sentence to the author."""
        if self.sheet.open_marks:
            self._show(self.sheet, self._next_of(-1))
            left = len(self.sheet.open_marks)
            self._say(f"Encore {left} à voir avant de publier : m masque, g garde, M masque tout.")
        elif self.sheet.masks:
            ask = AskWhy(self._dossier.experience, self.sheet, self._work.told, self._keep_why)
            self.app.push_screen(ask, self._publish)
        else:
            self.app.push_screen(self._confirm_bare(), self._publish)

    def _confirm_bare(self) -> Confirm:
        explanation = f"{named(self._dossier.experience)} sera publique telle qu’elle est écrite."
        return Confirm("Publier sans rien masquer", explanation, "", yes="Publier", no="Revenir")

    def _keep_why(self, why: str) -> None:
        if why != self._work.told:
            self._work.why = why

    def _publish(self, answer: Answer | Yes | None) -> None:
        if answer is None or self._calling:
            return
        self._calling = True
        self._say("Envoi…")
        experience = self._dossier.experience
        why = self._work.told if self.sheet.masks else ""
        call = partial(self._desk.publish, experience.number, experience.version, self.sheet.masks, why)
        self.in_background("publish", self._carry_out, call)

    async def _carry_out(self, call: partial[Dossier]) -> None:
        try:
            self.close_with(await off_loop(call))
        except EcouteError as error:
            self.ecoute.report(error)
            self._say("Rien n’est publié ; vos masquages sont gardés. échap revient à l’expérience telle qu’elle est.")
        finally:
            self._calling = False

    def action_leave(self) -> None:
        """Let go of what is chosen, then of the text, then go back to the list: the marks are kept."""
        if self.text.has_focus and (self.text.anchored or not self.text.selection.is_empty):
            self.text.let_go()
            self._say("")
        elif self.text.has_focus and self.sheet.marks:
            self.marks.focus()
            self._say("")
        elif self._calling:
            self._say("L’envoi n’a pas encore abouti : un instant.")
        else:
            self.close_with(None)
