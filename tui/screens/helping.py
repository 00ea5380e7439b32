"""Help beside the text: answers to similar experiences, templates and links, put in the answer by key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from core.errors import EcouteError
from core.text.clean import excerpt, one_line
from tui.background import off_loop
from tui.screens.base import BaseModal
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from core.official_link import OfficialLink
    from core.reply_template import OfferedTemplate
    from core.similar_answers import Likeness
    from tui.port import DeskPort

_BY_KEY = 9
"""How many of what is offered have a key of their own."""

_TITLE = 60
_KEYS = "1 à 9, entrée : insérer · tab : un passage (maj+flèches) · échap : revenir"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be put in the answer.

    Attributes:
        section: what it is.
        source: where it comes from.
        why: why it is offered.
        text: what is put in the answer.
    """

    section: str
    title: str
    source: str
    why: str
    text: str


class HelpingScreen(BaseModal[str]):
    """What may help, and its text; answers the text to put in the answer."""

    topic = "semblables"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3", "cancel", "Revenir", priority=True),
        Binding("enter", "insert", "Insérer", priority=True),
        *(Binding(str(key), f"insert_at({key - 1})", f"Insérer le n° {key}") for key in range(1, _BY_KEY + 1)),
    ]
    AUTO_FOCUS = "#items"

    def __init__(self, desk: DeskPort, number: int, position: int) -> None:
        super().__init__()
        self._desk = desk
        self._place = number, position
        self._offers: list[Offer] = []
        self._rows: list[Offer | None] = []

    def compose(self) -> ComposeResult:
        """Compose the list and the text."""
        with Vertical(classes="box whole") as box:
            box.border_title = "Semblables, modèles et liens"
            with Horizontal(id="offers"):
                yield SteadyOptionList(id="items", compact=True)
                with Vertical(id="offered"):
                    yield Static("", id="why", markup=False)
                    yield _reading_area()
            yield Static("Recherche…", id="missing", markup=False)
            yield Static(_KEYS, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Ask the desk."""
        self.in_background("help", self._bring)

    async def _bring(self) -> None:
        try:
            self._offers = await off_loop(self._asked)
        except EcouteError as error:
            self._say(error.sentence)
            return
        listed = self.query_one("#items", OptionList)
        for row, offer in _rows(self._offers):
            self._rows.append(offer)
            listed.add_option(Option(row, disabled=offer is None))
        listed.highlighted = 1 if self._offers else None
        self._say("" if self._offers else "Rien de semblable pour l’instant, ni modèle, ni lien.")

    def _asked(self) -> list[Offer]:
        there = self._desk.help_beside(*self._place)
        return [*map(_similar, there.similar), *map(_template, there.templates), *map(_link, there.links)]

    @on(OptionList.OptionHighlighted, "#items")
    def _show(self) -> None:
        offer = self._chosen
        if offer is not None:
            self.query_one("#why", Static).update(Content(f"{one_line(offer.source)}\n{one_line(offer.why)}"))
            self.query_one("#text", TextArea).load_text(offer.text)

    @property
    def _chosen(self) -> Offer | None:
        at = self.query_one("#items", OptionList).highlighted
        return self._rows[at] if at is not None else None

    def action_insert(self) -> None:
        """Put in the answer the passage selected, or the whole."""
        offer, area = self._chosen, self.query_one("#text", TextArea)
        if offer is not None:
            self.close_with(area.selected_text or offer.text)

    def action_insert_at(self, place: int) -> None:
        """Put in the answer what has this number."""
        if place < len(self._offers):
            self.close_with(self._offers[place].text)

    def _say(self, sentence: str) -> None:
        self.query_one("#missing", Static).update(Content(sentence))


def _similar(one: Likeness) -> Offer:
    source = f"Réponse de {one.structure} à l’expérience {one.number}"
    return Offer("Réponses à des expériences semblables", one.title, source, one.why, one.answer)


def _template(one: OfferedTemplate) -> Offer:
    return Offer("Modèles", one.template.title, "Modèle de réponse", one.why, one.body)


def _link(link: OfficialLink) -> Offer:
    return Offer("Liens officiels", link.title, link.url, "tenu par le réseau", link.text)


def _rows(offers: Sequence[Offer]) -> Iterator[tuple[Content, Offer | None]]:
    """Give the rows of the list: a title above each kind, which cannot be picked."""
    section = ""
    for place, offer in enumerate(offers, start=1):
        if offer.section != section:
            section = offer.section
            yield Content.styled(section, "bold $secondary"), None
        key = f"{place} " if place <= _BY_KEY else "  "
        yield Content.assemble((key, "$accent"), excerpt(one_line(offer.title), _TITLE)), offer


def _reading_area() -> TextArea:
    area = TextArea("", id="text", read_only=True, soft_wrap=True, show_line_numbers=False, compact=True)
    area.cursor_blink = False
    area.highlight_cursor_line = False
    return area
