"""A file of stolen passwords: SHA-1 hashes in their order, one a line, as « Pwned Passwords » gives them."""

from pathlib import Path

from core.errors import Unavailable

_HASH = 40


class BreachedFile:
    """Port core.ports.Breached: searches the file by halves, and loads nothing of it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def holds(self, sha1: str) -> bool:
        """Tell whether a hash, in capital hexadecimal, begins a line.

        Raises:
            Unavailable: the file cannot be read.
        """
        sought = sha1.encode()
        try:
            with self._file.open("rb") as lines:
                first, last = 0, lines.seek(0, 2)
                # The line sought begins at `first` or after it, and before `last`.
                while first < last:
                    middle = (first + last) // 2
                    lines.seek(max(middle - 1, 0))
                    if middle:
                        lines.readline()
                    begins = lines.tell()
                    found = lines.readline()[:_HASH].upper() if begins < last else b""
                    if found == sought:
                        return True
                    if found and found < sought:
                        first = lines.tell()
                    else:
                        last = middle
        except OSError as error:
            raise Unavailable(
                f"La liste des mots de passe volés ({self._file}) ne peut pas être lue : vérifiez ECOUTE_BREACHED."
            ) from error
        return False
