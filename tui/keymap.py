"""Every command of the workstation, once: its keys and its words. Footer, help and palette are made from it."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from tui.command import Command, Section
from tui.sections.actions import ACTIONS, SHEET
from tui.sections.assessments import ASSESS, ASSESSMENTS, INDICATORS
from tui.sections.boards import BOARDS
from tui.sections.commenting import COMMENT
from tui.sections.committees import COMMITTEE, COMMITTEES
from tui.sections.composing import COMPOSE
from tui.sections.concepts import CONCEPT, CONCEPT_EDIT, CONCEPTS
from tui.sections.deciding import DECIDE
from tui.sections.desk import DESK
from tui.sections.displays import DISPLAYS
from tui.sections.figures import FIGURES
from tui.sections.helping import HELP
from tui.sections.listening import LISTEN
from tui.sections.lists import LISTS
from tui.sections.masking import MASK
from tui.sections.moving import MOVES
from tui.sections.seeking import SEEK
from tui.sections.signals import SIGNALS

SECTIONS = (
    *(MOVES, DECIDE, LISTS, LISTEN, DESK, MASK, COMPOSE, COMMENT, FIGURES, BOARDS),
    *(ACTIONS, SHEET, COMMITTEES, COMMITTEE, SIGNALS, SEEK),
    *(ASSESSMENTS, ASSESS, INDICATORS, DISPLAYS),
    *(CONCEPTS, CONCEPT, CONCEPT_EDIT, HELP),
)
COMMANDS = {command.id: command for section in SECTIONS for command in section.commands}
"""Every command by its id."""

TOGETHER = (
    (MOVES, DECIDE, LISTS, LISTEN, DESK, HELP),
    *((section, HELP) for section in (MASK, COMPOSE, COMMENT, FIGURES, BOARDS, ACTIONS, SHEET, SIGNALS, SEEK)),
    *((section, HELP) for section in (CONCEPTS, CONCEPT, CONCEPT_EDIT, COMMITTEES, COMMITTEE)),
    *((section, HELP) for section in (ASSESSMENTS, ASSESS, INDICATORS, DISPLAYS)),
)
"""The sections that are live at the same time: there, a key does one thing."""
TYPED_ON = (COMPOSE, COMMENT, SEEK, CONCEPT_EDIT)
"""The sections of the screens where text is typed: there, a command takes no key that writes."""

FOOTERS: dict[str, tuple[str, ...]] = {
    "moderate": ("story.publish", "story.mask", "story.reject", "story.hold", "story.route", "story.undo", "desk.help"),
    "settle": ("story.settle", "story.route", "story.withdraw", "story.undo", "story.history", "desk.help"),
    "transfer": ("story.settle", "story.comment", "story.history", "list.filter", "list.search", "desk.help"),
    "discussion": ("story.comment", "story.settle", "story.history", "list.filter", "list.search", "desk.help"),
    "transferred": ("story.history", "list.filter", "list.search", "list.views", "desk.refresh", "desk.help"),
    "comments": ("story.comment", "story.history", "list.filter", "list.search", "desk.refresh", "desk.help"),
    "published": ("story.withdraw", "story.route", "story.tag", "story.undo", "story.history", "desk.help"),
    "answer": ("story.answer", "story.settle", "story.comment", "story.classify", "list.search", "desk.help"),
    "mask": ("mask.mask", "mask.keep", "mask.label", "mask.add", "mask.preview", "mask.publish", "mask.help"),
    "compose": ("answer.send", "answer.leave", "answer.story", "answer.help", "answer.preview", "help.questions"),
    "figures": (
        *("figures.open", "figures.next", "figures.period", "figures.below", "figures.export", "figures.leave"),
        "figures.help",
    ),
    "boards": (
        *("boards.open", "boards.other", "boards.add", "boards.remove", "boards.period", "boards.leave"),
        "boards.help",
    ),
    "seek": ("seek.next", "seek.line", "seek.leave", "seek.saved", "seek.keep", "seek.export", "seek.help"),
    "actions": ("actions.open", "actions.next", "actions.new", "actions.more", "actions.leave", "actions.help"),
    "sheet": ("sheet.edit", "sheet.publish", "sheet.move", "sheet.link", "sheet.undo", "sheet.effect", "sheet.help"),
    "signals": (
        *("signals.stories", "signals.synthesis", "signals.watch", "signals.mute", "signals.attach"),
        *("signals.search", "signals.help"),
    ),
    "assessments": (
        *("assessments.open", "assessments.new", "assessments.more", "assessments.refresh", "assessments.leave"),
        "assessments.help",
    ),
    "assess": ("assess.0", "assess.aside", "assess.comment", "assess.next", "assess.results", "assess.help"),
    "indicators": (
        *("indicators.new", "indicators.edit", "indicators.publish", "indicators.remove", "indicators.leave"),
        "indicators.help",
    ),
    "displays": (
        *("displays.choose", "displays.keep", "displays.preview", "displays.print", "displays.campaigns"),
        *("displays.leave", "displays.help"),
    ),
    "concepts": (
        *("concepts.open", "concepts.next", "concepts.new", "concepts.edit", "concepts.recount"),
        *("concepts.period", "concepts.help"),
    ),
    "concept": ("concept.open", "concept.edit", "concept.stories", "concept.history", "concept.leave", "concept.help"),
    "edit_concept": (
        *("edit_concept.keep", "edit_concept.try", "edit_concept.read", "edit_concept.stop", "edit_concept.leave"),
        "help.questions",
    ),
    "committees": (
        *("committees.open", "committees.new", "committees.referent", "committees.more", "committees.leave"),
        "committees.help",
    ),
    "committee": (
        *("committee.next", "committee.agenda", "committee.invite", "committee.vote", "committee.minutes"),
        *("committee.decide", "committee.help"),
    ),
    "comment": ("comment.send", "comment.leave", "comment.story", "comment.earlier", "comment.later", "help.questions"),
}
"""The six keys that matter in each kind of work."""
FOOTER_LABELS = {
    ("assess", "assess.0"): "noter",
    ("answer", "story.settle"): "transfert",
    ("transfer", "story.settle"): "décider",
    ("discussion", "story.settle"): "conclure",
}
"""What a key is called in one footer, where its own label would say too little."""

_KEY_WORDS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
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
