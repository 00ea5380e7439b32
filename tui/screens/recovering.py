"""Answers left unsent on this machine, by a crash or a lost network: said at the start, and opened by a key."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from core.errors import Forbidden, NotFound, SignedOut, Unavailable
from tui.background import by_itself, off_loop
from tui.screens.together import TogetherScreen

if TYPE_CHECKING:
    from core.vocabulary import ResponseKind
    from tui.journal import Entry, Journal
    from tui.lines import Key
    from tui.page_cache import PageCache
    from tui.port import DeskPort
    from tui.screens.forms import Yes
    from tui.screens.sheet import Written


class RecoveringScreen(TogetherScreen):
    """The part of the main screen that opens the composer, and finds what was left in it."""

    def tell_kept_texts(self, account: str) -> None:
        """Say which texts were left unsent on this machine."""
        answers = _numbers(self._journal(), account)
        if answers:
            text = "Un texte non envoyé vous attend" if len(answers) == 1 else "Des textes non envoyés vous attendent"
            self.say(f"{text} : {_listed(answers)}. La touche {self.key_for('story.recover')} le rouvre.")
            return
        comments = _numbers(self._journal("comments"), account)
        if comments:
            key = self.key_for("story.comment")
            self.say(f"Un commentaire non envoyé vous attend : {_listed(comments)}. La touche {key} le rouvre.")

    def forget_erased(self, account: str) -> None:
        """Forget what this machine keeps of experiences that were erased meanwhile."""
        if self.desk is not None and self._cache is not None:
            self.in_background("erased", self._forget_erased, self.desk, account, self._cache)

    async def _forget_erased(self, desk: DeskPort, account: str, cache: PageCache) -> None:
        from tui.forgetting import forget, kept_numbers  # noqa: PLC0415 (kept out of the cold start)

        by_itself.set(True)
        folder = self.ecoute.desk_folder
        numbers = await off_loop(partial(kept_numbers, folder, account, cache))
        with suppress(Unavailable, SignedOut):  # the list says so; this is asked again at the next start
            erased = await off_loop(partial(desk.erased, numbers)) if numbers else ()
            if erased:
                await off_loop(partial(forget, folder, account, cache, erased))

    def action_recover(self) -> None:
        """Open an answer that was left unsent; ask which, when there are several."""
        entries = [*self._journal().of(self.ecoute.account or "")]
        if not entries:
            self.say("Aucun texte non envoyé ne vous attend sur ce poste.")
        elif len(entries) == 1:
            self._recover(entries[0])
        else:
            self._ask_which(entries)

    def _ask_which(self, entries: list[Entry]) -> None:
        from core.text.clean import excerpt, one_line  # noqa: PLC0415 (only when asked for)
        from tui.screens.picker import Choice, Picker  # noqa: PLC0415 (kept out of the cold start)

        choices = [
            Choice(str(at), f"Expérience {entry.number}", excerpt(one_line(entry.parts.body), 60))
            for at, entry in enumerate(entries)
        ]
        picker = Picker("Textes non envoyés", "Numéro de l’expérience", choices)
        self.app.push_screen(picker, lambda picked: self._recover(entries[int(picked)]) if picked else None)

    def _recover(self, entry: Entry) -> None:
        if self.desk is not None:
            self.in_background("composer", self._reopen, self.desk, entry)

    async def _reopen(self, desk: DeskPort, entry: Entry) -> None:
        try:
            await self._open_composer(desk, (entry.number, entry.position), entry.position, None)
        except (NotFound, Forbidden) as error:
            from tui.screens.forms import Confirm  # noqa: PLC0415 (kept out of the cold start)

            question = Confirm(
                "Ce texte ne peut plus être envoyé",
                f"{error.sentence} Le voici, pour le copier ailleurs.",
                entry.parts.body,
                yes="Effacer ce texte",
                no="Le garder",
            )
            self.app.push_screen(question, partial(self._drop, entry))

    def _drop(self, entry: Entry, answer: Yes | None) -> None:
        if answer is not None:
            self._journal().forget(entry.account, entry.number, entry.position)

    async def _open_composer(self, desk: DeskPort, key: Key, position: int, kind: ResponseKind | None) -> None:
        blank = await off_loop(partial(desk.blank_sheet, key[0], position))
        from tui.screens.composer import ComposerScreen  # noqa: PLC0415 (kept out of the cold start)
        from tui.screens.sheet import Sheet  # noqa: PLC0415 (kept out of the cold start)

        if self.app.screen is self:
            sheet = Sheet(desk, self.ecoute.account or "", blank.dossier, position, blank.formulas, kind)
            self.app.push_screen(ComposerScreen(sheet), partial(self._written, key))

    def _written(self, key: Key, written: Written | None) -> None:
        if written is not None:
            self.after_deed(key, written.dossier, written.sentence)

    def _journal(self, name: str = "journal") -> Journal:
        from tui.journal import Journal  # noqa: PLC0415 (kept out of the cold start)

        return Journal(self.ecoute.desk_folder, name)


def _numbers(journal: Journal, account: str) -> list[int]:
    return sorted({entry.number for entry in journal.of(account)})


def _listed(numbers: list[int]) -> str:
    return f"expérience{'s' if len(numbers) > 1 else ''} {', '.join(str(number) for number in numbers)}"
