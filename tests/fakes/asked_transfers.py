"""The lists of requests for transfer, recounted from the tables: each concern in them, with the moment it stands at."""

from collections.abc import Iterator
from datetime import datetime

from core.concern import Concern
from core.structure import within
from core.transfer import Transfer, TransferState
from core.views import Deciding, Place
from core.vocabulary import ExperienceState
from tests.fakes.tables import Tables

PLACES = (Place.TRANSFERS, Place.DISCUSSIONS, Place.TRANSFERRED)


def standing(
    tables: Tables, place: Place, root_path: str | None, deciding: Deciding
) -> Iterator[tuple[Concern, datetime]]:
    """Give the concerns of one of these lists."""
    for here, concern in tables.concerns.items():
        public = tables.experiences[here[0]].state is ExperienceState.PUBLISHED
        own = [t for t in tables.transfers.values() if (t.experience_number, t.position) == here]
        asked = next((t for t in own if t.state is TransferState.ASKED), None)
        if place is Place.TRANSFERS:
            if asked and not concern.discussed_since and _decides(tables, concern, asked, root_path, deciding, public):
                yield concern, asked.asked_at
        elif place is Place.DISCUSSIONS:
            if public and concern.discussed_since and _has_a_say(tables, concern, asked, own, root_path):
                yield concern, concern.discussed_since
        else:
            for sent in own:
                if public and sent.state is TransferState.ACCEPTED and sent.decided_at:
                    left = _is_in(tables, sent.from_code, root_path) and not _is_in(tables, sent.to_code, root_path)
                    if root_path is None or left:
                        yield concern, sent.decided_at


def brings_in(tables: Tables, concern: Concern, root: str | None) -> bool:
    """Tell whether a discussion of this concern gives a sub-tree its word to say."""
    here = (concern.experience_number, concern.position)
    own = [t for t in tables.transfers.values() if (t.experience_number, t.position) == here]
    asked = next((t for t in own if t.state is TransferState.ASKED), None)
    return concern.discussed_since is not None and _has_a_say(tables, concern, asked, own, root)


def _decides(
    tables: Tables, concern: Concern, asked: Transfer, root: str | None, deciding: Deciding, public: bool
) -> bool:
    if deciding is Deciding.MODERATORS:
        return not asked.decider_code and _is_in(tables, concern.structure_code, root)
    own = asked.to_code and _network(tables, asked.to_code) == _network(tables, asked.from_code)
    received = bool(own) and _is_in(tables, asked.to_code, root)
    return public and (received or (deciding is Deciding.MANAGERS and _is_in(tables, asked.decider_code, root)))


def _has_a_say(tables: Tables, concern: Concern, asked: Transfer | None, own: list[Transfer], root: str | None) -> bool:
    alike = [t.to_code for t in own if asked and t.from_code == asked.from_code]
    return any(_is_in(tables, code, root) for code in (concern.structure_code, *alike))


def _is_in(tables: Tables, code: str, root: str | None) -> bool:
    return root is None or (code in tables.structures and within(tables.structures[code].path, root))


def _network(tables: Tables, code: str) -> str:
    return tables.structures[code].network_code
