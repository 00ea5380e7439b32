"""A mail server that keeps what it receives: one file for each letter."""

import email
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from admin.demo.parts import any_free_port


class MailCatcher:
    """Listens on the loopback, on a free port, between `with` and its end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._port = any_free_port()
        self._controller = Controller(_Keeper(folder), hostname="127.0.0.1", port=self._port)

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._port

    def letters(self) -> list[EmailMessage]:
        """Give the letters received, in their order."""
        files = sorted(self.folder.glob("*.eml"))
        return [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]


class _Keeper:
    """Writes each letter in the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self._count += 1
        (self._folder / f"{self._count:04}.eml").write_bytes(envelope.original_content or b"")
        return "250 OK"
