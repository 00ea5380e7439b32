"""Keeping the formulas, templates and links of a structure: add, change, remove."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from core.errors import EcouteError
from core.official_link import OfficialLink
from core.reply_template import ReplyTemplate
from core.response import Formula
from core.text.clean import excerpt, one_line
from core.vocabulary import FormulaKind
from tui.background import off_loop
from tui.screens.asking_wording import AskFormula, AskLink, AskTemplate
from tui.screens.base import BaseModal
from tui.screens.forms import Confirm, Yes
from tui.screens.picker import Choice, Picker
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import ComposeResult

    from core.kept_wording import KeptWording
    from tui.port import DeskPort

Kept: TypeAlias = Formula | ReplyTemplate | OfficialLink
_TEMPLATE, _LINK = "template", "link"
_SHOWN = 90
_PLURAL = {
    FormulaKind.GREETING: "formules de politesse",
    FormulaKind.CLOSING: "formules de clôture",
    FormulaKind.SIGNATURE: "signatures",
}


class KeepingWordingScreen(BaseModal[None]):
    """One list of all that the structure writes its answers with."""

    topic = "formules"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("a", "add", "Ajouter"),
        Binding("delete,backspace", "remove", "Retirer"),
    ]
    AUTO_FOCUS = "#items"

    def __init__(self, desk: DeskPort, kept: KeptWording) -> None:
        super().__init__()
        self._desk = desk
        self._kept = kept
        self._rows: list[Kept | None] = []
        self._calling = False

    def compose(self) -> ComposeResult:
        """Compose the list."""
        with Vertical(classes="box whole") as box:
            box.border_title = Content(f"Formules, modèles et liens · {one_line(self._kept.structure.name)}")
            yield SteadyOptionList(id="items", compact=True)
            yield Static("", id="missing", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Ajouter (a)", id="add", compact=True)
                yield Button("Retirer (suppr)", id="remove", compact=True)
                yield Static("entrée : modifier · échap : revenir", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Show what is kept."""
        self._show(self._kept)

    # -- adding, changing, removing

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Ask what to add."""
        choices = [Choice(kind.value, kind.label, "de votre structure") for kind in FormulaKind]
        choices.append(Choice(_TEMPLATE, "modèle de réponse", "de votre structure et de celles qui en dépendent"))
        choices.append(Choice(_LINK, "lien officiel", self._kept.links_refusal or "de tout le réseau"))
        self.app.push_screen(Picker("Ajouter", "Quoi", choices), self._begin)

    def _begin(self, what: str | None) -> None:
        structure = self._kept.structure
        if what == _LINK and self._kept.links_refusal:
            self._say(self._kept.links_refusal)
        elif what == _LINK:
            self._ask(OfficialLink.model_construct(network_code=structure.network_code, title="", url=""))
        elif what == _TEMPLATE:
            self._ask(ReplyTemplate.model_construct(structure_code=structure.code, title="", body=""))
        elif what is not None:
            self._ask(Formula.model_construct(structure_code=structure.code, kind=FormulaKind(what), text=""))

    @on(OptionList.OptionSelected, "#items")
    def _change(self, event: OptionList.OptionSelected) -> None:
        chosen = self._rows[event.option_index]
        if isinstance(chosen, OfficialLink) and self._kept.links_refusal:
            self._say(self._kept.links_refusal)
        elif chosen is not None:
            self._ask(chosen, instead_of=chosen)

    @on(Button.Pressed, "#remove")
    def action_remove(self) -> None:
        """Ask whether to remove what is under the cursor."""
        at = self.query_one("#items", OptionList).highlighted
        chosen = self._rows[at] if at is not None else None
        if isinstance(chosen, OfficialLink) and self._kept.links_refusal:
            self._say(self._kept.links_refusal)
        elif chosen is not None:
            explanation = "Les réponses déjà écrites ne changent pas."
            question = Confirm("Retirer", explanation, _text(chosen), yes="Retirer", no="Garder")
            self.app.push_screen(question, partial(self._removed, chosen))

    def _removed(self, chosen: Kept, answer: Yes | None) -> None:
        if answer is not None:
            self._call(self._removal(chosen), "C’est retiré.", None)

    def _removal(self, chosen: Kept) -> Callable[[], KeptWording]:
        if isinstance(chosen, Formula):
            return partial(self._desk.remove_formula, chosen)
        if isinstance(chosen, ReplyTemplate):
            return partial(self._desk.remove_template, chosen.number)
        return partial(self._desk.remove_link, chosen.number)

    def _ask(self, thing: Kept, instead_of: Kept | None = None) -> None:
        """Ask for the words of something; what was typed is asked again when the desk refuses it."""
        written = partial(self._written, instead_of)
        if isinstance(thing, Formula):
            self.app.push_screen(AskFormula(thing), written)
        elif isinstance(thing, ReplyTemplate):
            self.app.push_screen(AskTemplate(thing), written)
        else:
            self.app.push_screen(AskLink(thing), written)

    def _written(self, instead_of: Kept | None, thing: Kept | None) -> None:
        if thing is not None and thing != instead_of:
            self._call(self._keeping(thing, instead_of), "C’est gardé.", partial(self._ask, thing, instead_of))

    def _keeping(self, thing: Kept, instead_of: Kept | None) -> Callable[[], KeptWording]:
        if isinstance(thing, Formula):
            return partial(self._desk.keep_formula, thing, instead_of if isinstance(instead_of, Formula) else None)
        if isinstance(thing, ReplyTemplate):
            return partial(self._desk.keep_template, thing)
        return partial(self._desk.keep_link, thing)

    def _call(self, deed: Callable[[], KeptWording], done: str, again: Callable[[], None] | None) -> None:
        if self._calling:
            self._say("La demande précédente n’a pas encore abouti : un instant.")
            return
        self._calling = True
        self.in_background("keep", self._carry_out, deed, done, again)

    async def _carry_out(self, deed: Callable[[], KeptWording], done: str, again: Callable[[], None] | None) -> None:
        try:
            self._show(await off_loop(deed))
            self._say(done)
        except EcouteError as error:
            self._say(error.sentence)
            if again is not None:
                self.ecoute.report(error)
                again()
        finally:
            self._calling = False

    # -- the list

    def _show(self, kept: KeptWording) -> None:
        """Show what is kept, the cursor where it was."""
        listed = self.query_one("#items", OptionList)
        at = listed.highlighted or 1
        self._kept, self._rows = kept, []
        listed.clear_options()
        for row, thing in _rows(kept):
            self._rows.append(thing)
            listed.add_option(Option(row, disabled=thing is None))
        things = [place for place, thing in enumerate(self._rows) if thing is not None]
        listed.highlighted = min(things, key=lambda place: abs(place - at), default=None)
        if not things:
            self._say("Rien n’est gardé ici : a ajoute une formule, un modèle ou un lien.")

    def _say(self, sentence: str) -> None:
        self.query_one("#missing", Static).update(Content(sentence))


def _rows(kept: KeptWording) -> Iterator[tuple[Content, Kept | None]]:
    """Give the rows of the list: a title above each kind, which cannot be picked."""
    for kind in FormulaKind:
        yield from _section(f"{_PLURAL[kind]}", [formula for formula in kept.formulas if formula.kind is kind])
    yield from _section("modèles de réponse", kept.templates)
    yield from _section("liens officiels du réseau", kept.links)


def _section(title: str, things: Sequence[Kept]) -> Iterator[tuple[Content, Kept | None]]:
    for place, thing in enumerate(things):
        if place == 0:
            yield Content.styled(title.capitalize(), "bold $secondary"), None
        yield Content(f"  {excerpt(_text(thing), _SHOWN)}"), thing


def _text(thing: Kept) -> str:
    if isinstance(thing, Formula):
        return thing.text
    return f"{thing.title} · {thing.body}" if isinstance(thing, ReplyTemplate) else f"{thing.title} · {thing.url}"
