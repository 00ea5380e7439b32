"""Dealing with what others ask about an experience: to be replaced, or to look at it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from core.text.clean import one_line, printable
from core.transfer import REFUSALS_BEFORE_DISCUSSION, WHY_MAX, TransferState
from tui.notices import awaited
from tui.possible import decidable, refusals, transferable
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
        asked = decidable(dossier, position)[0]
        file = dossier.concern(asked.position)
        if file is not None and file.concern.discussed_since is not None:
            return ConcludeDiscussion(desk, dossier, asked, now, kept.get("close_discussion"))
        return SettleTransfer(desk, dossier, asked, now, kept.get("refuse_transfer"))
    files = transferable(dossier)
    file = next((file for file in files if file.concern.position == position), files[0])
    return AskTransfer(desk, dossier, file, kept.get("ask_transfer"))


class AskTransfer(AskStructures):
    """For those who answer: asks to be replaced, by a structure or by whichever those who decide find."""

    topic = "transfert"
    only_one = True
    missing = ""
    yes = "Demander"

    def __init__(self, desk: DeskPort, dossier: Dossier, file: ConcernFile, kept: Answer | None) -> None:
        super().__init__(
            f"Demander le transfert de l’expérience {dossier.experience.number}",
            f"{named(dossier.experience)} n’est pas pour {quoted(one_line(file.name))}. Dans votre réseau, décident la "
            "structure choisie ou les responsables du niveau commun ; ailleurs, la modération. Sans choix, c’est "
            f"le niveau au-dessus du vôtre.{_already(dossier, file)}",
            find=desk.structures,
            suggest=lambda: desk.suggestions(dossier.experience.number),
            chosen=kept.structures if kept else (),
        )
        self._position = file.concern.position
        self._why = kept.text if kept else ""

    def compose_answer(self) -> ComposeResult:
        """Ask where to, and why."""
        yield from super().compose_answer()
        yield Static("Pourquoi, pour ceux qui décident", classes="label", markup=False)
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
    """For those who decide: sends a concern to the structure proposed or to another one, or leaves it and says why."""

    topic = "decide"
    only_one = True
    missing = "Choisissez la structure qui répondra."
    yes, other = "Transférer (f10)", "Refuser (f8)"
    keys = "échap : revenir"
    what = "Transfert demandé pour"
    to_say = "Si vous refusez : pourquoi, pour la structure qui demande"
    unsaid = "Écrivez pourquoi le transfert est refusé : la structure qui l’a demandé le lira."
    otherwise = "refuse_transfer"
    """The deed of the second button."""

    def __init__(self, desk: DeskPort, dossier: Dossier, asked: Transfer, now: datetime, kept: Answer | None) -> None:
        proposed = dossier.named.get(asked.to_code)
        super().__init__(
            f"{self.what} l’expérience {dossier.experience.number}",
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
        yield Static(self.to_say, classes="label", markup=False)
        yield field(self._note, "note", WHY_MAX)

    def answer(self) -> Answer | str:
        """Give the structure chosen."""
        if not self.chosen:
            return self.missing
        return Answer(structures=self.chosen, position=self._position, action="accept_transfer")

    def other_answer(self) -> Answer | str:
        """Give why it stays, when it is said."""
        note = self.query_one("#note", Input).value.strip()
        if not note:
            self.query_one("#note").focus()
            return self.unsaid
        return Answer(note, position=self._position, action=self.otherwise)

    @on(Input.Submitted, "#note")
    def _entered_note(self) -> None:
        self.action_accept_other()


class ConcludeDiscussion(SettleTransfer):
    """For those who conclude a discussion: sends the concern elsewhere, or closes with what was concluded."""

    topic = "discussion"

    yes, other = "Transférer (f10)", "Clore (f8)"
    what = "Discussion à trois sur"
    to_say = "Pour clore : ce que la discussion a conclu, pour tous"
    unsaid = "Écrivez ce que la discussion a conclu : tous ceux qui y prennent part le liront."
    otherwise = "close_discussion"


class SettleReports(Form[Answer]):
    """For moderators: leaves public what readers reported, or withdraws it."""

    topic = "signalements"
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
        f"{where}\n{awaited(dossier, asked)}{_about_to_open(dossier, asked)}"
    )


def _refused(dossier: Dossier, position: int, code: str) -> int:
    """Give how many requests of a structure were refused here."""
    here = (t for t in dossier.transfers if (t.position, t.from_code) == (position, code))
    return sum(transfer.state is TransferState.REFUSED for transfer in here)


def _already(dossier: Dossier, file: ConcernFile) -> str:
    """Warn those who ask again of what another refusal opens."""
    again = _refused(dossier, file.concern.position, file.structure.code) == REFUSALS_BEFORE_DISCUSSION - 1
    return "\nUn second refus ouvrira une discussion à trois." if again else ""


def _about_to_open(dossier: Dossier, asked: Transfer) -> str:
    """Warn those who decide of what refusing opens."""
    last = _refused(dossier, asked.position, asked.from_code) == REFUSALS_BEFORE_DISCUSSION - 1
    return "\nRefuser une seconde fois ouvre une discussion à trois." if last else ""


def _report(report: Report, dossier: Dossier, now: datetime) -> Content:
    file = dossier.concern(report.position)
    about = f"la réponse de {one_line(file.name)}" if file else "le récit"
    head = Content.assemble((report.reason.label, "bold"), (f" · sur {about} · {ago(report.at, now)}", "$text-muted"))
    return Content("\n").join([head, Content(quoted(printable(report.words)))] if report.words else [head])
