"""A house of Écoute in a folder of its own, to measure in."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bench.copying import keep_told
from bench.made_up import Tellers
from core.concern import Concern
from core.experience import Experience
from core.vocabulary import ExperienceState, Origin
from storage.engine import open_engine, sqlite_url

_MADE = 10_000


def ecoute(*arguments: str) -> list[str]:
    """Give the command line of `ecoute`."""
    return [str(Path(sys.executable).with_name("ecoute")), *arguments]


def new_house(home: Path, experiences: int, database: str = "") -> dict[str, str]:
    """Make a house with the made-up tree and accounts; give the environment that opens it."""
    environment = {**os.environ, "ECOUTE_HOME": str(home), "ECOUTE_DATABASE": database, "ECOUTE_PROXIES": "1"}
    for arguments in (["init"], ["seed", "--experiences", str(experiences)]):
        subprocess.run(ecoute(*arguments), check=True, env=environment, capture_output=True)
    return environment


def fill_queue(home: Path, count: int) -> None:
    """Add experiences, all public and none answered: the first are made one by one, the others are copies."""
    tellers, engine = Tellers(seed=2), open_engine(sqlite_url(home / "ecoute.db"))
    made = min(count, _MADE)
    keep_told(engine, partial(_published, tellers), made, count // made)
    engine.dispose()


def _published(tellers: Tellers, number: int) -> tuple[Experience, Concern]:
    structure, told, _ = tellers.tell()
    at = datetime.now(UTC) - timedelta(days=300) + timedelta(minutes=number)
    experience = Experience(
        number=number,
        state=ExperienceState.PUBLISHED,
        origin=Origin.SEED,
        title=told.title,
        text=told.text,
        sentiment=told.sentiment,
        pseudonym=told.pseudonym,
        submitted_at=at,
        published_at=at,
    )
    return experience, Concern(experience_number=number, position=1, structure_code=structure.code, open_since=at)
