"""What keeps every letter from leaving, in words, with what to do about it."""

import smtplib
import socket
import ssl
from typing import NamedTuple


class Trouble(NamedTuple):
    """Why no letter leaves.

    Attributes:
        words: what the server does, after its name.
        advice: what to do.
    """

    words: str
    advice: str


_SETTINGS = "vérifiez ECOUTE_SMTP_HOST et ECOUTE_SMTP_PORT"
_ENCRYPTION = (
    "vérifiez ECOUTE_SMTP_SECURITY avec ECOUTE_SMTP_PORT : d’ordinaire, tls va avec le port 465 et starttls avec 587"
)
_AUTHORITY = "donnez par SSL_CERT_FILE le certificat de son autorité, s’il est bien des vôtres"
_SERVER = "voyez le journal de ce serveur, ou demandez à ceux qui le tiennent"

_STRANGER = Trouble("présente un certificat d’une autorité que cette machine ne connaît pas", _AUTHORITY)
_ANOTHER = Trouble(
    "présente un certificat fait pour un autre nom", "donnez dans ECOUTE_SMTP_HOST le nom qui est sur son certificat"
)
_OF_CERTIFICATE = {
    9: Trouble("présente un certificat qui ne vaut pas encore", "mettez cette machine à l’heure (NTP)"),
    10: Trouble("présente un certificat expiré", "renouvelez-le, ou mettez cette machine à l’heure (NTP)"),
    18: Trouble(
        "présente un certificat signé par lui-même", "donnez ce certificat par SSL_CERT_FILE, s’il est bien des vôtres"
    ),
    19: _STRANGER,
    20: _STRANGER,
    21: _STRANGER,
    62: _ANOTHER,
    64: _ANOTHER,
}
"""By what OpenSSL says of it (X509_V_ERR_…)."""

_NO_CODE = -1
"""What smtplib says of an answer that does not begin with a code."""

_NO_STARTTLS = Trouble(
    "n’offre pas la protection que demandent les réglages (STARTTLS)",
    "donnez-lui un port qui l’offre, d’ordinaire 587, ou mettez ECOUTE_SMTP_SECURITY à tls avec le port 465",
)
_NO_SIGN_IN = Trouble(
    "n’offre pas l’identification que demandent les réglages",
    "retirez ECOUTE_SMTP_USER s’il n’en demande pas, ou mettez ECOUTE_SMTP_SECURITY à starttls s’il la veut chiffrée",
)
_CUT = Trouble("a coupé la conversation", _SERVER)
_OF_KIND: tuple[tuple[type[Exception], Trouble], ...] = (
    (ssl.SSLError, Trouble("n’a pas de connexion chiffrée valable", _ENCRYPTION)),
    (socket.gaierror, Trouble("est introuvable", "vérifiez le nom dans ECOUTE_SMTP_HOST")),
    (UnicodeError, Trouble("est introuvable", "vérifiez le nom dans ECOUTE_SMTP_HOST")),  # it is the name of no machine
    (TimeoutError, Trouble("ne répond pas à temps", f"{_SETTINGS}, et que rien ne filtre ce port")),
    (ConnectionRefusedError, Trouble("ne répond pas", f"{_SETTINGS}, et qu’il est démarré")),
)
"""Where the server gave no answer."""


def trouble_with(error: Exception) -> Trouble:
    """Say what keeps every letter from leaving."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _of_answer(error)
    if isinstance(error, smtplib.SMTPNotSupportedError) and "STARTTLS" in str(error):
        return _NO_STARTTLS
    # The plain kind: it signs people in, by no way that is known here.
    if type(error) in {smtplib.SMTPNotSupportedError, smtplib.SMTPException}:
        return _NO_SIGN_IN
    if isinstance(error, ssl.SSLCertVerificationError):
        code = error.verify_code
        unsound = Trouble(f"présente un certificat qui ne vaut rien (code {code})", "remplacez ce certificat")
        return _OF_CERTIFICATE.get(code, unsound)
    # smtplib says of a silence that the conversation was closed.
    silent = isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, TimeoutError)
    cause = error.__context__ if silent else error
    return next((trouble for kind, trouble in _OF_KIND if isinstance(cause, kind)), _CUT)


def _of_answer(error: smtplib.SMTPResponseException) -> Trouble:
    code = error.smtp_code
    if code == _NO_CODE:
        return Trouble("ne parle pas comme un serveur de courrier", _SETTINGS)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        advice = "corrigez ECOUTE_SMTP_USER et ECOUTE_SMTP_PASSWORD"
        return Trouble(f"refuse le nom ou le mot de passe (code {code})", advice)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return Trouble(f"refuse notre adresse d’expéditeur (code {code})", "corrigez ECOUTE_MAIL_FROM")
    return Trouble(f"ne prend pas de lettres (code {code})", _SERVER)
