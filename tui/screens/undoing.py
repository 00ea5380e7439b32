"""Taking back what was just decided here, while nothing has left: the line comes back, and is chosen."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from core.errors import EcouteError, Unavailable
from tui.background import off_loop
from tui.screens.company import CompanyScreen
from tui.undo import Deeds
from tui.widgets.status import Status
from tui.words import named

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from core.dossier import Dossier
    from core.views import QueuePage
    from tui.lines import Key
    from tui.port import DeskPort
    from tui.undo import Deed

_ONE_SECOND = 1.0


class UndoingScreen(CompanyScreen):
    """The part of the main screen that undoes."""

    _deciding = False
    _deeds: Deeds
    _brought_back: Key | None = None
    _countdown: Timer | None = None

    def why_not(self, action: str) -> str | None:
        """Say why nothing can be undone."""
        if action != "undo":
            return super().why_not(action)
        if self.me and self.me.rules and not self.me.rules.grace:
            return "Ici, les décisions prennent effet aussitôt : elles ne s’annulent pas."
        return self._deeds.why_not(self.ecoute.now())

    def expect_account(self, account: str) -> None:
        """Forget what another account decided."""
        self._deeds = Deeds()
        self._offer_undo()
        super().expect_account(account)

    def remember(self, key: Key, dossier: Dossier) -> None:
        """Offer to undo what was just decided, when the desk lets it."""
        self._deeds.remember(key, self.place, dossier, self.ecoute.now())
        self._offer_undo()

    def action_undo(self) -> None:
        """Take back the last decision made here."""
        deed = self._deeds.last
        if deed is not None and self.desk is not None and not self._deciding:
            self._deciding = True
            self.in_background("decide", self._take_back, self.desk, deed)

    async def _take_back(self, desk: DeskPort, deed: Deed) -> None:
        try:
            dossier = await off_loop(_undoing(desk, deed))
        except EcouteError as error:
            self.ecoute.report(error)
            if not isinstance(error, Unavailable):
                self._deeds.forget(deed)
                self.action_refresh_list()
        else:
            self._deeds.forget(deed)
            self.say(f"{named(dossier.experience)} : {_undone(dossier, deed)}.")
            self._bring_back(deed)
        finally:
            self._deciding = False
            self._offer_undo()

    def _bring_back(self, deed: Deed) -> None:
        self._brought_back = deed.key
        if deed.place is not None and deed.place is not self.place:
            self.change_place(deed.place)
        else:
            self.refresh_list()

    def _take_page(self, page: QueuePage, story: Dossier | None) -> None:
        super()._take_page(page, story)
        if self._brought_back is not None:
            self.queue.choose(self._brought_back)
            self._brought_back = None

    # -- the time that is left

    def _offer_undo(self) -> None:
        """Count the seconds down, touching nothing else."""
        if self._countdown is not None:
            self._countdown.stop()
        self._countdown = self.set_interval(_ONE_SECOND, self._count_down) if self._count_down() else None
        self.refresh_bindings()

    def _count_down(self) -> int:
        deed, now = self._deeds.last, self.ecoute.now()
        left = max(0, ceil((deed.until - now).total_seconds())) if deed is not None else 0
        self.query_one(Status).seconds = left
        if not left and self._countdown is not None:
            self._countdown.stop()
        return left


def _undoing(desk: DeskPort, deed: Deed) -> Callable[[], Dossier]:
    """Give the call of the desk that takes back a decision, or the publication of an answer."""
    number, position = deed.key[0], deed.position
    return partial(desk.undo_answer, number, position) if position else partial(desk.undo, number)


def _undone(dossier: Dossier, deed: Deed) -> str:
    if deed.position:
        return "publication annulée, votre réponse est de nouveau un brouillon (e le rouvre)"
    return f"décision annulée, de nouveau {dossier.experience.state.label}"
