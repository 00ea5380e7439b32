"""Signing in at a server: account, password, and the code of an application for those who give one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import ScreenResultType
from textual.widgets import Input, Static

from core.errors import EcouteError
from tui.background import off_loop
from tui.screens.base import STYLES
from tui.screens.forms import Form, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual._path import CSSPathType
    from textual.app import ComposeResult

    from tui.remote.door import Door

_LONGEST = 1000
_CODE = 6


@dataclass(frozen=True, slots=True)
class Entered:
    """Who came in."""

    account: str


class AtTheDoor(Form[ScreenResultType]):
    """A form that the server answers: it stays open until the server agrees."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "signing.tcss"]
    topic = "connexion"
    waiting = "Un instant…"
    """What is said while the server is asked."""
    _asking = False

    def __init__(self, door: Door, title: str, explanation: str) -> None:
        super().__init__(title, explanation)
        self.door = door

    def missing(self) -> str | None:
        """Say what is still to be filled in, and go there; None when nothing is."""
        raise NotImplementedError

    def call(self) -> Callable[[], ScreenResultType]:
        """Give the call of the server that what is filled in asks for."""
        raise NotImplementedError

    def value(self, name: str) -> str:
        """Give what is written in a field."""
        return self.query_one(f"#{name}", Input).value

    def answer(self) -> ScreenResultType | str:
        """Ask the server, when nothing is missing; its answer closes the form later."""
        why_not = self.missing()
        if why_not is None and not self._asking:
            self._asking = True
            self.in_background("door", self._ask, self.call())
        return why_not or self.waiting

    async def _ask(self, call: Callable[[], ScreenResultType]) -> None:
        try:
            self.close_with(await off_loop(call))
        except EcouteError as error:
            self.say_missing(error.sentence)
            self.refused()
        finally:
            self._asking = False

    def refused(self) -> None:
        """Make ready for another try."""

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        event.stop()
        fields = [*self.query(Input)]
        after = fields[fields.index(event.input) + 1 :]
        if after:
            after[0].focus()
        else:
            self.action_accept()


class SignIn(AtTheDoor[Entered]):
    """Asks who comes in; when somebody is expected, nobody else may."""

    yes = "Se connecter"
    no = "Plus tard"
    waiting = "Connexion…"
    keys = "f10 : se connecter · échap : plus tard"

    def __init__(self, door: Door, account: str, why: str) -> None:
        """Make the question.

        Args:
            door: the server.
            account: who is expected, "" for anybody.
            why: why it is asked in the middle of something, "" at the start.
        """
        super().__init__(door, "Se connecter à Écoute", "\n".join(filter(None, (why, f"Serveur : {door.server}"))))
        self._account = account
        self._expected = bool(why)

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static("Compte", classes="label", markup=False)
        account = field(self._account, "account")
        account.disabled = self._expected
        yield account
        yield Static("Mot de passe", classes="label", markup=False)
        yield secret_field("password")
        yield Static("Code à 6 chiffres de votre application (modération, administration)", classes="label")
        yield code_field()

    def on_mount(self) -> None:
        """Begin where something is to be written."""
        self.query_one("#password" if self._account else "#account").focus()

    def missing(self) -> str | None:
        """Say what is still to be filled in."""
        empty = next((name for name in ("account", "password") if not self.value(name)), None)
        if empty is not None:
            self.query_one(f"#{empty}").focus()
            return "Écrivez le nom de votre compte." if empty == "account" else "Écrivez votre mot de passe."
        return None

    def call(self) -> Callable[[], Entered]:
        """Give the call that signs in."""
        return partial(_sign_in, self.door, self.value("account").strip(), self.value("password"), self.value("code"))

    def refused(self) -> None:
        """Write the code again: it serves once."""
        self.query_one("#code", Input).value = ""
        self.query_one("#password").focus()


def _sign_in(door: Door, account: str, password: str, code: str) -> Entered:
    return Entered(door.sign_in(account, password, code))


def secret_field(name: str) -> Input:
    """Give a field whose letters are not shown."""
    made = field("", name, _LONGEST)
    made.password = True
    return made


def code_field() -> Input:
    """Give a field for a code, which may be written in two groups."""
    made = field("", "code", _CODE + 1)
    made.add_class("code")
    return made
