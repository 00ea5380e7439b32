"""A door of signing in that lets everybody in by their name, and can be told to be strict."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from core.errors import EcouteError, Invalid, NotFound, SignedOut

LINK = "https://atelier.exemple.fr/enrolement#lien-qui-sert-une-fois"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
URI = f"otpauth://totp/%C3%89coute:camille?secret={SECRET}&issuer=%C3%89coute"
CODE = "123456"


@dataclass(frozen=True)
class Opened:
    """A session."""

    token: str
    account: str
    expires_at: datetime


@dataclass(frozen=True)
class Invited:
    """Who a link is for."""

    account: str
    totp_uri: str


@dataclass
class Porter:
    """Interface core.signing.Signing.

    Attributes:
        lasts: how long a session lasts.
        tokens: the account of each live token.
        renewed: how many times a session was renewed.
        refusal: the error that the next one to sign in is told.
        totp_uri: what a link of enrolment gives.
        passwords: what was chosen with a link.
    """

    lasts: timedelta = timedelta(hours=1)
    tokens: dict[str, str] = field(default_factory=dict)
    renewed: int = 0
    refusal: EcouteError | None = None
    totp_uri: str = URI
    passwords: dict[str, str] = field(default_factory=dict)
    given: int = 0

    def sign_in(self, name: str, password: str, code: str = "", network: str = "") -> Opened:
        if self.refusal is not None:
            refusal, self.refusal = self.refusal, None
            raise refusal
        if password != self.passwords.get(name, name):
            raise SignedOut("Le compte ou le mot de passe ne convient pas : vérifiez-les.")
        return self._opened(name)

    def account_of(self, token: str) -> str:
        if token not in self.tokens:
            raise SignedOut("Votre connexion est finie : connectez-vous de nouveau.")
        return self.tokens[token]

    def renew(self, token: str) -> Opened:
        account = self.account_of(token)
        del self.tokens[token]
        self.renewed += 1
        return self._opened(account)

    def sign_out(self, token: str) -> None:
        self.tokens.pop(token, None)

    def begin_enrolment(self, link: str) -> Invited:
        if link != LINK:
            raise NotFound("Ce lien n’existe pas ou a déjà servi : demandez-en un autre.")
        return Invited("camille", self.totp_uri)

    def enrol(self, link: str, password: str, code: str = "") -> Opened:
        account = self.begin_enrolment(link).account
        if self.totp_uri and code != CODE:
            raise Invalid("Ce code ne convient pas : donnez celui que l’application affiche.", "code")
        self.passwords[account] = password
        return self._opened(account)

    def _opened(self, account: str) -> Opened:
        self.given += 1
        token = f"jeton-secret-{self.given}"
        self.tokens[token] = account
        return Opened(token, account, datetime.now(UTC) + self.lasts)
