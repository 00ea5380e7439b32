"""The rows of one line of a list: drawn cell by cell, since they are drawn at each key."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from core.text.clean import fold, one_line
from core.vocabulary import Sentiment
from tui.promises import promise
from tui.themes import DARK, THEMES
from tui.words import age

if TYPE_CHECKING:
    from datetime import datetime

    from core.views import QueueLine

INDENT = 5
"""The cells before the words: the choice, the alert, a space, the feeling (under it the tick), and a space."""
_APART = " · "
_APPEALED = "recours · "
_SENT_BACK = "à revoir · "


class Looks(NamedTuple):
    """The styles of the rows in one theme."""

    mark: Style
    name: Style
    quiet: Style
    call: Style
    comments: Style
    alert: Style
    rule: Style
    selected: Style
    selected_away: Style
    feelings: dict[Sentiment, Style]


@lru_cache
def looks(theme_name: str) -> Looks:
    """Give the styles of a theme; taken from it at once, since rows are drawn by the thousand."""
    theme = next((theme for theme in THEMES if theme.name == theme_name), DARK)
    colours = theme.variables
    return Looks(
        mark=Style(color=theme.primary),
        name=Style(bold=True),
        quiet=Style(color=colours["text-muted"]),
        call=Style(color=theme.accent),
        comments=Style(color=colours["comments"], bold=True),
        alert=Style(color=theme.error, bold=True),
        rule=Style(color=colours["faint"]),
        selected=Style(bgcolor=colours["selected"]),
        selected_away=Style(bgcolor=colours["selected-away"]),
        feelings={sentiment: Style(color=colours[sentiment.value]) for sentiment in Sentiment},
    )


class Item(NamedTuple):
    """One line, and how it stands in the list.

    Attributes:
        width: the cells of a row.
        ground: the style that the cells begin from.
        looks: the styles of the theme.
        chosen: whether it is the chosen line.
        ticked: whether it is one of those that are decided together.
        tall: whether there is a third row, for what else there is to know.
    """

    line: QueueLine
    now: datetime
    width: int
    ground: Style
    looks: Looks
    chosen: bool
    ticked: bool
    tall: bool

    def row(self, number: int) -> list[Segment]:
        """Draw the first, the second or the third row."""
        if number == 2:
            return self._third()
        choice = Segment("▌" if self.chosen else " ", self.ground + self.looks.mark)
        return [choice, *(self._second() if number else self._first())]

    def _first(self) -> list[Segment]:
        line = self.line
        due = "" if self.tall else self._due()
        short = f" {age(line.at, self.now)} "
        room = max(0, self.width - INDENT - len(short) - (len(due) + 1 if due else 0))
        others = f" +{line.others}" if line.others else ""
        name = fitted(one_line(line.structure), max(0, room - len(others))) + others
        name = set_cell_size(name, min(cell_len(name), room))
        return [
            *self._signs(),
            Segment(name, self.ground + self.looks.name),
            Segment(self._network(room - cell_len(name)), self.ground + self.looks.quiet),
            *([Segment(f" {due}", self.ground + self.looks.call)] if due else []),
            Segment(short, self.ground + self.looks.quiet),
        ]

    def _signs(self) -> list[Segment]:
        feeling = self.line.sentiment
        return [
            Segment("!" if self.line.alert else " ", self.ground + self.looks.alert),
            Segment(f" {feeling.sign} ", self.ground + self.looks.feelings[feeling])
            if feeling
            else Segment("   ", self.ground),
        ]

    def _network(self, room: int) -> str:
        """Give the network when the name of the structure does not tell it and there is room; blanks fill the rest."""
        network = one_line(self.line.network)
        told = not network or f" {fold(network)} " in f" {fold(self.line.structure)} "
        shown = "" if told or cell_len(network) + 3 > room else f" · {network}"
        return set_cell_size(shown, max(0, room))

    def _second(self) -> list[Segment]:
        line = self.line
        letters = f" {' '.join(line.marks)} " if line.marks else " "
        unread = "" if self.tall or not line.unread else f" {line.unread} com."
        reader = "" if self.tall or not line.reader else f"{_APART if unread else ' '}{self._reader()}"
        room = max(0, self.width - INDENT - cell_len(letters) - cell_len(reader) - cell_len(unread))
        notes = f"{_APPEALED if line.appealed else ''}{_SENT_BACK if line.remark else ''}"
        words = f"{notes}{one_line(line.title)}"
        return [
            Segment("  ✓ " if self.ticked else "    ", self.ground + self.looks.call),
            Segment(set_cell_size(fitted(words, room), room), self.ground),
            Segment(unread, self.ground + self.looks.comments),
            Segment(reader, self.ground + self.looks.quiet),
            Segment(letters, self.ground + self.looks.call),
        ]

    def _third(self) -> list[Segment]:
        """Give what else there is to know, on the rule that parts the lines."""
        notes = [
            (self._due(), self.looks.call),
            (self._unread(), self.looks.comments),
            (self._reader(), self.looks.quiet),
        ]
        told = [(note, style) for note, style in notes if note]
        room = self.width - (INDENT if told else 0)
        cells = [Segment(" " * (self.width - room), self.ground)]
        for rank, (note, style) in enumerate(told, start=1):
            shown = fitted(f"{note} " if rank == len(told) else f"{note}{_APART}", room)
            cells.append(Segment(shown, self.ground + style))
            room -= cell_len(shown)
        return [*cells, Segment("─" * room, self.ground + self.looks.rule)]

    def _unread(self) -> str:
        unread = self.line.unread
        return f"{unread} commentaire{'s' if unread > 1 else ''} non lu{'s' if unread > 1 else ''}" if unread else ""

    def _due(self) -> str:
        """Give how late the answer is, or by when the story is promised to be read."""
        late = self.line.late
        return f"{late.sign} {late.label}" if late else promise(self.line.due_at, self.now)

    def _reader(self) -> str:
        return f"lu par {one_line(self.line.reader)}" if self.line.reader else ""


def fitted(text: str, room: int) -> str:
    """Give the text in at most this many cells, with … where it is cut."""
    if cell_len(text) <= room:
        return text
    return f"{set_cell_size(text, room - 1).rstrip()}…" if room > 0 else ""
