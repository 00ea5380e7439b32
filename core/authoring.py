"""What every part of the authors' door stands on: the secret of one experience, a store, a clock."""

from typing import Any

from core import history
from core.errors import NotFound
from core.experience import Experience
from core.history import EventKind
from core.links import Links
from core.ports import Clock, Store, UnitOfWork


class Authoring:
    """An author behind their secret link."""

    def __init__(self, store: Store, clock: Clock, links: Links) -> None:
        self._store = store
        self._clock = clock
        self._links = links

    def _own(self, uow: UnitOfWork, token: str) -> Experience:
        number = self._links.number_of(token)
        uow.experiences.reveal([number] if number else [])
        experience = uow.experiences.get(number) if number else None
        if experience is None:
            raise NotFound("Ce lien de suivi n’est pas valable : ouvrez celui de votre dernier e-mail, en entier.")
        return experience

    def _tell(
        self,
        uow: UnitOfWork,
        number: int,
        kind: EventKind,
        detail: str = "",
        changes: dict[str, list[Any]] | None = None,
    ) -> None:
        uow.history.add(
            history.Event(
                experience_number=number,
                at=self._clock.now(),
                actor=history.AUTHOR,
                kind=kind,
                detail=detail,
                changes=changes or {},
            )
        )
