"""Searches kept under names, and what is found written into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.dates import count_fr
from core.seeking.exporting import EXPORTED_MAX, sheet
from tui.background import off_loop
from tui.screens.base import BaseScreen
from tui.widgets.status import Status
from tui.words import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.seeking.hits import Results
    from core.seeking.saved import SavedSearch
    from core.sheets import Value
    from tui.port import DeskPort

_SUFFIXES = (".xlsx", ".ods", ".csv")
_MINE, _SHARED = "mine", "shared"


class ChosenHit(NamedTuple):
    """A story found, with the search that found it."""

    number: int
    line: str


class KeepingScreen(BaseScreen[ChosenHit]):
    """The part of the search that keeps and exports."""

    _results: Results | None = None

    def __init__(self, desk: DeskPort) -> None:
        super().__init__()
        self._desk = desk

    def why_not(self, action: str) -> str | None:
        """Say why a key does nothing now."""
        if action in {"keep", "export"} and self._results is None:
            return "La recherche est en cours : un instant."
        if action == "export" and self.ecoute.write_sheets is None:
            return "Ce poste n’écrit pas de fichiers : prenez la commande ecoute search."
        return super().why_not(action)

    def search_for(self, line: str) -> None:
        """Look for a line."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Say what just happened."""
        self.query_one(Status).say(sentence)

    # -- kept searches

    def action_saved(self) -> None:
        """Open a search that is kept."""
        self.in_background("saved", partial(self._pick, forgetting=False))

    def action_forget(self) -> None:
        """Forget a search that is kept."""
        self.in_background("saved", partial(self._pick, forgetting=True))

    async def _pick(self, *, forgetting: bool) -> None:
        kept = await off_loop(self._desk.searches)
        if not kept:
            self.say(f"Aucune recherche n’est gardée : {self.key_for('seek.keep')} garde celle-ci.")
            return
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (only when asked for)

        choices = [Choice(str(at), one.name, _detail(one)) for at, one in enumerate(kept)]
        title = "Effacer une recherche gardée" if forgetting else "Recherches gardées"
        self.app.push_screen(Picker(title, "Nom de la recherche", choices), partial(self._picked, kept, forgetting))

    def _picked(self, kept: Sequence[SavedSearch], forgetting: bool, picked: str | None) -> None:
        if picked is None:
            return
        one = kept[int(picked)]
        if forgetting:
            self.in_background("forget", self._forget, one)
        else:
            self.search_for(one.line)

    async def _forget(self, one: SavedSearch) -> None:
        await off_loop(partial(self._desk.forget_search, one.name, one.account_name))
        self.say(f"Recherche effacée : {quoted(one.name)}.")

    def action_keep(self) -> None:
        """Ask under which name to keep the search, then for whom."""
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (only when asked for)

        if self._results is not None:
            line = self._results.line or "toutes les expériences publiées"
            self.app.push_screen(AskLine("Garder cette recherche", line, "", _name_fault), self._named)

    def _named(self, name: str | None) -> None:
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (only when asked for)

        if name is None or self._results is None:
            return
        choices = [
            Choice(_MINE, "pour moi", "personne d’autre ne la voit"),
            Choice(_SHARED, "pour ma structure", "ses comptes et ceux de ses structures filles la voient"),
        ]
        picked = partial(self._keep_for, name, self._results.line)
        self.app.push_screen(Picker("Pour qui ?", "Pour qui", choices), picked)

    def _keep_for(self, name: str, line: str, whom: str | None) -> None:
        if whom is not None:
            self.in_background("keep", partial(self._keep, name, line, shared=whom == _SHARED))

    async def _keep(self, name: str, line: str, *, shared: bool) -> None:
        await off_loop(partial(self._desk.save_search, name, line, shared=shared))
        self.say(f"Recherche {'partagée' if shared else 'gardée'} : {quoted(name)}.")

    # -- files

    def action_export(self) -> None:
        """Ask where to write what is found."""
        from tui.screens.dashboard_questions import AskLine  # noqa: PLC0415 (only when asked for)

        most = f"Un fichier .xlsx, .ods ou .csv ; {count_fr(EXPORTED_MAX)} expériences au plus."
        name = str(Path.home() / "recherche.xlsx")
        self.app.push_screen(AskLine("Exporter", most, name, file_fault), self._export)

    def _export(self, name: str | None) -> None:
        if name is not None and self._results is not None:
            self.in_background("export", self._write, Path(name).expanduser(), self._results.line)

    async def _write(self, file: Path, line: str) -> None:
        write = self.ecoute.write_sheets
        if write is None:
            return
        rows: list[tuple[Value, ...]] = []
        after, more = None, True
        while more and len(rows) < EXPORTED_MAX:
            page = await off_loop(partial(self._desk.export_rows, line, after))
            rows += page.rows
            after, more = page.following, page.following is not None
            self.say(f"Lecture : {count_fr(len(rows))} expériences…")
        table = sheet(line, tuple(rows[:EXPORTED_MAX]), whole=not more and len(rows) <= EXPORTED_MAX)
        await off_loop(partial(write, file, table))
        self.say(f"{count_fr(min(len(rows), EXPORTED_MAX))} expériences écrites dans {file}.")


def file_fault(text: str) -> str:
    """Say what is wrong with the name of a file, "" when nothing is."""
    file = Path(text.strip()).expanduser()
    if file.suffix.lower() not in _SUFFIXES:
        return "Le nom du fichier finit par .xlsx, .ods ou .csv."
    return "" if not file.exists() else f"« {file.name} » existe déjà : donnez un autre nom."


def _name_fault(text: str) -> str:
    return "" if 0 < len(text.strip()) <= 60 else "Donnez un nom à la recherche, de 60 signes au plus."


def _detail(one: SavedSearch) -> str:
    return f"{one.line} · partagée par {one.account_name}" if one.shared else one.line
