"""What is asked about marks: whether to publish with them, which label, what to tell the author; and the preview."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.mask_sheet import MarkState
from core.masking import MaskedField
from core.text.clean import one_line
from core.text.finding import FindingKind
from tui.marks import differences, in_place, listed
from tui.screens.answer import Answer
from tui.screens.base import BaseModal
from tui.screens.forms import AskNote
from tui.screens.picker import Choice, Picker
from tui.words import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from core.experience import Experience
    from core.mask_sheet import MaskSheet

_USUAL = tuple(dict.fromkeys(kind.mask for kind in FindingKind))


class AskAboutMarks(BaseModal[str]):
    """Asks once whether what is marked is to be hidden; answers « mask », « publish » or « see »."""

    topic = "masquer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Revenir"),
        Binding("m", "choose('mask')", "Masquer tout et publier"),
        Binding("p", "publish", "Publier sans rien masquer"),
        Binding("v", "choose('see')", "Voir une à une"),
    ]
    AUTO_FOCUS = "#listed"

    def __init__(self, experience: Experience, sheet: MaskSheet, repeat_guard: float) -> None:
        """Ask; the key that publishes must be let go for `repeat_guard` seconds before it answers."""
        super().__init__()
        self._experience = experience
        self._sheet = sheet
        self._marks = [mark for mark in sheet.marks if mark.state is not MarkState.LEFT]
        self._guard = repeat_guard
        self._last_publish = monotonic()

    def compose(self) -> ComposeResult:
        """Compose the marks and the three answers."""
        count = len(self._marks)
        with Vertical(classes="box") as box:
            box.border_title = "Un passage est marqué" if count == 1 else f"{count} passages sont marqués"
            yield Static(Content(named(self._experience)), classes="explanation", markup=False)
            with VerticalScroll(id="listed", classes="shown-text"):
                yield Static(Content("\n").join(list(listed(self._sheet, self._marks))), markup=False)
            yield Static(_ANSWERS, classes="label", markup=False)

    def action_choose(self, answer: str) -> None:
        """Answer."""
        self.close_with(answer)

    def action_publish(self) -> None:
        """Answer that nothing is to be hidden, unless the key is only held down."""
        before, self._last_publish = self._last_publish, monotonic()
        if self._last_publish - before >= self._guard:
            self.close_with("publish")


_ANSWERS = Content("\n").join(
    Content.assemble((f"{key:>6}  ", "$accent bold"), words)
    for key, words in (
        ("m", "masquer tout et publier"),
        ("p", "publier sans rien masquer"),
        ("v", "voir une à une"),
        ("échap", "revenir"),
    )
)


class PickLabel(Picker):
    """Asks what stands in the place of hidden words: a usual label, or the one that is typed."""

    def __init__(self) -> None:
        choices = [Choice(label, f"[{label}]") for label in _USUAL]
        super().__init__("Quelle étiquette ?", "Une étiquette, ou la vôtre", choices)

    def _find(self, text: str) -> None:
        super()._find(text)
        own = one_line(text.replace("[", " ").replace("]", " "))
        if own and own not in _USUAL:
            found = self.query_one("#found", OptionList)
            found.add_option(Option(Content(f"[{own}], telle que tapée"), id=own))
            if found.highlighted is None:
                found.highlighted = found.option_count - 1


class AskWhy(AskNote):
    """Asks for the sentence that tells the author why; what is typed is kept, whatever the answer."""

    def __init__(self, experience: Experience, sheet: MaskSheet, why: str, keep: Callable[[str], None]) -> None:
        count = len(sheet.masks)
        super().__init__(
            f"Publier avec {count} masquage{'s' if count > 1 else ''}",
            f"{named(experience)} sera publique, les étiquettes à la place des passages masqués. "
            "L’auteur verra ce qui est masqué, et pourra le refuser.",
            label="Phrase à l’auteur (facultative)",
            yes="Publier",
            kept=Answer(why),
        )
        self._keep = keep

    def compose_answer(self) -> ComposeResult:
        """Ask, with the cursor at the end of the sentence that is already there."""
        for widget in super().compose_answer():
            if isinstance(widget, Input):
                widget.select_on_focus = False
            yield widget

    @on(Input.Changed, "#note")
    def _typed(self, event: Input.Changed) -> None:
        self._keep(event.value)


class Preview(BaseModal[bool]):
    """Shows the story as the public will read it, and what changes; answers True to publish.

    Its looks are in the styles of the masking screen, that it opens over.
    """

    topic = "masquer"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p", "cancel", "Revenir"),
        Binding("f10,ctrl+enter,ctrl+j", "accept", "Publier"),
        Binding("tab", "app.focus_next", "Volet suivant"),
    ]
    AUTO_FOCUS = "#as-public"

    def __init__(self, sheet: MaskSheet) -> None:
        super().__init__()
        self._sheet = sheet

    def compose(self) -> ComposeResult:
        """Compose both, side by side where there is room."""
        with Vertical(classes="box preview") as box:
            box.border_title = "Aperçu"
            with Horizontal(classes="sides"):
                with VerticalScroll(id="as-public", classes="side") as public:
                    public.border_title = "Ce que le public lira"
                    yield Static(_public(self._sheet), markup=False)
                with VerticalScroll(id="as-changed", classes="side") as changed:
                    changed.border_title = "Ce que l’auteur verra"
                    yield Static(differences(self._sheet.parts, self._sheet.masks), markup=False)
            yield Static("tab : autre volet · f10 : publier · échap : revenir", classes="keys", markup=False)

    def action_accept(self) -> None:
        """Publish."""
        self.close_with(True)


def _public(sheet: MaskSheet) -> Content:
    told = {field: in_place(text) for field, text in sheet.public.items()}
    author = told[MaskedField.PSEUDONYM]
    rows = [Content.styled(told[MaskedField.TITLE], "bold"), Content(f"\n{told[MaskedField.TEXT]}")]
    return Content("\n").join([*rows, *([Content.styled(f"\npar {author}", "$text-muted")] if author else [])])
