"""Deciding on several stories: all of them are listed first, then each is carried out, and says how it went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from core.text.clean import excerpt, one_line, printable
from tui.background import off_loop
from tui.bulk import DONE, TAG, TITLES, Item, decide, told
from tui.screens.base import BaseModal
from tui.trouble import sentence
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from tui.port import DeskPort
    from tui.screens.answer import Answer

_TITLE_LENGTH = 60
_ADDED = "Ils s’ajoutent à ceux qui sont déjà posés, ou prennent leur place sur le même thème."
_WARNED = "Celles qui portent un relevé ou une alerte sont laissées de côté : espace les prend une par une."


class BulkScreen(BaseModal[list[Item]]):
    """The stories and what is decided of them; answers them with what became of each."""

    topic = "lot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Arrêter ou revenir"),
        Binding("space,x", "take", "Prendre ou laisser"),
        Binding("f10,ctrl+enter,ctrl+j", "go", "Décider", priority=True),
    ]
    AUTO_FOCUS = "#items"

    def __init__(self, desk: DeskPort, action: str, answer: Answer, items: list[Item], state: str) -> None:
        """Make the screen.

        Args:
            desk: what decides.
            action: the decision.
            answer: what goes with it, the same for all.
            items: the stories.
            state: how the stories are now, in words.
        """
        super().__init__()
        self._desk = desk
        self._action = action
        self._answer = answer
        self._items = items
        self._state = state
        self._at_work = self._asked_to_stop = self._finished = False

    def compose(self) -> ComposeResult:
        """Compose the decision, the stories and the buttons."""
        with Vertical(classes="box bulk") as box:
            box.border_title = f"{TITLES[self._action]} en lot"
            yield Static(Content("\n").join(self._explained()), classes="explanation", markup=False)
            yield SteadyOptionList(*(Option(self._row(item)) for item in self._items), id="items", compact=True)
            yield Static("", id="missing", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("Revenir", id="no", compact=True)
                yield Button(TITLES[self._action], id="yes", compact=True)
                done = "poser" if self._action == TAG else "décider"
                yield Static(f"espace : prendre ou laisser · f10 : {done}", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Begin on the first story."""
        self.query_one(OptionList).highlighted = 0
        self._tell_taken()

    def _explained(self) -> Iterator[Content]:
        if self._answer.reasons:
            reasons = ", ".join(reason.label for reason in self._answer.reasons)
            yield Content.assemble(("Motif : ", "$text-muted"), reasons)
        if self._answer.text:
            label = "Note : " if self._action == "hold" else "Mot à chaque auteur : "
            yield Content.assemble((label, "$text-muted"), printable(self._answer.text))
        if self._answer.tags:
            tags = ", ".join(
                f"{tag.label} {feeling.sign} {feeling.label}" for tag, feeling in self._answer.tags.items()
            )
            yield Content.assemble(("Tags : ", "$text-muted"), tags)
            yield Content.styled(_ADDED, "$text-muted")
        if any(item.warning for item in self._items):
            yield Content.styled(_WARNED, "$text-muted")

    def _row(self, item: Item) -> Content:
        line = item.line
        parts: list[tuple[str, str]] = [
            ("☑ " if item.taken else "☐ ", "$accent" if item.taken else "$text-muted"),
            (f"{line.number}  ", ""),
            (excerpt(line.title, _TITLE_LENGTH), "bold" if item.taken else ""),
            (f"  {self._state}", "$text-muted"),
        ]
        if item.warning:
            parts.append((f"  {item.warning}", "$error" if line.alert else "$accent"))
        if item.outcome:
            parts.append((f"\n  → {one_line(item.outcome)}", "$positive" if item.dossier else "$warning"))
        return Content.assemble(*parts)

    # -- choosing

    @on(OptionList.OptionSelected, "#items")
    def _selected(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """Take the story under the cursor, or leave it out."""
        index = self.query_one(OptionList).highlighted
        if index is not None and not self._at_work and not self._finished:
            self._items[index].taken = not self._items[index].taken
            self._show(index)
            self._tell_taken()

    def _show(self, index: int) -> None:
        self.query_one(OptionList).replace_option_prompt_at_index(index, self._row(self._items[index]))

    def _tell_taken(self) -> None:
        taken = sum(item.taken for item in self._items)
        self._say(f"{taken} {'prise' if taken < 2 else 'prises'} sur {len(self._items)}.")

    def _say(self, sentence: str) -> None:
        self.query_one("#missing", Static).update(Content(sentence))

    # -- deciding

    @on(Button.Pressed, "#yes")
    def action_go(self) -> None:
        """Carry the decision out, story by story; once it is over, go back."""
        if self._finished:
            self.action_cancel()
        elif not any(item.taken for item in self._items):
            self._say("Rien n’est pris : espace prend l’expérience sous le curseur.")
        elif not self._at_work:
            self._at_work = True
            self.in_background("bulk", self._carry_out)

    async def _carry_out(self) -> None:
        taken = [index for index, item in enumerate(self._items) if item.taken]
        for count, index in enumerate(taken, start=1):
            if self._asked_to_stop:
                break
            self._say(f"{count} sur {len(taken)}… échap : arrêter")
            await self._decide(self._items[index])
            self.query_one(OptionList).highlighted = index
            self._show(index)
        self._at_work, self._finished = False, True
        self._say(f"{told(self._items, _done_word(self._action))} échap : revenir")

    async def _decide(self, item: Item) -> None:
        try:
            item.dossier = await off_loop(partial(decide, self._desk, self._action, item.line, self._answer))
        except Exception as error:  # told beside its story; the others go on
            item.outcome = sentence(error, self.ecoute.folder)
        else:
            item.outcome = DONE[self._action]

    @on(Button.Pressed, "#no")
    def action_cancel(self) -> None:
        """Stop after the story that is being decided; when nothing runs, go back."""
        if self._at_work:
            self._asked_to_stop = True
            self._say("Arrêt après celle-ci…")
        else:
            self.close_with(self._items)


def _done_word(action: str) -> str:
    return "taguée" if action == TAG else "décidée"
