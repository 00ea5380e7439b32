"""Dealing with what others ask about an experience: to be replaced, or to look at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from core.text.clean import one_line, printable
from core.transfer import WHY_MAX
from tui.possible import refusals, transferable
from tui.screens.answer import Answer
from tui.screens.forms import Form, field
from tui.screens.routing import AskStructures
from tui.words import ago, named, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from textual.app import ComposeResult

    from core.dossier import ConcernFile, Dossier
    from core.report import Report
    from core.structure import Structure
    from core.transfer import Transfer
    from tui.port import DeskPort
    from tui.screens.forms import Question


def settlement(
    kind: str | None,
    desk: DeskPort,
    dossier: Dossier,
    position: int,
    now: datetime,
    kept: Mapping[str, Answer],
) -> Question[Answer]:
    """Give the question about what there is to deal with, with what was given before when it failed."""
    if kind == "reports":
        return SettleReports(dossier, now, kept.get("dismiss_reports"))
    if kind == "transfer":
        asked = next((t for t in dossier.open_transfers if t.position == position), dossier.open_transfers[0])
        return SettleTransfer(desk, dossier, asked, now, kept.get("refuse_transfer"))
    files = transferable(dossier)
    file = next((file for file in files if file.concern.position == position), files[0])
    return AskTransfer(desk, dossier, file, kept.get("ask_transfer"))


class AskTransfer(AskStructures):
    """For those who answer: asks to be replaced, by a structure or by whichever the moderators find."""

    only_one = True
    missing = ""
    yes = "Demander"

    def __init__(self, desk: DeskPort, dossier: Dossier, file: ConcernFile, kept: Answer | None) -> None:
        super().__init__(
            f"Demander le transfert de l’expérience {dossier.experience.number}",
            f"{named(dossier.experience)} n’est pas pour {quoted(one_line(file.name))} : la modération décidera. "
            "Sans structure choisie, elle en cherchera une.",
            find=desk.structures,
            chosen=kept.structures if kept else (),
        )
        self._position = file.concern.position
        self._why = kept.text if kept else ""

    def compose_answer(self) -> ComposeResult:
        """Ask where to, and why."""
        yield from super().compose_answer()
        yield Static("Pourquoi, pour la modération", classes="label", markup=False)
        yield field(self._why, "note", WHY_MAX)

    def answer(self) -> Answer | str:
        """Give both, when why is said."""
        why = self.query_one("#note", Input).value.strip()
        if not why:
            self.query_one("#note").focus()
            return "Écrivez pourquoi cette expérience n’est pas pour vous."
        return Answer(why, structures=self.chosen, position=self._position, action="ask_transfer")

    @on(Input.Submitted, "#note")
    def _entered_why(self) -> None:
        self.action_accept()


class SettleTransfer(AskStructures):
    """For moderators: sends a concern to the structure proposed or to another one, or leaves it and says why."""

    only_one = True
    missing = "Choisissez la structure qui répondra."
    yes, other = "Transférer (f10)", "Refuser (f8)"
    keys = "échap : revenir"

    def __init__(self, desk: DeskPort, dossier: Dossier, asked: Transfer, now: datetime, kept: Answer | None) -> None:
        proposed = dossier.named.get(asked.to_code)
        super().__init__(
            f"Transfert demandé pour l’expérience {dossier.experience.number}",
            _told(dossier, asked, proposed, now),
            find=desk.structures,
            suggest=lambda: desk.suggestions(dossier.experience.number),
            chosen=[proposed] if proposed else [],
        )
        self._position = asked.position
        self._note = kept.text if kept else ""

    def compose_answer(self) -> ComposeResult:
        """Ask where to, or why not."""
        yield from super().compose_answer()
        yield Static("Si vous refusez : pourquoi, pour la structure qui demande", classes="label", markup=False)
        yield field(self._note, "note", WHY_MAX)

    def answer(self) -> Answer | str:
        """Give the structure chosen."""
        if not self.chosen:
            return self.missing
        return Answer(structures=self.chosen, position=self._position, action="accept_transfer")

    def other_answer(self) -> Answer | str:
        """Give why not, when it is said."""
        note = self.query_one("#note", Input).value.strip()
        if not note:
            self.query_one("#note").focus()
            return "Écrivez pourquoi le transfert est refusé : la structure qui l’a demandé le lira."
        return Answer(note, position=self._position, action="refuse_transfer")

    @on(Input.Submitted, "#note")
    def _entered_note(self) -> None:
        self.action_accept_other()


class SettleReports(Form[Answer]):
    """For moderators: leaves public what readers reported, or withdraws it."""

    AUTO_FOCUS = "#note"
    keys = "échap : revenir"

    def __init__(self, dossier: Dossier, now: datetime, kept: Answer | None) -> None:
        experience = dossier.experience
        super().__init__(f"Signalements sur l’expérience {experience.number}", f"{named(experience)} a été signalée.")
        self._reports = Content("\n\n").join([_report(report, dossier, now) for report in dossier.open_reports])
        self._note = kept.text if kept else ""
        public = "withdraw" not in refusals(dossier)
        self.other = "Retirer… (f8)" if public else ""
        self.yes = "Laisser publique (f10)" if public else "Clore (f10)"

    def compose_answer(self) -> ComposeResult:
        """Show the reports, and ask for a note."""
        with VerticalScroll(classes="shown-text", can_focus=True):
            yield Static(self._reports, markup=False)
        yield Static("Note pour la modération (facultative)", classes="label", markup=False)
        yield field(self._note, "note")

    def answer(self) -> Answer | str:
        """Leave it public, with the note."""
        return Answer(self.query_one("#note", Input).value.strip(), action="dismiss_reports")

    def other_answer(self) -> Answer | str:
        """Withdraw it: the reason is asked for next."""
        return Answer(action="withdraw")

    @on(Input.Submitted, "#note")
    def _entered_note(self) -> None:
        self.action_accept()


def _told(dossier: Dossier, asked: Transfer, proposed: Structure | None, now: datetime) -> str:
    origin = dossier.named.get(asked.from_code)
    where = f"Structure proposée : {one_line(proposed.name)}" if proposed else "Aucune structure n’est proposée."
    who = f"{one_line(asked.asked_by)} ({one_line(origin.name)})" if origin else one_line(asked.asked_by)
    return (
        f"{named(dossier.experience)}\n{who} l’a demandé {ago(asked.asked_at, now)} : {quoted(printable(asked.why))}\n"
        f"{where}"
    )


def _report(report: Report, dossier: Dossier, now: datetime) -> Content:
    file = dossier.concern(report.position)
    about = f"la réponse de {one_line(file.name)}" if file else "le récit"
    head = Content.assemble((report.reason.label, "bold"), (f" · sur {about} · {ago(report.at, now)}", "$text-muted"))
    return Content("\n").join([head, Content(quoted(printable(report.words)))] if report.words else [head])
