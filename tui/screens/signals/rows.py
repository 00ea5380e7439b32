"""A signal as a row of the list, and as a page that explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from core.dates import count_fr, date_fr
from core.signals.search import SearchState
from core.signals.wording import day_fr, decision_fr, muted_until_fr, sparkline, times_fr, told_fr
from core.snippets import snippet
from core.text.clean import excerpt, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.signals.board import SignalBoard, SignalFile, SignalLine

_WEEKS = 20


def row(rank: int, line: SignalLine, width: int) -> Content:
    """Give a signal in two lines: rank, words, how many and its curve; then where and since when."""
    signal = line.signal
    figures = f"{count_fr(signal.count):>4} {times_fr(signal):<8} {sparkline(signal.weeks, _WEEKS)}"
    room = max(width - len(figures) - 6, 8)
    marks = " · ".join(filter(None, (one_line(signal.scope_name), f"depuis le {day_fr(signal.since)}", mark(line))))
    words = excerpt(signal.words, room)
    return Content.assemble(
        (f"{rank:>3} ", "$text-muted"), (f"{words:<{room}}", "bold"), f" {figures}\n", (f"    {marks}", "$text-muted")
    )


def mark(line: SignalLine) -> str:
    """Say where a signal stands, "" when nothing was decided of it."""
    if line.standing.muted is not None:
        return f"en sourdine {muted_until_fr(line.standing.muted)}"
    actions = ", ".join(map(str, line.standing.actions))
    said = ("★ suivi" if line.standing.watched else "", "ne monte plus" if line.fading else "")
    return " · ".join(filter(None, (*said, f"action {actions}" if actions else "")))


def explanation(file: SignalFile) -> Content:
    """Explain a signal: what it says, the stories that show it, and what was decided."""
    return Content("\n").join(_explained(file))


def heading(board: SignalBoard) -> str:
    """Say how many signals there are, and of when they are."""
    quiet = f" · {board.muted} en sourdine" if board.muted else ""
    return f"Signaux : {len(board.lines)}{quiet}\n{_searched(board)}"


def _searched(board: SignalBoard) -> str:
    search = board.search
    if search is None:
        return "Aucune recherche n’a encore été faite."
    if search.state is SearchState.DONE:
        return f"Cherchés le {date_fr(search.told_at)} dans {count_fr(search.size)} récits de l’année."
    return f"Recherche {search.state.label} : {count_fr(search.read)} récits lus sur {count_fr(search.size)}."


def _explained(file: SignalFile) -> Iterator[Content]:
    signal = file.line.signal
    yield Content.styled(f"« {signal.words} »", "bold")
    yield from map(Content, told_fr(signal))
    for story in file.shown:
        yield Content("")
        yield Content.styled(f"{story.number} · {one_line(story.title)}", "bold")
        yield Content("".join(piece.text for piece in snippet(story, signal.stems)))
    if file.decisions:
        yield Content("")
    yield from (Content(decision_fr(decision)) for decision in file.decisions)
