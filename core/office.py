"""What an operator can do: accounts, requests that wait too long, and the letters that did not leave."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from core import history
from core.account import Account
from core.climbing import climb
from core.commitments import Commitment
from core.concepts.counting import forget_old, recount
from core.concepts.starter import install_starter
from core.errors import Invalid, NotFound
from core.experience import NUMBERS_END
from core.folding import PIECE, fold
from core.notification import Notification, NotificationState
from core.ports import Clock, Store
from core.rules import DEFAULT_RULES, HouseRules
from core.verdict import Verdict
from core.vocabulary import Role
from core.watching.backlog import Backlog
from core.wire.kept_call import KEPT

_OF_THE_PROGRAMME = frozenset({Role.MODERATOR, Role.ADMIN})
_PIECE = 5000


class Office:
    """The operators' door to the programme."""

    def __init__(self, store: Store, clock: Clock, rules: HouseRules = DEFAULT_RULES) -> None:
        self._store = store
        self._clock = clock
        self._rules = rules

    def add_account(self, account: Account) -> None:
        """Keep a new account.

        Raises:
            Invalid: the name is taken, or the structure does not go with the role.
            NotFound: there is no such structure.
        """
        check_structure_goes_with_role(account)
        if account.name in history.NOT_PEOPLE:
            raise Invalid(f"Le nom « {account.name} » ne désigne personne : choisissez-en un autre.", "name")
        with self._store.writing() as uow:
            if uow.accounts.get(account.name) is not None:
                raise Invalid(f"Le compte « {account.name} » existe déjà : choisissez un autre nom.", "name")
            if account.structure_code is not None and uow.structures.get(account.structure_code) is None:
                raise NotFound(f"Aucune structure n’a le code « {account.structure_code} » : vérifiez-le.")
            uow.accounts.add(account)
            uow.commit()

    def set_email(self, name: str, address: str) -> Account:
        """Keep the professional address of an account, "" for none; without one, no letter of summary leaves.

        Raises:
            NotFound: there is no such account.
        """
        with self._store.writing() as uow:
            account = uow.accounts.get(name)
            if account is None:
                raise NotFound(f"Aucun compte ne porte le nom « {name} » : vérifiez-le avec « ecoute account list ».")
            changed = account.model_copy(update={"email": address})
            uow.accounts.save(changed)
            uow.commit()
            return changed

    def accounts(self) -> Sequence[Account]:
        """Give every account."""
        with self._store.reading() as uow:
            return uow.accounts.all()

    def bring_commitments(self, commitments: Sequence[Commitment]) -> None:
        """Keep lists of commitments, each in the place of the one of its year."""
        with self._store.writing() as uow:
            for year in {one.year for one in commitments}:
                uow.commitments.replace(year, [one for one in commitments if one.year == year])
            uow.commit()

    def letters(self, state: NotificationState | None, limit: int) -> Sequence[Notification]:
        """Give letters owed, sent or dead, oldest first."""
        with self._store.reading() as uow:
            return uow.outbox.listed(state, limit)

    def verify_history(self, told: Callable[[int], None], kept: Mapping[int, tuple[int, str]]) -> Verdict:
        """Look at every line of history in its chain.

        Args:
            told: is given, now and then, how many lines have been looked at.
            kept: heads of an earlier verdict, by number of experience, that must still be there.
        """
        verdict = Verdict(kept=dict(kept))
        after, before = (0, 0), None
        with self._store.reading() as uow:
            while links := uow.history.links(after, _PIECE):
                for link in links:
                    same = before is not None and before.experience_number == link.experience_number
                    verdict.look_at(link, before if same else None)
                    before = link
                after = (links[-1].experience_number, links[-1].place)
                told(verdict.events)
        verdict.end_chain()
        return verdict

    def climb_transfers(self) -> int:
        """Bring every request for transfer that nobody decided in time one level up; give how many there were.

        Several may do it at once: each request climbs once.
        """
        now, delay = self._clock.now(), self._rules.transfer_delay
        with self._store.reading() as uow:
            due = uow.transfers.due(now, _PIECE)
        return sum(self._climb(number, now, delay) for number in due)

    def _climb(self, number: int, now: datetime, delay: timedelta) -> int:
        with self._store.writing() as uow:
            climbed = climb(uow, number, now, delay)
            uow.commit()
        return climbed

    def backlog(self) -> Backlog:
        """Give how much waits now."""
        with self._store.reading() as uow:
            return uow.watching.backlog(self._clock.now())

    def recount_sentences(self) -> int:
        """Count anew the sentences that structures sent, imported answers included; give how many answers that was."""
        with self._store.writing() as uow:
            answers = uow.sent_sentences.recount()
            uow.commit()
            return answers

    def uncounted(self) -> int:
        """Give how many experiences changed and are not counted yet in the dashboards."""
        with self._store.reading() as uow:
            return uow.tallies.waiting(NUMBERS_END)

    def forget_calls(self) -> int:
        """Forget the calls over the network that were made more than a day ago; give how many that was."""
        with self._store.writing() as uow:
            forgotten = uow.calls.forget_before(self._clock.now() - KEPT)
            uow.commit()
            return forgotten

    def count_some(self, most: int = PIECE) -> int:
        """Count some of them, in one piece of work; give how many changes that was, 0 when nothing is left.

        Several may do it at once: each change counts once.
        """
        with self._store.reading() as uow:
            if not uow.tallies.waiting(1):
                return 0
        with self._store.writing() as uow:
            folded = fold(uow, most)
            uow.commit()
            return folded

    def recount_concepts(self) -> bool:
        """Count concepts whose expressions changed, for some more stories; tell whether anything was left to do.

        What earlier expressions were counted with is then forgotten little by little. Several may do it at once.
        """
        with self._store.reading() as uow:
            late = next((concept.number for concept in uow.concepts.of(None) if concept.recounting), None)
            if late is None and not uow.concepts.old():
                return False
        with self._store.writing() as uow:
            if late is not None:
                recount(uow, late)
            else:
                forget_old(uow)
            uow.commit()
            return True

    def install_concepts(self) -> int:
        """Keep the starter set of concepts where the programme never had one; give how many are kept."""
        with self._store.writing() as uow:
            kept = len(install_starter(uow, self._clock.now()))
            uow.commit()
            return kept

    def count_again(self) -> None:
        """Forget every count of the dashboards: all that is published is to be counted anew."""
        with self._store.writing() as uow:
            uow.tallies.start_again()
            uow.commit()

    def replay_dead_letters(self) -> int:
        """Owe again every letter that was given up; give how many there were."""
        with self._store.writing() as uow:
            dead = uow.outbox.listed(NotificationState.DEAD, limit=100_000)
            for letter in dead:
                uow.outbox.save(letter.replayed(self._clock.now()))
            uow.commit()
            return len(dead)


def check_structure_goes_with_role(account: Account) -> None:
    """Raise Invalid when a role of the programme has a structure, or another role has none."""
    of_the_programme = account.role in _OF_THE_PROGRAMME
    if of_the_programme and account.structure_code is not None:
        raise Invalid(f"Le rôle « {account.role.label} » vaut pour tout le programme : ne donnez pas de structure.")
    if not of_the_programme and account.structure_code is None:
        raise Invalid(f"Le rôle « {account.role.label} » demande une structure : donnez son code.", "structure")
