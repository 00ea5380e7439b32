"""Choosing structures: those concerned now, those that the desk suggests and why, those found by typing."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.text.clean import one_line
from tui.background import off_loop
from tui.screens.answer import Answer
from tui.screens.forms import Form, field
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import ComposeResult

    from core.structure import Structure
    from core.suggesting import Suggestion

_PAUSE = 0.15
"""Seconds of quiet before the tree is searched, so that a word typed quickly is one search."""


def no_suggestion() -> Sequence[Suggestion]:
    """Suggest nothing."""
    return ()


class AskStructures(Form[Answer]):
    """Asks for structures; the field keeps the keys, so that no letter is lost while the desk looks."""

    topic = "a-qui"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Suivante", priority=True),
        Binding("up", "move(-1)", "Précédente", priority=True),
    ]
    AUTO_FOCUS = "#sought"
    keys = "entrée : cocher · f10 : valider"
    missing = "Une expérience concerne au moins une structure : choisissez-en une."
    """What is said when nothing is chosen."""
    only_one = False
    """Whether choosing a structure drops the one chosen before."""

    def __init__(
        self,
        title: str,
        explanation: str,
        *,
        find: Callable[[str], Sequence[Structure]],
        suggest: Callable[[], Sequence[Suggestion]] = no_suggestion,
        chosen: Iterable[Structure] = (),
    ) -> None:
        """Make the question.

        Args:
            title: what is about to be done.
            explanation: what will happen then.
            find: finds structures by what is typed; called in a thread.
            suggest: gives structures with why; called in a thread.
            chosen: those that are chosen to begin with.
        """
        super().__init__(title, explanation)
        self._find = find
        self._suggest = suggest
        self._chosen = {structure.code: structure for structure in chosen}
        self._offered = dict(self._chosen)
        self._whys: dict[str, str] = {}
        self._suggested: tuple[Structure, ...] = ()
        self._found: tuple[Structure, ...] = ()
        self._shown_for = ""
        self._to_toggle = False

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        sought = field("", "sought")
        sought.placeholder = "Chercher par nom, sigle, ville ou code postal"
        yield sought
        yield SteadyOptionList(id="found", compact=True)
        yield Static("", id="none-found", markup=False)

    def on_mount(self) -> None:
        """Show what is chosen at once, then what is suggested."""
        self._show()
        self.in_background("suggest", self._bring_suggestions)

    async def _bring_suggestions(self) -> None:
        suggestions = await off_loop(self._suggest)
        self._suggested = tuple(suggestion.structure for suggestion in suggestions)
        self._whys = {suggestion.structure.code: suggestion.why for suggestion in suggestions}
        self._show()

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        self._to_toggle = False
        self.in_background("search", self._search, event.value.strip())

    async def _search(self, text: str) -> None:
        await asyncio.sleep(_PAUSE)
        self._found = tuple(await off_loop(partial(self._find, text))) if text else ()
        self._shown_for = text
        self._show(to_found=bool(text))
        self.query_one("#none-found", Static).update(Content(_said(text, self._found)))
        if self._to_toggle and (self._found or not text):
            self.query_one("#found", OptionList).action_select()
        self._to_toggle = False

    def _show(self, *, to_found: bool = False) -> None:
        """Show the chosen ones, then the found ones, or the suggested ones while nothing is sought."""
        listed = self.query_one("#found", OptionList)
        at = listed.highlighted_option
        more = self._found if self.query_one("#sought", Input).value.strip() else self._suggested
        shown = self._offered | {structure.code: structure for structure in more}
        listed.clear_options()
        listed.add_options([Option(self._row(structure), id=code) for code, structure in shown.items()])
        codes = list(shown)
        first = next((structure.code for structure in more), None) if to_found else at.id if at else None
        listed.highlighted = codes.index(first) if first in codes else (0 if codes else None)

    def action_accept(self) -> None:
        """Answer, unless a structure is still being looked for."""
        if self._to_toggle:
            self.say_missing("La recherche n’a pas encore abouti : un instant.")
        else:
            super().action_accept()

    def action_move(self, by: int) -> None:
        """Move the choice while the field keeps the focus."""
        listed = self.query_one("#found", OptionList)
        listed.action_cursor_down() if by > 0 else listed.action_cursor_up()

    @on(Input.Submitted, "#sought")
    def _entered(self, event: Input.Submitted) -> None:
        """Check the structure under the cursor; when the desk still looks, the first one that it finds."""
        self._to_toggle = event.value.strip() != self._shown_for
        if not self._to_toggle:
            self.query_one("#found", OptionList).action_select()

    @on(OptionList.OptionSelected, "#found")
    def _toggled(self, event: OptionList.OptionSelected) -> None:
        code = event.option_id or ""
        structure = next(s for s in (*self._offered.values(), *self._suggested, *self._found) if s.code == code)
        kept = {} if self.only_one else dict(self._chosen)
        kept.pop(code, None)
        if code not in self._chosen:
            kept[code] = structure
        self._chosen = kept
        self._offered[code] = structure
        self._show()

    @property
    def chosen(self) -> tuple[Structure, ...]:
        """The structures chosen."""
        return tuple(self._chosen.values())

    def answer(self) -> Answer | str:
        """Give the structures chosen."""
        return Answer(structures=self.chosen) if self._chosen else self.missing

    def _row(self, structure: Structure) -> Content:
        chosen = structure.code in self._chosen
        place = " ".join(filter(None, (structure.postal_code, structure.town)))
        told = " · ".join(filter(None, (place, self._whys.get(structure.code, ""))))
        return Content.assemble(
            ("☑ " if chosen else "☐ ", "$accent" if chosen else ""),
            (one_line(structure.name), "bold" if chosen else ""),
            (f"   {one_line(told)}" if told else "", "$text-muted"),
        )


def _said(text: str, found: Sequence[Structure]) -> str:
    return (
        "Aucune structure ne porte ce nom : essayez un sigle, une ville ou un code postal."
        if text and not found
        else ""
    )
