"""One action sheet: read, changed, linked, published, moved on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.actions.sheet import OF_PEOPLE, WHY_MAX, Sheet
from core.dates import count_fr
from core.errors import EcouteError, Stale
from core.vocabulary import ActionState
from tui.background import off_loop
from tui.keymap import bindings
from tui.screens.actions.form import AskSheet
from tui.screens.actions.rows import sheet_text
from tui.screens.base import STYLES, BaseScreen
from tui.screens.dashboard_questions import AskLine
from tui.screens.forms import AskNote, Confirm
from tui.screens.picker import Choice, Picker
from tui.sections.actions import SHEET
from tui.sections.helping import HELP
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual._path import CSSPathType
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from core.actions.file import ActionFile
    from tui.port import DeskPort
    from tui.screens.answer import Answer
    from tui.screens.forms import Yes

_CHANGES = frozenset({"edit", "link", "unlink"})
_STEPS = frozenset({"publish", "move", "undo"})


class SheetScreen(BaseScreen[None]):
    """A sheet with its stories and its history."""

    topic = "actions"
    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "actions.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings(SHEET, HELP)
    AUTO_FOCUS = "#sheet"

    def __init__(self, desk: DeskPort, number: int) -> None:
        super().__init__()
        self._desk = desk
        self._number = number
        self._file: ActionFile | None = None
        self._acting = False

    def compose(self) -> ComposeResult:
        """Compose the sheet."""
        yield Static(f"Fiche action {self._number} : un instant.", id="heading", markup=False)
        with VerticalScroll(id="sheet", can_focus=True):
            yield Static("", id="text", markup=False)
        yield Status()
        yield KeyBar("sheet")

    def on_mount(self) -> None:
        """Read the sheet."""
        self._call(partial(self._desk.action, self._number), "")

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        file = self._file
        if file is None:
            known = _CHANGES | _STEPS | {"effect"}
            return "La fiche arrive : un instant." if action in known else super().why_not(action)
        if action in _CHANGES and file.edit_refusal:
            return file.edit_refusal
        if action in _STEPS and file.publish_refusal:
            return file.publish_refusal
        return self._why_not_step(action, file) or super().why_not(action)

    def _why_not_step(self, action: str, file: ActionFile) -> str | None:
        if action == "publish" and file.action.published_at is not None:
            return "Cette fiche est déjà publiée."
        if action == "publish" and file.action.state is ActionState.DROPPED:
            return "Cette action est abandonnée : elle ne se publie plus."
        if action == "move" and not file.action.next_states:
            return f"Cette action est {file.action.state.label} : son état ne change plus."
        if action == "undo" and (file.undo_until is None or file.undo_until <= self.ecoute.now()):
            return "Rien ne s’annule ici : le délai est passé, ou la dernière étape n’est pas de vous."
        return None

    # -- the sheet itself

    def action_edit(self) -> None:
        """Fill in the sheet."""
        if self._file is not None:
            self._ask_sheet(_sheet_of(self._file), "")

    def _ask_sheet(self, sheet: Sheet, said: str) -> None:
        self.app.push_screen(AskSheet(f"Fiche action {self._number}", sheet, said), self._written)

    def _written(self, sheet: Sheet | None) -> None:
        file = self._file
        if sheet is None or file is None or sheet == _sheet_of(file):
            return
        deed = partial(self._desk.edit_action, self._number, file.action.version, sheet)
        self._call(deed, "La fiche est gardée.", partial(self._ask_sheet, sheet))

    # -- links

    def action_link(self) -> None:
        """Ask which stories the action comes from too."""
        self._ask_numbers("Lier des expériences", "", "", self._link)

    def action_unlink(self) -> None:
        """Ask which stories the action does not come from after all."""
        self._ask_numbers("Détacher des expériences", "", "", self._unlink)

    def _ask_numbers(self, title: str, typed: str, said: str, then: Callable[[str | None], None]) -> None:
        explanation = said or "Leurs numéros, séparés par des espaces ou des virgules."
        self.app.push_screen(AskLine(title, explanation, typed, _numbers_fault), then)

    def _link(self, typed: str | None) -> None:
        if typed:
            again = partial(self._ask_numbers, "Lier des expériences", typed, then=self._link)
            deed = partial(self._desk.link_to_action, self._number, _numbers(typed))
            self._call(deed, "Les expériences sont liées.", lambda said: again(said=said))

    def _unlink(self, typed: str | None) -> None:
        if typed:
            again = partial(self._ask_numbers, "Détacher des expériences", typed, then=self._unlink)
            deed = partial(self._desk.unlink_from_action, self._number, _numbers(typed))
            self._call(deed, "Les expériences sont détachées.", lambda said: again(said=said))

    # -- steps

    def action_publish(self) -> None:
        """Ask whether to publish, saying who will be told."""
        file = self._file
        if file is None:
            return
        explanation = (
            "La fiche sera sur le site, sur la page de la structure et de chaque expérience liée ; pilote et "
            f"contributeurs n’y sont pas. Les auteurs des {count_fr(len(file.stories))} expériences liées qui ont "
            "laissé une adresse seront prévenus, une fois chacun."
        )
        asked = Confirm("Publier cette fiche", explanation, file.action.title, yes="Publier", no="Revenir")
        self.app.push_screen(asked, self._publish)

    def _publish(self, yes: Yes | None) -> None:
        if yes is not None and self._file is not None:
            self._call(partial(self._desk.publish_action, self._number, self._file.action.version), "Fiche publiée.")

    def action_move(self) -> None:
        """Ask for the next state."""
        if self._file is None:
            return
        told = {
            ActionState.ENGAGED: "le travail commence",
            ActionState.DONE: "les auteurs des expériences liées seront prévenus",
            ActionState.DROPPED: "dites pourquoi : les auteurs des expériences liées le liront",
        }
        states = [state for state in ActionState if state in self._file.action.next_states]
        choices = [Choice(state.value, state.label, told[state]) for state in states]
        self.app.push_screen(Picker("L’action est", "État", choices), self._move)

    def _move(self, picked: str | None) -> None:
        if picked == ActionState.DROPPED:
            self._ask_why(None)
        elif picked is not None:
            self._move_to(ActionState(picked))

    def _ask_why(self, kept: Answer | None, said: str = "") -> None:
        asked = AskNote(
            "Abandonner cette action",
            said or "Le public et les auteurs des expériences liées liront pourquoi.",
            label="Pourquoi",
            yes="Abandonner",
            kept=kept,
            needed="Écrivez pourquoi : les auteurs le liront.",
            most=WHY_MAX,
        )
        self.app.push_screen(asked, self._drop)

    def _drop(self, answer: Answer | None) -> None:
        if answer is not None:
            self._move_to(ActionState.DROPPED, answer.text, partial(self._ask_why, answer))

    def _move_to(self, state: ActionState, why: str = "", again: Callable[[str], None] | None = None) -> None:
        if self._file is not None:
            deed = partial(self._desk.move_action, self._number, self._file.action.version, state, why)
            self._call(deed, f"Action {state.label}.", again)

    def action_undo(self) -> None:
        """Take back the last step."""
        self._call(partial(self._desk.undo_action, self._number), "Étape annulée : rien n’est parti.")

    def action_effect(self) -> None:
        """Tell whether it worked."""
        self.query_one(Status).say("Les expériences se comptent : un instant.")
        self.in_background("effect", self._measure)

    async def _measure(self) -> None:
        found = await off_loop(partial(self._desk.did_it_work, self._number))
        self.query_one(Status).say("")
        shown = Confirm("L’action a-t-elle porté ?", found.theme, found.sentence, yes="Bien", no="Revenir")
        self.app.push_screen(shown)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.close_with(None)

    # -- the desk

    def _call(self, deed: Callable[[], ActionFile], done: str, again: Callable[[str], None] | None = None) -> None:
        """Ask the desk; `again` asks anew for what was typed, with the reason, when the desk refuses it."""
        if self._acting:
            self.query_one(Status).say("La demande précédente n’a pas encore abouti : un instant.")
            if again is not None:
                again("La demande précédente n’a pas encore abouti : validez de nouveau dans un instant.")
            return
        self._acting = True
        self.in_background("act", self._carry_out, deed, done, again)

    async def _carry_out(self, deed: Callable[[], ActionFile], done: str, again: Callable[[str], None] | None) -> None:
        try:
            self._show(await off_loop(deed))
            self.query_one(Status).say(done)
        except EcouteError as error:
            self.ecoute.report(error)
            if isinstance(error, Stale):
                self._show(await off_loop(partial(self._desk.action, self._number)))
            if again is not None:
                again(error.sentence)
        finally:
            self._acting = False

    def _show(self, file: ActionFile) -> None:
        self._file = file
        self.query_one("#heading", Static).update(Content(f"Fiche action {file.action.number}"))
        self.query_one("#text", Static).update(sheet_text(file))
        self.refresh_bindings()


def _sheet_of(file: ActionFile) -> Sheet:
    return Sheet(**file.action.model_dump(include=set(OF_PEOPLE)))


def _numbers(typed: str) -> list[int]:
    return [int(word) for word in typed.replace(",", " ").split()]


def _numbers_fault(typed: str) -> str:
    words = typed.replace(",", " ").split()
    right = words and all(word.isascii() and word.isdigit() for word in words)
    return "" if right else "Écrivez des numéros, par exemple 12 15 38."
