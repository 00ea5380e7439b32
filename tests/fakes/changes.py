"""What tells when something was kept in a store in memory."""

from tests.fakes.store import FakeStore


class FakeChanges:
    """Port core.ports.Changes; a mark is how many units of work were kept.

    Attributes:
        waiting: how many wait now.
        closed: whether everybody was let go.
    """

    def __init__(self, store: FakeStore) -> None:
        self._store = store
        self.waiting = 0
        self.closed = False

    def mark(self) -> str:
        """Give the present mark."""
        return str(self._store.commits)

    def wait(self, after: str, seconds: float) -> str:
        """Give a new mark as soon as something is kept."""
        with self._store.kept:
            self.waiting += 1
            self._store.kept.notify_all()
            self._store.kept.wait_for(lambda: self.closed or self.mark() != after, seconds)
            self.waiting -= 1
            return self.mark()

    def await_waiting(self, count: int) -> None:
        """Wait until so many wait."""
        with self._store.kept:
            assert self._store.kept.wait_for(lambda: self.waiting == count, 20), self.waiting

    def close(self) -> None:
        """Let everybody go."""
        with self._store.kept:
            self.closed = True
            self._store.kept.notify_all()
