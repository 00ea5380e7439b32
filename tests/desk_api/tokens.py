"""A door of signing in for tests: the password is the name of the account, and nothing has to be waited for."""

from datetime import UTC, datetime

from core.errors import NotFound, SignedOut
from core.signing.door import Enrolment
from core.signing.tokens import Session


class FakeSigning:
    """What core.signing.door.Signing promises.

    Attributes:
        tokens: the account of each live token.
        networks: the marks that came with those who signed in.
    """

    def __init__(self) -> None:
        self.tokens: dict[str, str] = {}
        self.networks: list[str] = []
        self._made = 0

    def token(self, account: str) -> str:
        """Give a token of an account."""
        return self._opened(account).token

    def sign_in(self, name: str, password: str, code: str = "", network: str = "") -> Session:
        self.networks.append(network)
        if password != name:
            raise SignedOut("Le compte ou le mot de passe ne convient pas.")
        return self._opened(name)

    def account_of(self, token: str) -> str:
        if token not in self.tokens:
            raise SignedOut("Cette session est finie : connectez-vous.")
        return self.tokens[token]

    def renew(self, token: str) -> Session:
        account = self.account_of(token)
        self.sign_out(token)
        return self._opened(account)

    def sign_out(self, token: str) -> None:
        self.tokens.pop(token, None)

    def begin_enrolment(self, link: str) -> Enrolment:
        if link != "lien-de-modo":
            raise NotFound("Ce lien n’existe pas : demandez-en un autre.")
        return Enrolment("modo", "otpauth://totp/essai")

    def enrol(self, link: str, password: str, code: str = "") -> Session:
        return self._opened(self.begin_enrolment(link).account)

    def _opened(self, account: str) -> Session:
        self._made += 1
        token = f"jeton-{self._made}-{account}"
        self.tokens[token] = account
        return Session(token, account, datetime(2026, 5, 4, tzinfo=UTC))
