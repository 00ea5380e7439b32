"""Puts the detectors together: one reading of one text."""

from core.text import danger, identifiers, insults, names, scope
from core.text.apart import apart
from core.text.finding import Analysis, Finding
from core.text.names import familiar, fields, spaced


def analyse(text: str) -> Analysis:
    """Give what the detectors say of a text, spans counted in its signs."""
    findings = look_at(text)
    out_of_scope, scope_reason = scope.judge(text, findings)
    return Analysis(findings=findings, danger=danger.reason(text), out_of_scope=out_of_scope, scope_reason=scope_reason)


def look_at(text: str) -> tuple[Finding, ...]:
    """Give the spans of a text to look at, in their order."""
    # Where two findings meet, the earlier detector of this list is believed: a key says more than a likeness.
    return apart(
        len(text),
        identifiers.find(text),
        fields.find(text),
        names.find(text),
        spaced.find(text),
        familiar.find(text),
        insults.find(text),
    )
