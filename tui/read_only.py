"""What is grey where one only reads. The desk refuses it anyway: this says so before it is tried."""

from core.read_only import READ_ONLY
from tui.keymap import COMMANDS
from tui.sections.actions import ACTIONS, SHEET
from tui.sections.assessments import ASSESS, ASSESSMENTS, INDICATORS
from tui.sections.boards import BOARDS
from tui.sections.commenting import COMMENT
from tui.sections.composing import COMPOSE
from tui.sections.concepts import CONCEPT, CONCEPT_EDIT, CONCEPTS
from tui.sections.deciding import DECIDE
from tui.sections.masking import MASK
from tui.sections.signals import SIGNALS

__all__ = ["CHANGES", "READ_ONLY"]

_ONLY_READ = frozenset(
    {
        *("story.history", "story.comment"),
        *("answer.story", "answer.preview", "answer.comments", "answer.remarks", "answer.leave", "answer.palette"),
        *("comment.leave", "comment.story", "comment.earlier", "comment.later"),
        *("actions.open", "actions.next", "actions.previous", "actions.more", "actions.leave"),
        *("actions.palette", "actions.help", "sheet.effect", "sheet.leave", "sheet.palette", "sheet.help"),
        *("boards.open", "boards.next", "boards.previous", "boards.below", "boards.above", "boards.other"),
        *("boards.period", "boards.alone", "boards.export", "boards.leave", "boards.palette", "boards.help"),
        *("assessments.open", "assessments.more", "assessments.refresh", "assessments.leave", "assessments.palette"),
        *("assessments.help", "assess.next", "assess.results", "assess.print", "assess.refresh", "assess.leave"),
        *("assess.palette", "assess.help", "indicators.refresh", "indicators.leave", "indicators.palette"),
        *("indicators.help",),
        *("signals.stories", "signals.synthesis", "signals.muted", "signals.refresh", "signals.leave"),
        *("signals.palette", "signals.help"),
        *("concepts.open", "concepts.next", "concepts.period", "concepts.structure", "concepts.leave"),
        *("concepts.palette", "concepts.help", "concept.open", "concept.stories", "concept.history"),
        *("concept.leave", "concept.palette", "concept.help", "edit_concept.stop", "edit_concept.leave"),
        *("edit_concept.try", "edit_concept.read", "edit_concept.palette"),
        *("mask.next", "mask.previous", "mask.preview", "mask.leave", "mask.help", "mask.palette"),
    }
)
"""Of what is done to a story, what changes nothing: a new command is grey until it is said to be harmless."""

CHANGES = frozenset(
    command.action.partition("(")[0]
    for section in (
        DECIDE,
        MASK,
        COMPOSE,
        COMMENT,
        ACTIONS,
        SHEET,
        BOARDS,
        SIGNALS,
        CONCEPTS,
        CONCEPT,
        CONCEPT_EDIT,
        ASSESSMENTS,
        ASSESS,
        INDICATORS,
    )
    for command in section.commands
    if command.id not in _ONLY_READ
) | {COMMANDS["list.together"].action}
"""The actions that would change something."""
