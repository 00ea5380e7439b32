"""Writing an answer: the story on the left, the sheet on the right, and nothing typed is ever lost."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content

from core.errors import EcouteError, Invalid, Stale
from core.text.clean import one_line
from core.vocabulary import ResponseState
from tui.background import off_loop
from tui.journal import Entry, Journal, Parts
from tui.keymap import COMPOSE, bindings
from tui.screens.base import STYLES, BaseScreen, show_where_fits
from tui.screens.forms import Confirm, Yes
from tui.widgets.answer_form import AnswerForm
from tui.widgets.banner import Banner
from tui.widgets.key_bar import KeyBar
from tui.widgets.status import Status
from tui.widgets.story_pane import StoryPane
from tui.words import ago, hour, quoted

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from core.dossier import ConcernFile, Dossier
    from core.formulas import Formulas
    from core.response import Response, Wording
    from tui.port import DeskPort

_SENT = {
    ResponseState.DRAFT: "brouillon enregistré",
    ResponseState.TO_VALIDATE: "réponse envoyée à la validation",
    ResponseState.PUBLISHED: "réponse publiée",
}
_RIGHTS = {ResponseState.TO_VALIDATE: "send_to_validate", ResponseState.PUBLISHED: "publish_response"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What an answer is written from."""

    desk: DeskPort
    account: str
    dossier: Dossier
    position: int
    formulas: Formulas

    @property
    def number(self) -> int:
        """The experience."""
        return self.dossier.experience.number

    @property
    def concern(self) -> ConcernFile:
        """The structure that answers."""
        file = self.dossier.concern(self.position)
        if file is None:
            raise Invalid(f"L’expérience {self.number} n’a pas de structure concernée n° {self.position}.")
        return file


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the answer, for the screen below."""

    dossier: Dossier
    sentence: str


class ComposerScreen(BaseScreen[Written]):
    """The composer. The journal comes before any call; a failing call loses nothing."""

    CSS_PATH = STYLES / "composer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMPOSE)
    AUTO_FOCUS = "#body"
    pause = 0.5
    """Seconds after which what was typed is in the journal."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._draft = sheet.concern.draft
        self._dossier = sheet.dossier
        self._safe = self._first_parts()
        self._latest = self._safe
        self._timer: Timer | None = None
        self._calling = False
        self._may_leave = False
        self._shown = "sheet"

    def compose(self) -> ComposeResult:
        """Compose story and sheet."""
        sheet = self._sheet
        yield Banner(self.ecoute.now, "Répondre", f"{sheet.account} · {sheet.concern.name}")
        with Horizontal(id="panes"):
            yield StoryPane(id="story")
            form = AnswerForm(sheet.formulas, self._safe, self._refused_states())
            form.border_title = self._title()
            yield form
        yield Status()
        yield KeyBar("compose")

    def on_mount(self) -> None:
        """Show the story, and offer what a lost terminal left behind."""
        self.query_one(StoryPane).show(self._dossier, {}, self.ecoute.now())
        entry = self._journal.find(self._sheet.account, self._sheet.number, self._sheet.position)
        if entry is not None and entry.parts.cleaned != self._safe.cleaned:
            self._offer(entry)
        elif entry is not None:
            self._forget()

    def on_unmount(self) -> None:
        """Journal what is not yet there."""
        if self._timer is not None:
            self._timer.stop()
            with suppress(OSError):
                self._keep(self.ecoute.now())

    # -- what is on the sheet

    @property
    def form(self) -> AnswerForm:
        """The sheet."""
        return self.query_one(AnswerForm)

    @property
    def _journal(self) -> Journal:
        return Journal(self.ecoute.folder)

    def _title(self) -> Content:
        name = one_line(self._sheet.concern.name)
        if self._draft is not None:
            written = ago(self._draft.updated_at, self.ecoute.now())
            return Content(f"Réponse · {name} · {self._draft.state.label}, {written}")
        kind = "Correction" if self._sheet.concern.published else "Réponse"
        return Content(f"{kind} · {name}")

    def _first_parts(self) -> Parts:
        start = self._draft or self._sheet.concern.published
        if start is not None:
            return _parts(start)
        formulas = self._sheet.formulas
        return Parts(
            greeting=next(iter(formulas.greetings), ""),
            closing=next(iter(formulas.closings), ""),
            signature=next(iter(formulas.signatures), ""),
        )

    def _refused_states(self) -> dict[ResponseState, str]:
        refusals = self._sheet.concern.refusals
        return {state: refusals[right] for state, right in _RIGHTS.items() if right in refusals}

    # -- the journal

    @on(AnswerForm.Changed)
    def _changed(self, event: AnswerForm.Changed) -> None:
        event.stop()
        if event.parts == self._latest:
            return
        self._latest = event.parts
        self._may_leave = False
        if self._timer is None:
            self._timer = self.set_timer(self.pause, self._write_journal)

    def _write_journal(self) -> None:
        self._timer = None
        now = self.ecoute.now()
        try:
            kept = self._keep(now)
        except OSError as error:
            self.ecoute.report(error)
            self._say("Ce poste ne peut pas garder votre texte : enregistrez-le avec ctrl+s.")
        else:
            if kept:
                self._say(f"Texte gardé sur ce poste, {hour(now)}. ctrl+s l’enregistre en brouillon.")

    def _keep(self, now: datetime) -> bool:
        if self._latest.cleaned == self._safe.cleaned:
            self._forget()
            return False
        sheet = self._sheet
        version = self._draft.version if self._draft else 0
        self._journal.keep(Entry(sheet.account, sheet.number, sheet.position, version, now.isoformat(), self._latest))
        return True

    def _forget(self) -> None:
        self._journal.forget(self._sheet.account, self._sheet.number, self._sheet.position)

    def _offer(self, entry: Entry) -> None:
        changed = self._draft is not None and self._draft.version != entry.based_on
        since = f" Depuis, {one_line(self._draft.author)} a modifié le brouillon." if changed and self._draft else ""
        question = Confirm(
            "Un texte non envoyé vous attend",
            f"Il est gardé sur ce poste et diffère de ce qui est enregistré.{since} Voici votre texte ; "
            "échap le garde.",
            entry.parts.full_text,
            yes="Prendre le texte enregistré",
            no="Garder mon texte",
        )
        self.app.push_screen(question, partial(self._choose, entry.parts))

    def _choose(self, mine: Parts, answer: Yes | None) -> None:
        self._latest = self._safe if answer is not None else mine
        self.form.put(self._latest)
        self._write_journal()
        self.form.write()

    # -- sending

    def action_save(self) -> None:
        """Keep the draft at the desk."""
        self._call(ResponseState.DRAFT, leave=False)

    def action_leave(self) -> None:
        """Keep the draft at the desk, and go back to the list; a second time, go back whatever happened."""
        self._latest = self.form.parts
        if self._calling and not self._may_leave:
            self._may_leave = True
            self._say("L’envoi n’a pas encore abouti ; échap encore pour revenir : votre texte est gardé sur ce poste.")
        elif self._may_leave or self._latest.cleaned == self._safe.cleaned:
            self._write_journal()
            self.close_with(Written(self._dossier, "") if self._dossier is not self._sheet.dossier else None)
        else:
            self._call(ResponseState.DRAFT, leave=True)

    def action_send(self) -> None:
        """Send the answer with the status picked; what becomes public is shown first."""
        state = self.form.state
        if state is not ResponseState.PUBLISHED:
            self._call(state, leave=state is ResponseState.TO_VALIDATE)
            return
        parts = self.form.parts.cleaned
        if not parts.body:
            self._say("La réponse est vide : écrivez-en le texte avant de l’envoyer.")
            return
        self.app.push_screen(self._review(parts), self._reviewed)

    def _review(self, parts: Parts) -> Confirm:
        experience = self._dossier.experience
        name = one_line(self._sheet.concern.name)
        author = f"l’auteur {quoted(one_line(experience.pseudonym))}" if experience.pseudonym else "l’auteur"
        return Confirm(
            "Relire avant de publier",
            f"Sera public : le texte ci-dessous, au nom de la structure {quoted(name)}, "
            f"sous l’expérience {experience.number}.\n"
            f"Sera averti : {author}, par e-mail s’il a laissé une adresse ; il dira si la réponse est utile.\n"
            "Ensuite : une réponse publiée peut être corrigée, les deux versions sont gardées.",
            parts.full_text,
            yes="Publier",
            no="Continuer à écrire",
        )

    def _reviewed(self, answer: Yes | None) -> None:
        if answer is not None:
            self._call(ResponseState.PUBLISHED, leave=True)

    def _call(self, state: ResponseState, *, leave: bool) -> None:
        if self._calling:
            return
        self._latest = self.form.parts
        self._write_journal()
        self._calling = True
        self._say("Envoi…")
        self.in_background("send", partial(self._send, leave=leave), self._latest, state)

    async def _send(self, parts: Parts, state: ResponseState, *, leave: bool) -> None:
        sheet = self._sheet
        version = self._draft.version if self._draft else 0
        try:
            wording = _wording(parts)
            call = partial(sheet.desk.write, sheet.number, sheet.position, wording, state, version)
            self._sent(await off_loop(call), parts, state, leave=leave)
        except Stale as stale:
            self.ecoute.report(stale)
            self._say("Votre texte est gardé.")
            await self._meet_newer_draft(parts)
        except EcouteError as error:
            self.ecoute.report(error)
            self._say("Votre texte est gardé sur ce poste ; échap pour revenir à la liste quand même.")
            self._may_leave = leave
        finally:
            self._calling = False

    def _sent(self, dossier: Dossier, parts: Parts, state: ResponseState, *, leave: bool) -> None:
        self._take(dossier, parts)
        sentence = f"Expérience {self._sheet.number} : {_SENT[state]}."
        if leave:
            self._latest = parts
            self._write_journal()
            self.close_with(Written(dossier, sentence))
            return
        self._write_journal()
        self._say(f"{sentence} Pour l’envoyer, choisissez un autre statut, puis f10.")

    def _take(self, dossier: Dossier, safe: Parts) -> None:
        self._dossier, self._safe = dossier, safe
        file = dossier.concern(self._sheet.position)
        self._draft = file.draft if file else None
        self.form.border_title = self._title()

    async def _meet_newer_draft(self, mine: Parts) -> None:
        sheet = self._sheet
        dossier = await off_loop(partial(sheet.desk.show, sheet.number))
        file = dossier.concern(sheet.position)
        newer = (file.draft or file.published) if file else None
        self._take(dossier, _parts(newer) if newer else self._safe)
        entry = Entry(sheet.account, sheet.number, sheet.position, 0, "", mine)
        if mine.cleaned != self._safe.cleaned:
            self._offer(entry)

    # -- what is in sight

    def action_story(self) -> None:
        """Show the story, or come back to the text."""
        self._show("sheet" if self._shown == "story" else "story")

    def action_preview(self) -> None:
        """Show the whole answer, or come back to the text."""
        self._show("sheet" if self._shown == "preview" else "preview")

    def _show(self, part: str) -> None:
        self._shown = part
        self.fit_panes()
        if part == "sheet":
            self.form.write()
        elif part == "story":
            self.query_one(StoryPane).focus()

    def fit_panes(self) -> None:
        """Show side by side what fits, else what was asked for."""
        alone, shown = self.narrow, self._shown
        show_where_fits(self.query_one(StoryPane), fits=not alone or shown == "story")
        show_where_fits(self.form, fits=not alone or shown != "story")
        show_where_fits(self.query_one("#written"), fits=shown != "preview")
        show_where_fits(self.query_one("#preview"), fits=shown == "preview" or not (alone or self.low))

    def _say(self, sentence: str) -> None:
        self.query_one(Status).say(sentence)


def _parts(response: Response) -> Parts:
    return Parts(response.greeting, response.body, response.closing, response.signature)


def _wording(parts: Parts) -> Wording:
    from core.response import Wording  # noqa: PLC0415 (loaded by the desk, never at the start)

    try:
        return Wording(greeting=parts.greeting, body=parts.body, closing=parts.closing, signature=parts.signature)
    except ValueError as error:
        raise Invalid("La réponse est trop longue : 50 000 signes au plus. Raccourcissez-la.", "body") from error
