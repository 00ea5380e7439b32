"""After the load: whether what was acknowledged is there, once."""

from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa

from bench.load.house import LoadedHouse
from bench.load.seen import Seen
from core.history import EventKind
from core.vocabulary import ResponseState


def check(house: LoadedHouse, sent: Seen, worked: Seen) -> Iterator[str]:
    """Give what is lost or doubled."""
    with house.house.database.connect() as connection:
        kept = Counter(dict(connection.execute(sa.text("SELECT key, count(*) FROM submission GROUP BY key")).all()))
        stories = connection.scalar(sa.text("SELECT count(*) FROM experience")) or 0
        decided = connection.execute(_TWICE, {"kind": EventKind.PUBLISHED.value}).scalars().all()
        published = set(connection.execute(_WITH, {"kind": EventKind.PUBLISHED.value}).scalars())
        answers = dict(connection.execute(_ANSWERS, {"state": ResponseState.PUBLISHED.value}).all())
    yield from (f"form acknowledged and lost: {key}" for (key,) in sent.done if not kept[key])
    if stories != len(kept):
        yield f"{stories} experiences for {len(kept)} forms"
    yield from (f"published twice: {number}" for number in decided)
    for deed, number in worked.done:
        if deed == "publish" and int(number) not in published:
            yield f"publication acknowledged and lost: {number}"
        if deed == "answer" and answers.get(int(number)) != 1:
            yield f"answer acknowledged, found {answers.get(int(number), 0)} times: {number}"


_TWICE = sa.text(
    "SELECT experience_number FROM event WHERE kind = :kind GROUP BY experience_number HAVING count(*) > 1"
)
_WITH = sa.text("SELECT experience_number FROM event WHERE kind = :kind")
_ANSWERS = sa.text("SELECT experience_number, count(*) FROM response WHERE state = :state GROUP BY experience_number")
