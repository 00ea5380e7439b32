"""Puts together what the store keeps apart, always with the same few queries."""

from collections.abc import Iterable, Mapping, Sequence

from core.action import ImprovementAction
from core.experience import Experience
from core.french import stems
from core.ports import UnitOfWork
from core.projection import PublicAction, PublicExperience, public_action, public_view
from core.structure import Structure


def public_views(uow: UnitOfWork, experiences: Sequence[Experience]) -> list[PublicExperience]:
    """Give what the public sees of these experiences, in their order; those not published are left out."""
    numbers = [experience.number for experience in experiences]
    concerns, responses, votes = uow.concerns.of(numbers), uow.responses.of(numbers), uow.evaluations.of(numbers)
    actions = uow.actions.of(numbers)
    named = {c.structure_code for of_one in concerns.values() for c in of_one}
    structures = uow.structures.many(named | {a.structure_code for of_one in actions.values() for a in of_one})
    views = (
        public_view(
            e,
            concerns.get(e.number, ()),
            structures,
            responses.get(e.number, ()),
            votes.get(e.number, {}),
            public_actions(actions.get(e.number, ()), structures),
        )
        for e in experiences
    )
    return [view for view in views if view is not None]


def public_one(uow: UnitOfWork, number: int) -> PublicExperience | None:
    """Give what the public sees of one experience, None when it sees nothing."""
    experience = uow.experiences.get(number)
    return next(iter(public_views(uow, [experience])), None) if experience else None


def public_actions(actions: Iterable[ImprovementAction], structures: Mapping[str, Structure]) -> list[PublicAction]:
    """Give what the public sees of these actions, in their order; those being prepared are left out."""
    shown = (public_action(action, structures[action.structure_code]) for action in actions)
    return [action for action in shown if action is not None]


def show_in_lists(uow: UnitOfWork, number: int) -> None:
    """Let searches find exactly what the public sees of an experience now, and figures count it anew.

    To be called after any change of it.
    """
    uow.tallies.due([number])
    public = public_one(uow, number)
    if public is None:
        uow.listing.forget(number)
        return
    title, text = found_by(public)
    uow.listing.put(number, title, text)


def found_by(public: PublicExperience) -> tuple[list[str], list[str]]:
    """Give the stems that an experience is found by: those of its title, those of its story and answers."""
    answers = (concern.response.text for concern in public.concerns if concern.response)
    return stems(public.title), [stem for text in (public.text, *answers) for stem in stems(text)]
