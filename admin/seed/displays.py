"""What the structure shown first puts on its posters, and the visits of its campaigns."""

from datetime import datetime, timedelta

from admin.seed.action_sheets import KEEPER
from admin.seed.shown import SHOWN
from admin.seed.tree import code_of
from core.dates import PARIS
from core.displays.display import QUOTES_MAX, WORDS_MAX, Display, Quote, ResultKind
from core.displays.shown import actions_to_choose, commitments, stories_to_choose
from core.ports import UnitOfWork
from core.projection import PublicExperience
from core.text.clean import one_line

_CAMPAIGNS = {"affiche-accueil": 3, "courriel-usagers": 2, "carte-qr": 1}
"""How many come by each campaign on a day, more or less."""

_DAYS = 30
_QUOTES = QUOTES_MAX // 2
_ACTIONS = 4


def plant_displays(uow: UnitOfWork, now: datetime) -> None:
    """Choose what is shown, once, and count visits of the last days."""
    code = code_of(SHOWN)
    structure = uow.structures.get(code)
    if structure is None or uow.displays.last(code) is not None:
        return
    stories = [quote for story in stories_to_choose(uow, structure) if (quote := _first_words(story))]
    uow.displays.add(
        Display(
            structure_code=code,
            version=1,
            campaign="affiche-accueil",
            results=tuple(ResultKind),
            commitments=tuple(one.number for one in commitments(uow, now)),
            actions=tuple(action.number for action in actions_to_choose(uow, structure)[:_ACTIONS]),
            quotes=tuple(stories[:_QUOTES]),
            kept_by=KEEPER,
            kept_at=now - timedelta(days=_DAYS),
        )
    )
    today = now.astimezone(PARIS).date()
    for ago in range(_DAYS):
        for campaign, many in _CAMPAIGNS.items():
            for _ in range((ago * 7 + many) % (many + 2)):
                uow.visits.add(code, today - timedelta(days=ago), campaign)


def _first_words(story: PublicExperience) -> Quote | None:
    """Give the first sentence of a story, None when it is too long or has none."""
    sentence, end, _ = one_line(story.text).partition(". ")
    words = sentence + end.strip()
    return Quote(story.number, words) if len(words) <= WORDS_MAX else None
