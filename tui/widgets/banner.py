"""The line at the top: where one is, who one is, what time it is."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from core.text.clean import excerpt, one_line
from tui.words import hour

if TYPE_CHECKING:
    from tui.app import EcouteApp

_SECONDS_OF_MINUTE = 60


class Banner(Widget):
    """« Écoute · Modération … camille · programme … 14:07 »."""

    section: reactive[str] = reactive("")
    """What one is doing here."""
    who: reactive[str] = reactive("")
    """The account, and what it works for."""

    def __init__(self, now: Callable[[], datetime], section: str = "", who: str = "") -> None:
        super().__init__()
        self._now = now
        self.set_reactive(Banner.section, section)
        self.set_reactive(Banner.who, who)

    def on_mount(self) -> None:
        """Follow the minutes."""
        self.set_timer(_SECONDS_OF_MINUTE - self._now().second, self._tick)

    def render(self) -> Content:
        """Draw the line."""
        left = Content.assemble(
            (" Écoute ", "bold $banner-text on $banner-name"),
            f"  {self.section}",
            ("  lecture seule", "bold") if cast("EcouteApp", self.app).read_only else "",
        )
        time = f"    {hour(self._now())}  "
        room = max(0, self.size.width - left.cell_length - len(time) - 2)
        right = Content.assemble((excerpt(one_line(self.who), room) if room else "", "bold"), time)
        gap = max(1, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)

    def _tick(self) -> None:
        self.refresh()
        self.set_timer(_SECONDS_OF_MINUTE, self._tick)
