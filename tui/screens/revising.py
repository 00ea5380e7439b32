"""Coming back on the answer: its earlier versions, and what a validator wants changed in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from core.errors import EcouteError
from core.response import REMARK_MAX
from core.text.clean import one_line, printable
from tui.background import off_loop
from tui.screens.editing_outside import EditingOutsideScreen
from tui.screens.sheet import Written
from tui.wordings import as_read, parts_of

if TYPE_CHECKING:
    from core.dossier import Dossier
    from core.version import Version
    from tui.journal import Parts
    from tui.screens.answer import Answer


class RevisingScreen(EditingOutsideScreen):
    """The part of the composer that looks back."""

    _news = ""
    """What was done to the story since it was read."""

    def on_mount(self) -> None:
        """Say above the text what the reader has to know of it."""
        self._show_notice()

    def why_not(self, action: str) -> str | None:
        """Say why nothing can be sent back."""
        if action != "send_back" or self._to_validate:
            return super().why_not(action)
        if not self._sheet.validates:
            return "Renvoyer une réponse revient à qui valide celles de la structure."
        return "Rien à renvoyer : aucune réponse n’est à valider ici."

    # -- versions

    def action_versions(self) -> None:
        """Look at the earlier texts."""
        self.in_background("versions", self._open_versions)

    async def _open_versions(self) -> None:
        sheet = self._sheet
        versions = await off_loop(partial(sheet.desk.versions, sheet.number, sheet.position))
        if not versions:
            key = self.key_for("answer.save")
            self._say(f"Aucune version n’est encore enregistrée : {key} enregistre la première.")
            return
        from tui.screens.versions import VersionsScreen  # noqa: PLC0415 (only when asked for)

        screen = VersionsScreen(versions, as_read(self.form.parts), sheet.account)
        self.app.push_screen(screen, self._restore)

    def _restore(self, version: Version | None) -> None:
        """Bring an earlier text back, once the one on the sheet is a version too."""
        if version is None:
            return
        if self.form.parts.cleaned == self._safe.cleaned:
            self._bring_back(version)
        else:
            self._call(self._kept_state, leave=False, then=partial(self._bring_back, version))

    def _bring_back(self, version: Version) -> None:
        self.form.put(parts_of(version))
        self.form.write()
        self._say("Version reprise ; celle d’avant reste parmi les versions (f6).")

    # -- validation

    def action_send_back(self) -> None:
        """Give the answer back to who wrote it, with a remark."""
        why_not = self.why_not("send_back")
        if why_not is not None:
            self._say(why_not)
        elif self.form.parts.cleaned != self._safe.cleaned:
            self._say("Vous avez changé le texte : enregistrez-le (ctrl+s), puis renvoyez-le.")
        else:
            self._ask_remark()

    def _ask_remark(self, kept: Answer | None = None) -> None:
        from tui.screens.forms import AskNote  # noqa: PLC0415 (only when asked for)

        author = one_line(self._draft.author) if self._draft else ""
        question = AskNote(
            "Renvoyer avec une remarque",
            f"La réponse redevient un brouillon ; {author} lira votre remarque au-dessus de son texte.",
            label="Ce qui est à changer",
            yes="Renvoyer",
            kept=kept,
            needed="Écrivez ce qui est à changer.",
            most=REMARK_MAX,
        )
        self.app.push_screen(question, self._remarked)

    def _remarked(self, answer: Answer | None) -> None:
        if answer is not None and not self._calling:
            self._calling = True
            self.in_background("send", self._give_back, answer)

    async def _give_back(self, answer: Answer) -> None:
        sheet = self._sheet
        version = self._draft.version if self._draft else 0
        try:
            call = partial(sheet.desk.send_back, sheet.number, sheet.position, version, answer.text)
            dossier = await off_loop(call)
        except EcouteError as error:
            self.ecoute.report(error)
            self._ask_remark(answer)
        else:
            self.close_with(Written(dossier, f"Expérience {sheet.number} : réponse renvoyée avec votre remarque."))
        finally:
            self._calling = False

    # -- what stands above the text

    def _take(self, dossier: Dossier, safe: Parts) -> None:
        """Hold what the desk has now."""
        super()._take(dossier, safe)
        self._show_notice()

    def _show_notice(self) -> None:
        self.form.notice(self._notice())
        self.refresh_bindings()

    def tell_change(self, sentence: str) -> None:
        """Say above the text that the story changed; it stays there while one writes."""
        self._news = sentence
        self._show_notice()

    def _notice(self) -> str:
        return "\n".join(filter(None, (self._news, self._about_draft())))

    def _about_draft(self) -> str:
        draft = self._draft
        if draft is None:
            return ""
        if draft.remark:
            return f"À revoir, remarque de la validation : {printable(draft.remark)}"
        if self._to_validate:
            return f"À valider, de {one_line(draft.author)} · f6 : ce qui a changé · f7 : renvoyer avec une remarque"
        return ""
