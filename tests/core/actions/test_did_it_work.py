"""Did it work: a case worked by hand, and the sentence that goes with each."""

from datetime import UTC, datetime, timedelta
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.action import ImprovementAction
from core.actions.effect import Counted, Exposure, difference_in_differences, windows_of
from core.actions.measure import MeasureKind
from core.actions.verdict import effect
from core.concern import Concern
from core.experience import Experience
from core.ports import UnitOfWork
from core.structure import Structure
from core.vocabulary import ActionState, Channel, ExperienceState
from tests.fakes.store import FakeStore

BEGUN = datetime(2026, 3, 1, 12, tzinfo=UTC)
FINISHED = datetime(2026, 4, 1, 12, tzinfo=UTC)
NOW = datetime(2026, 7, 30, 12, tzinfo=UTC)
"""Ninety days after the first of May, when what was done had settled."""
CODES = ("caf-30", "caf-34", "caf-11")


def an_action(**changes: Any) -> ImprovementAction:
    whole: dict[str, Any] = {
        "number": 1,
        "title": "Rappeler",
        "structure_code": "caf-30",
        "state": ActionState.DONE,
        "measure_kind": MeasureKind.CHANNEL,
        "measured": "phone",
        "engaged_at": BEGUN,
        "done_at": FINISHED,
    }
    return ImprovementAction(**(whole | changes))


def the_tree() -> list[Structure]:
    head = Structure(code="caf", path="caf", name="Caf")
    below = (Structure(code=c, parent_code="caf", path=f"caf/{c}", name=c, typology="Caf") for c in CODES)
    other = Structure(code="mission", parent_code="caf", path="caf/mission", name="Mission", typology="Siège")
    site = Structure(code="ales", parent_code="caf-30", path="caf/caf-30/ales", name="Alès", typology="Site")
    return [head, *below, other, site]


class Told:
    """Stories told to a store, one after the other."""

    def __init__(self) -> None:
        self.store = FakeStore(*the_tree())

    def tell(self, times: int, at: datetime, *codes: str, by_phone: int = 0) -> None:
        for rank in range(times):
            number = len(self.store.tables.experiences) + 1
            kept = {"state": ExperienceState.PUBLISHED, "submitted_at": at, "published_at": at}
            self.store.keep(Experience(number=number, title="Titre", text="Récit", **kept))
            channel = Channel.PHONE if rank < by_phone else Channel.DESK
            for position, code in enumerate(codes, start=1):
                concern = {"position": position, "structure_code": code, "channels": {channel: None}}
                self.store.keep(Concern(experience_number=number, **concern))

    def reading(self) -> UnitOfWork:
        return self.store.reading()


def judged(told: Told, action: ImprovementAction, now: datetime = NOW) -> Any:
    with told.reading() as uow:
        structure = uow.structures.get(action.structure_code)
        assert structure is not None
        return effect(uow, action, structure, now)


def test_a_case_worked_by_hand() -> None:
    """40 of 100 stories before and 20 of 100 after here, 30 of 100 and 30 of 100 elsewhere.

    The difference in differences is −20 points. The Wilson limits are (0.3094, 0.4980) for 40 of 100, (0.1334, 0.2888)
    for 20 of 100 and (0.2189, 0.3958) for 30 of 100, so it lies from −20 − 100·√(0.0666² + 0.0980² + 0.0958² +
    0.0811²) = −37.3 to −20 + 100·√(0.0888² + 0.0906² + 0.0811² + 0.0958²) = −2.1 points.
    """
    own = Counted(Exposure(100, 40), Exposure(100, 20))
    others = Counted(Exposure(100, 30), Exposure(100, 30))
    found = difference_in_differences(own, others)
    assert found.difference == pytest.approx(-0.20)
    assert found.low == pytest.approx(-0.3726, abs=2e-4)
    assert found.high == pytest.approx(-0.0214, abs=2e-4)
    assert found.is_clear
    assert not difference_in_differences(Counted(Exposure(100, 40), Exposure(100, 35)), others).is_clear


