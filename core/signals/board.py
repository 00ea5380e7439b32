"""What the desk shows of the signals."""

from dataclasses import dataclass

from core.projection import PublicExperience
from core.signals.search import SignalSearch
from core.signals.signal import Decision, Signal, Standing


@dataclass(frozen=True, slots=True)
class SignalLine:
    """A line of the list.

    Attributes:
        fading: whether the last search no longer found it; what somebody decided upon stays.
        refusal: why one may not watch, mute or attach it, None when one may.
    """

    signal: Signal
    standing: Standing
    fading: bool
    refusal: str | None


@dataclass(frozen=True, slots=True)
class SignalBoard:
    """The signals of one's reach, the strongest first.

    Attributes:
        muted: how many are muted, and left out unless they are asked for.
        search: the last search, None before the first.
        refusal: why one may not search for signals, None when one may.
    """

    lines: tuple[SignalLine, ...]
    muted: int
    search: SignalSearch | None
    refusal: str | None


@dataclass(frozen=True, slots=True)
class SignalFile:
    """All that is known of a signal.

    Attributes:
        shown: the stories that show it best, as the public reads them.
    """

    line: SignalLine
    decisions: tuple[Decision, ...]
    shown: tuple[PublicExperience, ...]
