"""The ports of the improvement actions, over dictionaries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from core.action import ImprovementAction
from core.actions.measure import Measure, MeasureKind
from core.actions.story import SheetEvent
from core.actions.ties import Tie
from core.concern import Concern
from core.errors import Stale
from core.experience import Experience
from core.french import stems
from core.notification import Notification, NotificationState
from core.structure import Structure, within
from core.views import Cursor
from core.vocabulary import ActionState, ExperienceState
from tests.fakes.concepts import holds_concept
from tests.fakes.repositories import Repository


class FakeActions(Repository):
    """Port core.ports.Actions."""

    def next_number(self) -> int:
        return max(self._tables.actions, default=0) + 1

    def add(self, action: ImprovementAction, experiences: Iterable[int]) -> None:
        self._keep(action)
        self.link(action.number, experiences)

    def get(self, number: int) -> ImprovementAction | None:
        return self._tables.actions.get(number)

    def save(self, action: ImprovementAction, seen_version: int) -> None:
        if self._tables.actions[action.number].version != seen_version:
            raise Stale(f"La fiche action {action.number} a changé depuis que vous l’avez lue : relisez-la.")
        self._keep(action)

    def of(self, numbers: Iterable[int]) -> Mapping[int, Sequence[ImprovementAction]]:
        links = sorted(self._tables.action_links)
        return {n: [self._tables.actions[a] for a, linked in links if linked == n] for n in numbers}

    def within(self, root_path: str | None, limit: int, after: Cursor | None = None) -> Sequence[ImprovementAction]:
        found = [(a.published_at, a.number, a) for a in self._inside(root_path) if a.published_at]
        found = [one for one in found if after is None or one[:2] < (after.at, after.number)]
        return [action for _, _, action in sorted(found, key=lambda one: one[:2], reverse=True)][:limit]

    def public_count(self, root_path: str | None) -> int:
        return len([action for action in self._inside(root_path) if action.published_at])

    def page(
        self, root_path: str | None, states: Iterable[ActionState], below: int | None, limit: int
    ) -> Sequence[ImprovementAction]:
        wanted = set(states)
        found = [a for a in self._inside(root_path) if a.state in wanted and (below is None or a.number < below)]
        return sorted(found, key=lambda action: -action.number)[:limit]

    def counts(self, root_path: str | None) -> Mapping[ActionState, int]:
        return Counter(action.state for action in self._inside(root_path))

    def linked(self, number: int) -> Sequence[int]:
        return sorted(experience for action, experience in self._tables.action_links if action == number)

    def link(self, number: int, experiences: Iterable[int]) -> None:
        self._must_write()
        self._tables.action_links |= dict.fromkeys((number, experience) for experience in experiences)

    def unlink(self, number: int, experiences: Iterable[int]) -> None:
        self._must_write()
        for experience in experiences:
            self._tables.action_links.pop((number, experience), None)

    def ties(self, number: int) -> Sequence[Tie]:
        return sorted(
            (tie for tie in self._tables.action_ties if tie.action_number == number), key=lambda t: (t.kind, t.key)
        )

    def tie(self, tie: Tie) -> None:
        self._must_write()
        if tie not in self._tables.action_ties:
            self._tables.action_ties.append(tie)

    def untie(self, tie: Tie) -> None:
        self._must_write()
        if tie in self._tables.action_ties:
            self._tables.action_ties.remove(tie)

    def note(self, event: SheetEvent) -> None:
        self._must_write()
        self._tables.action_events.append(event)

    def history(self, number: int) -> Sequence[SheetEvent]:
        return [event for event in self._tables.action_events if event.action_number == number]

    def _inside(self, root_path: str | None) -> list[ImprovementAction]:
        paths = {code: structure.path for code, structure in self._tables.structures.items()}
        actions = self._tables.actions.values()
        return [a for a in actions if root_path is None or within(paths[a.structure_code], root_path)]


class FakeAnnouncements(Repository):
    """Port core.ports.Announcements."""

    def claim(self, letter: Notification, mark: str) -> NotificationState | None:
        self._must_write()
        place = (letter.action, letter.kind.value, mark)
        holder = self._tables.action_told.setdefault(place, letter.event)
        if holder == letter.event:
            return None
        state = next(n.state for n in self._tables.notifications.values() if n.event == holder)
        if state in {NotificationState.PENDING, NotificationState.SENT}:
            return state
        self._tables.action_told[place] = letter.event
        return None


class FakeThemes(Repository):
    """Port core.ports.Themes, told one story after the other."""

    def alike(self, structure: Structure) -> Sequence[str]:
        return sorted(
            one.code
            for one in self._tables.structures.values()
            if one.network_code == structure.network_code
            and (one.typology, one.depth) == (structure.typology, structure.depth)
            and one.code != structure.code
        )

    def counts(
        self, measure: Measure, codes: Sequence[str], but: str, since: datetime, until: datetime
    ) -> tuple[int, int]:
        roots = [self._tables.structures[code].path for code in codes if code in self._tables.structures]
        published = on_theme = 0
        for experience in self._tables.experiences.values():
            at = experience.published_at
            if experience.state is not ExperienceState.PUBLISHED or at is None or not since <= at < until:
                continue
            concerns = [c for (number, _), c in self._tables.concerns.items() if number == experience.number]
            if but and any(within(self._path(c), but) for c in concerns):
                continue
            inside = [c for c in concerns if any(within(self._path(c), root) for root in roots)]
            published += bool(inside)
            on_theme += any(self._is_on(measure, experience, concern) for concern in inside)
        return published, on_theme

    def _is_on(self, measure: Measure, experience: Experience, concern: Concern) -> bool:
        title, text = self._tables.found_by.get(experience.number, ((), ()))
        return {
            MeasureKind.CHANNEL: measure.value in concern.channels,
            MeasureKind.TAG: measure.value in experience.tags,
            MeasureKind.TRADE_TAG: measure.value in concern.trade_tags,
            MeasureKind.WORDS: {*stems(measure.value)} <= {*title, *text},
            MeasureKind.CONCEPT: measure.kind is MeasureKind.CONCEPT
            and holds_concept(self._tables, experience.number, int(measure.value)),
        }[measure.kind]

    def _path(self, concern: Concern) -> str:
        return self._tables.structures[concern.structure_code].path