@given(st.lists(st.tuples(st.integers(1, 400), st.floats(0, 1)), min_size=4, max_size=4))
def test_the_interval_holds_the_difference(counts: list[tuple[int, float]]) -> None:
    """Beside the formula of Wilson written out: the same limits, and the difference always lies between them."""
    exposures = [Exposure(n, round(part * n)) for n, part in counts]
    own, others = Counted(exposures[0], exposures[1]), Counted(exposures[2], exposures[3])
    found = difference_in_differences(own, others)
    terms = [(exposures[1], 1), (exposures[0], -1), (exposures[3], -1), (exposures[2], 1)]
    down = up = 0.0
    for (n, k), sign in terms:
        z, p = 1.959963984540054, k / n
        middle, half = (p + z * z / (2 * n)) / (1 + z * z / n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        low, high = middle - half / (1 + z * z / n), middle + half / (1 + z * z / n)
        down += (p - low if sign > 0 else high - p) ** 2
        up += (high - p if sign > 0 else p - low) ** 2
    assert found.low == pytest.approx(found.difference - sqrt(down), abs=1e-9)
    assert found.high == pytest.approx(found.difference + sqrt(up), abs=1e-9)
    assert found.low <= found.difference <= found.high


def test_the_windows_are_of_equal_length() -> None:
    """Until the day before it began, and from thirty days after it was done; never beyond 180 days."""
    windows = windows_of(an_action(), NOW)
    assert windows is not None
    assert (windows.before.since.isoformat(), windows.before.until.isoformat()) == ("2025-12-01", "2026-02-28")
    assert (windows.after.since.isoformat(), windows.after.until.isoformat()) == ("2026-05-01", "2026-07-29")
    assert windows.before.days == windows.after.days == 90
    later = windows_of(an_action(), NOW + timedelta(days=1000))
    assert later is not None
    assert later.after.days == later.before.days == 180
    assert windows_of(an_action(), FINISHED + timedelta(days=59)) is None


def test_here_and_where_nothing_was_done() -> None:
    """The stories of the sub-tree count here, once each; those of both places count here alone; others stay out."""
    told, before, after = Told(), BEGUN - timedelta(days=10), NOW - timedelta(days=10)
    told.tell(30, before, "caf-30", by_phone=15)
    told.tell(10, before, "ales", "caf-30", by_phone=5)
    told.tell(40, after, "caf-30", "caf-34", by_phone=4)
    told.tell(50, before, "caf-34", by_phone=20)
    told.tell(50, after, "caf-11", by_phone=20)
    told.tell(9, after, "mission", by_phone=9)
    told.tell(9, FINISHED, "caf-30", by_phone=9)
    told.tell(9, NOW, "caf-30", by_phone=9)
    found = judged(told, an_action())
    assert found.own == Counted(Exposure(40, 20), Exposure(40, 4))
    assert found.others == Counted(Exposure(50, 20), Exposure(50, 20))
    assert (found.compared, found.interval.difference) == (2, pytest.approx(-0.4))
    assert "de 50,0\u202f% à 10,0\u202f%" in found.sentence.replace("\u00a0", "\u202f").replace(" %", "\u202f%")
    assert "−40,0 points par rapport à elles" in found.sentence
    assert "une baisse nette" in found.sentence


def test_without_comparison_the_cause_is_not_said() -> None:
    """The head of a network has nobody to be compared with: the sentence says so."""
    told = Told()
    told.tell(40, BEGUN - timedelta(days=10), "caf-30", by_phone=30)
    told.tell(40, NOW - timedelta(days=10), "caf-30", by_phone=2)
    found = judged(told, an_action(structure_code="caf"))
    assert (found.others, found.compared) == (None, 0)
    assert "sans structure comparable" in found.sentence


@pytest.mark.parametrize(
    ("changes", "now", "said"),
    [
        ({"state": ActionState.ENGAGED, "done_at": None}, NOW, "pas encore réalisée"),
        ({}, FINISHED + timedelta(days=40), "attendre le 31 mai 2026"),
        ({}, NOW, "il y en a 0 et 0"),
        ({"measure_kind": None, "measured": ""}, NOW, "Aucun thème"),
        ({"state": ActionState.DROPPED, "done_at": None}, NOW, "abandonnée"),
    ],
)
def test_when_nothing_can_be_said(changes: dict[str, Any], now: datetime, said: str) -> None:
    """Too early, too few, or nothing to count: no interval, and why."""
    found = judged(Told(), an_action(**changes), now)
    assert found.interval is None
    assert said in found.sentence
