"""Shows how far a long work is, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_of(label: str, size: int | None, position: Callable[[], int]) -> Iterator[Callable[[], None]]:
    """Show a bar on the standard error when it is a terminal; give what moves it.

    Args:
        label: what is being done.
        size: the whole; None when it is not known.
        position: tells how much of it is done.
    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    # Rich takes a while to load, and only terminals need it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(label), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=size)
        yield lambda: bar.update(task, completed=position())


class Counted:
    """Counts pieces of a work that says how large each of them was."""

    def __init__(self) -> None:
        self._done = 0

    def position(self) -> int:
        """Give how much is done."""
        return self._done

    def then(self, advance: Callable[[], None]) -> Callable[[int], None]:
        """Give what counts a piece, then calls `advance`."""

        def counted(size: int) -> None:
            self._done += size
            advance()

        return counted
