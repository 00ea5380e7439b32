"""The actions as they are read: their list, a sheet, the monthly review, and whether they worked."""

from core.access import Action
from core.action import UNDER_WAY, ImprovementAction
from core.actions.commitments import commitment_of
from core.actions.effect import Effect
from core.actions.file import ActionFile, ActionList, ActionQuestion, LinkedStory
from core.actions.review import Review, review
from core.actions.rights import why_not_edit, why_not_publish
from core.actions.story import undoable
from core.actions.verdict import effect
from core.dashboard import PROGRAMME_NAME
from core.dates import PARIS
from core.desk.sitting import PAGE, Sitting
from core.errors import NotFound
from core.meant import looked_at
from core.ports import UnitOfWork
from core.seat import Seat
from core.structure import Structure
from core.vocabulary import ActionState, ExperienceState

REVIEWED = 500
"""How many actions under way a review goes through."""


class ReadingActions(Sitting):
    """What is seen of the actions of the structures that one reads the experiences of."""

    def actions(self, question: ActionQuestion, limit: int = PAGE) -> ActionList:
        """Give a page of the actions of a structure and of those below it, public or not.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat = Seat.of(uow, self._account_name)
            structure = looked_at(uow, seat, question.structure_code, Action.READ)
            path = structure.path if structure else None
            found = uow.actions.page(path, question.states or tuple(ActionState), question.below, limit + 1)
            shown = found[:limit]
            known = uow.structures.many({action.structure_code for action in shown})
            return ActionList(
                name=structure.name if structure else PROGRAMME_NAME,
                actions=tuple(shown),
                names={code: one.name for code, one in known.items()},
                counts=uow.actions.counts(path),
                following=shown[-1].number if len(found) > limit else None,
                prepare_refusal=seat.refusal(Action.PREPARE_ACTION, [path] if path else []) or "",
            )

    def action(self, number: int) -> ActionFile:
        """Give a sheet with all that goes with it.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            seat, action, structure = self._read_action(uow, number)
            return self._action_file(uow, seat, action, structure)

    def review_actions(self, structure_code: str = "") -> Review:
        """Give the actions under way of a structure and of those below it, those that a review stops at first.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            structure = looked_at(uow, Seat.of(uow, self._account_name), structure_code, Action.READ)
            found = uow.actions.page(structure.path if structure else None, UNDER_WAY, None, REVIEWED)
            known = uow.structures.many({action.structure_code for action in found})
            today = self._clock.now().astimezone(PARIS).date()
            return review(structure.name if structure else PROGRAMME_NAME, found, known, today)

    def did_it_work(self, number: int) -> Effect:
        """Tell whether an action worked, or that it is too early to tell.

        Raises:
            Forbidden, NotFound.
        """
        with self._store.reading() as uow:
            _, action, structure = self._read_action(uow, number)
            return effect(uow, action, structure, self._clock.now())

    def _read_action(self, uow: UnitOfWork, number: int) -> tuple[Seat, ImprovementAction, Structure]:
        """Give who sits here, and an action that they may read with its structure."""
        seat = Seat.of(uow, self._account_name)
        action = uow.actions.get(number)
        structure = uow.structures.get(action.structure_code) if action else None
        if action is None or structure is None:
            raise NotFound(f"Aucune fiche action ne porte le numéro {number} : vérifiez-le.")
        seat.check(Action.READ, [structure.path])
        return seat, action, structure

    def _action_file(self, uow: UnitOfWork, seat: Seat, action: ImprovementAction, structure: Structure) -> ActionFile:
        stories = uow.experiences.many(uow.actions.linked(action.number))
        history = tuple(uow.actions.history(action.number))
        commitment = commitment_of(action.commitment_year, action.commitment)
        last = undoable(history, seat.account.name)
        until = last.at + self._rules.grace if last else None
        return ActionFile(
            action=action,
            structure=structure,
            theme=commitment.promise.label if commitment else "",
            commitment_wording=commitment.wording if commitment else "",
            stories=tuple(
                LinkedStory(number=n, title=one.title, published=one.state is ExperienceState.PUBLISHED)
                for n, one in sorted(stories.items())
            ),
            ties=tuple(uow.actions.ties(action.number)),
            history=history,
            undo_until=until if until and self._clock.now() < until else None,
            edit_refusal=why_not_edit(seat, structure, action) or "",
            publish_refusal=why_not_publish(seat, structure) or "",
        )
