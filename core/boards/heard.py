"""The tiles read from what the stories say together, and from what is done about it."""

from core.access import Action
from core.action import UNDER_WAY
from core.actions.review import Flag, review
from core.boards.ground import Ground
from core.boards.tile import Bar, Behind, Shown
from core.concepts.figures import ConceptQuestion, themes
from core.concepts.rights import networks_read
from core.dashboard import PROGRAMME_NAME, sieve_of
from core.dates import PARIS, count_fr, share_fr
from core.signals.scope import may_be_read
from core.signals.signal import standing
from core.signals.wording import title_fr
from core.structure import within
from core.views import Place

_LONGEST = 8
"""How many lines a tile has at most."""

_REVIEWED = 500
"""How many actions under way are looked at."""


def concepts(ground: Ground) -> Shown:
    """Show the part of the stories of each concept, over whole months."""
    asked = ConceptQuestion(ground.question.since, ground.question.until, ground.question.structure_code)
    kept = ground.uow.concepts.of(networks_read(ground.seat, ground.structure) or {""})
    found = themes(ground.uow, kept, asked, "")
    rows = sorted(found.rows, key=lambda row: (-row.held.stories, row.concept.name))[:_LONGEST]
    bars = (
        Bar(
            row.concept.name,
            float(row.held.stories),
            share_fr(found.share(row) or 0.0),
            Behind(Place.ALL, sieve_of(ground.question, concept=row.concept.number)),
        )
        for row in rows
    )
    return Shown(detail=f"part de {count_fr(found.published)} publiées, en mois entiers", bars=tuple(bars))


def signals(ground: Ground) -> Shown:
    """Show the strongest signals within one's reach and the structure looked at, those that are muted left out."""
    reach, root = ground.seat.reach(Action.SEE_FIGURES), ground.structure.path if ground.structure else None
    found = [
        signal
        for signal in ground.uow.signals.all()
        if may_be_read(signal.scope_path, reach)
        and (root is None or (signal.scope_path != "" and within(signal.scope_path, root)))
    ]
    decided = ground.uow.signals.decisions([signal.number for signal in found])
    heard = [s for s in found if standing(s, decided.get(s.number, ()), ground.now).muted is None]
    bars = (Bar(title_fr(signal), float(signal.count), count_fr(signal.count)) for signal in heard[:_LONGEST])
    return Shown(
        count_fr(len(heard)), "récits des quatre dernières semaines" if heard else "rien ne monte", tuple(bars)
    )


def actions(ground: Ground) -> Shown:
    """Show how many actions are under way, and how many a review stops at, by what it stops at."""
    path = ground.structure.path if ground.structure else None
    found = ground.uow.actions.page(path, UNDER_WAY, None, _REVIEWED)
    known = ground.uow.structures.many({action.structure_code for action in found})
    seen = review(PROGRAMME_NAME, found, known, ground.now.astimezone(PARIS).date())
    bars = (Bar(flag.label, float(seen.count(flag)), count_fr(seen.count(flag))) for flag in Flag)
    return Shown(count_fr(len(found)), "actions en cours", tuple(bars))
