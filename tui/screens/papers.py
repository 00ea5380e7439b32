"""Writing a document into a PDF file, from the screen that shows it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.background import off_loop
from tui.screens.base import BaseScreen
from tui.widgets.status import Status

if TYPE_CHECKING:
    from core.assessments.file import AssessmentFile
    from core.committees.file import CommitteeFile


class PaperScreen(BaseScreen[None]):
    """A screen whose document may be printed."""

    def why_not(self, action: str) -> str | None:
        """Say why nothing is printed here."""
        if action == "print" and self.ecoute.write_paper is None:
            return "Ce poste n’imprime rien : prenez la commande « show » avec --pdf."
        return super().why_not(action)

    def paper_name(self) -> str:
        """Give what the file is called first."""
        raise NotImplementedError

    def printed(self) -> AssessmentFile | CommitteeFile | None:
        """Give what is printed, None until it is there."""
        raise NotImplementedError

    def action_print(self) -> None:
        """Ask where to write the document."""
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (asked for now and then)

        name = str(Path.home() / self.paper_name())
        asked = AskLine("Écrire en PDF", "Un fichier .pdf, prêt à imprimer.", name, pdf_fault)
        self.app.push_screen(asked, self._print)

    def _print(self, name: str | None) -> None:
        told = self.printed()
        if name is not None and told is not None:
            self.in_background("print", self._write, Path(name).expanduser(), told)

    async def _write(self, file: Path, told: AssessmentFile | CommitteeFile) -> None:
        write = self.ecoute.write_paper
        if write is not None:
            await off_loop(partial(write, file, told))
            self.query_one(Status).say(f"Document écrit dans {file}.")


def pdf_fault(text: str) -> str:
    """Say what is wrong with the name of a PDF file, "" when nothing is."""
    file = Path(text.strip()).expanduser()
    if file.suffix.lower() != ".pdf":
        return "Le nom du fichier finit par .pdf."
    return "" if not file.exists() else f"« {file.name} » existe déjà : donnez un autre nom."
