"""The figures of a dashboard as rows and tiles: words and numbers first, bars beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.dates import count_fr, duration_fr
from core.sheets import percent
from core.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from core.counts import Counts
    from core.dashboard import Dashboard, Line

_BLOCKS = " ▁▂▃▄▅▆▇█"
_BAR = 12
_NAME = 32


def tiles(shown: Dashboard) -> list[tuple[str, str, str]]:
    """Give the tiles: title, figure, and what goes with it."""
    counts = shown.counts
    return [
        ("Publiées", count_fr(counts.published), trend(shown)),
        ("Répondues", rate(counts.response_rate), f"{count_fr(counts.waiting)} sans réponse"),
        ("Médiane", time(shown.median), f"moyen {time(counts.mean_delay)}"),
        ("Sous 3 j", rate(counts.within[3]), f"sous 7 : {rate(counts.within[7])}"),
        ("Utiles", rate(counts.author_rate), f"sur {count_fr(counts.author_votes)} avis"),
    ]


def trend(shown: Dashboard) -> str:
    """Say how many more or fewer were published than in the period before."""
    before, now = shown.before.published, shown.counts.published
    if not before:
        return "rien avant"
    change = round((now - before) / before * 100)
    return f"{change:+d} % sur avant".replace("-", "−")


def chart(lines: Sequence[Line], width: int) -> str:
    """Draw how many were published in each slice, the latest ones where there is no room for all."""
    counts = [line.counts.published for line in lines][-width:]
    most = max(counts, default=0)
    return "".join(_BLOCKS[-(-count * 8 // most)] if most else _BLOCKS[0] for count in counts)


def chart_words(lines: Sequence[Line]) -> str:
    """Say what the chart shows: the highest slice and the latest one."""
    if not any(line.counts.published for line in lines):
        return "Aucune publication dans la période."
    top = max(lines, key=lambda line: line.counts.published)
    latest = next(line for line in reversed(lines) if line.counts.published)
    return (
        f"Publiées : {count_fr(top.counts.published)} au plus ({top.name}), "
        f"{count_fr(latest.counts.published)} en dernier ({latest.name})."
    )


def row(line: Line, most: int, *, halves: bool = False) -> str:
    """Give a line of a table: published, answered, mean delay, and a bar that says the first one again.

    Args:
        line: the line.
        most: how many the longest bar stands for.
        halves: whether the median delay stands beside the mean one.
    """
    counts = line.counts
    name = line.name if len(line.name) <= _NAME else f"{line.name[: _NAME - 1]}…"
    felt = " · ".join(f"{count}{sign}" for count, sign in zip(line.split, "☺◦☹", strict=False))
    filled = -(-counts.published * (_BAR // 2 if halves else _BAR) // most) if most else 0
    bar = "█" * filled
    half = f" {time(line.median):<10}" if halves else ""
    figures = f"{count_fr(counts.published):>7} {rate(counts.response_rate):>6}  {time(counts.mean_delay):<10}{half}"
    return f"{name:<{_NAME}} {figures} {felt or bar}".rstrip()


def stage_rows(counts: Counts) -> list[str]:
    """Give the mean time of each stage of those that are answered."""
    return [f"{stage.label:<14} {time(mean)}" for stage, mean in zip(Stage, counts.stages, strict=True)]


def usefulness_rows(counts: Counts) -> list[str]:
    """Give how useful answers were found, authors and visitors apart."""
    return [
        f"auteurs        {rate(counts.author_rate)}, sur {count_fr(counts.author_votes)} avis",
        f"visiteurs      {rate(counts.visitor_rate)}, sur {count_fr(counts.visitor_votes)} votes",
    ]


def rate(share: float | None) -> str:
    """Give a share as « 91 % », « — » when there is none."""
    return "—" if share is None else f"{round(percent(share) or 0)} %"


def time(lasted: timedelta | None) -> str:
    """Give a time as « 3 jours », « — » when there is none."""
    return "—" if lasted is None else duration_fr(lasted)
