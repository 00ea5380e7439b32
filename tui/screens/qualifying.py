"""Qualifying an experience for one's structure: channels and the feeling through each, trade tags, what to improve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from core.classification import Classification
from core.concern import IMPROVEMENT_MAX
from core.text.clean import one_line
from core.vocabulary import Channel, Sentiment
from tui.background import off_loop
from tui.screens.answer import Answer
from tui.screens.forms import Form, field
from tui.widgets.steady import SteadyOptionList
from tui.words import named, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from core.dossier import ConcernFile, Dossier
    from core.trade_tag import TradeTag
    from tui.port import DeskPort

_VALUES: tuple[Sentiment | None, ...] = (None, *Sentiment)
_WIDTH = max(len(channel.label) for channel in Channel) + 1
_IMPROVE = "improve"


class AskClassification(Form[Answer]):
    """Asks for everything at once, in one list: up and down to walk, space to tick, left and right for the feeling."""

    topic = "qualifier"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Cocher", priority=True),
        Binding("right", "turn(1)", "Ressenti suivant", priority=True),
        Binding("left", "turn(-1)", "Ressenti précédent", priority=True),
    ]
    AUTO_FOCUS = "#attributes"
    yes = "Qualifier"
    keys = "espace · ← → ressenti · f10 : valider"

    def __init__(self, desk: DeskPort, dossier: Dossier, file: ConcernFile, kept: Answer | None) -> None:
        super().__init__(
            f"Qualifier l’expérience {dossier.experience.number}",
            f"{named(dossier.experience)} pour {quoted(one_line(file.name))}. Le public verra les canaux corrigés.",
        )
        concern = file.concern
        start = (kept.classification if kept else None) or concern.classification
        self._position = concern.position
        self._told = concern.channels if concern.told_channels is None else concern.told_channels
        self._channels = dict(start.channels)
        self._picked = set(start.trade_tags)
        self._tags = {name: name for name in sorted({*concern.trade_tags, *start.trade_tags})}
        self._to_improve = start.to_improve
        self._note = start.improvement
        self._offered = partial(desk.trade_tags, dossier.experience.number, concern.position)

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield SteadyOptionList(*self._options(), id="attributes", compact=True)
        yield Static("Ce qui est à améliorer", classes="label", markup=False)
        yield field(self._note, "note", IMPROVEMENT_MAX)

    def on_mount(self) -> None:
        """Begin on the first channel; the words of the network come next."""
        self.query_one("#attributes", OptionList).highlighted = 1
        self.in_background("tags", self._bring_tags)

    async def _bring_tags(self) -> None:
        tags = await off_loop(self._offered)
        self._tags |= {tag.name: _shown(tag) for tag in tags}
        listed = self.query_one("#attributes", OptionList)
        at = listed.highlighted_option
        listed.clear_options()
        listed.add_options(self._options())
        listed.highlighted = listed.get_option_index(at.id) if at is not None and at.id else 1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tick and turn while the list has the keys; elsewhere, arrows and space are those of the field."""
        if action in {"tick", "turn"}:
            return self.query_one("#attributes").has_focus
        return super().check_action(action, parameters)

    def action_tick(self) -> None:
        """Tick or untick what is under the cursor."""
        self.query_one("#attributes", OptionList).action_select()

    @on(OptionList.OptionSelected, "#attributes")
    def _ticked(self, event: OptionList.OptionSelected) -> None:
        kind, _, value = (event.option_id or "").partition(":")
        if kind == "tag":
            self._picked ^= {value}
        elif kind == _IMPROVE:
            self._to_improve = not self._to_improve
        elif Channel(value) in self._channels:
            del self._channels[Channel(value)]
        else:
            self._channels[Channel(value)] = self._told.get(Channel(value))
        self._redraw(event.option_id or "")

    def action_turn(self, by: int) -> None:
        """Give the channel under the cursor its next feeling, or the one before; it is then a channel used."""
        option = self.query_one("#attributes", OptionList).highlighted_option
        kind, _, value = (option.id or "").partition(":") if option else ("", "", "")
        if kind != "channel":
            return
        channel = Channel(value)
        present = _VALUES.index(self._channels.get(channel))
        self._channels[channel] = _VALUES[(present + by) % len(_VALUES)]
        self._redraw(f"channel:{value}")

    @on(Input.Changed, "#note")
    def _noted(self, event: Input.Changed) -> None:
        """What is written about a service to improve marks it as one."""
        if event.value.strip() and not self._to_improve:
            self._to_improve = True
            self._redraw(_IMPROVE)

    @on(Input.Submitted, "#note")
    def _entered(self) -> None:
        self.action_accept()

    def answer(self) -> Answer | str:
        """Give everything as it is ticked."""
        wanted = Classification(
            channels=self._channels,
            trade_tags=tuple(name for name in self._tags if name in self._picked),
            to_improve=self._to_improve,
            improvement=self.query_one("#note", Input).value.strip(),
        )
        return Answer(position=self._position, classification=wanted)

    # -- rows

    def _options(self) -> Iterator[Option]:
        yield _heading("Canaux utilisés, et le ressenti par chacun")
        for channel in Channel:
            yield Option(self._row(f"channel:{channel.value}"), id=f"channel:{channel.value}")
        yield _heading("Tags métier du réseau")
        for name in self._tags:
            yield Option(self._row(f"tag:{name}"), id=f"tag:{name}")
        if not self._tags:
            yield _heading("  (le réseau n’en a pas)")
        yield _heading("Amélioration de service")
        yield Option(self._row(_IMPROVE), id=_IMPROVE)

    def _redraw(self, id_: str) -> None:
        self.query_one("#attributes", OptionList).replace_option_prompt(id_, self._row(id_))

    def _row(self, id_: str) -> Content:
        kind, _, value = id_.partition(":")
        if kind == "channel":
            return self._channel_row(Channel(value))
        if kind == "tag":
            return _tick(self._tags[value], ticked=value in self._picked)
        return _tick("Amélioration de service à considérer", ticked=self._to_improve)

    def _channel_row(self, channel: Channel) -> Content:
        used = channel in self._channels
        row = _tick(channel.label.ljust(_WIDTH), ticked=used)
        if used:
            row = row.append(_feeling(self._channels[channel]))
        said = channel in self._told
        if (used, self._channels.get(channel)) == (said, self._told.get(channel)):
            return row
        told = _word(self._told[channel]) if said else "non cité"
        return row.append(Content.styled(f"   auteur : {told}", "$text-muted"))


def _heading(text: str) -> Option:
    return Option(Content.styled(text, "$text-muted"), disabled=True)


def _tick(label: str, *, ticked: bool) -> Content:
    return Content.assemble(("☑ " if ticked else "☐ ", "$accent" if ticked else ""), (label, "bold" if ticked else ""))


def _feeling(sentiment: Sentiment | None) -> Content:
    return Content.styled(_word(sentiment), f"${sentiment.value}" if sentiment else "$text-muted")


def _word(sentiment: Sentiment | None) -> str:
    return f"{sentiment.sign} {sentiment.label}" if sentiment else "sans ressenti"


def _shown(tag: TradeTag) -> str:
    return f"{tag.name} (retiré)" if tag.retired else tag.name
