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
            return DigestSettings(
                choice=account.digest, email=account.email, days=account.digest_days, board=account.digest_board
            )

    def choose_digest(
        self, choice: DigestChoice, email: str = "", days: str | None = None, board: str | None = None
    ) -> DigestSettings:
        """Choose how often to receive the letter, at which professional address, and what goes with it.

        Args:
            choice: how often.
            email: the professional address, "" for the one that is known.
            days: the days of the week for a daily letter, from 1 for Monday, "" for all; None leaves them as they are.
            board: the name of the board that goes with it as a PDF, "" for none; None leaves it as it is.

        Raises:
            Invalid: no address is known, or it is not one; a day is not one.
            Refused: the account answers nobody.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            if not seat.has(Action.DRAFT):
                raise Refused("La lettre de synthèse est pour ceux qui répondent : votre profil n’en reçoit pas.")
            address = checked_address(email) or seat.account.email
            if choice is not DigestChoice.NEVER and not address:
                raise Invalid("Donnez d’abord votre adresse professionnelle : la lettre y sera envoyée.", "email")
            changes: dict[str, object] = {"digest": choice, "email": address}
            if days is not None:
                changes["digest_days"] = checked_days(days)
            if board is not None:
                changes["digest_board"] = board
            uow.accounts.save(seat.account.model_copy(update=changes))
            uow.commit()
        return self.digest()


def checked_days(typed: str) -> str:
    """Give days of the week in their order, each once, from 1 for Monday; "" when all are meant.

    Raises:
        Invalid: one of them is not a day.
    """
    days = "".join(sorted(set(typed)))
    if not set(days) <= set("1234567"):
        raise Invalid(f"« {typed} » ne dit pas des jours : donnez des chiffres de 1 (lundi) à 7 (dimanche).", "days")
    return "" if len(days) == len("1234567") else days


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
