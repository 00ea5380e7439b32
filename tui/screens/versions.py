"""The texts that an answer had, each beside the present one, and the way back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from core.dates import moment_fr
from core.text.changes import Change, word_changes
from core.text.clean import one_line, printable
from tui.screens.base import BaseModal
from tui.widgets.steady import SteadyOptionList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from core.version import Version

_STYLES = {Change.KEPT: "", Change.REMOVED: "strike $error", Change.ADDED: "underline $success"}
_SAME = "Ce texte est celui de la feuille."


class VersionsScreen(BaseModal["Version"]):
    """The versions on the left, what changed since on the right; answers the version to bring back."""

    topic = "versions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f6", "cancel", "Revenir"),
        Binding("enter,f10", "restore", "Restaurer", priority=True),
        Binding("pagedown,space", "leap(1)", "Lire la suite"),
        Binding("pageup", "leap(-1)", "Revenir plus haut"),
    ]
    AUTO_FOCUS = "#versions"

    def __init__(self, versions: Sequence[Version], present: str, account: str) -> None:
        """Make the screen.

        Args:
            versions: the latest first.
            present: the text on the sheet, as it would be read.
            account: who looks at them.
        """
        super().__init__()
        self._versions = versions
        self._present = present
        self._account = account

    def compose(self) -> ComposeResult:
        """Compose the list and the comparison."""
        with Vertical(classes="box whole versions") as box:
            box.border_title = Content("Versions de la réponse")
            box.border_subtitle = "↑ ↓ comparer · entrée : restaurer · échap : revenir"
            with Horizontal():
                yield SteadyOptionList(*map(_option, self._versions), id="versions", compact=True)
                with VerticalScroll(id="changes", can_focus=False):
                    yield Static(id="changed", markup=False)

    def on_mount(self) -> None:
        """Begin with the text that the reader most likely wants to compare."""
        self.query_one("#versions", OptionList).highlighted = self._first()

    def _first(self) -> int:
        """Give the last text by somebody else, else the last one that differs from the sheet, else the first."""
        others = [i for i, version in enumerate(self._versions) if version.full_text != self._present]
        by_others = [i for i in others if self._versions[i].author != self._account]
        return next(iter([*by_others, *others]), 0)

    @on(OptionList.OptionHighlighted, "#versions")
    def _compare(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        version = self._versions[event.option_index]
        self.query_one("#changed", Static).update(_comparison(version, self._present))
        self.query_one("#changes").scroll_home(animate=False)

    def action_leap(self, pages: int) -> None:
        """Read a window further."""
        changes = self.query_one("#changes")
        changes.scroll_relative(y=pages * max(1, changes.size.height - 1), animate=False)

    def action_restore(self) -> None:
        """Answer the version chosen."""
        chosen = self.query_one("#versions", OptionList).highlighted
        if chosen is not None:
            self.close_with(self._versions[chosen])


def _option(version: Version) -> Option:
    author = one_line(version.author) or "importée"
    return Option(Content(f"{moment_fr(version.updated_at)}\n{author} · {version.state.label}"))


def _comparison(version: Version, present: str) -> Content:
    remark = f"Remarque de la validation : {printable(version.remark)}\n\n" if version.remark else ""
    head = Content.styled(remark, "$warning")
    if version.full_text == present:
        return head + Content.styled(f"{_SAME}\n\n", "$text-muted") + Content(version.full_text)
    legend = Content.assemble(
        ("D’alors à maintenant : ", "$text-muted"),
        ("retiré", _STYLES[Change.REMOVED]),
        " · ",
        ("ajouté", _STYLES[Change.ADDED]),
        "\n\n",
    )
    changes = word_changes(version.full_text, present)
    return head + legend + Content.assemble(*((part.words, _STYLES[part.change]) for part in changes))
