"""A mail server that keeps what it is given, and fails when told to."""

from dataclasses import dataclass, field

from core.mail import Mail
from core.ports import MailDelayed, MailRefused, MailUnavailable


@dataclass(frozen=True, slots=True)
class SentMail:
    """A letter that left."""

    mail: Mail
    address: str


@dataclass
class FakeMailer:
    """Port core.ports.Mailer.

    Attributes:
        sent: what left, in order.
        tries: how many times something was handed over, failures included.
        refuses: the addresses that it refuses for good.
        delays: the addresses that it refuses for now.
        unavailable: True when it cannot be reached.
    """

    sent: list[SentMail] = field(default_factory=list)
    tries: int = 0
    refuses: set[str] = field(default_factory=set)
    delays: set[str] = field(default_factory=set)
    unavailable: bool = False

    def send(self, mail: Mail, address: str) -> None:
        """Keep the letter, or fail as told."""
        self.tries += 1
        if self.unavailable:
            raise MailUnavailable("le serveur ne répond pas")
        if address in self.refuses:
            raise MailRefused("550 adresse inconnue")
        if address in self.delays:
            raise MailDelayed("450 boîte pleine")
        self.sent.append(SentMail(mail, address))

    @property
    def mails(self) -> list[Mail]:
        """The letters that left, in order."""
        return [sent.mail for sent in self.sent]
