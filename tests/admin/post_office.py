"""A mail server on the loopback that keeps what it is given, and fails as it is told to."""

import email
import socket
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True)
class Received:
    """A letter that was taken."""

    message: EmailMessage
    sender: str
    recipients: list[str]
    raw: bytes

    @property
    def message_id(self) -> str:
        """Its Message-ID."""
        return str(self.message["Message-ID"])


@dataclass
class PostOffice:
    """What a mail server took, and what it answers.

    Attributes:
        taken: the letters, in their order.
        on_recipient: gives the answer to RCPT TO, "" for the usual one.
        on_data: gives the answer to a letter, "" for the usual one; it may also break the conversation.
    """

    port: int = 0
    taken: list[Received] = field(default_factory=list)
    on_recipient: deque[str] = field(default_factory=deque)
    on_data: Callable[[SMTP, int], str] = lambda server, rank: ""
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @property
    def counts(self) -> Counter[str]:
        """How many times each Message-ID came."""
        with self._guard:
            return Counter(letter.message_id for letter in self.taken)

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.on_recipient.popleft() if self.on_recipient else ""
        if answer:
            return answer.format(address=address)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        raw = envelope.original_content or b""
        message = email.message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        with self._guard:
            self.taken.append(Received(message, str(envelope.mail_from), list(envelope.rcpt_tos), raw))
            rank = len(self.taken)
        return self.on_data(server, rank) or "250 OK"


@contextmanager
def post_office(**options: Any) -> Iterator[PostOffice]:
    """Open a mail server on a free port of the loopback; close it at the end."""
    office = PostOffice(port=free_port())
    controller = Controller(office, hostname="127.0.0.1", port=office.port, **options)
    controller.start()
    try:
        yield office
    finally:
        controller.stop()


def only(name: str, password: str) -> Callable[..., AuthResult]:
    """Give an authenticator that knows one person."""

    def known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
        return AuthResult(success=data == LoginPassword(name.encode(), password.encode()), handled=False)

    return known


def free_port() -> int:
    """Give a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
