"""Enrolling with a link that serves once: what the telephone makes its codes from, then a password of one's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs, urlsplit

from rich.text import Text
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from tui.qr_text import qr_text
from tui.screens.base import STYLES, show_where_fits
from tui.screens.forms import Question, Yes
from tui.screens.forms import field as line
from tui.screens.signing import AtTheDoor, Entered, code_field, secret_field

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual._path import CSSPathType
    from textual.app import ComposeResult

    from tui.remote.door import Door, Enrolment

_LONGEST_LINK = 1000
_FRAME, _WORDS = 2, 34
"""The rows above and below the square, and the columns that what is said beside it takes."""
_NO_ROOM = "Agrandissez la fenêtre pour voir le carré à photographier.\n"


@dataclass(frozen=True, slots=True)
class Begun:
    """A link, and what it is for."""

    link: str = field(repr=False)
    enrolment: Enrolment


class AskLink(AtTheDoor[Begun]):
    """Asks for the link that the operator sent."""

    AUTO_FOCUS = "#link"
    yes = "Continuer"
    no = "Plus tard"

    def __init__(self, door: Door) -> None:
        super().__init__(
            door,
            "Rejoindre Écoute",
            "Collez le lien que l’exploitant vous a remis : il sert une fois, et vaut un jour.\n"
            f"Serveur : {door.server}",
        )

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static("Lien", classes="label", markup=False)
        yield line("", "link", _LONGEST_LINK)

    def missing(self) -> str | None:
        """Say that there is no link."""
        return None if self.value("link").strip() else "Collez le lien."

    def call(self) -> Callable[[], Begun]:
        """Give the call that tells whom the link is for."""
        return partial(_begin, self.door, self.value("link").strip())


class ShowSecret(Question[Yes]):
    """Shows what the telephone makes its codes from: to be photographed, or typed."""

    CSS_PATH: ClassVar[CSSPathType | None] = [STYLES / "questions.tcss", STYLES / "signing.tcss"]
    AUTO_FOCUS = "#yes"
    topic = "connexion"
    yes = "Continuer"

    def __init__(self, enrolment: Enrolment) -> None:
        super().__init__("Votre application de codes", "")
        self._enrolment = enrolment
        self._square = qr_text(enrolment.totp_uri)

    def compose(self) -> ComposeResult:
        """Compose the square beside what is said of it."""
        with Vertical(classes="box whole") as box:
            box.border_title = self._question
            with Horizontal(id="secret"):
                # Its colours are those that a camera reads, whatever the theme.
                yield Static(Text(self._square, style="black on white"), id="qr")
                with Vertical(id="told"):
                    yield Static(_NO_ROOM, id="no-room", markup=False)
                    yield Static(self._told(), markup=False)
                    with Horizontal(classes="buttons"):
                        yield Button(self.no, id="no", compact=True)
                        yield Button(self.yes, id="yes", compact=True)

    def fit_panes(self) -> None:
        """Show the square where all of it can be seen: a part of it is good for nothing."""
        rows = self._square.splitlines()
        fits = len(rows) + _FRAME <= self.size.height and len(rows[0]) + _WORDS <= self.size.width
        show_where_fits(self.query_one("#qr"), fits=fits)
        show_where_fits(self.query_one("#no-room"), fits=not fits)

    def _told(self) -> str:
        return (
            f"Compte : {self._enrolment.account}\n\n"
            "Photographiez ce carré avec l’application de codes de votre téléphone, "
            "ou tapez-y cette clé :\n\n"
            f"{grouped(secret_of(self._enrolment.totp_uri))}\n\n"
            "Ne la gardez nulle part ailleurs."
        )

    def answer(self) -> Yes:
        """Go on."""
        return Yes()


class ChoosePassword(AtTheDoor[Entered]):
    """Asks for a password of one's own, twice, and for a first code."""

    AUTO_FOCUS = "#password"
    yes = "Enregistrer"
    waiting = "Enregistrement…"

    def __init__(self, door: Door, begun: Begun) -> None:
        super().__init__(
            door,
            f"Le mot de passe de {begun.enrolment.account}",
            "Prenez une phrase de quelques mots que vous n’employez nulle part ailleurs.",
        )
        self._begun = begun

    def compose_answer(self) -> ComposeResult:
        """Ask."""
        yield Static("Mot de passe", classes="label", markup=False)
        yield secret_field("password")
        yield Static("Le même, encore une fois", classes="label", markup=False)
        yield secret_field("again")
        if self._coded:
            yield Static("Code à 6 chiffres que l’application affiche maintenant", classes="label", markup=False)
            yield code_field()

    def missing(self) -> str | None:
        """Say what is still to be filled in, or differs."""
        if not self.value("password"):
            return "Écrivez un mot de passe."
        if self.value("password") != self.value("again"):
            self.query_one("#again").focus()
            return "Les deux mots de passe diffèrent : écrivez deux fois le même."
        if self._coded and not self.value("code").strip():
            self.query_one("#code").focus()
            return "Écrivez le code que l’application affiche."
        return None

    def call(self) -> Callable[[], Entered]:
        """Give the call that enrols."""
        code = self.value("code") if self._coded else ""
        return partial(_enrol, self.door, self._begun.link, self.value("password"), code)

    def refused(self) -> None:
        """Write the code again: it changes."""
        for code in self.query("#code").results(Input):
            code.value = ""

    @property
    def _coded(self) -> bool:
        return bool(self._begun.enrolment.totp_uri)


def _begin(door: Door, link: str) -> Begun:
    return Begun(link, door.begin_enrolment(link))


def _enrol(door: Door, link: str, password: str, code: str) -> Entered:
    return Entered(door.enrol(link, password, code))


def secret_of(uri: str) -> str:
    """Give the secret that an otpauth:// address bears."""
    return next(iter(parse_qs(urlsplit(uri).query).get("secret", [])), "")


def grouped(secret: str) -> str:
    """Give a secret in groups of four signs, four groups a row, as it is easiest to type."""
    groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    return "\n".join(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
