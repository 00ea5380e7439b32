"""What this machine remembers of how its person works: the look, and who has seen the tour."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from tui.private_files import read_json, write_json

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

_FILE = "workstation.json"


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was kept.

    Attributes:
        theme: the name of the look, "" for the first one.
        toured: the accounts that have seen the tour, or did not want to.
        rings: whether the terminal rings when work arrives.
    """

    theme: str = ""
    toured: tuple[str, ...] = ()
    rings: bool = False

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Read what the folder keeps; a spoiled file is as good as none."""
        known = read_json(folder / _FILE)
        if not isinstance(known, dict):
            return cls()
        theme, toured = known.get("theme"), known.get("toured")
        return cls(
            theme if isinstance(theme, str) else "",
            tuple(name for name in toured if isinstance(name, str)) if isinstance(toured, list) else (),
            known.get("rings") is True,
        )

    def with_theme(self, theme: str) -> Self:
        """Remember another look."""
        return replace(self, theme=theme)

    def with_rings(self, *, rings: bool) -> Self:
        """Remember whether the terminal rings."""
        return replace(self, rings=rings)

    def with_tour(self, account: str) -> Self:
        """Remember that an account has seen the tour."""
        return replace(self, toured=tuple(dict.fromkeys((*self.toured, account))))

    def keep(self, folder: Path) -> None:
        """Write it for the next start."""
        write_json(folder / _FILE, asdict(self), durable=False)
