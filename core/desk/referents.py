"""The référent of a structure: named, replaced, and those before."""

from core.access import Action
from core.account import Account
from core.committees.file import ReferentFile
from core.committees.referents import Referent, present
from core.desk.sitting import Sitting
from core.errors import Invalid, Refused
from core.meant import meant
from core.seat import Seat
from core.structure import Structure, lineage
from core.vocabulary import Role

_MAY_BE = frozenset({Role.AGENT, Role.VALIDATOR, Role.MANAGER})
"""Those who work for a structure."""


class NamingReferents(Sitting):
    """Who keeps the action plan of a structure going."""

    def referent(self, structure_code: str = "") -> ReferentFile:
        """Give the référent of a structure, one's own when none is named, and those before.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.READ)
            refusal = seat.refusal(Action.NAME_REFERENT, [structure.path]) or ""
            names = [] if refusal else sorted(one.name for one in uow.accounts.all() if _may_be(one, structure))
            return ReferentFile(structure, tuple(uow.referents.of(structure.code)), tuple(names), refusal)

    def name_referent(self, account_name: str, structure_code: str = "") -> ReferentFile:
        """Give the role to an account of the structure or above, in the place of who had it.

        Raises:
            Forbidden, NotFound.
            Invalid: this account cannot have it.
            Refused: it has it already.
        """
        now = self._clock.now()
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.NAME_REFERENT)
            account = uow.accounts.get(account_name)
            if account is None or not _may_be(account, structure):
                raise Invalid(
                    f"« {account_name} » ne peut pas être référent de {structure.name} : choisissez un compte ouvert "
                    "de cette structure, ou d’une structure au-dessus.",
                    "account_name",
                )
            turns = uow.referents.of(structure.code)
            last = present(turns)
            if last is not None and last.account_name == account_name:
                raise Refused(f"« {account_name} » est déjà référent de {structure.name}.")
            if last is not None:
                uow.referents.put(last.ended(seat.account.name, now))
            uow.referents.put(
                Referent(
                    structure_code=structure.code,
                    place=len(turns) + 1,
                    account_name=account_name,
                    since=now,
                    named_by=seat.account.name,
                )
            )
            uow.commit()
        return self.referent(structure.code)

    def end_referent(self, structure_code: str = "") -> ReferentFile:
        """Leave the structure without référent.

        Raises:
            Forbidden, NotFound.
            Refused: it has none.
        """
        with self._store.writing() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = meant(uow, seat, structure_code, Action.NAME_REFERENT)
            last = present(uow.referents.of(structure.code))
            if last is None:
                raise Refused(f"{structure.name} n’a pas de référent.")
            uow.referents.put(last.ended(seat.account.name, self._clock.now()))
            uow.commit()
        return self.referent(structure.code)


def _may_be(account: Account, structure: Structure) -> bool:
    return account.active and account.role in _MAY_BE and account.structure_code in lineage(structure.path)
