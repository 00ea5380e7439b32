"""Everything that was done to an experience: when, by whom, and what it was before and after."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from core.dates import moment_fr
from core.stages import Stage
from core.text.clean import one_line, printable
from core.vocabulary import CharterReason, ExperienceState, GeneralTag, Origin, Sentiment
from tui.screens.base import BaseModal
from tui.words import lasted, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult

    from core.dossier import Dossier
    from core.history import Event
    from core.stages import Held

FIELDS = {
    "number": "numéro",
    "version": "version",
    "state": "état",
    "origin": "origine",
    "title": "titre",
    "text": "récit",
    "sentiment": "ressenti",
    "pseudonym": "pseudonyme",
    "department": "département",
    "country": "pays",
    "procedure": "démarche",
    "campaign": "campagne",
    "procedure_code": "code de la démarche",
    "tags": "tags généraux",
    "submitted_at": "déposée",
    "published_at": "publiée",
    "masked": "masquée",
    "appealed_at": "recours",
    "decided_at": "première décision",
    "alert": "alerte",
    "reasons": "motifs de la charte",
    "note": "mot ou note",
    "structure": "structure",
}
"""Each field that a history may tell of, in French."""
_TERMS = {"state": ExperienceState, "sentiment": Sentiment, "origin": Origin, "reasons": CharterReason}
_SHORT = 60
_INDENT = "    "


class HistoryScreen(BaseModal[None]):
    """The history, whole and scrollable."""

    topic = "historique"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,h,q", "cancel", "Fermer"),
        Binding("j", "scroll_down", "Descendre"),
        Binding("k", "scroll_up", "Monter"),
    ]
    AUTO_FOCUS = "#history"

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._dossier = dossier

    def compose(self) -> ComposeResult:
        """Compose the events, oldest first."""
        with VerticalScroll(id="history", classes="box whole") as box:
            box.border_title = Content(f"Historique · {named(self._dossier.experience)}")
            box.border_subtitle = "↑ ↓ lire · échap : fermer"
            names = {code: structure.name for code, structure in self._dossier.named.items()}
            events = [told(event, names) for event in self._dossier.history]
            yield Static(Content("\n\n").join([*events, *_times(self._dossier)]), markup=False)

    def action_scroll_down(self) -> None:
        """Read further down."""
        self.query_one("#history").scroll_relative(y=1, animate=False)

    def action_scroll_up(self) -> None:
        """Read further up."""
        self.query_one("#history").scroll_relative(y=-1, animate=False)


def _times(dossier: Dossier) -> Iterator[Content]:
    """Give who held it and for how long, for each structure concerned."""
    rows = []
    for file in dossier.concerns:
        names = {code: structure.name for code, structure in dossier.named.items()}
        names[file.structure.code] = file.name
        held = " · ".join(f"{_holder(one, names)} {lasted(one.time)}" for one in file.held)
        if held:
            rows.append(Content.assemble((f"{_INDENT}{one_line(file.name)} : ", "$text-muted"), held))
    if rows:
        yield Content("\n").join([Content.styled("Temps passé chez chacun", "bold"), *rows])


def _holder(held: Held, names: Mapping[str, str]) -> str:
    name = one_line(names.get(held.code, held.code)) if held.code else "modération"
    if held.stage is Stage.DRAFTING or held.stage is Stage.MODERATION:
        return name
    return f"{held.stage.label} ({name})"


def told(event: Event, names: Mapping[str, str]) -> Content:
    """Give one event: when, who, what, then before → after of each field."""
    head = Content.assemble(
        (f"{moment_fr(event.at)}   ", "$text-muted"), (one_line(event.actor), "bold"), f"   {event.kind.label}"
    )
    detail = [Content(f"{_INDENT}{printable(event.detail)}")] if event.detail else []
    changes = [row for field, change in event.changes.items() for row in _change(field, change, names)]
    return Content("\n").join([head, *detail, *changes])


def _change(field: str, change: Sequence[object], names: Mapping[str, str]) -> Iterator[Content]:
    before, after = (_words(field, value, names) for value in change)
    name = FIELDS.get(field, field)
    if max(len(before), len(after)) <= _SHORT and "\n" not in before + after:
        yield Content.assemble((f"{_INDENT}{name} : ", "$text-muted"), (before, "$text-muted"), " → ", after)
        return
    yield Content.styled(f"{_INDENT}{name}, avant :", "$text-muted")
    yield Content.styled(_indented(before), "$text-muted")
    yield Content.styled(f"{_INDENT}{name}, après :", "$text-muted")
    yield Content(_indented(after))


def _indented(text: str) -> str:
    return "\n".join(f"{_INDENT * 2}{row}" for row in text.splitlines())


def _words(field: str, value: object, names: Mapping[str, str]) -> str:
    """Give a kept value as people say it."""
    if value is None or value in ("", [], {}):
        return "(rien)"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dict):
        return ", ".join(f"{GeneralTag(tag).label} : {Sentiment(feeling).label}" for tag, feeling in value.items())
    if isinstance(value, list):
        return ", ".join(_words(field, one, names) for one in value)
    if field.endswith("_at"):
        return moment_fr(datetime.fromisoformat(str(value)))
    if field in _TERMS:
        return _TERMS[field](str(value)).label
    return printable(names.get(str(value), str(value)) if field == "structure" else str(value))
