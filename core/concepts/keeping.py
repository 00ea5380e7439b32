"""Keeps concepts: each change is a version, told in their history."""

from datetime import datetime

from core.concepts.concept import Concept, ConceptDraft, version_of
from core.errors import NotFound, Refused
from core.ports import UnitOfWork
from core.text.clean import fold


def create(uow: UnitOfWork, network: str, draft: ConceptDraft, at: datetime, actor: str) -> Concept:
    """Keep a new concept of a network, or of the programme ("").

    Raises:
        Refused: another one of the network has its name.
    """
    _must_be_alone(uow, network, draft.name, 0)
    words = {name: getattr(draft, name) for name in ConceptDraft.model_fields}
    concept = Concept(**words, number=uow.concepts.next_number(), network_code=network)
    uow.concepts.add(concept)
    uow.concepts.note(version_of(concept, at, actor))
    return concept


def change(
    uow: UnitOfWork, concept: Concept, seen_version: int, draft: ConceptDraft, at: datetime, actor: str
) -> Concept:
    """Keep the next version of a concept; the past is to be counted again when its expressions changed.

    Raises:
        Refused: another one of the network has its name.
        Stale: somebody else changed it since that version.
    """
    _must_be_alone(uow, concept.network_code, draft.name, concept.number)
    return _saved(uow, concept.changed(draft), seen_version, at, actor)


def remove(uow: UnitOfWork, concept: Concept, seen_version: int, at: datetime, actor: str) -> None:
    """Watch for a concept no longer; its history stays.

    Raises:
        Stale: somebody else changed it since that version.
    """
    _saved(uow, concept.taken_away(), seen_version, at, actor)


def known(uow: UnitOfWork, number: int) -> Concept:
    """Give a concept that is watched for; raise NotFound when there is none."""
    concept = uow.concepts.get(number)
    if concept is None or concept.removed:
        raise NotFound(f"Aucun concept n’a le numéro {number} : regardez la liste des concepts.")
    return concept


def _saved(uow: UnitOfWork, after: Concept, seen_version: int, at: datetime, actor: str) -> Concept:
    uow.concepts.save(after, seen_version)
    uow.concepts.note(version_of(after, at, actor))
    return after


def _must_be_alone(uow: UnitOfWork, network: str, name: str, number: int) -> None:
    same = (one for one in uow.concepts.of({network}) if fold(one.name) == fold(name) and one.number != number)
    other = next(same, None)
    if other is not None:
        raise Refused(f"Il y a déjà un concept « {other.name} » : choisissez un autre nom.")
