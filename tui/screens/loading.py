"""Opening the desk, its lists and its stories: what is known at once first, what is live as soon as it is there."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.worker import get_current_worker

from core.dates import count_fr
from core.errors import EcouteError, SignedOut, Unavailable
from core.text.clean import one_line
from core.views import EVERY_LINE, Place
from tui.background import off_loop
from tui.lines import LONGEST_REFRESH, PAGE, Lines
from tui.page_cache import PageCache
from tui.possible import refusals
from tui.screens.base import BaseScreen
from tui.sieves import sieve_words
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.places import Places, Spot
from tui.widgets.queue_list import QueueList
from tui.widgets.status import Status
from tui.widgets.story_pane import StoryPane
from tui.words import total_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.desk.glancing import Glance
    from core.dossier import Dossier
    from core.saved_view import SavedView
    from core.views import Me, QueueLine, QueuePage, Sieve
    from tui.lines import Key
    from tui.port import DeskPort

_PAUSE = 0.05
"""Seconds on a line before its story is asked for, so that walking down the list asks for nothing."""

_EMPTY = "Rien ici pour le moment."
_ALL_SIFTED = "Rien ici ; {key} change le filtre."
_LOADING = "Chargement…"
_FOOTERS = {
    **dict.fromkeys((Place.TO_MODERATE, Place.ALERTS, Place.HELD, Place.APPEALS), "moderate"),
    Place.REPORTS: "settle",
    Place.TRANSFERS: "transfer",
    Place.DISCUSSIONS: "discussion",
    Place.TRANSFERRED: "transferred",
    Place.COMMENTS: "comments",
    Place.PUBLISHED: "published",
}
_SECTIONS = {
    **dict.fromkeys(_FOOTERS, "Modération"),
    **dict.fromkeys((Place.TRANSFERS, Place.DISCUSSIONS, Place.TRANSFERRED), "Transferts"),
    Place.COMMENTS: "Commentaires",
}
_TOPICS = {
    Place.TO_MODERATE: "publier",
    Place.ALERTS: "alertes",
    Place.HELD: "attente",
    Place.APPEALS: "recours",
    Place.TRANSFERS: "decide",
    Place.REPORTS: "signalements",
    Place.PUBLISHED: "retirer",
    Place.TO_ANSWER: "delai",
    Place.TO_VALIDATE: "validation",
    Place.DRAFTS: "texte-perdu",
    Place.ANSWERED: "corriger",
    Place.COMMENTS: "commentaires",
    Place.DISCUSSIONS: "discussion",
    Place.TRANSFERRED: "transfert-garde",
    Place.ALL: "changer",
}
"""The question of the help that fits each list."""


class LoadingScreen(BaseScreen[None]):
    """The part of the main screen that brings things to it."""

    topic = "bureau"
    desk: DeskPort | None = None
    me: Me | None = None
    views: Sequence[SavedView] = ()
    """The views that the account keeps."""
    sieve: Sieve = EVERY_LINE
    """Which lines of the list are looked at."""
    arrived = 0
    """How many lines came since the list was brought."""
    dossier: Dossier | None = None
    _networks: dict[str, str]
    _structures: dict[str, str]
    """The names of the structures that were filtered by, by code."""
    _sieves: dict[Place, Sieve]
    """The filter of each list, for as long as one sits here."""
    _cache: PageCache | None = None
    _refusals: dict[str, str]
    missed = False
    """Whether something could not be brought, and is to be once the desk is back."""
    _refreshing = False
    _asked_anew = False
    _awaited: int | None = None
    """The story that comes with the list."""

    @property
    def place(self) -> Place | None:
        """The list on screen."""
        return self.spot.place if self.spot else None

    @property
    def spot(self) -> Spot | None:
        """The list on screen, or the view of it."""
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
        self.views, self.sieve = (), EVERY_LINE
        self._networks, self._structures, self._sieves = {}, {}, {}
        self._cache = PageCache(self.ecoute.desk_folder, account)
        self.me = self._cache.me()
        self.query_one(Banner).who = account
        self.story_pane.clear("")
        self.show_places(Spot(self.me.places[0].place) if self.me and self.me.places else None)
        self._show_known_page()

    def desk_opened(self, desk: DeskPort) -> None:
        """Bring the live lists."""
        self.desk = desk
        self.refresh_list()

    def desk_refused(self) -> None:
        """Stop waiting for a desk that could not be opened."""
        self._refreshing = False
        self.queue.follow(self.queue.lines, "")
        self.name_list()
        again, other = self.key_for("desk.refresh"), self.key_for("desk.account")
        self.say(f"Le bureau n’a pas pu s’ouvrir : {again} réessaie, {other} change de compte.")

    def action_refresh_list(self) -> None:
        """Bring the list and the story as they are now; when the desk never opened, try again."""
        if self.desk is None:
            self.ecoute.begin()
            return
        self._asked_anew = True
        self.refresh_list()

    def show_places(self, chosen: Spot | None) -> None:
        """Show the lists and the views as they are known now, and all that goes with the chosen one."""
        me = self.me
        views = tuple(Spot(view.place, self.view_title(view)) for view in self.views)
        self.query_one(Places).show(me.places if me else (), views, chosen)
        if me:
            self.query_one(Banner).who = f"{me.name} · {me.structure or 'programme'}"
        if chosen:
            likened = _like(chosen.place, me)
            self.query_one(Banner).section = _SECTIONS.get(likened, "Réponses")
            self.topic = _TOPICS.get(chosen.place, "bureau")
            self.query_one(KeyBar).kind = _FOOTERS.get(likened, "answer")

    # -- the list

    def _show_known_page(self) -> None:
        place = self.place
        page = self._cache.page(place) if self._cache and place and self.sieve == EVERY_LINE else None
        self._refreshing, self.arrived = True, 0
        self.queue.start(Lines.of(page) if page else Lines(), _LOADING)
        self.name_list()

    @on(Places.Chosen)
    def _spot_chosen(self, event: Places.Chosen) -> None:
        event.stop()
        view = self.view_called(event.spot.view)
        self.go_to(event.spot, view.sieve if view else self._sieves.get(event.spot.place, EVERY_LINE))

    def view_title(self, view: SavedView) -> str:
        """Give what a view is called here: somebody else's says whose it is."""
        if view.account_name == self.ecoute.account:
            return view.name
        return f"{view.name} · {view.account_name}"

    def view_called(self, title: str) -> SavedView | None:
        """Give a view by what it is called here."""
        return next((view for view in self.views if self.view_title(view) == title), None)

    @property
    def names(self) -> dict[str, str]:
        """The names of the structures that filters ask for, by code."""
        return self._networks | self._structures

    def change_place(self, place: Place) -> None:
        """Open another list, with the filter that it had."""
        self.go_to(Spot(place), self._sieves.get(place, EVERY_LINE))

    def go_to(self, spot: Spot, sieve: Sieve) -> None:
        """Open a list or a view: as last known at once, then as it is."""
        self.sieve = sieve
        if not spot.view:
            self._sieves[spot.place] = sieve
        self.show_places(spot)
        self._show_known_page()
        self.refresh_list()

    def refresh_list(self) -> None:
        """Bring the list as it is now; the chosen line stays under the eye."""
        if self.desk is not None:
            self._refreshing = True
            self.name_list()
            chosen, shown = self.queue.chosen, self.dossier
            known = chosen and shown and chosen.number == shown.experience.number and not self._asked_anew
            self._awaited = chosen.number if chosen and not known else None
            self.in_background("list", self._bring_list, self.desk, len(shown.history) if known and shown else None)

    async def _bring_list(self, desk: DeskPort, seen_events: int | None) -> None:
        limit, chosen = min(self.queue.index + PAGE, LONGEST_REFRESH), self.queue.chosen
        number = chosen.number if chosen else 0
        self.missed = True
        try:
            brought = await off_loop(partial(desk.glance, self.place, limit, self.sieve, number, seen_events))
            self.missed = False
            self._awaited = None
            self._take_me(brought)
            if brought.page is not None:
                self._take_page(brought.page, brought.story)
        except EcouteError:
            if self._awaited is not None:
                self.open_line(self.queue.chosen)
            raise
        finally:
            if not get_current_worker().is_cancelled:
                self._refreshing, self._awaited = False, None
                self.name_list()

    def _take_me(self, brought: Glance) -> None:
        self.me, self.views = brought.me, brought.views
        self.ecoute.show_around()
        place = brought.page.place if brought.page else None
        self.show_places(self.spot if self.spot and self.spot.place is place else Spot(place) if place else None)

    def _take_page(self, page: QueuePage, story: Dossier | None) -> None:
        sifted = _ALL_SIFTED.format(key=self.key_for("list.filter"))
        self.queue.follow(self.queue.lines.refreshed(page), _EMPTY if self.sieve == EVERY_LINE else sifted)
        self.arrived = 0
        self._learn_network(page)
        if self._cache is not None and self.sieve == EVERY_LINE:
            self._cache.keep(self.me, page)
        chosen, shown = self.queue.chosen, self.dossier.experience if self.dossier else None
        same = chosen and shown and (chosen.number, chosen.version) == (shown.number, shown.version)
        if chosen and story and chosen.number == story.experience.number:
            self.workers.cancel_group(self, "story")
            self.show_dossier(story)
        elif self._asked_anew or not same:
            self.open_line(chosen)
        self._asked_anew = False

    def _learn_network(self, page: QueuePage) -> None:
        """Learn what the network of the filter is called: a line with one structure alone tells it."""
        alone = next((line for line in page.lines if not line.others), None)
        if self.sieve.network and alone is not None:
            self._networks.setdefault(self.sieve.network, alone.network)

    def name_list(self) -> None:
        """Say over the list what it is, what of it is shown, and what is new."""
        self.queue.border_title = Content(" · ".join(self._title()))

    def _title(self) -> Iterator[str]:
        place = self.place
        if place is None:
            yield from ("Chargement…",) if self._refreshing else ()
            return
        total, sifted = total_words(self.queue.lines.total), sieve_words(self.sieve, self.names)
        yield place.label
        yield from map(one_line, sifted[:-1])
        yield f"{one_line(sifted[-1])} — {total}" if sifted else total
        if self.queue.ticked:
            yield f"{count_fr(len(self.queue.ticked))} {'cochée' if len(self.queue.ticked) == 1 else 'cochées'}"
        if self.arrived:
            new = "nouvelle" if self.arrived == 1 else "nouvelles"
            yield f"{count_fr(self.arrived)} {new} · {self.key_for('desk.refresh')} pour les voir"
        if self._refreshing:
            yield "actualisation…"

    @on(QueueList.EndNear)
    def _bring_next_page(self, event: QueueList.EndNear) -> None:
        event.stop()
        if self.desk is not None and not self._refreshing and not self._group_busy("page"):
            self.in_background("page", self._extend, self.desk)

    async def _extend(self, desk: DeskPort) -> None:
        lines, place = self.queue.lines, self.place
        if place is None or lines.following is None:
            return
        page = await off_loop(partial(desk.queue, place, lines.following, PAGE, self.sieve))
        if self.queue.lines is lines:
            lines.extend(page)
            self.queue.grown()
            self.name_list()

    def _group_busy(self, group: str) -> bool:
        return any(worker.group == group and not worker.is_finished for worker in self.workers)

    # -- the story

    @on(QueueList.Chosen)
    def _line_chosen(self, event: QueueList.Chosen) -> None:
        event.stop()
        if event.line is None or event.line.number != self._awaited:
            self.open_line(event.line)
        else:
            self.story_pane.announce(event.line.number)

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
            self.missed = self.missed or isinstance(error, Unavailable | SignedOut)
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
        self.name_list()


def _like(place: Place, me: Me | None) -> Place:
    """Give the list whose work is done in this one: those who answer nothing moderate all that is public."""
    moderates = me is not None and any(kept.place is Place.PUBLISHED for kept in me.places)
    return Place.PUBLISHED if place is Place.ALL and moderates else place
