"""Files of a dataset, sent while they are read: as much memory for a million records as for a thousand."""

import logging
from collections.abc import Iterator

from flask import Response

from core.errors import EcouteError

_LOG = logging.getLogger(__name__)


def streamed(pieces: Iterator[str], content_type: str, name: str) -> Response:
    """Give the answer that sends a file a piece at a time; a reader who goes away ends the work.

    The first piece is read before anything is sent: an error until then has its own answer. Later on the file ends
    cut short and the connection is closed without a proper end, so that nobody takes it for a whole one.
    """
    first = next(pieces)
    response = Response(_sent(first, pieces, name), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sent(first: str, others: Iterator[str], name: str) -> Iterator[bytes]:
    try:
        yield first.encode()
        for piece in others:
            yield piece.encode()
    except EcouteError as error:
        _LOG.error("Export %s coupé : %s", name, error.sentence)
        raise
