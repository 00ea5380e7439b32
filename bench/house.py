"""A house of Écoute in a folder of its own, to measure in."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlmodel import Session

from admin.seed.stories import story
from admin.seed.tree import programme_tree
from core.concern import Concern
from core.experience import Experience
from core.vocabulary import Origin
from storage.bulk import write_experiences
from storage.engine import open_engine, sqlite_url, writer

_PIECE = 5_000


def ecoute(*arguments: str) -> list[str]:
    """Give the command line of `ecoute`."""
    return [str(Path(sys.executable).with_name("ecoute")), *arguments]


def new_house(home: Path, experiences: int) -> dict[str, str]:
    """Make a house with the made-up tree and accounts; give the environment that opens it."""
    environment = {**os.environ, "ECOUTE_HOME": str(home), "ECOUTE_DATABASE": ""}
    for arguments in (["init"], ["seed", "--experiences", str(experiences)]):
        subprocess.run(ecoute(*arguments), check=True, env=environment, capture_output=True)
    return environment


def fill_queue(home: Path, count: int) -> None:
    """Add experiences that all wait for moderation."""
    random = Random(2)
    structures = [structure for structure in programme_tree() if structure.parent]
    began = datetime.now(UTC) - timedelta(days=300)
    engine = writer(open_engine(sqlite_url(home / "ecoute.db")))
    for first in range(1, count + 1, _PIECE):
        with Session(engine) as session:
            numbers = range(first, min(first + _PIECE, count + 1))
            named = {number: random.choice(structures) for number in numbers}
            experiences = [_submitted(random, number, named[number], began) for number in numbers]
            concerns = [
                Concern(experience_number=number, position=1, structure_code=structure.code)
                for number, structure in named.items()
            ]
            write_experiences(session, experiences, concerns, ())
            session.commit()


def _submitted(random: Random, number: int, structure, began: datetime) -> Experience:  # type: ignore[no-untyped-def]
    told = story(random, structure, structure.typology)
    return Experience(
        number=number,
        origin=Origin.SEED,
        title=told.title,
        text=told.text,
        sentiment=told.sentiment,
        pseudonym=told.pseudonym,
        submitted_at=began + timedelta(minutes=number),
    )
