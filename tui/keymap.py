"""Every command of the workstation, once: its keys and its words. Footer, help and palette are made from it."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from tui.command import Command, Section
from tui.sections.commenting import COMMENT
from tui.sections.composing import COMPOSE
from tui.sections.deciding import DECIDE
from tui.sections.desk import DESK
from tui.sections.figures import FIGURES
from tui.sections.helping import HELP
from tui.sections.listening import LISTEN
from tui.sections.lists import LISTS
from tui.sections.masking import MASK
from tui.sections.moving import MOVES

SECTIONS = (MOVES, DECIDE, LISTS, LISTEN, DESK, MASK, COMPOSE, COMMENT, FIGURES, HELP)
COMMANDS = {command.id: command for section in SECTIONS for command in section.commands}
"""Every command by its id."""

TOGETHER = ((MOVES, DECIDE, LISTS, LISTEN, DESK, HELP), (MASK, HELP), (COMPOSE, HELP), (COMMENT, HELP), (FIGURES, HELP))
"""The sections that are live at the same time: there, a key does one thing."""
TYPED_ON = (COMPOSE, COMMENT)
"""The sections of the screens where text is typed: there, a command takes no key that writes."""

FOOTERS: dict[str, tuple[str, ...]] = {
    "moderate": ("story.publish", "story.mask", "story.reject", "story.hold", "story.route", "story.undo", "desk.help"),
    "settle": ("story.settle", "story.route", "story.withdraw", "story.undo", "story.history", "desk.help"),
    "transfer": ("story.settle", "story.comment", "story.route", "story.history", "desk.palette", "desk.help"),
    "published": ("story.withdraw", "story.route", "story.tag", "story.undo", "story.history", "desk.help"),
    "answer": ("story.answer", "story.settle", "story.comment", "story.classify", "list.search", "desk.help"),
    "mask": ("mask.mask", "mask.keep", "mask.label", "mask.add", "mask.preview", "mask.publish", "mask.help"),
    "compose": ("answer.send", "answer.leave", "answer.story", "answer.help", "answer.preview", "help.questions"),
    "figures": (
        *("figures.open", "figures.next", "figures.period", "figures.below", "figures.export", "figures.leave"),
        "figures.help",
    ),
    "comment": ("comment.send", "comment.leave", "comment.story", "comment.earlier", "comment.later", "help.questions"),
}
"""The six keys that matter in each kind of work."""
FOOTER_LABELS = {("answer", "story.settle"): "transfert"}
"""What a key is called in one footer, where its own label would say too little."""

_KEY_WORDS = {
    "up": "↑",
    "down": "↓",
    "enter": "entrée",
    "escape": "échap",
    "space": "espace",
    "pagedown": "page↓",
    "pageup": "page↑",
    "home": "début",
    "end": "fin",
    "question_mark": "?",
    "slash": "/",
    "exclamation_mark": "!",
    "plus": "+",
    "delete": "suppr",
    "backspace": "retour arrière",
    "shift": "maj",
}


def bindings(*sections: Section) -> list[BindingType]:
    """Give the bindings of a screen from its commands."""
    return [_binding(command) for section in sections for command in section.commands]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.label,
        id=command.id,
        tooltip=command.description,
        priority=command.priority,
    )


def key_words(key: str) -> str:
    """Give a key as it is called in French: ctrl+p, entrée, échap."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join(_KEY_WORDS.get(part, part) for part in (*modifiers, last))


def keys_words(keys: Iterable[str]) -> str:
    """Give several keys that do the same."""
    return "  ".join(key_words(key) for key in keys)
