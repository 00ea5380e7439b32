"""The trace of an error as it may be kept: where it went through, and none of its words.

What an error says of itself may quote what somebody wrote, an address, or a password of the settings.
"""

import traceback
from collections.abc import Iterator


def trace(error: BaseException) -> str:
    """Give the kinds of an error and of what led to it, each with its places in the code."""
    return "\n".join(_told(one) for one in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _told(error: BaseException) -> str:
    kind = type(error)
    return "".join([f"{kind.__module__}.{kind.__qualname__}\n", *traceback.format_tb(error.__traceback__)])
