"""Following what arrives, in the background: as it does, or now and then; told, and never under the hand."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from core.views import Place
from tui.arrivals import alert_count, announced, done_by_others, new_work
from tui.background import by_itself, off_loop
from tui.lines import LONGEST_REFRESH, PAGE
from tui.live import Live
from tui.screens.base import BaseScreen
from tui.screens.sifting import SiftingScreen
from tui.trouble import sentence
from tui.widgets.status import Status
from tui.words import hour

if TYPE_CHECKING:
    from textual.timer import Timer

    from core.desk.glancing import Glance
    from core.dossier import Dossier
    from core.views import Me, QueuePage
    from tui.lines import Key
    from tui.port import DeskPort

_CALLS = ("list", "page", "decide", "arrivals")
"""What the desk may be busy with: arrivals wait for a quieter moment."""


_OUT_OF_TOUCH = "Les arrivées ne sont plus suivies pour l’instant"


class ArrivingScreen(SiftingScreen):
    """The part of the main screen that follows what arrives."""

    interval = 15.0
    """Seconds between two looks, where changes are not heard of."""
    soon = 0.3
    """Seconds before one looks again, when the desk was busy as a change was heard of."""
    _looks: Timer | None = None
    _live: Live | None = None
    _unseen = False
    """Whether a change was heard of that was not looked at."""
    _known_alerts: set[int] | None = None
    _out_of_touch = False
    _painted_at = ""

    def expect_account(self, account: str) -> None:
        """Follow nothing until the desk of this account is open."""
        if self._looks is not None:
            self._looks.stop()
        if self._live is not None:
            self._live.stop()
        self._looks, self._live, self._unseen = None, None, False
        self._known_alerts, self._out_of_touch = None, False
        super().expect_account(account)

    def desk_opened(self, desk: DeskPort) -> None:
        """Bring the lists, and follow what arrives from then on."""
        super().desk_opened(desk)
        self._looks = self.set_interval(self.interval, self._on_time, pause=not self.is_current)
        if self.ecoute.follow is not None and self.ecoute.account is not None:
            self._live = Live(partial(self.ecoute.follow, self.ecoute.account), self._change_heard)
            self._live.start()

    def on_unmount(self) -> None:
        """Hear of nothing more."""
        if self._live is not None:
            self._live.stop()

    def on_screen_suspend(self) -> None:
        """Rest while another screen is in front."""
        if self._looks is not None:
            self._looks.pause()

    def on_screen_resume(self) -> None:
        """Follow again."""
        if self._looks is not None:
            self._looks.resume()
        self._look_at_last()

    def look(self) -> None:
        """See what arrived, unless the desk is busy."""
        self._follow_minutes()
        if self._may_look():
            self._unseen = False
            self.in_background("arrivals", self._bring_news, self.desk)

    def _may_look(self) -> bool:
        return self.desk is not None and not any(map(self._group_busy, _CALLS))

    def _on_time(self) -> None:
        """Look now and then; where changes are heard of, once a minute, for what time alone changes."""
        if self._follow_minutes() or self._live is None:
            self.look()

    def _change_heard(self) -> None:
        """Look as soon as may be; called in the thread that heard of a change."""
        with suppress(RuntimeError):  # the workstation has ended
            self.call_later(self._look_for_change)

    def _look_for_change(self) -> None:
        self._unseen = True
        for screen in self.app.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.hear_of_change()
        self._look_at_last()

    def _look_at_last(self) -> None:
        """Look at what was heard of, once nothing is in front and the desk is quiet; no change is forgotten."""
        if not self._unseen or not self.is_active:
            return
        if self._may_look():
            self.look()
        elif self.desk is not None:
            self.set_timer(self.soon, self._look_at_last)

    def after_deed(self, key: Key, dossier: Dossier, sentence: str) -> None:
        """Tell what was done; an alert raised here is no news."""
        if dossier.experience.alert and self._known_alerts is not None:
            self._known_alerts.add(dossier.experience.number)
        super().after_deed(key, dossier, sentence)

    def _follow_minutes(self) -> bool:
        """Draw the list again when ages may have changed; tell whether they may."""
        minute = hour(self.ecoute.now())
        if minute == self._painted_at:
            return False
        self._painted_at = minute
        self.queue.refresh()
        return True

    async def _bring_news(self, desk: DeskPort) -> None:
        by_itself.set(True)
        before, limit, shown = self._as_seen(), min(self.queue.index + PAGE, LONGEST_REFRESH), self.dossier
        read = (shown.experience.number, len(shown.history)) if shown is not None else (0, None)
        known = self._known_alerts if self._known_alerts is not None else _none_at_first(self.me)
        try:
            brought = await off_loop(partial(desk.glance, self.place, limit, self.sieve, *read, whole=False))
        except Exception as error:  # whatever it is, it must not disturb: it is told once, and tried again
            self._lose_touch(error)
            return
        self._take_news(brought)
        if brought.page is not None and brought.page.place is self.place and before == self._as_seen():
            self._take_beginning(brought.page)
        told = self._take_change(shown, brought.story) if shown is not None and brought.story is not None else 0
        self._tell_alerts(brought.alerts, known, told)
        if self._out_of_touch or self.missed:
            self._come_back()

    def _as_seen(self) -> tuple[object, ...]:
        """Give what must still be so when the answer comes, for it to be about the list on screen."""
        return self.spot, self.sieve, id(self.queue.lines), self.queue.lines.total

    def _take_news(self, brought: Glance) -> None:
        arrived = new_work(self.me, brought.me)
        if arrived and self._answers(brought.me):
            self.ecoute.tell_work(f"{', '.join(arrived)}.")
        if brought.me != self.me:
            self.me = brought.me
            self.show_places(self.spot)

    @staticmethod
    def _answers(me: Me) -> bool:
        """Tell whether somebody answers: moderators follow their alerts, and are told nothing else."""
        return any(kept.place is Place.TO_ANSWER for kept in me.places)

    def _take_beginning(self, page: QueuePage) -> None:
        """Say how many lines are new, and who reads what; the lines stay where they are."""
        arrived = max(0, page.total - self.queue.lines.total)
        if arrived != self.arrived:
            self.arrived = arrived
            self.name_list()
        if self.queue.lines.told_readers(page):
            self.queue.refresh()

    def _take_change(self, seen: Dossier, story: Dossier) -> int:
        """Show the story on screen as it is now, say who changed it, and give its number; 0 when nothing was said.

        Behind a question it stays as it was asked about: it is looked at again once that is answered.
        """
        if self.dossier is not seen:
            return 0
        if not self.is_active:
            self._unseen = True
            return 0
        self.show_dossier(story)
        done = done_by_others(story, len(seen.history), self.ecoute.account)
        if not done or self.dossier is not story:
            return 0
        self.await_reading()
        self.say(f"L’expérience {story.experience.number} vient de changer ({done}).")
        return story.experience.number

    def _tell_alerts(self, alerts: tuple[int, ...], known: set[int] | None, told: int) -> None:
        """Announce the alerts that nobody knew here, but for the one that was just told of."""
        fresh = [number for number in alerts if known is not None and number not in known | {told}]
        self._known_alerts = set(alerts)
        if fresh:
            self.say(announced(fresh))

    def _lose_touch(self, error: Exception) -> None:
        if not self._out_of_touch:
            self._out_of_touch = True
            told = sentence(error, self.ecoute.folder)
            self.say(f"{_OUT_OF_TOUCH}, on réessaie bientôt. {told}")

    def _come_back(self) -> None:
        """Bring what could not be brought while the desk was out of reach."""
        self._out_of_touch = False
        if self.query_one(Status).sentence.startswith(_OUT_OF_TOUCH):
            self.say("Les arrivées sont suivies de nouveau.")
        if self.missed:
            self.refresh_list()


def _none_at_first(me: Me | None) -> set[int] | None:
    """Give the alerts known before the first look, None when it cannot be told which they are."""
    return None if me is None or alert_count(me) else set()
