"""An action and its sheet as people read them: the words of a line, and of each field."""

from datetime import date

from core.action import ImprovementAction
from core.actions.file import ActionFile
from core.actions.sheet import LABELS
from core.actions.story import SheetEvent
from core.dates import day_fr, moment_fr
from core.vocabulary import ActionState

_TEXTS = ("contributors", "problem", "objective", "description", "follow_up", "expected")


def summary(action: ImprovementAction) -> str:
    """Give where an action is, in a few words."""
    shown = "" if action.published_at else ", non publiée"
    progress = f", {action.progress} %" if action.state is ActionState.ENGAGED else ""
    return f"{action.state.label}{progress}{shown}"


def fields(file: ActionFile) -> list[tuple[str, str]]:
    """Give each field of a sheet that holds something, under its name, in the order of the sheet."""
    action = file.action
    theme = f"{file.theme} · " if file.theme else ""
    told = [
        ("état", summary(action)),
        ("structure", file.structure.name),
        (LABELS["commitment"], f"{theme}{file.commitment_wording}"),
        (LABELS["owner"], action.owner),
        (LABELS["starts_on"], _day(action.starts_on)),
        (LABELS["ends_on"], _day(action.ends_on)),
        (LABELS["blocked"], action.blocked),
        (LABELS["dropped_why"], action.dropped_why),
        *((LABELS[name], getattr(action, name)) for name in _TEXTS),
        (LABELS["measured"], action.measure.label if action.measure else ""),
        ("comité", f"n° {action.committee}" if action.committee else ""),
        ("expériences", ", ".join(f"n° {story.number}" for story in file.stories)),
        ("rattachée à", ", ".join(tie.label for tie in file.ties)),
    ]
    return [(name, text) for name, text in told if text]


def event_line(event: SheetEvent) -> str:
    """Give a line of the history of a sheet."""
    changed = ", ".join(event.fields)
    parts = [event.kind.label, *([event.detail] if event.detail else []), *([changed] if changed else [])]
    return f"{moment_fr(event.at)} · {event.actor} : {' · '.join(parts)}"


def sheet_lines(file: ActionFile) -> list[str]:
    """Give a whole sheet as lines of text."""
    return [
        f"Fiche action {file.action.number} : {file.action.title}",
        *(f"{name.capitalize()}\t{text}" for name, text in fields(file)),
        *(event_line(event) for event in file.history),
    ]


def _day(day: date | None) -> str:
    return day_fr(day) if day else ""
