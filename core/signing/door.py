"""The door of the desk for other machines: who comes in, and until when."""

from dataclasses import dataclass, field
from hmac import compare_digest

from core.account import Account
from core.errors import EcouteError, Invalid, NotFound, Refused, SignedOut, TooMany
from core.ports import Clock, Store, UnitOfWork
from core.ports.signing import CodeBox
from core.signing import delays, links, tokens, tries
from core.signing.codes import CODED_ROLES, enrolment_uri, step_of
from core.signing.credential import Credential
from core.signing.journal import Outcome, SigningEvent, SigningKind, tell
from core.signing.links import KeptLink
from core.signing.passwords import Passwords
from core.signing.policy import Policy
from core.signing.tokens import KeptToken, Session

_WRONG = (
    "Le compte, le mot de passe ou le code ne convient pas : vérifiez-les. "
    "La modération et l’administration donnent aussi le code de leur application, chacun une seule fois."
)
_ENDED = "Votre connexion est finie : connectez-vous de nouveau."
_NO_APPLICATION = (
    "Votre profil demande un code, et aucune application ne vous en donne : demandez un lien d’enrôlement."
)
_NO_LINK = "Ce lien n’existe pas, a déjà servi ou a plus d’un jour : demandez-en un autre."
_WRONG_CODE = "Ce code ne convient pas : donnez celui que l’application affiche maintenant, et vérifiez son heure."


@dataclass(frozen=True)
class Enrolment:
    """Who a link is for; its secret is in no text made of it.

    Attributes:
        totp_uri: the otpauth:// address for the application of codes, "" when the role needs none.
    """

    account: str
    totp_uri: str = field(repr=False)


