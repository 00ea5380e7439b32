"""Logs in lines of JSON on the standard error, without a word of anybody: what happened, where, for how long."""

import logging
import sys
import time
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

_OURS = "ecoute"
_FIELDS = frozenset(
    {"event", "server", "route", "method", "status", "duration_ms", "outcome", "account", "number", "count", "seconds"}
)
"""What may stand beside the message of a line; whatever else is given does not leave."""


class _Formatter(JsonFormatter):
    """Writes what is known to be about nobody.

    An error is told by its kind and its places in the code: its own words may quote what somebody wrote. What
    libraries say is told without what they put into their sentences, for the same reason.
    """

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """Fill one line."""
        super().add_fields(log_data, record, message_dict)
        for field in log_data.keys() - _FIELDS - {"at", "level", "logger", "message"}:
            del log_data[field]
        if not record.name.startswith(_OURS):
            # A sentence that is whole already may hold an address, a path, a name: where it was said stands for it.
            log_data["message"] = str(record.msg) if record.args else f"{record.pathname}:{record.lineno}"
        if record.exc_info and record.exc_info[0] is not None:
            log_data["error"] = record.exc_info[0].__name__
            log_data["places"] = _places(record.exc_info[1])


def write_logs(level: str) -> None:
    """Write from now on what is at least of this level to the standard error, a line of JSON each."""
    handler = logging.StreamHandler(sys.stderr)
    renamed = {"asctime": "at", "levelname": "level", "name": "logger"}
    parts = "%(asctime)s %(levelname)s %(name)s %(message)s"
    shape = _Formatter(parts, "%Y-%m-%dT%H:%M:%SZ", rename_fields=renamed, json_ensure_ascii=False)
    shape.converter = time.gmtime
    handler.setFormatter(shape)
    logging.root.handlers = [handler]
    logging.root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(level.upper())


def _places(error: BaseException | None) -> list[str]:
    """Give where an error went through, innermost last: files and lines, no values."""
    frames = traceback.extract_tb(error.__traceback__) if error else ()
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
