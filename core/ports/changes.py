"""How one learns that something changed, without asking again and again."""

from typing import Protocol


class Changes(Protocol):
    """Tells when something changed that lists show, whoever changed it, in whichever process.

    A mark is a place in what happened, the same for all processes: take it, read, then wait for what comes after it.
    """

    def mark(self) -> str:
        """Give the place where things are now: what is read after this call is at least as new.

        Raises:
            Unavailable: the database does not answer.
        """
        ...

    def wait(self, after: str, seconds: float) -> str:
        """Give a new mark as soon as something changed after another one, or the same one when the time is over.

        A change may be told that none came of; none is missed. A mark that comes from elsewhere is answered at once.
        """
        ...
