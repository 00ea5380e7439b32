"""Names of people."""

from core.text.finding import Finding, FindingKind
from core.text.names.barring import bar
from core.text.names.cutting import cut
from core.text.names.people import people
from core.text.names.politicians import bar_politicians


def find(text: str) -> list[Finding]:
    """Give the names of people in the text, no two of them overlapping."""
    words = cut(text)
    bar(text, words)
    bar_politicians(words)
    return [
        Finding(kind=FindingKind.PERSON, start=name.start, end=name.end, confidence=confidence, reason=reason)
        for name, (confidence, reason) in people(text, words)
    ]
