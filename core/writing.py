"""Keeping the text of an answer: each one for good, and a line of history only where somebody learns something."""

from core.ports import UnitOfWork
from core.response import Response
from core.version import Version
from core.vocabulary import ResponseState


def keep_text(uow: UnitOfWork, response: Response, before: Response | None) -> None:
    """Keep a response in the place of what it was before, and its text among the versions.

    Raises:
        Stale: somebody else changed it meanwhile.
    """
    uow.responses.save(response, before.version) if before else uow.responses.add(response)
    uow.versions.keep(Version.of(response))


def is_news(before: Response | None, after: Response) -> bool:
    """Tell whether the history has a line for it: the same draft kept again by the same person has none."""
    if before is None or after.state is ResponseState.PUBLISHED:
        return True
    return (before.author, before.state) != (after.author, after.state)
