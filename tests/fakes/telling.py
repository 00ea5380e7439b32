"""People who tell stories of a few words, and change concepts meanwhile, at random; with a plain recount beside."""

from collections import Counter
from collections.abc import Mapping
from random import Random

from core.classification import Classification
from core.concepts.concept import Concept, drafted
from core.concepts.counting import forget_old, recount
from core.concepts.held import FIELDS, Edition, Held, Spot
from core.concepts.keeping import change, create, remove
from core.dates import PARIS
from core.desk import Desk
from core.errors import EcouteError
from core.folding import fold
from core.gate import Source
from core.intake import Intake
from core.links import Links
from core.marks import Marks
from core.ports import Store
from core.structure import OUTSIDE_CODE, lineage
from core.submission import SubmittedConcern
from core.vocabulary import Channel, ExperienceState, Sentiment
from tests.fakes.clock import FixedClock
from tests.fakes.sealing import FakeSealer
from tests.fakes.world import submission

WORDS = ("guichet", "attente", "téléphone", "courrier", "dossier")
_CODES = ("caf", "caf-30", "caf-30-ales", "caf-34", "gn-30", OUTSIDE_CODE)
_LAST = 10_000


class Tellers:
    """A store where stories are told, and concepts are watched for."""

    def __init__(self, store: Store, clock: FixedClock, seed: int) -> None:
        self.store, self.clock, self.random = store, clock, Random(seed)
        self._intake = Intake(store, clock, FakeSealer(), Links("https://e.fr", b"une cle"), Marks(b"une autre cle"))
        self._told = 0

    def wander(self, steps: int) -> None:
        """Do some things; what the rules refuse is left undone."""
        deeds = (
            self._tell,
            self._tell,
            self._tell,
            self._withdraw,
            self._classify,
            self._edit,
            self._fold,
            self._recount,
        )
        for _ in range(steps):
            self.clock.advance(minutes=self.random.choice((1, 600, 15_000)))
            try:
                self.random.choice(deeds)()
            except EcouteError:
                continue

    def settle(self) -> None:
        """Count all that is left to count, and forget all that is to be forgotten."""
        with self.store.writing() as uow:
            while fold(uow, 3):
                pass
            for concept in uow.concepts.of(None):
                while not recount(uow, concept.number, 2).done:
                    pass
            while forget_old(uow):
                pass
            uow.commit()

    def _tell(self) -> None:
        self._told += 1
        concerns = tuple(
            SubmittedConcern(
                structure_code=code, named="Mairie" if code == OUTSIDE_CODE else "", channels=self._channels()
            )
            for code in self.random.sample(_CODES, self.random.choice((1, 1, 2)))
        )
        told = submission(
            key=f"cle-{self._told:08}",
            title=self._words(2),
            text=f"{self._words(4)}, pendant que la pluie tombait sur la ville.",
            sentiment=self.random.choice(list(Sentiment)),
            concerns=concerns,
        )
        receipt = self._intake.submit(told, Source(form=f"jeton-{self._told}", network=f"192.0.2.{self._told % 250}"))
        self._desk("modo").publish(receipt.number, self._version(receipt.number))

    def _withdraw(self) -> None:
        number = self.random.randint(1, max(self._told, 1))
        self._desk("modo").withdraw(number, self._version(number), "Elle nomme quelqu’un.")

    def _classify(self) -> None:
        number = self.random.randint(1, max(self._told, 1))
        wanted = Classification(channels=self._channels(), trade_tags=())
        self._desk("agent-caf").classify(number, 1, self._version(number), wanted)

    def _edit(self) -> None:
        lines = tuple(self._line() for _ in range(self.random.choice((1, 2))))
        with self.store.writing() as uow:
            draft = drafted(self.random.choice("abcd"), "", None, lines)
            concepts = uow.concepts.of(None)
            if len(concepts) < 4:
                create(uow, self.random.choice(("", "caf", "gn")), draft, self.clock.now(), "admin")
            else:
                self._change(uow, self.random.choice(concepts), draft)
            uow.commit()

    def _change(self, uow: object, concept: Concept, draft: object) -> None:
        if self.random.random() < 0.2:
            remove(uow, concept, concept.version, self.clock.now(), "admin")  # type: ignore[arg-type]
        else:
            change(uow, concept, concept.version, draft, self.clock.now(), "admin")  # type: ignore[arg-type]

    def _fold(self) -> None:
        with self.store.writing() as uow:
            fold(uow, 3)
            uow.commit()

    def _recount(self) -> None:
        with self.store.writing() as uow:
            for concept in uow.concepts.of(None)[:2]:
                recount(uow, concept.number, 2)
            forget_old(uow)
            uow.commit()

    def _line(self) -> str:
        word, other, third = self.random.sample(WORDS, 3)
        return self.random.choice((word, f"{word}|{other}", f"{word} {other}", f'"{word} {other}"', f"{word} -{third}"))

    def _words(self, many: int) -> str:
        return " ".join(self.random.choices(WORDS, k=many))

    def _channels(self) -> dict[Channel, Sentiment | None]:
        return dict.fromkeys(self.random.sample([*Channel][:3], self.random.choice((0, 1, 2))))

    def _desk(self, name: str) -> Desk:
        return Desk(self.store, self.clock, name)

    def _version(self, number: int) -> int:
        with self.store.reading() as uow:
            experience = uow.experiences.get(number)
        return experience.version if experience else 0


def plainly_counted(store: Store) -> Mapping[tuple[Edition, Spot], Held]:
    """Count all the concepts that are watched for from scratch, one story after the other, by plain means."""
    sums: dict[tuple[Edition, Spot], Counter[str]] = {}
    with store.reading() as uow:
        experiences, concepts = uow.experiences.many(range(1, _LAST)), uow.concepts.of(None)
        concerns = uow.concerns.of(experiences)
        structures = uow.structures.many(_CODES)
    for e in experiences.values():
        if e.state is not ExperienceState.PUBLISHED or e.published_at is None:
            continue
        day = e.published_at.astimezone(PARIS).date()
        monday = day.fromordinal(day.toordinal() - day.weekday())
        places: dict[str, set[str]] = {"": {c.value for concern in concerns[e.number] for c in concern.channels}}
        for concern in concerns[e.number]:
            for code in lineage(structures[concern.structure_code].path):
                if code != OUTSIDE_CODE:
                    places.setdefault(code, set()).update(channel.value for channel in concern.channels)
        for concept in concepts:
            looks = not concept.network_code or concept.network_code in places
            if looks and any(plainly_held(line, e.title, e.text) for line in concept.expressions):
                for code, channels in places.items():
                    for period in (f"{day:%Y-%m}", monday.isoformat()):
                        key = Edition(concept.number, concept.edition), Spot(code, period)
                        feeling = [e.sentiment.value] if e.sentiment else []
                        sums.setdefault(key, Counter()).update(["stories", *feeling, *channels])
    return {key: Held(*(counts[name] for name in FIELDS)) for key, counts in sums.items()}


def plainly_held(line: str, title: str, text: str) -> bool:
    """Tell whether a line of `_line` stands in a story of `_tell`, by its letters alone."""
    fields = [f" {field.replace(',', '')} " for field in (title, text)]
    if line.startswith('"'):
        return any(" " + line.strip('"') + " " in field for field in fields)
    whole = "".join(fields)
    return all(
        (part[1:] not in whole) if part.startswith("-") else any(word in whole for word in part.split("|"))
        for part in line.split()
    )
