"""Some dozens of experiences at random, of every kind that a search tells apart, and the question that it asks."""

from datetime import timedelta
from functools import cache
from random import Random

from sqlalchemy import Engine
from sqlmodel import Session

from core.concepts.concept import Concept
from core.concepts.held import Edition
from core.concern import Concern
from core.experience import Experience
from core.ports import UnitOfWork
from core.response import Evaluation, Response
from core.seeking.asked import Asked, Known, asked
from core.seeking.evaluating import Told
from core.seeking.search import Search
from core.trade_tag import TradeTag
from core.vocabulary import Channel, ExperienceState, GeneralTag, ResponseState, Sentiment
from storage.bulk import write_experiences
from storage.engine import writer
from storage.store import SqlStore
from tests.fakes.searching import WORDS
from tests.fakes.world import structures
from tests.storage.samples import a_concern, a_response, a_vote, after, an_action, an_experience, plant

CROWD = 60
_CODES = ("caf", "caf-30", "caf-30-ales", "caf-34", "gn", "gn-30", "hors-structures")
_DAY = 24 * 60


def gather(store: SqlStore, engine: Engine) -> None:
    """Keep the crowd."""
    random = Random(11)
    plant(engine, *structures())
    told = [_told(random, number) for number in range(1, CROWD + 1)]
    with Session(writer(engine)) as session:
        concerns = [c for _, several, _, _ in told for c in several]
        answers = [r for _, _, several, _ in told for r in several]
        votes = [v for _, _, _, several in told for v in several]
        write_experiences(session, [e for e, _, _, _ in told], concerns, answers, evaluations=votes)
        session.commit()
    with store.writing() as uow:
        for name in ("Délai de versement", "Accueil du matin"):
            uow.trade_tags.put(TradeTag(network_code="caf", name=name))
        uow.actions.add(an_action(1, published_at=after(1)), range(3, 20, 4))
        uow.actions.add(an_action(2, published_at=after(1)), (7, 8, 9))
        uow.actions.add(an_action(3), (10, 11))
        _hold_concepts(uow)
        uow.commit()


def _hold_concepts(uow: UnitOfWork) -> None:
    """Keep two concepts of the programme and one of a network, with stories of an edition no longer shown."""
    for number, (name, network) in enumerate((("Attente", ""), ("Accueil", ""), ("Guichets", "caf")), start=1):
        concept = Concept(number=number, name=name, network_code=network, expressions=(name,), version=2, edition=2)
        uow.concepts.add(concept.model_copy(update={"counted": 2}))
        shown = [(one, Edition(number, 2)) for one in range(number, CROWD + 1, number + 2)]
        uow.concepts.put_held([*shown, (1, Edition(number, 1)), (2, Edition(number, 1))], ())


def asked_of(uow: UnitOfWork, search: Search, reach: str | None = None) -> Asked:
    """Give the question that a search asks of this store."""
    known = Known(
        find=lambda words: uow.structures.search(words, 10),
        get=uow.structures.get,
        heads=lambda: uow.structures.children(None),
        words=cache(lambda key: uow.searches.words(key, None)),
        concepts={concept.number: concept.name for concept in uow.concepts.of(None)},
    )
    return asked(search, known, reach)[0]


def told_by(uow: UnitOfWork) -> list[Told]:
    """Give all that is kept, read through the other ports, highest number first."""
    numbers = range(CROWD, 0, -1)
    experiences, concerns = uow.experiences.many(numbers), uow.concerns.of(numbers)
    responses, votes, actions = uow.responses.of(numbers), uow.evaluations.of(numbers), uow.actions.of(numbers)
    known, held = uow.structures.many(_CODES), uow.concepts.held(numbers)
    return [
        Told(
            experiences[number],
            concerns.get(number, ()),
            known,
            responses.get(number, ()),
            votes.get(number, {}),
            {action.number for action in actions.get(number, ()) if action.published_at},
            {edition.concept_number for edition in held.get(number, ()) if edition.version == 2},
        )
        for number in numbers
    ]


def _told(random: Random, number: int) -> tuple[Experience, list[Concern], list[Response], list[Evaluation]]:
    at = after(number * _DAY * 0.9)
    published = random.random() < 0.85
    experience = an_experience(
        number,
        title=_words(random, 3),
        text=f"{_words(random, 6)}, {_words(random, 5)}.",
        sentiment=random.choice((*Sentiment, None)),
        department=random.choice(("Gard", "GARD", "Lozère", "")),
        campaign=random.choice(("carte", "affiche", "")),
        tags={tag: random.choice([*Sentiment]) for tag in random.sample([*GeneralTag][:3], random.randrange(3))},
        state=ExperienceState.PUBLISHED if published else ExperienceState.SUBMITTED,
        published_at=at if published else None,
    )
    concerns, answers, votes = [], [], []
    for position, code in enumerate(random.sample(_CODES, random.choice((1, 1, 2, 3))), 1):
        waited = timedelta(hours=random.choice((1, 24, 24, 48, 49, 200, 2000)))
        answered = random.random() < 0.6 and published
        channels = {c: random.choice((*Sentiment, None)) for c in random.sample([*Channel][:3], random.randrange(3))}
        tags = tuple(random.sample(("Délai de versement", "Accueil du matin"), random.randrange(3)))
        concerns.append(
            a_concern(
                number,
                position,
                code,
                channels=channels,
                trade_tags=tags,
                answered_at=at + waited if answered else None,
                named="Mairie" if code == "hors-structures" else "",
            )
        )
        if answered:
            old, new = (a_response(number, position, r, structure_code=code, body=_words(random, 6), state=s)
                        for r, s in ((1, ResponseState.SUPERSEDED), (2, ResponseState.PUBLISHED)))  # fmt: skip
            answers += [old, new]
            votes += [a_vote(v, useful=random.random() < 0.5, number=number, position=position, revision=r)
                      for v, r in (("author", random.choice((1, 2))), ("v1", 2))]  # fmt: skip
        elif published and random.random() < 0.5:
            answers.append(a_response(number, position, structure_code=code, body=_words(random, 6)))
    return experience, concerns, answers, votes


def _words(random: Random, most: int) -> str:
    return " ".join(random.choices((*WORDS, "le", "de la"), k=random.randint(1, most)))
