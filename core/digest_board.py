"""The board that goes with a letter of summary."""

from collections.abc import Mapping
from datetime import datetime

from core.boards.document import board_document
from core.dashboard import DashboardQuestion
from core.dates import PARIS
from core.desk import Desk
from core.periods import period_of


def digest_board(desk: Desk, name: str, now: datetime) -> Mapping[str, object] | None:
    """Give what is printed of a board over the period that it opens on; None when there is no such board any more."""
    board = next((kept for kept in desk.boards().boards if kept.name == name), None)
    if board is None:
        return None
    period = period_of(board.calendar, now.astimezone(PARIS).date())
    shown = desk.show_board(board.tiles, DashboardQuestion(period.since, period.until))
    return board_document(board.name, shown)
