"""Handing a text to the editor that a person has chosen for themselves."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.text.clean import printable
from tui.private_files import PRIVATE_FOLDER


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back.

    Attributes:
        finished: whether the editor ended well.
    """

    text: str
    finished: bool


def chosen_editor(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Give the command of the editor, empty when none is chosen."""
    return shlex.split(environment.get("VISUAL") or environment.get("EDITOR") or "")


def edited(command: list[str], text: str, folder: Path) -> Edited:
    """Give the text as the editor left it, but for what no screen shows.

    Its file is for its owner alone, and goes with what the editor put beside.

    Raises:
        OSError: the editor cannot be started, or its file not be read.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="reponse-") as private:
        path = Path(private) / "reponse.txt"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        finished = subprocess.run([*command, str(path)], check=False).returncode == 0  # noqa: S603 (one's own choice)
        return Edited(printable(path.read_text(encoding="utf-8", errors="replace")).removesuffix("\n"), finished)
