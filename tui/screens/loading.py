"""Opening the desk, its lists and its stories: what is known at once first, what is live as soon as it is there."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.worker import get_current_worker

from core.dates import count_fr
from core.errors import EcouteError
from core.views import Place
from tui.background import off_loop
from tui.lines import LONGEST_REFRESH, PAGE, Lines
from tui.page_cache import PageCache
from tui.possible import refusals
from tui.screens.base import BaseScreen
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.places import Places
from tui.widgets.queue_list import QueueList
from tui.widgets.status import Status
from tui.widgets.story_pane import StoryPane

if TYPE_CHECKING:
    from core.dossier import Dossier
    from core.views import Me, QueueLine, QueuePage
    from tui.lines import Key
    from tui.port import DeskPort

_PAUSE = 0.05
"""Seconds on a line before its story is asked for, so that walking down the list asks for nothing."""

_EMPTY = "Rien ici pour le moment."
_LOADING = "Chargement…"
_SECTIONS = {Place.TO_MODERATE: "Modération", Place.HELD: "Modération", Place.PUBLISHED: "Modération"}
_FOOTERS = {Place.TO_MODERATE: "moderate", Place.HELD: "moderate", Place.PUBLISHED: "published"}


class LoadingScreen(BaseScreen[None]):
    """The part of the main screen that brings things to it."""

    desk: DeskPort | None = None
    me: Me | None = None
    dossier: Dossier | None = None
    _cache: PageCache | None = None
    _refusals: dict[str, str]
    _refreshing = False
    _asked_anew = False

    @property
    def place(self) -> Place | None:
        """The list on screen."""
        return self.query_one(Places).chosen

    @property
    def queue(self) -> QueueList:
        """The list pane."""
        return self.query_one(QueueList)

    @property
    def story_pane(self) -> StoryPane:
        """The reading pane."""
        return self.query_one("#story", StoryPane)

    def say(self, sentence: str) -> None:
        """Leave a quiet line above the keys."""
        self.query_one(Status).say(sentence)

    # -- the account

    def expect_account(self, account: str) -> None:
        """Show what this account last saw, while its desk opens."""
        self.workers.cancel_node(self)
        self.desk, self.dossier, self._refusals = None, None, {}
        self._cache = PageCache(self.ecoute.folder, account)
        self.me = self._cache.me()
        self.query_one(Banner).who = account
        self.story_pane.clear("")
        self._show_places(self.me.places[0].place if self.me and self.me.places else None)
        self._show_known_page()

    def desk_opened(self, desk: DeskPort) -> None:
        """Bring the live lists."""
        self.desk = desk
        self.refresh_list()

    def desk_refused(self) -> None:
        """Stop waiting for a desk that could not be opened."""
        self._refreshing = False
        self.queue.follow(self.queue.lines, "")
        self._name_list()
        self.say("Le bureau n’a pas pu s’ouvrir : ctrl+r réessaie, ctrl+o change de compte.")

    def action_refresh_list(self) -> None:
        """Bring the list and the story as they are now; when the desk never opened, try again."""
        if self.desk is None:
            self.ecoute.begin()
            return
        self._asked_anew = True
        self.refresh_list()

    def _show_places(self, chosen: Place | None) -> None:
        me = self.me
        self.query_one(Places).show(me.places if me else (), chosen)
        if me:
            self.query_one(Banner).who = f"{me.name} · {me.structure or 'programme'}"
        if chosen:
            self.query_one(Banner).section = _SECTIONS.get(chosen, "Réponses")
            self.query_one(KeyBar).kind = _FOOTERS.get(chosen, "answer")

    # -- the list

    def _show_known_page(self) -> None:
        place = self.place
        page = self._cache.page(place) if self._cache and place else None
        self._refreshing = True
        self.queue.start(Lines.of(page) if page else Lines(), _LOADING)
        self._name_list()

    @on(Places.Chosen)
    def _place_chosen(self, event: Places.Chosen) -> None:
        event.stop()
        self.change_place(event.place)

    def change_place(self, place: Place) -> None:
        """Open another list: as last known at once, then as it is."""
        self._show_places(place)
        self._show_known_page()
        self.refresh_list()

    def refresh_list(self) -> None:
        """Bring the list as it is now; the chosen line stays under the eye."""
        if self.desk is not None:
            self._refreshing = True
            self._name_list()
            self.in_background("list", self._bring_list, self.desk)

    async def _bring_list(self, desk: DeskPort) -> None:
        try:
            me = await off_loop(desk.me)
            self.me = me
            place = self.place if self.place in {kept.place for kept in me.places} else None
            place = place or (me.places[0].place if me.places else None)
            self._show_places(place)
            if place is not None:
                limit = min(self.queue.index + PAGE, LONGEST_REFRESH)
                self._take_page(await off_loop(partial(desk.queue, place, None, limit)))
        finally:
            if not get_current_worker().is_cancelled:
                self._refreshing = False
                self._name_list()

    def _take_page(self, page: QueuePage) -> None:
        self.queue.follow(self.queue.lines.refreshed(page), _EMPTY)
        if self._cache is not None:
            self._cache.keep(self.me, page)
        chosen, shown = self.queue.chosen, self.dossier.experience if self.dossier else None
        same = chosen and shown and (chosen.number, chosen.version) == (shown.number, shown.version)
        if self._asked_anew or not same:
            self.open_line(chosen)
        self._asked_anew = False

    def _name_list(self) -> None:
        place = self.place
        if place is None:
            self.queue.border_title = "Chargement…" if self._refreshing else None
            return
        mark = " · actualisation…" if self._refreshing else ""
        self.queue.border_title = f"{place.label} · {count_fr(self.queue.lines.total)}{mark}"

    @on(QueueList.EndNear)
    def _bring_next_page(self, event: QueueList.EndNear) -> None:
        event.stop()
        if self.desk is not None and not self._refreshing and not self._group_busy("page"):
            self.in_background("page", self._extend, self.desk)

    async def _extend(self, desk: DeskPort) -> None:
        lines, place = self.queue.lines, self.place
        if place is None or lines.following is None:
            return
        page = await off_loop(partial(desk.queue, place, lines.following, PAGE))
        if self.queue.lines is lines:
            lines.extend(page)
            self.queue.grown()
            self._name_list()

    def _group_busy(self, group: str) -> bool:
        return any(worker.group == group and not worker.is_finished for worker in self.workers)

    # -- the story

    @on(QueueList.Chosen)
    def _line_chosen(self, event: QueueList.Chosen) -> None:
        event.stop()
        self.open_line(event.line)

    def open_line(self, line: QueueLine | None) -> None:
        """Bring the story of a line."""
        if line is None:
            self.workers.cancel_group(self, "story")
            self.dossier = None
            self.story_pane.clear("")
            self.refresh_bindings()
        elif self.desk is not None:
            self.story_pane.announce(line.number)
            self.in_background("story", self._bring_story, self.desk, line.number)

    async def _bring_story(self, desk: DeskPort, number: int) -> None:
        await asyncio.sleep(_PAUSE)
        try:
            dossier = await off_loop(partial(desk.show, number))
        except EcouteError as error:
            self.dossier = None
            self.story_pane.clear(error.sentence)
            self.refresh_bindings()
        else:
            self.show_dossier(dossier)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show a story, when its line is still the chosen one."""
        chosen = self.queue.chosen
        if chosen is None or chosen.number != dossier.experience.number:
            return
        self.dossier = dossier
        self._refusals = refusals(dossier)
        self.story_pane.show(dossier, self._refusals, self.ecoute.now())
        self.refresh_bindings()

    def drop_line(self, key: Key) -> None:
        """Take out a line that left the list; the next story opens."""
        self.queue.drop(key)
        self._name_list()
