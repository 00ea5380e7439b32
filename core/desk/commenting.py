"""What those who work on an experience say of it to each other, never in public."""

from collections.abc import Mapping, Sequence

from core.access import Action
from core.account import Account
from core.case import Case
from core.comment import COMMENT_MAX, Comment, Mentionable, Thread, mentioned
from core.desk.sitting import Sitting
from core.errors import Invalid
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure
from core.text.clean import fold, printable

_NAMED_AT_MOST = 8
"""How many names a refused mention proposes."""


class Commenting(Sitting):
    """Comments."""

    def comments(self, number: int) -> Thread:
        """Give the comments on an experience.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat, case = self._opened(uow, number)
            return self._thread(uow, seat, case)

    def comment(self, number: int, text: str) -> Thread:
        """Say something of an experience to all those who may open it; those named with @ see it first.

        Raises:
            Forbidden, NotFound.
            Invalid: it is empty or too long, or it names somebody who may not open the experience.
        """
        with self._store.writing() as uow:
            seat, case = self._opened(uow, number)
            seat.check(Action.COMMENT, case.paths_of_participants)
            text = _worth_keeping(text)
            comment = Comment(
                number=uow.comments.next_number(),
                experience_number=number,
                at=self._clock.now(),
                author=seat.account.name,
                author_name=seat.account.display_name,
                structure_code=seat.account.structure_code or "",
                text=text,
                mentions=_mentions(text, _openers(uow, case), number),
            )
            uow.comments.add(comment)
            uow.commit()
        return self.comments(number)

    def read_comments(self, number: int, up_to: int) -> None:
        """Keep that one has read the comments on an experience up to this one.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.writing() as uow:
            seat, case = self._opened(uow, number)
            last = self._thread(uow, seat, case).last
            if up_to > 0 and last:
                uow.comments.mark_read(seat.account.name, number, min(up_to, last))
                uow.commit()

    def can_be_mentioned(self, number: int, beginning: str = "") -> Sequence[Mentionable]:
        """Give who may open the experience and has a name that begins so, by name.

        Raises:
            Forbidden, NotFound.
        """
        wanted = fold(beginning)
        with self._store.reading() as uow:
            _, case = self._opened(uow, number)
            seats = _openers(uow, case).values()
            found = (seat for seat in seats if _begins(seat.account, wanted))
            return [
                Mentionable(
                    name=seat.account.name,
                    display_name=seat.account.display_name,
                    structure=seat.structure.name if seat.structure else "",
                )
                for seat in found
            ]

    def _thread(self, uow: UnitOfWork, seat: Seat, case: Case) -> Thread:
        number = case.experience.number
        comments = uow.comments.of(number)
        codes = {comment.structure_code for comment in comments if comment.structure_code}
        structures = uow.structures.many(codes) if codes else {}
        return Thread(
            experience_number=number,
            account=seat.account.name,
            comments=tuple(comments),
            structures={code: structure.name for code, structure in structures.items()},
            read_up_to=uow.comments.read_up_to(seat.account.name, number),
            refusal=seat.refusal(Action.COMMENT, case.paths_of_participants) or "",
        )


def _worth_keeping(text: str) -> str:
    text = printable(text).strip()
    if not text:
        raise Invalid("Le commentaire est vide : écrivez quelque chose avant de l’envoyer.", "text")
    if len(text) > COMMENT_MAX:
        raise Invalid(f"Le commentaire est trop long : {COMMENT_MAX} signes au plus. Raccourcissez-le.", "text")
    return text


def _openers(uow: UnitOfWork, case: Case) -> Mapping[str, Seat]:
    """Give everybody who may open the experience, by name."""
    active = [account for account in uow.accounts.all() if account.active]
    codes = {account.structure_code for account in active if account.structure_code}
    structures: Mapping[str, Structure] = uow.structures.many(codes) if codes else {}
    seats = (Seat(account, structures.get(account.structure_code or "")) for account in active)
    return {seat.account.name: seat for seat in seats if case.is_visible_to(seat)}


def _mentions(text: str, openers: Mapping[str, Seat], number: int) -> tuple[str, ...]:
    known, unknown = mentioned(text, openers)
    if unknown:
        names = sorted(openers, key=lambda name: (fold(name)[:1] != fold(unknown[0])[:1], name))
        told = ", ".join(f"@{name}" for name in names[:_NAMED_AT_MOST])
        others = len(names) - _NAMED_AT_MOST
        more = "" if others < 1 else " et une autre personne" if others == 1 else f" et {others} autres"
        raise Invalid(
            f"« @{unknown[0]} » ne désigne personne qui ouvre l’expérience {number} : "
            f"vous pouvez nommer {told}{more}, ou écrire ce nom sans @.",
            "text",
        )
    return known


def _begins(account: Account, wanted: str) -> bool:
    words = [fold(account.name), fold(account.display_name), *fold(account.display_name).split()]
    return any(word.startswith(wanted) for word in words)
