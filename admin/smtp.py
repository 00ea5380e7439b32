"""Hands letters to the mail server, over one conversation as long as it holds."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formataddr, formatdate
from types import TracebackType
from typing import Self

from admin.mail_troubles import trouble_with
from admin.settings import Settings, SmtpSecurity
from core.mail import Mail
from core.ports import MailDelayed, MailRefused, MailUnavailable

_TOO_LARGE = 552
"""What a server answers to MAIL FROM when this one letter is too large for it."""

_REFUSED_FOR_GOOD = 500

_FAILURES = (OSError, smtplib.SMTPException, UnicodeError)  # the last one: a name that no machine may have


class SmtpMailer:
    """Port core.ports.Mailer over SMTP."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._conversation: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, mail: Mail, address: str) -> None:
        """Send a letter."""
        message = self.message(mail, address)
        self.greet()
        try:
            self._talk().send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(*next(iter(error.recipients.values())), address) from error
        except smtplib.SMTPDataError as error:
            raise _refusal(error.smtp_code, error.smtp_error, address) from error
        except smtplib.SMTPSenderRefused as error:
            if error.smtp_code == _TOO_LARGE:
                raise _refusal(error.smtp_code, error.smtp_error, address) from error
            raise self._unreachable(error) from error
        except smtplib.SMTPNotSupportedError as error:
            raise MailRefused("Le serveur de courrier n’écrit pas à cette sorte d’adresse.") from error
        except (OSError, smtplib.SMTPException) as error:
            raise self._unreachable(error) from error

    def message(self, mail: Mail, address: str) -> EmailMessage:
        """Give the letter as it travels: plain text and HTML, from a robot, under its own Message-ID."""
        sender = self._settings.mail_from
        message = EmailMessage()
        message["From"] = formataddr((self._settings.programme, sender))
        message["To"] = address
        message["Subject"] = mail.subject
        message["Date"] = formatdate(usegmt=True)
        message["Message-ID"] = f"<{mail.message_id}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(mail.plain)
        message.add_alternative(mail.html, subtype="html")
        for file in mail.attachments:
            maintype, _, subtype = file.kind.partition("/")
            message.add_attachment(file.content, maintype=maintype, subtype=subtype, filename=file.name)
        return message

    def greet(self) -> None:
        """Make sure that the server listens, in a new conversation if need be; raise MailUnavailable otherwise."""
        if self._still_answers():
            return
        try:
            self._talk().noop()
        except _FAILURES as error:
            raise self._unreachable(error) from error

    def _still_answers(self) -> bool:
        """Tell whether a conversation goes on; one that does not is over."""
        if self._conversation is None:
            return False
        try:
            self._conversation.noop()
        except _FAILURES:
            self._hang_up()
            return False
        return True

    def _talk(self) -> smtplib.SMTP:
        if self._conversation is None:
            self._conversation = self._open()
        return self._conversation

    def _open(self) -> smtplib.SMTP:
        asked = self._settings
        tls = ssl.create_default_context()
        if asked.smtp_security is SmtpSecurity.TLS:
            conversation: smtplib.SMTP = smtplib.SMTP_SSL(
                asked.smtp_host, asked.smtp_port, timeout=asked.smtp_timeout, context=tls
            )
        else:
            conversation = smtplib.SMTP(asked.smtp_host, asked.smtp_port, timeout=asked.smtp_timeout)
        try:
            if asked.smtp_security is SmtpSecurity.STARTTLS:
                conversation.starttls(context=tls)
            if asked.smtp_user:
                conversation.login(asked.smtp_user, asked.smtp_password.get_secret_value())
        except BaseException:
            conversation.close()
            raise
        return conversation

    def _hang_up(self) -> None:
        if self._conversation is not None:
            self._conversation.close()
            self._conversation = None

    def _unreachable(self, error: Exception) -> MailUnavailable:
        self._hang_up()
        place = f"{self._settings.smtp_host}:{self._settings.smtp_port}"
        words, advice = trouble_with(error)
        return MailUnavailable(f"Le serveur de courrier {place} {words} : les lettres restent à envoyer.", advice)


def _refusal(code: int, why: bytes | str, address: str) -> MailRefused | MailDelayed:
    """Give the answer of the server, which often repeats the address, without it."""
    words = why.decode(errors="replace") if isinstance(why, bytes) else why
    sentence = re.sub(re.escape(address), "[adresse]", f"{code} {words}", flags=re.IGNORECASE)
    return MailRefused(sentence) if code >= _REFUSED_FOR_GOOD else MailDelayed(sentence)
