"""Looking at a part of a list, and keeping that view under a name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.background import off_loop
from tui.screens.publishing import PublishingScreen
from tui.sieves import sieve_words
from tui.widgets.places import Spot
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.saved_view import SavedView
    from core.views import Place, Sieve
    from tui.port import DeskPort
    from tui.screens.answer import Answer
    from tui.screens.picker import Choice
    from tui.sieves import Facet

_KEEP, _OPEN, _FORGET = "keep", "open:", "forget:"


class SiftingScreen(PublishingScreen):
    """The part of the main screen that filters, and keeps views."""

    def why_not(self, action: str) -> str | None:
        """Say why there is nothing to filter yet."""
        if action in {"sift", "views"}:
            return "Le bureau s’ouvre : un instant." if self.desk is None or self.spot is None else None
        return super().why_not(action)

    def desk_opened(self, desk: DeskPort) -> None:
        """Bring the lists, and the views that the account keeps."""
        super().desk_opened(desk)
        self.in_background("views", self._bring_views, desk.views)

    # -- the filter

    def action_sift(self) -> None:
        """Pick a filter."""
        if self.desk is None:
            return
        from tui.screens.filtering import Filtering  # noqa: PLC0415 (kept out of the cold start)

        met = (line.network for line in self.queue.lines)
        department = self.dossier.experience.department if self.dossier else ""
        self.app.push_screen(Filtering(self.desk, self.sieve, self._networks, met, department), self._sift)

    def _sift(self, facet: Facet | None) -> None:
        if facet is None or self.place is None:
            return
        if facet.network:
            self._networks[facet.sieve.network or self.sieve.network] = facet.network
        self.go_to(Spot(self.place), facet.sieve)

    # -- the views

    def action_views(self) -> None:
        """Open a view, keep the present one, or forget one."""
        from tui.screens.picker import Picker  # noqa: PLC0415 (kept out of the cold start)

        picker = Picker("Vues enregistrées", "Nom de la vue", [*self._offered_views()])
        self.app.push_screen(picker, self._view_picked)

    def _offered_views(self) -> Iterator[Choice]:
        from tui.screens.picker import Choice  # noqa: PLC0415 (kept out of the cold start)

        for view in self.views:
            yield Choice(f"{_OPEN}{view.name}", view.name, self._described(view.place, view.sieve))
        if self.place is not None:
            yield Choice(_KEEP, "garder cette liste", self._described(self.place, self.sieve))
        for view in self.views:
            yield Choice(f"{_FORGET}{view.name}", f"effacer {quoted(view.name)}", "La liste elle-même reste.")

    def _described(self, place: Place, sieve: Sieve) -> str:
        return " · ".join([place.label, *sieve_words(sieve, self._networks)])

    def _view_picked(self, picked: str | None) -> None:
        if picked is None or self.desk is None:
            return
        name = picked.partition(":")[2]
        if picked == _KEEP:
            self._ask_name()
        elif picked.startswith(_FORGET):
            forgotten = f"La vue {quoted(name)} est effacée."
            self.in_background("views", self._bring_views, partial(self.desk.forget_view, name), forgotten)
        else:
            view = next(view for view in self.views if view.name == name)
            self.go_to(Spot(view.place, view.name), view.sieve)

    def _ask_name(self) -> None:
        from tui.screens.naming import AskName  # noqa: PLC0415 (kept out of the cold start)

        if self.place is not None:
            place, sieve = self.place, self.sieve
            asked = AskName(self._described(place, sieve), [view.name for view in self.views])
            self.app.push_screen(asked, partial(self._keep_view, place, sieve))

    def _keep_view(self, place: Place, sieve: Sieve, answer: Answer | None) -> None:
        if answer is not None and self.desk is not None:
            keep, kept = partial(self.desk.save_view, answer.text, place, sieve), f"Vue gardée : {quoted(answer.text)}."
            here = Spot(place, answer.text) if (place, sieve) == (self.place, self.sieve) else None
            self.in_background("views", self._bring_views, keep, kept, here)

    async def _bring_views(
        self, change: Callable[[], Sequence[SavedView]], sentence: str = "", here: Spot | None = None
    ) -> None:
        self.views = await off_loop(change)
        self.show_places(here or self.spot)
        if sentence:
            self.say(sentence)
