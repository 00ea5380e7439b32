"""Puts the detectors together: one reading of one text."""

from collections.abc import Iterable

from core.text import danger, identifiers, insults, names, scope
from core.text.finding import Analysis, Finding


def analyse(text: str) -> Analysis:
    """Give what the detectors say of a text, spans counted in its signs."""
    # Where two findings meet, the earlier detector of this list is believed: a key says more than a likeness.
    findings = _apart([*identifiers.find(text), *names.find(text), *insults.find(text)])
    out_of_scope, scope_reason = scope.judge(text, findings)
    return Analysis(
        findings=tuple(findings), danger=danger.reason(text), out_of_scope=out_of_scope, scope_reason=scope_reason
    )


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """Give the findings in the order of the text, without those that meet an earlier one of the list."""
    kept: list[Finding] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
