"""Rating the general tags: five themes, three feelings or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from core.vocabulary import GeneralTag, Sentiment
from tui.screens.answer import Answer
from tui.screens.forms import Form
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

_TAGS = tuple(GeneralTag)
_VALUES: tuple[Sentiment | None, ...] = (None, *Sentiment)
_WIDTH = max(len(tag.label) for tag in _TAGS) + 3


class AskTags(Form[Answer]):
    """Asks for a feeling on each tag, or none."""

    topic = "tags"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", "Valeur suivante", priority=True),
        Binding("left", "turn(-1)", "Valeur précédente", priority=True),
    ]
    AUTO_FOCUS = "#tags"
    yes = "Poser"
    keys = "↑ ↓ tag · ← → valeur · f10 : valider"

    def __init__(self, title: str, tags: Mapping[GeneralTag, Sentiment]) -> None:
        super().__init__(title, "Ce que le récit dit de chaque thème ; « sans » quand il n’en dit rien.")
        self._tags = dict(tags)

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield SteadyOptionList(*(Option(self._row(tag), id=tag.value) for tag in _TAGS), id="tags", compact=True)

    def on_mount(self) -> None:
        """Begin on the first tag."""
        self.query_one("#tags", OptionList).highlighted = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turn the values while the list has the keys; on the buttons, arrows and space are theirs."""
        if action == "turn":
            return self.query_one("#tags").has_focus
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        """Give the tag under the cursor its next value, or the one before."""
        listed = self.query_one("#tags", OptionList)
        if listed.highlighted is None:
            return
        tag = _TAGS[listed.highlighted]
        value = _VALUES[(_VALUES.index(self._tags.get(tag)) + by) % len(_VALUES)]
        if value is None:
            del self._tags[tag]
        else:
            self._tags[tag] = value
        listed.replace_option_prompt(tag.value, self._row(tag))

    def answer(self) -> Answer | str:
        """Give the tags that are set."""
        return Answer(tags={tag: self._tags[tag] for tag in _TAGS if tag in self._tags})

    def _row(self, tag: GeneralTag) -> Content:
        values = (self._value(value, chosen=value == self._tags.get(tag)) for value in _VALUES)
        return Content.assemble(tag.label.ljust(_WIDTH), *values)

    def _value(self, value: Sentiment | None, *, chosen: bool) -> Content:
        word = f"{value.sign} {value.label}" if value else "sans"
        mark, style = ("◉ ", f"bold ${value.value}" if value else "bold") if chosen else ("○ ", "$text-muted")
        return Content.styled(f"{mark}{word}   ", style)
