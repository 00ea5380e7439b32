"""The letter of summary, as each account wants it."""

from core.access import Action
from core.desk.sitting import Sitting
from core.digest import DigestSettings
from core.errors import Invalid, Refused
from core.seat import Seat
from core.submission import normal_email
from core.vocabulary import DigestChoice


class Digesting(Sitting):
    """One's own letter of summary."""

    def digest(self) -> DigestSettings:
        """Give what one asked for."""
        with self._store.reading() as uow:
            account = Seat.of(uow, self._account_name).account
            return DigestSettings(choice=account.digest, email=account.email)

    def choose_digest(self, choice: DigestChoice, email: str = "") -> DigestSettings:
        """Choose how often to receive the letter, and at which professional address ("" for the one that is known).

        Raises:
            Invalid: no address is known, or it is not one.
            Refused: the account answers nobody.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            if not seat.has(Action.DRAFT):
                raise Refused("La lettre de synthèse est pour ceux qui répondent : votre profil n’en reçoit pas.")
            address = checked_address(email) or seat.account.email
            if choice is not DigestChoice.NEVER and not address:
                raise Invalid("Donnez d’abord votre adresse professionnelle : la lettre y sera envoyée.", "email")
            uow.accounts.save(seat.account.model_copy(update={"digest": choice, "email": address}))
            uow.commit()
        return self.digest()


def checked_address(typed: str) -> str:
    """Give a professional address as mail servers write it, "" for none.

    Raises:
        Invalid: it is not an address.
    """
    if not typed.strip():
        return ""
    address = normal_email(typed)
    if address is None:
        raise Invalid(f"« {typed.strip()} » n’est pas une adresse e-mail : écrivez-la comme nom@exemple.fr.", "email")
    return address
