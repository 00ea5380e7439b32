"""Writing what the desk prints into a PDF file, from the screen that shows it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.background import off_loop
from tui.screens.base import BaseScreen
from tui.widgets.status import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.paper import Paper


class PaperScreen(BaseScreen[None]):
    """A screen whose document may be printed."""

    def why_not(self, action: str) -> str | None:
        """Say why nothing is printed here."""
        if action == "print" and self.ecoute.write_file is None:
            return "D’ici, aucun fichier ne peut être écrit."
        return super().why_not(action)

    def ask_paper(self, title: str, name: str, bring: Callable[[], Paper]) -> None:
        """Ask where to write a document.

        Args:
            title: of the question.
            name: what the file is called first.
            bring: asks the desk for the document.
        """
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (asked for now and then)

        told = "Un fichier .pdf, prêt à imprimer."
        self.app.push_screen(AskLine(title, told, str(Path.home() / name), pdf_fault), partial(self._print, bring))

    def _print(self, bring: Callable[[], Paper], name: str | None) -> None:
        if name is not None:
            self.query_one(Status).say("Le document s’imprime…")
            self.in_background("print", self._write, bring, Path(name).expanduser())

    async def _write(self, bring: Callable[[], Paper], file: Path) -> None:
        write, said = self.ecoute.write_file, ""
        try:
            paper = await off_loop(bring)
            if write is not None:
                await off_loop(partial(write, file, paper.pdf))
                said = f"Document écrit dans {file}."
        finally:
            self.query_one(Status).say(said)


def pdf_fault(text: str) -> str:
    """Say what is wrong with the name of a PDF file, "" when nothing is."""
    file = Path(text.strip()).expanduser()
    if file.suffix.lower() != ".pdf":
        return "Le nom du fichier finit par .pdf."
    return "" if not file.exists() else f"« {file.name} » existe déjà : donnez un autre nom."
