"""Whether a text belongs in the programme."""

from collections.abc import Sequence

from core.text.finding import Finding, OutOfScope


def judge(text: str, findings: Sequence[Finding]) -> tuple[OutOfScope | None, str]:
    """Say why a text may not belong here, and what in it says so; (None, "") when nothing does."""
    return None, ""
