from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import count_fr, duration_fr

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({}, "moins d’une heure"),
        ({"minutes": 59, "seconds": 59}, "moins d’une heure"),
        ({"hours": 1}, f"1{SPACE}heure"),
        ({"hours": 1, "minutes": 29}, f"1{SPACE}heure"),
        ({"hours": 1, "minutes": 30}, f"2{SPACE}heures"),
        ({"hours": 5}, f"5{SPACE}heures"),
        ({"hours": 47, "minutes": 29}, f"47{SPACE}heures"),
        ({"days": 2}, f"2{SPACE}jours"),
        ({"days": 2, "hours": 12}, f"3{SPACE}jours"),
        ({"days": 400}, f"400{SPACE}jours"),
    ],
)
def test_durations_by_example(parts: dict[str, int], told: str) -> None:
    """Hours under two days, then days; one is singular."""
    assert duration_fr(timedelta(**parts)) == told


@given(st.timedeltas(timedelta(0), timedelta(days=3000)))
def test_a_duration_is_never_half_a_unit_away(lasted: timedelta) -> None:
    """What is told is the nearest whole number of its unit."""
    count, _, unit = duration_fr(lasted).partition(SPACE)
    if not unit:
        assert lasted < timedelta(hours=1)
        return
    whole = timedelta(hours=1) if unit.startswith("heure") else timedelta(days=1)
    assert abs(int(count) * whole - lasted) * 2 <= whole


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (999, "999"), (1234567, "1\u202f234\u202f567")])
def test_thousands_stand_apart(number: int, told: str) -> None:
    assert count_fr(number) == told
