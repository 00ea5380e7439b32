"""The line at the bottom: the keys that matter here, grey when they cannot be used now."""

from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from tui.keymap import COMMANDS, FOOTER_LABELS, FOOTERS, key_words

_ROOMY = 100


class KeyBar(Widget):
    """Keys with what they do, read from the live keymap."""

    kind: reactive[str] = reactive("")
    """Which of the footers of the keymap this is."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.set_reactive(KeyBar.kind, kind)
        self.auto_links = False  # the colours of the keys are their own

    def on_mount(self) -> None:
        """Follow what is possible."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """Draw the keys, as many as fit: the help is always among them."""
        live = {active.binding.id: (key, active) for key, active in reversed(self.screen.active_bindings.items())}
        keys = [self._key(id_, live[id_][0], enabled=live[id_][1].enabled) for id_ in FOOTERS[self.kind] if id_ in live]
        gap = Content("   " if self.size.width >= _ROOMY else "  ")
        while len(keys) > 1 and gap.join(keys).cell_length > self.size.width:
            del keys[-2]
        return gap.join(keys)

    def _key(self, id_: str, key: str, *, enabled: bool) -> Content:
        command = COMMANDS[id_]
        unchanged = key == command.keys.partition(",")[0]
        shown = command.shown_key if command.shown_key and unchanged else key_words(key)
        styles = ("$accent bold", "$foreground") if enabled else ("$text-muted 60%", "$text-muted 60%")
        label = FOOTER_LABELS.get((self.kind, id_), command.label)
        pair = Content.assemble((shown, styles[0]), " ", (label, styles[1]))
        if not enabled and self.app.no_color:
            pair = Content.assemble("(", pair, ")")  # grey cannot be seen
        action = command.action if command.action.startswith("app.") else f"screen.{command.action}"
        return pair.stylize(Style.from_meta({"@click": action}))
