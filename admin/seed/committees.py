"""The local committees of the made-up programme: one that met and decided, one that is invited to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from admin.seed.action_sheets import KEEPER
from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from admin.seed.typing_styles import typeset
from core.action import ImprovementAction
from core.committees.agenda import AgendaItem, ItemKind
from core.committees.committee import Committee, CommitteeState, Decided
from core.committees.ranking import Ballot, Proposal
from core.committees.referents import Referent
from core.committees.sitting import Invitation, Said, SeatOffer
from core.committees.story import CommitteeEvent, CommitteeEventKind
from core.dates import midnight
from core.experience import Experience
from core.filters import Filters
from core.history import AUTHOR, Event, EventKind
from core.ports import UnitOfWork
from core.vocabulary import ActionState, ExperienceState

_MET, _NEXT = timedelta(days=40), timedelta(days=12)
_HOUR = timedelta(hours=18)
_OFFERING, _LEAST = 14, 7
_PROPOSALS = (
    "Rappeler qui n'a pas pu joindre un conseiller",
    "Afficher les délais à l'accueil et en ligne",
    "Relire les courriers avec des allocataires",
)
_RANKS = ((2, 1, 3), (1, 2), (2, 3, 1), (1, 3, 2), (2, 1), (3, 2, 1))
_MINUTES = (
    "Six citoyens, une adjointe au maire et trois agents étaient présents.\n\n"
    "Les citoyens demandent d'abord de savoir quand ils auront une réponse. Le téléphone reste le premier sujet de "
    "plainte ; les délais affichés sont attendus aussi à l'accueil.\n\n"
    "Le comité a classé trois propositions et retient la première."
)


def plant_committees(uow: UnitOfWork, now: datetime) -> None:
    """Add two committees once, with those who offer to sit and the référent, where there are stories to offer from."""
    code = code_of(SHOWN)
    stories = uow.listing.page(Filters(structure=code), None, _OFFERING)
    if uow.committees.next_number() > 1 or len(stories) < _LEAST or uow.accounts.get(KEEPER) is None:
        return
    uow.referents.put(
        Referent(structure_code=code, place=1, account_name=KEEPER, since=now - timedelta(days=200), named_by=KEEPER)
    )
    for story in stories:
        _offer(uow, story, code, now)
    _plant_held(uow, code, stories, now)
    _plant_next(uow, code, stories, now)


def _offer(uow: UnitOfWork, story: Experience, code: str, now: datetime) -> None:
    # After all that its history tells: lines follow one another there.
    last = max((event.at for event in uow.history.of(story.number)), default=story.published_at or now)
    at = min(now, last + timedelta(hours=3))
    uow.seat_offers.put(SeatOffer(experience_number=story.number, structure_code=code, at=at))
    uow.history.add(Event(experience_number=story.number, at=at, actor=AUTHOR, kind=EventKind.OFFERED_TO_SIT))


def _plant_held(uow: UnitOfWork, code: str, stories: Sequence[Experience], now: datetime) -> None:
    members, met = stories[:6], now - _MET
    planned = uow.actions.page(None, tuple(ActionState), None, 200)
    made = next((one for one in planned if one.structure_code == code), None)
    committee = Committee(
        number=1,
        version=6,
        announced=1,
        state=CommitteeState.HELD,
        agenda=_agenda(members[:3]),
        proposals=tuple(Proposal(number=n, text=text) for n, text in enumerate(_proposals(made), start=1)),
        ballots=tuple(Ballot(member=_member(story), order=order) for story, order in zip(members, _RANKS, strict=True)),
        decisions=(Decided(proposal=2, action=made.number),) if made else (),
        minutes=typeset(_MINUTES),
        **_meeting(code, met),
    )
    uow.committees.add(committee)
    if made is not None:
        uow.actions.save(made.model_copy(update={"committee": 1, "version": made.version + 1}), made.version)
    _invite(uow, 1, members, (Said.YES,) * 6, met - timedelta(days=20))
    steps = (CommitteeEventKind.PREPARED, CommitteeEventKind.INVITED, CommitteeEventKind.HELD)
    for step, kind in enumerate(steps):
        _note(uow, 1, kind, met - timedelta(days=25 - 5 * step) if step < 2 else met)


def _plant_next(uow: UnitOfWork, code: str, stories: Sequence[Experience], now: datetime) -> None:
    asked = stories[6:12]
    committee = Committee(
        number=2,
        version=3,
        announced=1,
        state=CommitteeState.INVITED,
        agenda=_agenda(asked[:2]),
        **_meeting(code, now + _NEXT),
    )
    uow.committees.add(committee)
    _invite(uow, 2, asked, (Said.YES, Said.NO, Said.NOTHING, Said.YES, Said.NOTHING, Said.YES), now - _NEXT / 4)
    for kind, days in ((CommitteeEventKind.PREPARED, 6), (CommitteeEventKind.INVITED, 3)):
        _note(uow, 2, kind, now - timedelta(days=days))


def _proposals(made: ImprovementAction | None) -> tuple[str, ...]:
    """Give what the members ranked; the one that became an action has its title."""
    first, _, last = texts = tuple(map(typeset, _PROPOSALS))
    return (first, made.title, last) if made else texts


def _meeting(code: str, at: datetime) -> dict[str, Any]:
    return {
        "structure_code": code,
        "at": midnight(at.date()) + _HOUR,
        "place": typeset("Salle du conseil, à l'accueil"),
        "elected": typeset("Une adjointe au maire"),
        "facilitator": KEEPER,
        "secretary": typeset("Secrétariat de direction"),
    }


def _agenda(stories: Sequence[Experience]) -> tuple[AgendaItem, ...]:
    told = [AgendaItem(kind=ItemKind.UNANSWERED, key=str(one.number), text=one.title) for one in stories]
    return (*told, AgendaItem(kind=ItemKind.OWN, text=typeset("Où en sont les actions décidées la dernière fois")))


def _invite(uow: UnitOfWork, number: int, stories: Sequence[Experience], said: Sequence[Said], at: datetime) -> None:
    uow.committees.put_invitations(
        Invitation(
            committee_number=number,
            experience_number=story.number,
            at=at,
            said=answer,
            said_at=None if answer is Said.NOTHING else at + timedelta(days=1),
        )
        for story, answer in zip(stories, said, strict=False)
    )


def _note(uow: UnitOfWork, number: int, kind: CommitteeEventKind, at: datetime) -> None:
    uow.committees.note(CommitteeEvent(committee_number=number, at=at, actor=KEEPER, kind=kind))


def _member(story: Experience) -> str:
    published = story.state is ExperienceState.PUBLISHED
    return (story.pseudonym if published else "") or f"Récit n° {story.number}"
