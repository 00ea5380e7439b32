"""The signals, what was decided of each, and how far the search for them is."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from core.signals.scope import ScopeKind
from core.signals.search import SearchState, SignalSearch
from core.signals.signal import Decision, DecisionKind, Signal
from core.signals.terms import TermKind
from storage.tables.base import PATH, ROW, words


class SignalRow(Signal, table=True):
    """A term that rises in a scope."""

    __tablename__ = "signal"
    __table_args__ = (sa.UniqueConstraint("scope_kind", "scope_path", "scope_code", "term_kind", "term_key"),)
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    scope_kind: ScopeKind = Field(sa_type=words(ScopeKind, "scope_kind"))
    scope_path: str = Field(default="", sa_type=PATH)
    term_kind: TermKind = Field(sa_type=words(TermKind, "term_kind"))
    found_at: datetime
    seen_at: datetime


class SignalDecisionRow(Decision, table=True):
    """Something decided of a signal. Decisions are only ever added, and a place is only ever taken once."""

    __tablename__ = "signal_decision"
    model_config = ROW
    signal_number: int = Field(primary_key=True, foreign_key="signal.number")
    place: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    actor: str = Field(foreign_key="account.name", max_length=100)
    kind: DecisionKind = Field(sa_type=words(DecisionKind, "kind"))
    # Whoever attaches has just read the action; nothing forgets one.
    action_number: int | None = Field(default=None, foreign_key="action.number")


class SignalSearchRow(SignalSearch, table=True):
    """A search for signals; two that begin at once would take the same number, which one of them is refused."""

    __tablename__ = "signal_search"
    model_config = ROW
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    state: SearchState = Field(sa_type=words(SearchState, "state"))
