"""What a display and its campaigns say, line after line, for a terminal."""

from collections.abc import Iterator

from core.dates import count_fr, day_fr
from core.displays.shown import ShownDisplay
from core.displays.visits import CampaignReport

_BAR = 30
"""The longest bar, in signs."""


def display_lines(shown: ShownDisplay) -> list[str]:
    """Give what a display shows, in the order of the poster."""
    return list(_lines(shown))


def _lines(shown: ShownDisplay) -> Iterator[str]:
    yield shown.structure.name
    yield f"Campagne : {shown.campaign}"
    if shown.results:
        yield f"Nos résultats, du {day_fr(shown.since)} au {day_fr(shown.until)}"
        yield from (f"  {one.figure} {one.label}" for one in shown.results)
    if shown.actions:
        yield "Vous nous l’avez demandé, on l’a fait… ou on le fait"
        yield from (f"  {one.number}. {one.title} ({one.state.label})" for one in shown.actions)
    if shown.quotes:
        yield "Vous nous racontez"
        yield from (f"  « {one.words} » ({one.pseudonym or 'Anonyme'}, récit {one.number})" for one in shown.quotes)
    if shown.commitments:
        yield "Nos engagements"
        yield from (f"  {one.number}. {one.wording}" for one in shown.commitments)


def campaign_bars(report: CampaignReport) -> list[str]:
    """Give a line for each campaign: a bar of its visits, then its visits and its stories."""
    if not report.lines:
        return ["Personne n’est encore venu par une campagne sur cette période."]
    most = max(line.visits for line in report.lines)
    room = max(len(line.campaign) for line in report.lines)
    return [
        f"{line.campaign:<{room}}  {'█' * _length(line.visits, most):<{_BAR}}  "
        f"{_count(line.visits, 'visite')}, {_count(line.stories, 'expérience')}"
        for line in report.lines
    ]


def _length(visits: int, most: int) -> int:
    """Give the length of a bar: one sign at least for what is not nothing."""
    return max(round(_BAR * visits / most), 1) if visits else 0


def _count(number: int, word: str) -> str:
    return f"{count_fr(number)} {word}{'s' if number > 1 else ''}"
