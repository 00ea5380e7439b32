"""What those who work in the made-up programme say to each other, and a draft that they show."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle

from admin.seed.people import AccountSeed, accounts
from admin.seed.typing_styles import typeset
from core.comment import Comment, mentioned
from core.history import Event, EventKind
from core.ports import UnitOfWork
from core.views import Place, QueueLine
from core.vocabulary import ResponseState

_WITH_AN_AGENT = (
    (("camille", "@{agent} Le récit parle aussi d'un courrier : l'avez-vous retrouvé ?"),
     ("{agent}", "Oui, il est parti avec une mauvaise adresse. Je l'explique dans la réponse.")),
    (("{agent}", "Je ne suis pas sûr que tout soit pour nous. @noor, un avis ?"),
     ("noor", "La première partie l'est. Répondez sur celle-là.")),
    (("{agent}", "Troisième récit de ce genre ce mois-ci : il faudra en parler au prochain comité."),),
)  # fmt: skip
"""Conversations with somebody of a structure concerned: who says what."""
_AMONG_MODERATORS = (
    (("camille", "@noor J'ai hésité à masquer le nom de la rue, qu'en pensez-vous ?"),
     ("noor", "Seul, il ne désigne personne. Je l'aurais laissé aussi.")),
    (("noor", "Beau récit, à garder pour la page d'accueil."),),
)  # fmt: skip
_LAST = 30
"""How far back in a list the stories talked about are taken from, one here and there."""
_PAUSE = timedelta(hours=2)


def plant_what_is_said(uow: UnitOfWork, now: datetime) -> None:
    """Add a few comments and share a draft, once."""
    if uow.comments.next_number() > 1:
        return
    talked: set[int] = set()
    agents = [account for account in accounts() if account.structure and _stories_of(uow, account)]
    for agent, words in zip(agents, cycle(_WITH_AN_AGENT), strict=False):
        line = next((line for line in _stories_of(uow, agent) if line.number not in talked), None)
        if line is not None:
            talked.add(line.number)
            _talk(
                uow, line, [(who.format(agent=agent.name), said.format(agent=agent.name)) for who, said in words], now
            )
    others = [line for line in uow.queues.page(Place.PUBLISHED, None, None, _LAST) if line.number not in talked]
    for line, words in zip(others[::9], _AMONG_MODERATORS, strict=False):
        _talk(uow, line, words, now)
    _share_a_draft(uow, now)


def _stories_of(uow: UnitOfWork, account: AccountSeed) -> list[QueueLine]:
    """Give stories that concern somebody's structures: those that await an answer first."""
    structure = uow.structures.get(account.structure)
    path = structure.path if structure else account.structure
    return [line for place in (Place.TO_ANSWER, Place.ANSWERED) for line in uow.queues.page(place, path, None, _LAST)]


def _talk(uow: UnitOfWork, line: QueueLine, words: Sequence[tuple[str, str]], now: datetime) -> None:
    known = {account.name: account for account in accounts()}
    for place, (name, text) in enumerate(words):
        uow.comments.add(
            Comment(
                number=uow.comments.next_number(),
                experience_number=line.number,
                at=max(line.at, now - _PAUSE * (len(words) - place)),
                author=name,
                author_name=known[name].display_name,
                structure_code=known[name].structure,
                text=typeset(text),
                mentions=mentioned(text, known)[0],
            )
        )


def _share_a_draft(uow: UnitOfWork, now: datetime) -> None:
    drafts = uow.queues.page(Place.DRAFTS, None, None, _LAST)
    line = next((line for line in drafts if line.others), next(iter(drafts), None))
    if line is None:
        return
    written = uow.responses.of([line.number])[line.number]
    draft = next(r for r in written if r.position == line.position and r.state is ResponseState.DRAFT)
    uow.responses.save(draft.model_copy(update={"shared": True}), draft.version)
    uow.history.add(
        Event(
            experience_number=line.number,
            at=max(draft.updated_at, now - _PAUSE),
            actor=draft.author,
            kind=EventKind.DRAFT_SHARED,
            detail=line.structure,
        )
    )
