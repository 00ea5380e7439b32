"""The marks of a story, one after the other, with what was decided of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets.option_list import Option

from core.mask_sheet import MarkState
from core.text.clean import excerpt
from tui.marks import SIGNS, certainty, in_place
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from core.mask_sheet import Mark, MaskSheet

_WORDS_SHOWN = 32
_STYLES = {MarkState.OPEN: "$accent", MarkState.MASKED: "$secondary", MarkState.LEFT: "$text-muted"}


class MarksList(SteadyOptionList):
    """The marks in the order of reading."""

    def __init__(self) -> None:
        super().__init__(id="marks", compact=True)
        self._shown: list[Content] = []

    def show(self, sheet: MaskSheet, current: int | None) -> None:
        """Show the marks as they are now; those that did not change are not drawn anew."""
        prompts = [_prompt(sheet, mark) for mark in sheet.marks]
        if len(prompts) != len(self._shown):
            self.set_options(Option(prompt) for prompt in prompts)
        else:
            for index, (old, new) in enumerate(zip(self._shown, prompts, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, new)
        self._shown = prompts
        self.highlighted = current


def _prompt(sheet: MaskSheet, mark: Mark) -> Content:
    style = _STYLES[mark.state]
    detail = f"{mark.state.label} · [{mark.label}] · {certainty(mark.confidence)}"
    return Content.assemble(
        (f"{SIGNS[mark.state]}{mark.letter}  ", f"{style} bold"),
        excerpt(in_place(sheet.words(mark)), _WORDS_SHOWN),
        (f"\n    {detail}", style),
    )
