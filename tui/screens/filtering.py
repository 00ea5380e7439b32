"""Picking a filter by typing a part of it; the networks are looked for at the desk."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.text.clean import fold, one_line
from tui.background import off_loop
from tui.screens.base import BaseModal
from tui.sieves import Facet, Known, facets
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual.app import ComposeResult

    from core.structure import Structure
    from core.views import Sieve
    from tui.port import DeskPort

_MET_MAX = 8
"""How many networks of the list are offered before anything is typed."""
_DEPARTMENT_MAX = 100
_ANSWERING, _TYPED = 1, 2
"""Where a filter stands: a network by one of its structures after what is called so, what was only typed at the end."""


class Filtering(BaseModal[Facet]):
    """A field and the filters; answers the one that is picked."""

    topic = "filtrer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("down", "move(1)", "Suivant", priority=True),
        Binding("up", "move(-1)", "Précédent", priority=True),
    ]
    AUTO_FOCUS = "#sought"
    pause = 0.2
    """Seconds without a key before networks are looked for."""

    def __init__(
        self,
        desk: DeskPort,
        sieve: Sieve,
        networks: Mapping[str, str],
        structures: Mapping[str, str],
        met: Iterable[str],
        department: str,
    ) -> None:
        """Make the question.

        Args:
            desk: where networks and structures are looked for.
            sieve: the filter that holds now.
            networks: the networks that are known, by code.
            structures: the structures that were filtered by, by code.
            met: the names of the networks of the lines in the list.
            department: that of the story on screen.
        """
        super().__init__()
        self._desk = desk
        self._sieve = sieve
        self._networks = dict(networks)
        self._structures = dict(structures)
        self._met = [*dict.fromkeys(filter(None, met))][:_MET_MAX]
        self._department = department
        self._answering: set[str] = set()
        self._found: list[Facet] = []

    def compose(self) -> ComposeResult:
        """Compose the field and the list."""
        with Vertical(classes="box picker") as box:
            box.border_title = "Filtrer la liste"
            field = Input(
                placeholder="Délai, ressenti, canal, tag, structure, période…",
                id="sought",
                max_length=_DEPARTMENT_MAX,
                compact=True,
            )
            field.cursor_blink = False
            yield field
            yield SteadyOptionList(id="found", compact=True)
            yield Static("↑ ↓ choisir · entrée : poser ou lever · échap : revenir", classes="keys")

    def on_mount(self) -> None:
        """Offer what is known, then the networks of the list."""
        self._offer()
        self.in_background("networks", self._meet)

    @on(Input.Changed, "#sought")
    def _sought(self, event: Input.Changed) -> None:
        self._answering = set()
        self._offer()
        if fold(event.value):
            self.in_background("networks", self._seek, event.value)

    async def _meet(self) -> None:
        names = [name for name in self._met if name not in self._networks.values()]
        found = await off_loop(lambda: [self._desk.structures(name) for name in names])
        for name, structures in zip(names, found, strict=True):
            self._learn(head for head in structures if head.depth == 0 and head.name == name)

    async def _seek(self, text: str) -> None:
        await asyncio.sleep(self.pause)
        structures = await off_loop(partial(self._desk.structures, text))
        self._answering = {structure.network_code for structure in structures}
        self._structures |= {structure.code: structure.name for structure in structures if structure.depth}
        self._learn(structures)

    def _learn(self, structures: Iterable[Structure]) -> None:
        """Offer the networks of these structures; the head of a network says what it is called."""
        for structure in sorted(structures, key=lambda found: found.depth):
            self._networks.setdefault(structure.network_code, structure.name)
        self._offer()

    def _offer(self) -> None:
        words = fold(self._typed).split()
        typed = [self._typed]
        known = Known(self._networks, self._structures, [self._department, *typed], typed, self.ecoute.now())
        ranked = [(self._rank(facet, words), facet) for facet in facets(self._sieve, known)]
        self._found = [facet for rank, facet in sorted(ranked, key=lambda pair: pair[0] or 0) if rank is not None]
        listed = self.query_one("#found", OptionList)
        listed.clear_options()
        listed.add_options([Option(_prompt(facet)) for facet in self._found])
        listed.highlighted = 0 if self._found else None

    @property
    def _typed(self) -> str:
        return one_line(self.query_one("#sought", Input).value)

    def _rank(self, facet: Facet, words: Sequence[str]) -> int | None:
        """Tell how well a filter is what is sought: by its own words, by a structure of its network, or not at all."""
        known = fold(f"{facet.kind} {facet.label}")
        if all(word in known for word in words):
            typed = words and self._typed in (facet.sieve.department, facet.sieve.trade_tag)
            return _TYPED if typed else 0
        return _ANSWERING if facet.network and facet.sieve.network in self._answering else None

    def action_move(self, by: int) -> None:
        """Move the choice while the field keeps the focus."""
        listed = self.query_one("#found", OptionList)
        listed.action_cursor_down() if by > 0 else listed.action_cursor_up()

    @on(Input.Submitted, "#sought")
    def _entered(self) -> None:
        self.query_one("#found", OptionList).action_select()

    @on(OptionList.OptionSelected, "#found")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self.close_with(self._found[event.option_index])


def _prompt(facet: Facet) -> Content:
    box = ("☑ " if facet.active else "☐ ", "$accent" if facet.active else "$text-muted")
    return Content.assemble(box, one_line(facet.label), (f"   {facet.kind}", "$text-muted"))
