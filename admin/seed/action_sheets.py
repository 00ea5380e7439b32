"""The action sheets of the made-up programme: those of the networks, and those of the structure shown first."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from admin.seed.improvements import ImprovementSeed, improvements
from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from admin.seed.typing_styles import typeset
from core.action import ImprovementAction
from core.actions.measure import MeasureKind
from core.actions.story import SheetEvent, SheetEventKind
from core.commitments import YEAR
from core.dates import PARIS
from core.filters import Filters
from core.ports import UnitOfWork
from core.vocabulary import ActionState, Channel

_STORIES = 6
"""How many stories an action comes from."""

_COMMITMENTS = {Channel.PHONE: 2, Channel.DESK: 1, Channel.LETTER: 5, Channel.ONLINE_PROCEDURE: 2}
_OTHERWISE = 5
KEEPER = "gard-pilote"


@dataclass(frozen=True, slots=True)
class SheetSeed:
    """A sheet of the structure shown.

    Attributes:
        begins: in how many days it begins, or began.
        ends: by when it is to be done.
        published: how many days ago it was, None while it is prepared.
    """

    title: str
    state: ActionState
    channel: Channel
    begins: int
    ends: int
    published: int | None
    texts: dict[str, str] = field(default_factory=dict)
    progress: int = 0


_SHEETS = (
    SheetSeed(
        "Rappeler sous deux jours qui n'a pas pu joindre un agent", ActionState.DONE, Channel.PHONE, -260, -190, 250,
        {"owner": "Responsable du plateau téléphonique", "contributors": "Plateau téléphonique\nService informatique",
         "problem": "Au téléphone, l'attente dépasse vingt minutes et la ligne coupe.",
         "objective": "Que personne n'ait à rappeler trois fois.",
         "description": "Le serveur vocal propose un rappel, à l'heure choisie, sous deux jours ouvrés.",
         "follow_up": "Taux d'appels aboutis, rappels tenus dans le délai.",
         "expected": "Un appel sur deux de moins perdu."}, 100,
    ),
    SheetSeed(
        "Dire dans le courrier qui appeler et jusqu'à quand", ActionState.ENGAGED, Channel.LETTER, -70, 12, 60,
        {"owner": "Responsable de la relation écrite", "contributors": "Deux usagers volontaires",
         "problem": "Les courriers ne disent ni qui appeler ni le délai pour répondre.",
         "objective": "Un courrier compris à la première lecture.",
         "description": "Les douze courriers les plus envoyés sont récrits et relus avec des usagers.",
         "follow_up": "Nombre de courriers récrits.", "expected": "Moins d'appels après un courrier."}, 60,
    ),
    SheetSeed(
        "Ouvrir un créneau sans rendez-vous le mercredi", ActionState.PLANNED, Channel.DESK, -20, 40, 30,
        {"problem": "Sans rendez-vous, on repart sans réponse.",
         "objective": "Répondre aux questions simples sur place.",
         "description": "Deux conseillers reçoivent sans rendez-vous le mercredi après-midi."},
    ),
    SheetSeed(
        "Afficher l'état du dossier en une phrase", ActionState.ENGAGED, Channel.PERSONAL_ACCOUNT, -120, -15, 110,
        {"owner": "Chargée du numérique", "problem": "L'espace personnel dit « en cours » pendant des semaines.",
         "description": "L'espace personnel dit ce qui manque et la date de réponse.",
         "blocked": "La mise à jour nationale est reportée au trimestre prochain."}, 35,
    ),
    SheetSeed(
        "Prêter une tablette à l'accueil", ActionState.DROPPED, Channel.ONLINE_PROCEDURE, -150, -60, 140,
        {"owner": "Responsable de l'accueil", "description": "Une tablette en prêt pour faire sa démarche sur place.",
         "dropped_why": "Les tablettes ont été peu prises : un agent qui aide vaut mieux, nous le faisons."},
    ),
    SheetSeed(
        "Relire les messages automatiques", ActionState.PLANNED, Channel.EMAIL, 10, 80, None,
        {"owner": "Agent d'accueil", "problem": "Les messages automatiques répondent à côté.",
         "objective": "Des messages qui disent quoi faire."},
    ),
)  # fmt: skip


def plant_actions(uow: UnitOfWork, now: datetime) -> None:
    """Add the improvement actions once, each with the last stories that it may come from."""
    if uow.actions.next_number() > 1:
        return
    planned = [(_of_network(seed, now), seed.channel) for seed in improvements()]
    planned += [(_of_shown(seed, now), seed.channel) for seed in _SHEETS]
    for number, (made, channel) in enumerate(planned, start=1):
        action = made.model_copy(update={"number": number})
        before = Filters(structure=action.structure_code, channel=channel, until=action.published_at or now)
        found = uow.listing.page(before, None, _STORIES)
        uow.actions.add(action, [experience.number for experience in found])
        for event in _history(action, now):
            uow.actions.note(event)


def _of_network(seed: ImprovementSeed, now: datetime) -> ImprovementAction:
    published_at = now - seed.age
    begun = seed.state is not ActionState.PLANNED
    return ImprovementAction(
        number=1,
        structure_code=seed.structure,
        title=seed.title,
        description=seed.description,
        owner=typeset("Direction de la relation de service"),
        starts_on=published_at.astimezone(PARIS).date(),
        ends_on=(published_at + 2 * seed.age).astimezone(PARIS).date(),
        state=seed.state,
        progress={ActionState.DONE: 100, ActionState.ENGAGED: 50}.get(seed.state, 0),
        published_at=published_at,
        engaged_at=published_at if begun else None,
        done_at=published_at + seed.age / 2 if seed.state is ActionState.DONE else None,
        **_themed(seed.channel),
    )


def _of_shown(seed: SheetSeed, now: datetime) -> ImprovementAction:
    begins, ends = (now + timedelta(days=days) for days in (seed.begins, seed.ends))
    begun = seed.state is not ActionState.PLANNED
    return ImprovementAction(
        number=1,
        structure_code=code_of(SHOWN),
        title=typeset(seed.title),
        starts_on=begins.astimezone(PARIS).date(),
        ends_on=ends.astimezone(PARIS).date(),
        state=seed.state,
        progress=seed.progress,
        published_at=None if seed.published is None else now - timedelta(days=seed.published),
        engaged_at=begins if begun else None,
        done_at=ends if seed.state is ActionState.DONE else None,
        dropped_at=ends if seed.state is ActionState.DROPPED else None,
        **_themed(seed.channel) | {name: typeset(text) for name, text in seed.texts.items()},
    )


def _themed(channel: Channel) -> dict[str, Any]:
    commitment = _COMMITMENTS.get(channel, _OTHERWISE)
    return {
        "commitment_year": YEAR,
        "commitment": commitment,
        "measure_kind": MeasureKind.CHANNEL,
        "measured": channel.value,
    }


def _history(action: ImprovementAction, now: datetime) -> list[SheetEvent]:
    """Give who made the sheet and published it."""
    created = (action.published_at or now) - timedelta(days=7)
    steps = [(created, SheetEventKind.CREATED, action.title)]
    if action.published_at is not None:
        steps.append((action.published_at, SheetEventKind.PUBLISHED, ""))
    actor = KEEPER if action.structure_code == code_of(SHOWN) else "admin"
    return [
        SheetEvent(action_number=action.number, at=at, actor=actor, kind=kind, detail=detail)
        for at, kind, detail in steps
    ]
