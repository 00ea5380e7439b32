"""People who do anything to a programme, at random: what the rules refuse is left undone."""

from collections.abc import Callable
from random import Random

from core.classification import Classification
from core.desk import Desk
from core.errors import EcouteError
from core.following import Following
from core.gate import Source
from core.intake import Intake
from core.library import Library
from core.links import Links
from core.marks import Marks
from core.ports import Store
from core.response import Wording
from core.rules import HouseRules
from core.structure import OUTSIDE_CODE
from core.submission import SubmittedConcern
from core.trade_tag import TradeTag
from core.vocabulary import Channel, GeneralTag, ResponseState, Sentiment
from tests.fakes.clock import FixedClock
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import submission

CODES = ("caf", "caf-30", "caf-30-ales", "caf-34", "gn", "gn-30", OUTSIDE_CODE)
_AGENTS = {"caf-30": "agent-30", "caf-30-ales": "agent-30", "caf-34": "valid-34", "gn": "agent-gn", "gn-30": "agent-gn"}
_TAGS = ("Délai de versement", "Accueil du matin")


class Wanderers:
    """A store with the structures and accounts of the small programme, and what is done there at random.

    Attributes:
        done: how many things the rules let them do.
    """

    def __init__(self, store: Store, clock: FixedClock, seed: int) -> None:
        self.store = store
        self.clock = clock
        self.random = Random(seed)
        self.done = 0
        self._tokens: dict[int, str] = {}
        self._number, self._position = 1, 1
        links, marks = Links("https://ecoute.exemple.fr", b"une cle"), Marks(b"une autre cle")
        self._intake = Intake(store, clock, FakeSealer(), links, marks)
        self._following = Following(store, clock, FakeSealer(), links, marks)
        self._library = Library(store, clock, marks)
        with store.writing() as uow:
            for name in _TAGS:
                uow.trade_tags.put(TradeTag(network_code="caf", name=name))
            uow.commit()

    def wander(self, steps: int) -> None:
        """Do some things."""
        deeds: tuple[Callable[[], object], ...] = (
            *(self._submit, self._submit, self._publish, self._answer, self._answer, self._answer, self._adopt),
            *(self._withdraw, self._tag, self._classify, self._route, self._reattach, self._vote, self._vote),
            *(self._rate, self._undo, self._undo_answer, self._ask_transfer, self._accept_transfer),
        )
        for _ in range(steps):
            # Half of the time the next one comes at once, about the same: so that something is taken back now and then.
            if self.random.random() < 0.5:
                self.clock.advance(minutes=self.random.choice((1, 20, 300, 3000, 9000)))
                self._number = self.random.choice([*self._tokens] or [1])
                self._position = self.random.choice((1, 1, 1, 2))
            try:
                self.random.choice(deeds)()
            except EcouteError:
                continue
            self.done += 1

    def desk(self, name: str) -> Desk:
        """Give the desk of an account, in a house where what is done can be taken back for some minutes."""
        return Desk(self.store, self.clock, name, HouseRules())

    def _version(self, number: int) -> int:
        with self.store.reading() as uow:
            experience = uow.experiences.get(number)
        return experience.version if experience else 0

    def _agent(self, number: int, position: int) -> str:
        with self.store.reading() as uow:
            concerns = uow.concerns.of([number]).get(number, ())
        codes = [concern.structure_code for concern in concerns if concern.position == position]
        return _AGENTS.get(codes[0], "agent-caf") if codes else "agent-caf"

    def _submit(self) -> None:
        codes = self.random.sample(CODES, self.random.choice((1, 1, 2, 3)))
        concerns = tuple(
            SubmittedConcern(structure_code=c, named="Mairie" if c == OUTSIDE_CODE else "", channels=self._channels())
            for c in codes
        )
        feeling = self.random.choice(list(Sentiment))
        rank = len(self._tokens) + 1
        source = Source(form=f"jeton-{rank}", network=f"192.0.2.{rank % 250}")
        told = submission(key=f"cle-{rank:08}", concerns=concerns, sentiment=feeling)
        receipt = self._intake.submit(told, source)
        self._tokens[receipt.number] = receipt.token
        self._number, self._position = receipt.number, 1
        self._publish()

    def _channels(self) -> dict[Channel, Sentiment | None]:
        return dict.fromkeys(self.random.sample([*Channel][:3], self.random.choice((0, 1, 2))))

    def _publish(self) -> None:
        number = self._number
        self.desk("modo").publish(number, self._version(number))

    def _withdraw(self) -> None:
        number = self._number
        if self.random.random() < 0.9:
            return
        self.desk("modo").withdraw(number, self._version(number), "Elle nomme quelqu’un.")

    def _answer(self) -> None:
        number, position = self._number, self._position
        wording = Wording(body=f"Votre demande est traitée depuis {self.random.choice(('lundi', 'mardi', 'jeudi'))}.")
        self.desk(self._agent(number, position)).write(number, position, wording, ResponseState.PUBLISHED, 0)

    def _adopt(self) -> None:
        number = self._number
        self.desk(self._agent(number, 2)).adopt(number, 2, 1, 0)

    def _tag(self) -> None:
        number = self._number
        chosen = self.random.sample([*GeneralTag][:3], self.random.choice((0, 1, 2)))
        tags = {tag: self.random.choice(list(Sentiment)) for tag in chosen}
        self.desk("modo").tag(number, self._version(number), tags)

    def _classify(self) -> None:
        number, position = self._number, self._position
        tags = tuple(self.random.sample(_TAGS, self.random.choice((0, 1, 2))))
        wanted = Classification(channels=self._channels(), trade_tags=tags)
        agent = self.desk(self._agent(number, position))
        agent.classify(number, position, self._version(number), wanted)

    def _route(self) -> None:
        number = self._number
        codes = self.random.sample(CODES[:-1], self.random.choice((1, 2)))
        self.desk("modo").route(number, self._version(number), codes)

    def _reattach(self) -> None:
        number, position = self._number, self._position
        to_code = self.random.choice(("caf-30-ales", "caf-30", "gn-30"))
        self.desk("agent-caf").reattach(number, position, self._version(number), to_code)

    def _ask_transfer(self) -> None:
        number, position = self._number, self._position
        agent = self.desk(self._agent(number, position))
        agent.ask_transfer(number, position, self.random.choice(CODES[:-1]), "Ce n’est pas à nous.")

    def _accept_transfer(self) -> None:
        number, position = self._number, self._position
        self.desk("modo").accept_transfer(number, position, self.random.choice(CODES[:-1]))

    def _undo(self) -> None:
        self.desk("modo").undo(self._number)

    def _undo_answer(self) -> None:
        number, position = self._number, self._position
        self.desk(self._agent(number, position)).undo_answer(number, position)

    def _vote(self) -> None:
        source = Source(form=f"visiteur-{self.random.randrange(4)}", network="192.0.2.9")
        self._library.vote(self._number, self._position, source, useful=self.random.random() < 0.6)

    def _rate(self) -> None:
        number = self._number
        useful = self.random.random() < 0.6
        self._following.rate(self._tokens.get(number, ""), self._position, useful=useful)
