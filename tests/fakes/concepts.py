"""The port core.ports.Concepts, over dictionaries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from core.concepts.concept import Concept, ConceptVersion
from core.concepts.expressions import Need
from core.concepts.held import NONE, Edition, Held, Spot
from core.concepts.matching import may_hold
from core.errors import Stale
from core.ports.concepts import Watched
from core.structure import within
from core.vocabulary import ExperienceState
from tests.fakes.repositories import Repository
from tests.fakes.tables import Tables


class FakeConcepts(Repository):
    """Port core.ports.Concepts."""

    def next_number(self) -> int:
        return max(self._tables.concepts, default=0) + 1

    def add(self, concept: Concept) -> None:
        self._must_write()
        self._tables.concepts[concept.number] = concept

    def get(self, number: int) -> Concept | None:
        return self._tables.concepts.get(number)

    def of(self, networks: Collection[str] | None) -> Sequence[Concept]:
        kept = (c for c in self._tables.concepts.values() if not c.removed)
        found = [c for c in kept if networks is None or c.network_code in networks]
        return sorted(found, key=lambda c: (c.network_code, c.name, c.number))

    def save(self, concept: Concept, seen_version: int) -> None:
        self._must_write()
        kept = self._tables.concepts[concept.number]
        if kept.version != seen_version:
            raise Stale(f"Le concept {concept.number} a changé depuis que vous l’avez lu\u202f: relisez-le.")
        reached = 0 if concept.edition == concept.version else kept.reached
        counting = {"counted": kept.counted, "reached": reached}
        self._tables.concepts[concept.number] = concept.model_copy(update=counting)

    def note(self, version: ConceptVersion) -> None:
        self._must_write()
        self._tables.concept_versions[version.concept_number, version.version] = version

    def versions(self, number: int) -> Sequence[ConceptVersion]:
        found = (v for (concept, _), v in self._tables.concept_versions.items() if concept == number)
        return sorted(found, key=lambda v: -v.version)

    def watched(self) -> Sequence[Watched]:
        found = []
        for concept in self._tables.concepts.values():
            for version in sorted({concept.edition, concept.counted} - {0}):
                lines = self._tables.concept_versions[concept.number, version].expressions
                if not concept.removed:
                    found.append(Watched(Edition(concept.number, version), concept.network_code, lines))
        return found

    def take_turn(self) -> None:
        self._must_write()

    def reached(self, edition: Edition, number: int) -> None:
        self._turn(edition, {"reached": number})

    def counted(self, edition: Edition) -> None:
        self._turn(edition, {"counted": edition.version, "reached": 0})

    def old(self) -> Sequence[Edition]:
        live = {one.edition for one in self.watched()}
        kept = {key[1] for key in self._tables.concept_matches} | {key[0] for key in self._tables.concept_sums}
        return sorted(kept - live)

    def forget_old(self, most: int) -> int:
        self._must_write()
        old = self.old()
        matches = [key for key in self._tables.concept_matches if key[1] in old]
        sums = [key for key in self._tables.concept_sums if key[0] in old]
        for match in matches[:most]:
            del self._tables.concept_matches[match]
        left = most - len(matches[:most])
        for key in sums[:left]:
            del self._tables.concept_sums[key]
        return len(matches[:most]) + len(sums[:left])

    def held(self, numbers: Iterable[int]) -> Mapping[int, frozenset[Edition]]:
        wanted, found = set(numbers), dict[int, set[Edition]]()
        for number, edition in self._tables.concept_matches:
            if number in wanted:
                found.setdefault(number, set()).add(edition)
        return {number: frozenset(editions) for number, editions in found.items()}

    def put_held(self, added: Iterable[tuple[int, Edition]], removed: Iterable[tuple[int, Edition]]) -> None:
        self._must_write()
        self._tables.concept_matches |= dict.fromkeys(added)
        for key in removed:
            del self._tables.concept_matches[key]

    def add_up(self, sums: Mapping[tuple[Edition, Spot], Held]) -> None:
        self._must_write()
        for key, held in sums.items():
            self._tables.concept_sums[key] = self._tables.concept_sums.get(key, NONE) + held

    def totals(self, editions: Collection[Edition], code: str, periods: Sequence[str]) -> Mapping[Edition, Held]:
        by_period = self.by_period(editions, code, periods)
        return {edition: sum(held.values(), NONE) for edition, held in by_period.items()}

    def by_period(
        self, editions: Collection[Edition], code: str, periods: Sequence[str]
    ) -> Mapping[Edition, Mapping[str, Held]]:
        found: dict[Edition, dict[str, Held]] = {}
        for (edition, spot), held in self._tables.concept_sums.items():
            if edition in editions and spot.code == code and spot.period in periods and held.stories:
                found.setdefault(edition, {})[spot.period] = held
        return found

    def by_code(self, edition: Edition, codes: Collection[str], periods: Sequence[str]) -> Mapping[str, Held]:
        found = {code: self.totals([edition], code, periods).get(edition, NONE) for code in codes}
        return {code: held for code, held in found.items() if held.stories}

    def following(self, needs: Sequence[Need], root_path: str | None, after: int, limit: int) -> Sequence[int]:
        return [number for number in self._holding(needs, root_path) if number > after][:limit]

    def newest(self, needs: Sequence[Need], root_path: str | None, below: int | None, limit: int) -> Sequence[int]:
        found = reversed(self._holding(needs, root_path))
        return [number for number in found if below is None or number < below][:limit]

    def candidates(self, needs: Sequence[Need], root_path: str | None) -> int:
        return len(self._holding(needs, root_path))

    def texts(self, numbers: Iterable[int]) -> Mapping[int, tuple[str, str]]:
        found = (self._tables.experiences[number] for number in numbers if number in self._tables.experiences)
        return {e.number: (e.title, e.text) for e in found if e.state is ExperienceState.PUBLISHED}

    def last_number(self) -> int:
        return max(self._tables.experiences, default=0)

    def of_story(self, number: int) -> Sequence[Concept]:
        return [c for c in self.of(None) if (number, Edition(c.number, c.counted)) in self._tables.concept_matches]

    def stories(
        self, edition: Edition, root_path: str | None, since: datetime, until: datetime, below: int | None, limit: int
    ) -> Sequence[int]:
        found = (number for number, one in self._tables.concept_matches if one == edition)
        kept = [n for n in found if self._concerns(n, root_path) and since <= self._published_at(n) < until]
        return [n for n in sorted(kept, reverse=True) if below is None or n < below][:limit]

    def count(self, edition: Edition, root_path: str | None, since: datetime, until: datetime) -> int:
        return len(self.stories(edition, root_path, since, until, None, 1_000_000))

    def _turn(self, edition: Edition, changes: dict[str, int]) -> None:
        self._must_write()
        concept = self._tables.concepts[edition.concept_number]
        if concept.edition == edition.version:
            self._tables.concepts[concept.number] = concept.model_copy(update=changes)

    def _holding(self, needs: Sequence[Need], root_path: str | None) -> list[int]:
        return sorted(
            number
            for number, (title, text) in self._tables.found_by.items()
            if any(may_hold(need, frozenset((*title, *text))) for need in needs) and self._concerns(number, root_path)
        )

    def _concerns(self, number: int, root_path: str | None) -> bool:
        paths = (
            self._tables.structures[concern.structure_code].path
            for (of_story, _), concern in self._tables.concerns.items()
            if of_story == number
        )
        return root_path is None or any(within(path, root_path) for path in paths)

    def _published_at(self, number: int) -> datetime:
        at = self._tables.experiences[number].published_at
        assert at is not None
        return at


def holds_concept(tables: Tables, number: int, concept_number: int) -> bool:
    """Tell whether an experience holds a concept, as it is counted."""
    concept = tables.concepts.get(concept_number)
    return concept is not None and (number, Edition(concept.number, concept.counted)) in tables.concept_matches
