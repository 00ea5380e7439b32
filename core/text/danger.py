"""Words that say that somebody's life or safety may be at stake now."""


def reason(text: str) -> str:
    """Say why somebody may be in danger, "" when nothing says so."""
    return ""