class Signing:
    """Signs people in and out, and tells whose each call is."""

    def __init__(
        self, store: Store, clock: Clock, passwords: Passwords, policy: Policy, box: CodeBox, programme: str
    ) -> None:
        self._store = store
        self._clock = clock
        self._passwords = passwords
        self._policy = policy
        self._box = box
        self._programme = programme

    def sign_in(self, name: str, password: str, code: str = "", network: str = "") -> Session:
        """Let somebody in.

        Args:
            name: of the account.
            password: as it was typed.
            code: of the application, for the roles that have one.
            network: a mark of the network that the call comes from, never an address.

        Raises:
            TooMany: it failed too often; the sentence says how long to wait.
            SignedOut: name, password and code do not go together; nothing tells which one is wrong.
            Refused: the role needs a code, and the account has no application yet.
        """
        self._admit(name, network)
        account, credential = self._read(name)
        fits = self._passwords.fits(password, credential.password if credential else None)
        if account is None or credential is None or not fits:
            raise self._refused(SigningKind.SIGN_IN, account, SignedOut(_WRONG))
        if account.role in CODED_ROLES and not credential.secret:
            raise self._refused(SigningKind.SIGN_IN, account, Refused(_NO_APPLICATION))
        step = self._step(account, credential, code)
        if step is None:
            raise self._refused(SigningKind.SIGN_IN, account, SignedOut(_WRONG))
        session = self._let_in(account, credential, self._proven(credential, password, step), network)
        if session is None:
            raise self._refused(SigningKind.SIGN_IN, account, SignedOut(_WRONG))
        return session

    def account_of(self, token: str) -> str:
        """Give the name of the account that a token stands for.

        Raises:
            SignedOut: the token ended, was revoked or never was; or the account is closed.
        """
        with self._store.reading() as uow:
            return self._live(uow, token).account_name

    def renew(self, token: str) -> Session:
        """Give a new token for a live one, which ends.

        Raises:
            SignedOut: it is not live, or no longer.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            old = self._live(uow, token)
            # Held against whoever revokes the tokens of the account now: the new one would outlive that.
            uow.credentials.held(old.account_name)
            if not uow.tokens.remove(old.digest):
                raise SignedOut(_ENDED)
            session, kept = tokens.opened(old.account_name, now, old.began_at)
            uow.tokens.add(kept)
            uow.commit()
        tell(SigningEvent(account_name=old.account_name, at=now, kind=SigningKind.RENEWAL))
        return session

    def sign_out(self, token: str) -> None:
        """End a token; one that ended already changes nothing."""
        digest = tokens.digest(token)
        with self._store.writing() as uow:
            kept = uow.tokens.get(digest)
            if kept is None or not uow.tokens.remove(digest):
                return
            event = self._told(uow, SigningKind.SIGN_OUT, kept.account_name)
            uow.commit()
        tell(event)

    def begin_enrolment(self, link: str) -> Enrolment:
        """Say who a link is for, as often as it is asked before the link is used.

        Raises:
            NotFound: the link was used, ended, or never was.
        """
        with self._store.reading() as uow:
            account, kept = self._invited(uow, link)
        if account.role not in CODED_ROLES:
            return Enrolment(account.name, "")
        secret = self._box.open(account.name, kept.secret)
        return Enrolment(account.name, enrolment_uri(secret, account.name, self._programme))

    def enrol(self, link: str, password: str, code: str = "") -> Session:
        """Choose a password, use the link up, end every other session of the account, and sign in.

        Raises:
            NotFound: the link was used, ended, or never was.
            Invalid: the password cannot be taken, or the code is not the application's; the link can still be used.
        """
        with self._store.reading() as uow:
            account, kept = self._invited(uow, link)
        self._policy.check(password, account.name)
        step = self._first_step(account, kept, code)
        hashed = self._passwords.hashed(password)
        with self._store.writing() as uow:
            session = self._enrolled(uow, account, kept, hashed, step)
            event = self._told(uow, SigningKind.ENROLMENT, account.name)
            uow.commit()
        tell(event)
        return session

    def _admit(self, name: str, network: str) -> None:
        """Count a try before it is looked at: those made at once do not outrun the delays."""
        now = self._clock.now()
        try:
            with self._store.writing() as uow:
                delays.admit(uow, name, network, now)
                uow.commit()
        except TooMany:
            account, _ = self._read(name)
            known = account.name if account else ""
            tell(SigningEvent(account_name=known, at=now, kind=SigningKind.SIGN_IN, outcome=Outcome.DELAYED))
            raise

    def _read(self, name: str) -> tuple[Account | None, Credential | None]:
        with self._store.reading() as uow:
            account = uow.accounts.get(name)
            if account is None or not account.active:
                return None, None
            return account, uow.credentials.get(name)

    def _step(self, account: Account, credential: Credential, code: str) -> int | None:
        """Give the time step of the last code taken, this one included; None when this one is wrong."""
        if account.role not in CODED_ROLES:
            return credential.last_step
        secret = self._box.open(account.name, credential.secret)
        return step_of(secret, code, self._clock.now(), credential.last_step)

    def _proven(self, credential: Credential, password: str, step: int) -> Credential:
        """Give the credential as it is after it was used, its hash made anew when the parameters changed."""
        outdated = self._passwords.is_outdated(credential.password)
        hashed = self._passwords.hashed(password) if outdated else credential.password
        return credential.model_copy(update={"last_step": step, "password": hashed})

    def _let_in(self, account: Account, before: Credential, after: Credential, network: str) -> Session | None:
        """Keep a new token, unless the account or what it proved itself with changed meanwhile."""
        now = self._clock.now()
        with self._store.writing() as uow:
            if uow.credentials.held(account.name) != before or uow.accounts.get(account.name) != account:
                return None
            if after != before:
                uow.credentials.put(after)
            delays.forgive(uow, account.name, network, now)
            session, kept = tokens.opened(account.name, now, now)
            uow.tokens.add(kept)
            self._forget_what_is_old(uow)
            event = self._told(uow, SigningKind.SIGN_IN, account.name)
            uow.commit()
        tell(event)
        return session

    def _forget_what_is_old(self, uow: UnitOfWork) -> None:
        now = self._clock.now()
        uow.tokens.forget_before(now)
        uow.tries.forget_before(now - tries.FORGOTTEN_AFTER, now - tries.KNOWN_FOR)

    def _live(self, uow: UnitOfWork, token: str) -> KeptToken:
        digest = tokens.digest(token)
        found = uow.tokens.borne(digest)
        if found is None:
            raise SignedOut(_ENDED)
        kept, account = found
        if not compare_digest(kept.digest, digest) or kept.expires_at <= self._clock.now() or not account.active:
            raise SignedOut(_ENDED)
        return kept

    def _invited(self, uow: UnitOfWork, link: str) -> tuple[Account, KeptLink]:
        digest = links.digest_of(link)
        kept = uow.enrolment_links.get(digest)
        if kept is None or not compare_digest(kept.digest, digest) or kept.expires_at <= self._clock.now():
            raise NotFound(_NO_LINK)
        account = uow.accounts.get(kept.account_name)
        if account is None or not account.active:
            raise NotFound(_NO_LINK)
        return account, kept

    def _first_step(self, account: Account, kept: KeptLink, code: str) -> int:
        if account.role not in CODED_ROLES:
            return 0
        step = step_of(self._box.open(account.name, kept.secret), code, self._clock.now(), 0)
        if step is None:
            raise Invalid(_WRONG_CODE, "code")
        return step

    def _enrolled(self, uow: UnitOfWork, account: Account, link: KeptLink, hashed: str, step: int) -> Session:
        """Use the link up and keep what it gave: of two at once, the second one finds no link."""
        now = self._clock.now()
        if not uow.enrolment_links.take(link.digest) or uow.accounts.get(account.name) != account:
            raise NotFound(_NO_LINK)
        secret = link.secret if account.role in CODED_ROLES else b""
        uow.credentials.put(
            Credential(account_name=account.name, password=hashed, secret=secret, last_step=step, changed_at=now)
        )
        uow.tokens.remove_of(account.name)
        session, kept = tokens.opened(account.name, now, now)
        uow.tokens.add(kept)
        return session

    def _refused(self, kind: SigningKind, account: Account | None, error: EcouteError) -> EcouteError:
        """Keep that it was refused, the same way whether there is such an account or not; give the error to raise."""
        with self._store.writing() as uow:
            event = self._told(uow, kind, account.name if account else "", Outcome.REFUSED)
            uow.commit()
        tell(event)
        return error

    def _told(self, uow: UnitOfWork, kind: SigningKind, name: str, outcome: Outcome = Outcome.DONE) -> SigningEvent:
        event = SigningEvent(account_name=name, at=self._clock.now(), kind=kind, outcome=outcome)
        uow.signing_journal.add(event)
        return event
