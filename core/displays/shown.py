"""What a poster or a screen shows: what was chosen, as far as the public may still read it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.commitments import Commitment, in_force, with_built_in
from core.dates import PARIS, count_fr, day_fr, duration_fr, share_fr
from core.displays.display import Display, Quote, ResultKind
from core.figures import Figures
from core.filters import Filters
from core.indicators.file import indicator_lines, shown_indicators
from core.indicators.indicator import value_fr
from core.ports import UnitOfWork
from core.projection import PublicAction, PublicExperience
from core.public_figures import public_figures, year_until
from core.reading import public_actions, public_views
from core.structure import Structure, within
from core.text.clean import excerpt, one_line

ACTIONS_SEEN = 100
"""How many of the actions published last one may choose among."""

STORIES_SEEN = 30
"""How many of the stories published last one may choose words of."""

_FIRST_ACTIONS = 4
_ENTERED, _WORDING_MAX = 4, 90


@dataclass(frozen=True, slots=True)
class ShownResult:
    """A result.

    Attributes:
        kind: None for what the structure measures itself.
        figure: such as « 87 % ».
        label: what it counts, as it follows the figure.
    """

    kind: ResultKind | None
    figure: str
    label: str


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words of a published story, with who told it and where it is read."""

    number: int
    words: str
    pseudonym: str
    path: str


@dataclass(frozen=True, slots=True)
class ShownDisplay:
    """What a structure shows now.

    Attributes:
        since: the first day that the results count.
        until: the last one: today.
    """

    structure: Structure
    campaign: str
    since: date
    until: date
    results: tuple[ShownResult, ...]
    commitments: tuple[Commitment, ...]
    actions: tuple[PublicAction, ...]
    quotes: tuple[ShownQuote, ...]


def shown_display(uow: UnitOfWork, structure: Structure, now: datetime) -> ShownDisplay:
    """Give what a structure shows now; what is no longer public, or no longer told so, is left out."""
    known = actions_to_choose(uow, structure)
    display = present_display(uow, structure, known, now)
    return show(uow, structure, display, known, now)


def show(
    uow: UnitOfWork, structure: Structure, display: Display, known: Sequence[PublicAction], now: datetime
) -> ShownDisplay:
    """Give what a display of a structure shows, of the actions that one may choose among."""
    by_number = {action.number: action for action in known}
    year = year_until(now.astimezone(PARIS).date())
    results = all_results(public_figures(uow, structure, year.until))
    kept = {one.number: one for one in commitments(uow, now)}
    return ShownDisplay(
        structure=structure,
        campaign=display.campaign,
        since=year.since,
        until=year.until,
        results=(*(results[kind] for kind in display.results if kind in results), *entered_results(uow, structure)),
        commitments=tuple(kept[number] for number in display.commitments if number in kept),
        actions=tuple(by_number[number] for number in display.actions if number in by_number),
        quotes=shown_quotes(uow, structure, display.quotes),
    )


def present_display(uow: UnitOfWork, structure: Structure, known: Sequence[PublicAction], now: datetime) -> Display:
    """Give the last version that a structure kept, or what is shown while nobody has chosen."""
    kept = uow.displays.last(structure.code)
    return kept or Display(
        structure_code=structure.code,
        results=tuple(ResultKind),
        commitments=tuple(one.number for one in commitments(uow, now)),
        actions=tuple(action.number for action in known[:_FIRST_ACTIONS]),
    )


def actions_to_choose(uow: UnitOfWork, structure: Structure) -> list[PublicAction]:
    """Give the public actions of a structure and of those below it, those published last first."""
    found = uow.actions.within(structure.path, ACTIONS_SEEN)
    return public_actions(found, uow.structures.many({action.structure_code for action in found}))


def stories_to_choose(uow: UnitOfWork, structure: Structure) -> list[PublicExperience]:
    """Give the published stories about a structure or below it, those published last first."""
    return public_views(uow, uow.listing.page(Filters(structure=structure.code), None, STORIES_SEEN))


def commitments(uow: UnitOfWork, now: datetime) -> tuple[Commitment, ...]:
    """Give the commitments in force."""
    return in_force(with_built_in(uow.commitments.all()), now.astimezone(PARIS).year)


def all_results(figures: Figures) -> Mapping[ResultKind, ShownResult]:
    """Give the results that there is something to say of: nothing is said of no experience at all."""
    told = {
        ResultKind.PUBLISHED: count_fr(figures.published) if figures.published else "",
        ResultKind.ANSWERED: _share(figures.response_rate),
        ResultKind.DELAY: duration_fr(figures.median_delay) if figures.median_delay is not None else "",
        ResultKind.USEFUL: _share(figures.usefulness_rate),
        ResultKind.ACTIONS: count_fr(figures.actions) if figures.actions else "",
    }
    one = {ResultKind.PUBLISHED: figures.published == 1, ResultKind.ACTIONS: figures.actions == 1}
    return {
        kind: ShownResult(kind, figure, _singular(kind) if one.get(kind) else kind.label)
        for kind, figure in told.items()
        if figure
    }


def entered_results(uow: UnitOfWork, structure: Structure) -> Iterator[ShownResult]:
    """Give the results entered by hand that a structure made public, with the day of each."""
    lines = indicator_lines(uow.indicators.of(structure.code), frozenset(uow.indicators.shown(structure.code)))
    for one in shown_indicators(lines, ())[:_ENTERED]:
        label = f"{excerpt(one.wording, _WORDING_MAX)} ({day_fr(one.day)})"
        yield ShownResult(None, value_fr(one.value, one.unit), label)


def shown_quotes(uow: UnitOfWork, structure: Structure, quotes: Sequence[Quote]) -> tuple[ShownQuote, ...]:
    """Give the words that still stand in a published story about the structure or below it."""
    if not quotes:
        return ()
    known = uow.experiences.many({quote.number for quote in quotes})
    public = {one.number: one for one in public_views(uow, list(known.values()))}
    about = _about(uow, structure, public)
    return tuple(
        ShownQuote(quote.number, quote.words, story.pseudonym, story.path)
        for quote in quotes
        if (story := public.get(quote.number)) and story.number in about and quote.words in one_line(story.text)
    )


def _about(uow: UnitOfWork, structure: Structure, stories: Mapping[int, PublicExperience]) -> set[int]:
    concerned = {c.structure_code for story in stories.values() for c in story.concerns}
    inside = {code for code, one in uow.structures.many(concerned).items() if within(one.path, structure.path)}
    return {n for n, story in stories.items() if any(c.structure_code in inside for c in story.concerns)}


def _share(share: float | None) -> str:
    return "" if share is None else share_fr(share)


def _singular(kind: ResultKind) -> str:
    return "expérience publiée" if kind is ResultKind.PUBLISHED else "action d’amélioration publiée"
