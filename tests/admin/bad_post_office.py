"""A mail server that goes wrong at one place of the conversation, in one way, until it is well again."""

import socket
import socketserver
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from enum import StrEnum


class Stage(StrEnum):
    """Where in a conversation."""

    GREETING = "greeting"
    HELLO = "EHLO"
    SENDER = "MAIL"
    RECIPIENT = "RCPT"
    DATA = "DATA"
    TEXT = "in the middle of the text"
    END = "after the final dot"


class Fault(StrEnum):
    """What goes wrong there."""

    NONE = "nothing"
    DELAYED = "451 4.3.0 un instant"
    REFUSED = "554 5.3.0 non"
    GARBAGE = "\x00\xff n'importe quoi"
    HANGS = "hangs"
    DROPS = "drops"


_USUAL = {
    Stage.GREETING: "220 bonjour",
    Stage.HELLO: "250 bonjour",
    Stage.SENDER: "250 oui",
    Stage.RECIPIENT: "250 oui",
    Stage.DATA: "354 allez-y",
    Stage.END: "250 prise",
}
_COMMANDS = {stage.value: stage for stage in (Stage.HELLO, Stage.SENDER, Stage.RECIPIENT, Stage.DATA)}


@dataclass
class BadPostOffice:
    """What goes wrong, and what was taken all the same.

    Attributes:
        taken: the Message-ID of each letter whose final dot came.
        letters_max: after how many letters it closes a conversation; 0: never.
        mended: set when those who hang may go.
    """

    port: int
    stage: Stage = Stage.GREETING
    fault: Fault = Fault.NONE
    letters_max: int = 0
    taken: list[str] = field(default_factory=list)
    mended: threading.Event = field(default_factory=threading.Event)

    @property
    def counts(self) -> Counter[str]:
        """How many times each Message-ID came."""
        return Counter(self.taken)

    def goes_wrong(self, stage: Stage, fault: Fault) -> None:
        """Go wrong at a stage from now on."""
        self.mended.clear()
        self.stage, self.fault = stage, fault

    def is_well(self) -> None:
        """Go wrong no more."""
        self.fault = Fault.NONE
        self.mended.set()


class _Conversation(socketserver.StreamRequestHandler):
    """One conversation, line by line."""

    def handle(self) -> None:
        self.office: BadPostOffice = self.server.office  # type: ignore[attr-defined]
        letters = 0
        if not self._answers(Stage.GREETING):
            return
        for line in self.rfile:
            verb = line[:4].decode("ascii", "replace").upper()
            stage = _COMMANDS.get(verb)
            if verb == "QUIT" or (stage and not self._answers(stage)):
                return
            if stage is None:
                self._say("250 oui")
            elif stage is Stage.DATA and self._said_usual(stage):
                if not self._takes():
                    return
                letters += 1
                if letters == self.office.letters_max:
                    return

    def _takes(self) -> bool:
        """Take one letter; tell whether the conversation goes on."""
        if self._is_wrong(Stage.TEXT):
            self.rfile.readline()
            return self._answers(Stage.TEXT)
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line)
        self.office.taken.append(str(message_from_bytes(b"".join(lines))["Message-ID"]))
        return self._answers(Stage.END)

    def _answers(self, stage: Stage) -> bool:
        """Answer as it must go here; tell whether the conversation goes on."""
        fault = self.office.fault if self._is_wrong(stage) else Fault.NONE
        if fault is Fault.DROPS:
            return False
        if fault is Fault.HANGS:
            self.office.mended.wait(60)
            return False
        self._say(_USUAL[stage] if fault is Fault.NONE else fault.value)
        return stage is not Stage.TEXT

    def _said_usual(self, stage: Stage) -> bool:
        return not self._is_wrong(stage)

    def _is_wrong(self, stage: Stage) -> bool:
        return self.office.fault is not Fault.NONE and self.office.stage is stage

    def _say(self, line: str) -> None:
        self.wfile.write(line.encode("latin-1") + b"\r\n")


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Let those go who left in the middle."""


@contextmanager
def bad_post_office() -> Iterator[BadPostOffice]:
    """Open a mail server that goes wrong on a free port of the loopback."""
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        office = server.office = BadPostOffice(server.socket.getsockname()[1])  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield office
        finally:
            office.is_well()
            server.shutdown()
            thread.join()


@contextmanager
def starttls_that_fails(answer: bytes, then: bytes = b"") -> Iterator[int]:
    """Offer STARTTLS, answer it so, and say then what TLS does not understand; give the port."""

    def speak(listener: socket.socket) -> None:
        while True:
            try:
                caller, _ = listener.accept()
            except OSError:
                return
            with caller, caller.makefile("rwb", buffering=0) as line:
                line.write(b"220 bonjour\r\n")
                line.readline()
                line.write(b"250-bonjour\r\n250 STARTTLS\r\n")
                line.readline()
                line.write(answer)
                with suppress(OSError):
                    while line.read(4096):
                        line.write(then)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=speak, args=(listener,), daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
