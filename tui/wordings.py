"""Between an answer as it is typed and as the desk keeps it: loaded with the desk, never at the start."""

from dataclasses import asdict

from core.errors import Invalid
from core.response import Wording
from tui.journal import Parts


def parts_of(wording: Wording) -> Parts:
    """Give the parts of an answer that the desk has."""
    return Parts(wording.greeting, wording.body, wording.closing, wording.signature)


def wording_of(parts: Parts) -> Wording:
    """Give the parts as the desk takes them.

    Raises:
        Invalid: they are too long.
    """
    try:
        return Wording(**asdict(parts))
    except ValueError as error:
        raise Invalid("La réponse est trop longue : 50 000 signes au plus. Raccourcissez-la.", "body") from error


def as_read(parts: Parts) -> str:
    """Give the answer as the public would read it, however long it is."""
    return Wording.model_construct(**asdict(parts.cleaned)).full_text
