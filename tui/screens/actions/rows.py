"""The lines of the list of actions, and the text of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.actions.wording import event_line, fields, summary
from core.dates import day_fr
from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from core.action import ImprovementAction
    from core.actions.file import ActionFile
    from core.actions.review import ReviewLine

_TITLE, _NAME, _BAR = 58, 40, 5


def row(action: ImprovementAction, structure: str) -> Content:
    """Give the line of an action: its number and title, then where it is and whose it is."""
    return _two_lines(action, summary(action), structure)


def review_row(line: ReviewLine) -> Content:
    """Give the line of an action in the review: what it stops at comes first."""
    flags = ", ".join(flag.label for flag in line.flags) or "en cours"
    ends = line.action.ends_on
    until = f" · fin {day_fr(ends)}" if ends else ""
    return _two_lines(line.action, f"{flags} · {bar(line.action.progress)}{until}", line.structure_name)


def bar(progress: int) -> str:
    """Give how far an action is, drawn and in figures."""
    full = progress * _BAR // 100
    return f"{'█' * full}{'░' * (_BAR - full)} {progress} %"


def sheet_text(file: ActionFile) -> Content:
    """Give the whole sheet, then its stories and its history."""
    parts: list[Content] = [Content.styled(one_line(file.action.title), "bold"), Content(bar(file.action.progress))]
    for name, text in fields(file):
        parts.append(Content.assemble((f"{name.capitalize()} : ", "$secondary"), text))
    stories = [f"n° {s.number} {one_line(s.title)}{'' if s.published else ' (plus publiée)'}" for s in file.stories]
    parts += _section("Expériences liées", stories)
    parts += _section("Historique", [event_line(event) for event in reversed(file.history)])
    return Content("\n").join(parts)


def _section(title: str, lines: list[str]) -> list[Content]:
    if not lines:
        return []
    return [Content(""), Content.styled(title, "bold $secondary"), *(Content(f"  {line}") for line in lines)]


def _two_lines(action: ImprovementAction, told: str, structure: str) -> Content:
    first = Content.assemble((f"{action.number:>4}  ", "$text-muted"), (excerpt(action.title, _TITLE), "bold"))
    detail = f"      {told} · {excerpt(structure, _NAME)}"
    return Content("\n").join([first, Content.styled(detail, "$text-muted")])
