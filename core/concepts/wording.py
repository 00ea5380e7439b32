"""Figures of concepts as people read them."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.concepts.concept import Concept
from core.concepts.figures import ThemeRow, Themes
from core.vocabulary import Channel

_BARS = "▁▂▃▄▅▆▇█"
_YEAR = 12


def year_until(last: date) -> tuple[date, date]:
    """Give the first day of the twelve months that end with the one of a day, and this day."""
    month = last.year * _YEAR + last.month - _YEAR
    return date(month // _YEAR, month % _YEAR + 1, 1), last


def part_fr(share: float | None) -> str:
    """Give a share in hundredths, as 12 %; a dash where there is nothing to share."""
    return "—" if share is None else f"{100 * share:.0f} %"


def recount_fr(concept: Concept, last_number: int) -> str:
    """Say how far the recount of a concept has come."""
    done = f"{100 * concept.reached // last_number} %" if last_number else "0 %"
    counts = "les comptes d’avant sont montrés" if concept.counted else "pas encore compté"
    return f"recompte en cours, {done} : {counts}"


def curve(counts: Sequence[int]) -> str:
    """Give counts as a small curve, one sign each; a dot where there is none."""
    most = max(counts, default=0)
    return "".join("·" if not count else _BARS[(count * len(_BARS) - 1) // most] for count in counts)


def channel_rows(found: Themes, row: ThemeRow, channels: Iterable[Channel]) -> list[str]:
    """Give the share of a theme in all the stories, then in those of each channel."""
    return [part_fr(found.share(row)), *(part_fr(found.share(row, channel)) for channel in channels)]


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Give a text with what holds a concept between square brackets, for a terminal without colours."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], "[", text[start:end], "]"]
        at = end
    return "".join([*parts, text[at:]])


def around(text: str, spans: Sequence[tuple[int, int]], width: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give the part of a text around the first words that hold a concept, with where they stand in it."""
    start = max(0, (spans[0][0] if spans else 0) - width // 3)
    end = min(len(text), start + width)
    kept = tuple((a - start, b - start) for a, b in spans if a >= start and b <= end)
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    moved = tuple((a + len(before), b + len(before)) for a, b in kept)
    return f"{before}{text[start:end]}{after}", moved
