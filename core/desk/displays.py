"""What a structure shows on its posters and screens, and what its campaigns bring."""

from datetime import timedelta

from core.access import Action
from core.dates import PARIS, midnight
from core.desk.sitting import Sitting
from core.displays.display import Display
from core.displays.file import DisplayFile
from core.displays.shown import (
    actions_to_choose,
    all_results,
    commitments,
    present_display,
    show,
    shown_quotes,
    stories_to_choose,
)
from core.displays.visits import CampaignReport, campaign_lines
from core.errors import Invalid, Stale
from core.meant import meant
from core.periods import Period, check_period
from core.ports import UnitOfWork
from core.public_figures import public_figures, year_until
from core.seat import Seat
from core.structure import Structure

_VERSIONS = 20


class Displaying(Sitting):
    """Posters and campaigns."""

    def display(self, structure_code: str = "") -> DisplayFile:
        """Give what a structure shows, one's own when none is named, and what it may show.

        Raises:
            Forbidden, NotFound.
        """
        now = self._clock.now()
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.READ)
            known = actions_to_choose(uow, structure)
            display = present_display(uow, structure, known, now)
            return DisplayFile(
                structure=structure,
                display=display,
                shown=show(uow, structure, display, known, now),
                results=tuple(all_results(public_figures(uow, structure, now.astimezone(PARIS).date())).values()),
                commitments=tuple(commitments(uow, now)),
                actions=tuple(known),
                stories=tuple(stories_to_choose(uow, structure)),
                earlier=tuple(one for one in uow.displays.versions(structure.code, _VERSIONS) if one != display),
                refusal=seat.refusal(Action.KEEP_DISPLAY, [structure.path]) or "",
            )

    def keep_display(self, display: Display, seen_version: int) -> DisplayFile:
        """Keep what a structure shows from now on, as its next version.

        Args:
            display: what to show; its version, and who kept it when, are given here.
            seen_version: the version that it changes.

        Raises:
            Forbidden, NotFound.
            Stale: somebody else chose meanwhile.
            Invalid: something chosen is not public, or is not of this structure.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, display.structure_code, Action.KEEP_DISPLAY)
            last = uow.displays.last(structure.code)
            if (last.version if last else 0) != seen_version:
                raise Stale(f"L’affichage de {structure.name} a changé depuis que vous l’avez lu : relisez-le.")
            _must_be_public(uow, structure, display, last)
            given = {"version": seen_version + 1, "kept_by": seat.account.name, "kept_at": now}
            uow.displays.add(display.model_copy(update={**given, "structure_code": structure.code}))
            uow.commit()
        return self.display(structure.code)

    def campaigns(self, period: Period, structure_code: str = "") -> CampaignReport:
        """Give the visits and the stories of each campaign of a structure and of those below it.

        Raises:
            Forbidden, NotFound.
            Invalid: the period ends before it begins.
        """
        check_period(period.since, period.until)
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.KEEP_DISPLAY)
            days = tuple(uow.visits.within(structure.path, period.since, period.until))
            end = midnight(period.until + timedelta(days=1))
            stories = uow.visits.stories(structure.path, midnight(period.since), end)
            return CampaignReport(structure, period, campaign_lines(days, stories), days)

    def campaigns_of_the_year(self, structure_code: str = "") -> CampaignReport:
        """Give the same over the time that results look back on.

        Raises:
            Forbidden, NotFound.
        """
        today = self._clock.now().astimezone(PARIS).date()
        return self.campaigns(year_until(today), structure_code)


def _must_be_public(uow: UnitOfWork, structure: Structure, display: Display, last: Display | None) -> None:
    """Check what is chosen anew; what was chosen before and is public no more stays, and is not shown."""
    known = {action.number for action in actions_to_choose(uow, structure)} | set(last.actions if last else ())
    unknown = next((number for number in display.actions if number not in known), None)
    if unknown is not None:
        raise Invalid(
            f"L’action {unknown} n’est pas publique, ou n’est pas de {structure.name} : choisissez-en une autre.",
            "actions",
        )
    shown = {(quote.number, quote.words) for quote in shown_quotes(uow, structure, display.quotes)}
    shown |= set(last.quotes if last else ())
    wrong = next((quote for quote in display.quotes if tuple(quote) not in shown), None)
    if wrong is not None:
        raise Invalid(
            f"Ces mots ne sont pas dans le récit public {wrong.number} de {structure.name} : reprenez-les tels quels.",
            "quotes",
        )
