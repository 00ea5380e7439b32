"""What the schema keeps unique, whatever two people do at the same moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from core.errors import Stale


@contextmanager
def stale_when_taken(sentence: str) -> Iterator[None]:
    """Say Stale, in this sentence, where the schema refuses a second row at a place that has one."""
    try:
        yield
    except IntegrityError as refused:
        if "unique" not in str(refused.orig).casefold():
            raise
        raise Stale(sentence) from refused
