"""Searches over the tables in memory: each experience is looked at, as the language says what it means."""

from collections.abc import Iterable, Sequence

from core.ports.seeking import Found
from core.response import Usefulness
from core.seeking.asked import Asked
from core.seeking.evaluating import Told, finds, meant_concerns
from core.seeking.facets import Trait
from core.seeking.saved import SavedSearch
from core.seeking.search import Key
from core.vocabulary import ExperienceState
from tests.fakes.concepts import holds_concept
from tests.fakes.repositories import FakeEvaluations, Repository
from tests.fakes.tables import Tables


def told(tables: Tables, number: int) -> Told:
    """Give all that a search may ask of an experience."""
    votes: dict[tuple[int, int], Usefulness] = dict(
        FakeEvaluations(tables, writes=False).of([number]).get(number, {}).items()
    )
    return Told(
        tables.experiences[number],
        [concern for key, concern in sorted(tables.concerns.items()) if key[0] == number],
        tables.structures,
        [response for key, response in sorted(tables.responses.items()) if key[0] == number],
        votes,
        {action for action, one in tables.action_links if one == number and tables.actions[action].published_at},
        {concept for concept in tables.concepts if holds_concept(tables, number, concept)},
    )


class FakeSearches(Repository):
    """Port core.ports.Searches."""

    def page(self, asked: Asked, after: int | None, limit: int) -> Found:
        found = [number for number in self._found(asked) if after is None or number < after]
        return Found(tuple(found[:limit]), found[limit - 1] if len(found) > limit else None)

    def traits(self, asked: Asked, numbers: Iterable[int]) -> Sequence[Trait]:
        return [self._trait(asked, told(self._tables, number)) for number in numbers]

    def words(self, key: Key, network_code: str | None) -> Sequence[str]:
        tags = [t.name for t in self._tables.trade_tags.values() if network_code in (None, t.network_code)]
        published = [e for e in self._tables.experiences.values() if e.state is ExperienceState.PUBLISHED]
        words = {
            Key.TRADE_TAG: tags,
            Key.TYPOLOGY: [structure.typology for structure in self._tables.structures.values()],
            Key.DEPARTMENT: [experience.department for experience in published],
            Key.CAMPAIGN: [experience.campaign for experience in published],
        }[key]
        return sorted({word for word in words if word})

    def _found(self, asked: Asked) -> list[int]:
        return [n for n in sorted(self._tables.experiences, reverse=True) if finds(asked, told(self._tables, n))]

    def _trait(self, asked: Asked, one: Told) -> Trait:
        at = one.experience.published_at
        assert at is not None
        concerns = tuple((one.structures[c.structure_code].path, tuple(c.channels)) for c in meant_concerns(asked, one))
        tags, held = tuple(one.experience.tags), tuple(n for c, n in asked.concepts.items() if c in one.concepts)
        return Trait(one.experience.sentiment, one.experience.department, tags, at, concerns, held)


class FakeSavedSearches(Repository):
    """Port core.ports.SavedSearches."""

    def of(self, account_name: str) -> Sequence[SavedSearch]:
        return [kept for key, kept in sorted(self._tables.saved_searches.items()) if key[0] == account_name]

    def shared(self, codes: Iterable[str]) -> Sequence[SavedSearch]:
        among = set(codes)
        found = [kept for kept in self._tables.saved_searches.values() if kept.structure_code in among]
        return sorted(found, key=lambda kept: (kept.name, kept.account_name))

    def put(self, search: SavedSearch) -> None:
        self._keep(search)

    def remove(self, account_name: str, name: str) -> None:
        self._must_write()
        self._tables.saved_searches.pop((account_name, name), None)
