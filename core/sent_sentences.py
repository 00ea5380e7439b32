"""Counts the sentences that structures send, so that a draft can tell which ones are worn."""

from collections.abc import Iterable

from core.ports import UnitOfWork
from core.response import Response
from core.text.sentences import marked_sentences
from core.vocabulary import ResponseKind


def count_as_sent(uow: UnitOfWork, response: Response, before: Response | None) -> None:
    """Count the sentences of an answer just published; those of the answer that it corrects count no more."""
    if before is not None:
        uow.sent_sentences.take_back(before.structure_code, _marks(before))
    uow.sent_sentences.add(response.structure_code, _marks(response))


def take_back_as_sent(uow: UnitOfWork, response: Response, before: Response | None) -> None:
    """Undo the count of an answer that is public no more; the one that it corrected counts again."""
    uow.sent_sentences.take_back(response.structure_code, _marks(response))
    if before is not None:
        uow.sent_sentences.add(before.structure_code, _marks(before))


def _marks(response: Response) -> Iterable[str]:
    """Give the marks of the sentences of an answer; a structure that adopts one has not written it."""
    return () if response.kind is ResponseKind.ADOPTED else marked_sentences(response.body)
