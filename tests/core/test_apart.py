"""Findings of several detectors are kept apart, the earlier detector believed."""

from core.text.apart import apart
from core.text.finding import Finding, FindingKind


def _finding(kind: FindingKind, start: int, end: int) -> Finding:
    return Finding(kind=kind, start=start, end=end, confidence=1, reason="")


def test_of_two_findings_that_meet_the_one_given_first_is_kept() -> None:
    phone, name = _finding(FindingKind.PHONE, 5, 9), _finding(FindingKind.PERSON, 8, 12)
    assert apart(20, [phone], [name]) == (phone,)
    assert apart(20, [name], [phone]) == (name,)


def test_findings_that_touch_are_both_kept_in_the_order_of_the_text() -> None:
    first, second = _finding(FindingKind.PERSON, 0, 5), _finding(FindingKind.PHONE, 5, 9)
    assert apart(20, [second], [first]) == (first, second)
