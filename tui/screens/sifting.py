"""Looking at a part of a list, and keeping that view under a name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from core.views import UNSEARCHED
from tui.background import off_loop
from tui.screens.publishing import PublishingScreen
from tui.sieves import sieve_words
from tui.widgets.places import Spot
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from core.digest import DigestSettings
    from core.saved_view import SavedView
    from core.views import Place, Sieve
    from tui.port import DeskPort
    from tui.screens.answer import Answer
    from tui.screens.picker import Choice
    from tui.sieves import Facet

_KEEP, _SHARE, _OPEN, _FORGET = "keep", "share", "open:", "forget:"


class SiftingScreen(PublishingScreen):
    """The part of the main screen that filters, and keeps views."""

    def why_not(self, action: str) -> str | None:
        """Say why there is nothing to filter yet."""
        if action in {"sift", "views"}:
            return "Le bureau s’ouvre : un instant." if self.desk is None or self.spot is None else None
        if action == "seek":
            return self._why_not_seek()
        return super().why_not(action)

    def _why_not_seek(self) -> str | None:
        if self.desk is None or self.place is None:
            return "Le bureau s’ouvre : un instant."
        if self.place in UNSEARCHED:
            return "La recherche ne porte que sur ce qui est publié : pas sur cette liste."
        return None

    # -- the filter

    def action_sift(self) -> None:
        """Pick a filter."""
        if self.desk is None:
            return
        from tui.screens.filtering import Filtering  # noqa: PLC0415 (kept out of the cold start)

        met = (line.network for line in self.queue.lines)
        department = self.dossier.experience.department if self.dossier else ""
        filtering = Filtering(self.desk, self.sieve, self._networks, self._structures, met, department)
        self.app.push_screen(filtering, self._sift)

    def _sift(self, facet: Facet | None) -> None:
        if facet is None or self.place is None:
            return
        if facet.network:
            self._networks[facet.sieve.network or self.sieve.network] = facet.network
        if facet.structure:
            self._structures[facet.sieve.structure or self.sieve.structure] = facet.structure
        self.go_to(Spot(self.place), facet.sieve)

    def action_seek(self) -> None:
        """Look for words in the list."""
        from tui.screens.searching import Searching  # noqa: PLC0415 (kept out of the cold start)

        self.app.push_screen(Searching(self.sieve.words), self._seek)

    def _seek(self, words: str | None) -> None:
        if words is not None and self.place is not None:
            self.go_to(Spot(self.place), replace(self.sieve, words=words))

    # -- the views

    def action_views(self) -> None:
        """Open a view, keep the present one, or forget one."""
        from tui.screens.picker import Picker  # noqa: PLC0415 (kept out of the cold start)

        picker = Picker("Vues enregistrées", "Nom de la vue", [*self._offered_views()])
        self.app.push_screen(picker, self._view_picked)

    def _offered_views(self) -> Iterator[Choice]:
        from tui.screens.picker import Choice  # noqa: PLC0415 (kept out of the cold start)

        for view in self.views:
            title = self.view_title(view)
            yield Choice(f"{_OPEN}{title}", title, self._described(view.place, view.sieve))
        if self.place is not None:
            described = self._described(self.place, self.sieve)
            yield Choice(_KEEP, "garder cette liste", described)
            if self.me is not None and self.me.structure:
                yield Choice(_SHARE, "partager cette liste", f"Avec {self.me.structure} : {described}")
        for view in self.views:
            title = self.view_title(view)
            yield Choice(f"{_FORGET}{title}", f"effacer {quoted(title)}", "La liste elle-même reste.")

    def _described(self, place: Place, sieve: Sieve) -> str:
        return " · ".join([place.label, *sieve_words(sieve, self.names)])

    def _view_picked(self, picked: str | None) -> None:
        if picked is None or self.desk is None:
            return
        title = picked.partition(":")[2]
        view = self.view_called(title)
        if picked in (_KEEP, _SHARE):
            self._ask_name(shared=picked == _SHARE)
        elif view is not None and picked.startswith(_FORGET):
            forget = partial(self.desk.forget_view, view.name, view.account_name)
            self.in_background("views", self._bring_views, forget, f"La vue {quoted(title)} est effacée.")
        elif view is not None:
            self.go_to(Spot(view.place, title), view.sieve)

    def _ask_name(self, *, shared: bool) -> None:
        from tui.screens.naming import AskName  # noqa: PLC0415 (kept out of the cold start)

        if self.place is not None:
            place, sieve = self.place, self.sieve
            asked = AskName(self._described(place, sieve), [self.view_title(view) for view in self.views])
            self.app.push_screen(asked, partial(self._keep_view, place, sieve, shared))

    def _keep_view(self, place: Place, sieve: Sieve, shared: bool, answer: Answer | None) -> None:
        if answer is not None and self.desk is not None:
            keep = partial(self.desk.save_view, answer.text, place, sieve, shared=shared)
            kept = f"Vue {'partagée' if shared else 'gardée'} : {quoted(answer.text)}."
            here = Spot(place, answer.text) if (place, sieve) == (self.place, self.sieve) else None
            self.in_background("views", self._bring_views, keep, kept, here)

    # -- the letter of summary

    def ask_digest(self) -> None:
        """Ask how often the letter of summary is to come."""
        if self.desk is not None:
            self.in_background("digest", self._ask_digest, self.desk)

    async def _ask_digest(self, desk: DeskPort) -> None:
        settings = await off_loop(desk.digest)
        from tui.screens.digesting import AskDigest  # noqa: PLC0415 (kept out of the cold start)

        self.app.push_screen(AskDigest(settings), self._digest_chosen)

    def _digest_chosen(self, answer: DigestSettings | None) -> None:
        if answer is not None and self.desk is not None:
            self.in_background("digest", self._choose_digest, self.desk, answer)

    async def _choose_digest(self, desk: DeskPort, wanted: DigestSettings) -> None:
        kept = await off_loop(partial(desk.choose_digest, wanted.choice, wanted.email, wanted.days, wanted.board))
        where = f", à {kept.email}" if kept.email else ""
        self.say(f"Lettre de synthèse : {kept.choice.label}{where}.")

    async def _bring_views(
        self, change: Callable[[], Sequence[SavedView]], sentence: str = "", here: Spot | None = None
    ) -> None:
        self.views = await off_loop(change)
        self.show_places(here or self.spot)
        if sentence:
            self.say(sentence)
