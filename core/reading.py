"""Puts together what the store keeps apart, always with the same few queries."""

from collections.abc import Sequence

from core.experience import Experience
from core.ports import UnitOfWork
from core.projection import PublicExperience, public_view


def public_views(uow: UnitOfWork, experiences: Sequence[Experience]) -> list[PublicExperience]:
    """Give what the public sees of these experiences, in their order; those not published are left out."""
    numbers = [experience.number for experience in experiences]
    concerns, responses, votes = uow.concerns.of(numbers), uow.responses.of(numbers), uow.evaluations.of(numbers)
    structures = uow.structures.many({c.structure_code for of_one in concerns.values() for c in of_one})
    views = (
        public_view(e, concerns.get(e.number, ()), structures, responses.get(e.number, ()), votes.get(e.number, {}))
        for e in experiences
    )
    return [view for view in views if view is not None]


def public_one(uow: UnitOfWork, number: int) -> PublicExperience | None:
    """Give what the public sees of one experience, None when it sees nothing."""
    experience = uow.experiences.get(number)
    return next(iter(public_views(uow, [experience])), None) if experience else None
