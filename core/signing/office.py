"""What operators do for those who sign in: links, passwords, revocations, roles and structures."""

from collections.abc import Mapping, Sequence

from core.account import Account
from core.errors import NotFound, Refused
from core.office import check_structure_goes_with_role
from core.ports import Clock, Store, UnitOfWork
from core.ports.signing import CodeBox
from core.signing import codes, links
from core.signing.codes import CODED_ROLES
from core.signing.credential import Credential
from core.signing.journal import SigningEvent, SigningKind, tell
from core.signing.links import Link
from core.signing.passwords import Passwords
from core.signing.policy import Policy
from core.signing.tokens import KeptToken
from core.vocabulary import Role


class SigningOffice:
    """The operators' door to what people sign in with."""

    def __init__(self, store: Store, clock: Clock, passwords: Passwords, policy: Policy, box: CodeBox) -> None:
        self._store = store
        self._clock = clock
        self._passwords = passwords
        self._policy = policy
        self._box = box

    def link(self, name: str) -> Link:
        """Give a link by which somebody chooses a password, once; the one given before ends.

        Raises:
            NotFound: there is no such account.
            Refused: it is closed.
        """
        box = self._box.close(name, codes.new_secret())
        with self._store.writing() as uow:
            if not _account(uow, name).active:
                raise Refused(f"Le compte « {name} » est fermé : rouvrez-le avec « ecoute account activate ».")
            link, kept = links.made(name, box, self._clock.now())
            uow.enrolment_links.put(kept)
            self._commit(uow, SigningKind.LINK, name)
        return link

    def set_password(self, name: str, password: str) -> Account:
        """Keep a new password; the codes stay those of the same application, sessions and links end.

        Raises:
            NotFound: there is no such account.
            Invalid: the password cannot be taken.
        """
        self._policy.check(password, name)
        hashed = self._passwords.hashed(password)
        with self._store.writing() as uow:
            account = _account(uow, name)
            uow.enrolment_links.remove_of(name)
            before = uow.credentials.held(name)
            uow.credentials.put(
                Credential(
                    account_name=name,
                    password=hashed,
                    secret=before.secret if before else b"",
                    last_step=before.last_step if before else 0,
                    changed_at=self._clock.now(),
                )
            )
            uow.tokens.remove_of(name)
            self._commit(uow, SigningKind.PASSWORD, name)
        return account

    def revoke(self, name: str) -> int:
        """End every session of an account; give how many there were.

        Raises:
            NotFound: there is no such account.
        """
        with self._store.writing() as uow:
            _account(uow, name)
            ended = _end_sessions(uow, name)
            self._commit(uow, SigningKind.REVOCATION, name)
        return ended

    def deactivate(self, name: str) -> Account:
        """Close an account: its sessions and its link end, and what it wrote stays.

        Raises:
            NotFound: there is no such account.
        """
        return self._changed(name, SigningKind.DEACTIVATION, {"active": False})

    def activate(self, name: str) -> Account:
        """Open a closed account again, with the password that it had.

        Raises:
            NotFound: there is no such account.
        """
        return self._changed(name, SigningKind.ACTIVATION, {"active": True})

    def set_role(self, name: str, role: Role, structure_code: str | None = None) -> Account:
        """Give an account another role; its sessions end, since the new role may ask for a code.

        Args:
            name: of the account.
            role: the new one.
            structure_code: the structure that goes with it; None for the present one, or for none where none goes.

        Raises:
            NotFound: there is no such account, or no such structure.
            Invalid: the structure does not go with the role.
        """
        changes: dict[str, object] = {"role": role}
        if structure_code is not None or role in CODED_ROLES:
            changes["structure_code"] = structure_code
        return self._changed(name, SigningKind.ROLE, changes)

    def move(self, name: str, structure_code: str) -> Account:
        """Put an account in another structure: at its next call it has the rights of that one, and no other.

        Raises:
            NotFound: there is no such account, or no such structure.
            Invalid: no structure goes with its role.
        """
        with self._store.writing() as uow:
            moved = _account(uow, name).model_copy(update={"structure_code": structure_code})
            _save(uow, moved)
            self._commit(uow, SigningKind.MOVE, name)
        return moved

    def lacks_codes(self, name: str) -> bool:
        """Tell whether the role of an account needs codes, and the account has no application for them.

        Raises:
            NotFound: there is no such account.
        """
        with self._store.reading() as uow:
            account, credential = _account(uow, name), uow.credentials.get(name)
        return account.role in CODED_ROLES and (credential is None or not credential.secret)

    def sessions(self, name: str) -> Sequence[KeptToken]:
        """Give the live sessions of an account, oldest first.

        Raises:
            NotFound: there is no such account.
        """
        with self._store.reading() as uow:
            _account(uow, name)
            return uow.tokens.of(name, self._clock.now())

    def journal(self, name: str, limit: int) -> Sequence[SigningEvent]:
        """Give what happened with an account at the door, the newest first.

        Raises:
            NotFound: there is no such account.
        """
        with self._store.reading() as uow:
            _account(uow, name)
            return uow.signing_journal.of(name, limit)

    def _changed(self, name: str, kind: SigningKind, changes: Mapping[str, object]) -> Account:
        """Keep a change after which nobody who signed in before is let in any more."""
        with self._store.writing() as uow:
            uow.enrolment_links.remove_of(name)
            changed = _account(uow, name).model_copy(update=dict(changes))
            _end_sessions(uow, name)
            _save(uow, changed)
            self._commit(uow, kind, name)
        return changed

    def _commit(self, uow: UnitOfWork, kind: SigningKind, name: str) -> None:
        event = SigningEvent(account_name=name, at=self._clock.now(), kind=kind)
        uow.signing_journal.add(event)
        uow.commit()
        tell(event)


def _account(uow: UnitOfWork, name: str) -> Account:
    account = uow.accounts.get(name)
    if account is None:
        raise NotFound(f"Aucun compte ne porte le nom « {name} » : vérifiez-le avec « ecoute account list ».")
    return account


def _end_sessions(uow: UnitOfWork, name: str) -> int:
    """End them; who is signing in right now waits for that, and finds the account changed."""
    uow.credentials.held(name)
    return uow.tokens.remove_of(name)


def _save(uow: UnitOfWork, account: Account) -> None:
    check_structure_goes_with_role(account)
    if account.structure_code is not None and uow.structures.get(account.structure_code) is None:
        raise NotFound(f"Aucune structure n’a le code « {account.structure_code} » : vérifiez-le.")
    uow.accounts.save(account)
