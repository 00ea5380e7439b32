"""What is grey where one only reads. The desk refuses it anyway: this says so before it is tried."""

from core.read_only import READ_ONLY
from tui.keymap import COMMANDS
from tui.sections.commenting import COMMENT
from tui.sections.composing import COMPOSE
from tui.sections.deciding import DECIDE
from tui.sections.masking import MASK

__all__ = ["CHANGES", "READ_ONLY"]

_ONLY_READ = frozenset(
    {
        *("story.history", "story.comment"),
        *("answer.story", "answer.preview", "answer.comments", "answer.remarks", "answer.leave", "answer.palette"),
        *("comment.leave", "comment.story", "comment.earlier", "comment.later"),
        *("mask.next", "mask.previous", "mask.preview", "mask.leave", "mask.help", "mask.palette"),
    }
)
"""Of what is done to a story, what changes nothing: a new command is grey until it is said to be harmless."""

CHANGES = frozenset(
    command.action.partition("(")[0]
    for section in (DECIDE, MASK, COMPOSE, COMMENT)
    for command in section.commands
    if command.id not in _ONLY_READ
) | {COMMANDS["list.together"].action}
"""The actions that would change something."""
