"""From what people tell to whether it changed: a theme, its signal, a committee, an action, letters, before and after.

Every step is a command in a process of its own, over one database and a real mail server; days pass between them.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlmodel import Session

from admin.seed.tree import code_of
from admin.settings import Settings
from admin.wiring import House
from core.clock import SystemClock
from core.concern import Concern
from core.dates import PARIS
from core.experience import Experience
from core.gate import Source
from core.submission import SubmittedConcern
from core.vocabulary import Channel, ExperienceState, Sentiment
from storage.bulk import write_experiences
from storage.engine import writer
from tests.admin.post_office import PostOffice, post_office
from tests.admin.running import running
from tests.fakes.world import submission

Ecoute = Callable[..., Any]
MANAGER = ("--as", "gard-pilote", "--json")
PLACE = "Caf du Gard"
THEMED = (
    "L’ascenseur est en panne depuis un mois, ma mère en fauteuil est repartie.",
    "Encore l’ascenseur hors service : trois étages à pied avec une poussette.",
    "Personne ne répare l’ascenseur, on m’a reçue dans l’escalier.",
    "Avec l’ascenseur arrêté, impossible de monter au guichet.",
)
ORDINARY = "Le dossier avance, la réponse est venue en deux semaines et elle était claire."
AUTHORS = tuple(f"auteur{rank}@exemple.fr" for rank in range(10))
STORIES = 14
"""How many tell the theme: the first authors tell it twice."""

LATER = 40
"""How many are told once the action has had its time."""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Give a mail server that the settings name."""
    with post_office() as opened:
        monkeypatch.setenv("ECOUTE_HOME", str(tmp_path / "maison"))
        monkeypatch.setenv("ECOUTE_SMTP_PORT", str(opened.port))
        monkeypatch.setenv("ECOUTE_GRACE", "0")
        yield opened


@pytest.fixture
def ecoute(tmp_path: Path) -> Ecoute:
    """Give what runs a command in a process of its own, some days from now, and gives the document it printed."""

    def run(*arguments: object, after: int = 0) -> Any:
        with running(tmp_path / "runs", *arguments, days_ahead=after) as process:
            ended = process.ended()
        assert ended.code == 0, (arguments, ended)
        return ended.document if "--json" in arguments else ended.out

    return run


def tell(house: House, code: str) -> list[int]:
    """Tell the theme at the form, under the addresses of its authors, and publish it; give its stories."""
    numbers = []
    for rank in range(STORIES):
        told = submission(
            key=f"cle-de-l-essai-{rank}",
            title=f"Sans ascenseur, {rank + 1}",
            text=THEMED[rank % len(THEMED)],
            concerns=(SubmittedConcern(structure_code=code, channels={Channel.DESK: Sentiment.NEGATIVE}),),
            email=AUTHORS[rank % len(AUTHORS)],
        )
        number = house.intake.submit(told, Source(form=f"jeton-{rank}", network=f"192.0.2.{rank}/32")).number
        house.desk("camille").publish(number, 1)
        numbers.append(number)
    return numbers


def tell_ordinary(house: House, code: str, since: datetime, days: int, count: int) -> None:
    """Publish stories that do not tell the theme, here and there over some days."""
    random = Random(5)
    with house.store.reading() as uow:
        first = uow.concepts.last_number() + 1
    at = [since + timedelta(days=random.uniform(0, days)) for _ in range(count)]
    stories = [
        Experience(
            number=number,
            title="Une réponse claire",
            text=ORDINARY,
            sentiment=Sentiment.POSITIVE,
            state=ExperienceState.PUBLISHED,
            submitted_at=moment,
            published_at=moment,
        )
        for number, moment in enumerate(at, start=first)
    ]
    concerns = [
        Concern(experience_number=one.number, position=1, structure_code=code, open_since=one.published_at)
        for one in stories
    ]
    with Session(writer(house.engine)) as session:
        write_experiences(session, stories, concerns, ())
        session.commit()


def told_once(office: PostOffice, words: str) -> bool:
    """Tell whether each author had one letter whose subject says this, and nobody else had any."""
    mine = Counter(letter.recipients[0] for letter in office.taken if words in str(letter.message["Subject"]))
    return mine == Counter(AUTHORS)


def test_from_a_theme_to_its_effect(ecoute: Ecoute, office: PostOffice, tmp_path: Path) -> None:
    """The theme is found, decided on, done in the open, told to each author once, and its effect is told in figures."""
    ecoute("init")
    ecoute("seed", "--experiences", 200)
    house, code = House(Settings(home=tmp_path / "maison", database="")), code_of(PLACE)
    now = SystemClock().now()
    tell_ordinary(house, code, now - timedelta(days=360), 355, 150)
    numbers = tell(house, code)

    ecoute("signals", "find", after=1)
    signals = ecoute("signals", "list", *MANAGER)["lines"]
    signal = next(line["signal"] for line in signals if "ascenseur" in line["signal"]["words"])
    assert set(signal["stories"]) == set(numbers)

    at = (datetime.now(PARIS) + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    committee = ecoute("committee", "new", "--at", at, "--place", "Nîmes", *MANAGER)["committee"]["number"]
    items = ecoute("committee", "propose", committee, *MANAGER)
    rank = next(rank for rank, item in enumerate(items, start=1) if item["key"] == str(signal["number"]))
    assert items[rank - 1]["kind"] == "signal"
    ecoute("committee", "agenda", committee, rank, *MANAGER)
    for number in numbers[:2]:
        house.following.offer_to_sit(house.links.follow_token(number), code)
    ecoute("committee", "invite", committee, *numbers[:2], *MANAGER)
    ecoute("notify", "--once")
    assert {AUTHORS[0], AUTHORS[1]} == {
        letter.recipients[0] for letter in office.taken if "comité local" in str(letter.message["Subject"])
    }

    ecoute("committee", "state", committee, "held", *MANAGER, after=10)
    ecoute("committee", "proposal", committee, "Réparer l’ascenseur", *MANAGER, after=10)
    decided = ("--title", "L’ascenseur réparé", "--proposal", 1)
    action = ecoute("committee", "decide", committee, *decided, *MANAGER, after=10)["decisions"][0]["action"]
    ecoute("signals", "attach", signal["number"], action, *MANAGER, after=10)
    ecoute("action", "link", action, *numbers, *MANAGER, after=10)
    ecoute("action", "edit", action, "--measure", "words=ascenseur", *MANAGER, after=10)

    ecoute("action", "publish", action, *MANAGER, after=11)
    ecoute("notify", "--once", after=11)
    assert told_once(office, "fait avancer les choses")
    early = ecoute("action", "effect", action, *MANAGER, after=12)
    assert early["sentence"].startswith("Trop tôt pour le dire")
    for state in ("engaged", "done"):
        ecoute("action", "state", action, state, *MANAGER, after=12)
    ecoute("notify", "--once", after=12)
    ecoute("notify", "--once", after=12)
    assert told_once(office, "c’est fait")

    tell_ordinary(house, code, now + timedelta(days=12 + 31), 38, LATER)
    found = ecoute("action", "effect", action, *MANAGER, after=12 + 30 + 40)
    assert found["own"]["before"][1] == STORIES
    assert found["own"]["after"] == [LATER, 0]
    assert found["interval"][2] < 0
    assert "une baisse nette" in found["sentence"]
    house.engine.dispose()
