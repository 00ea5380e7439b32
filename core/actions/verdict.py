"""What the counts of an action say, in one plain sentence."""

from datetime import datetime

from core.action import ImprovementAction
from core.actions.effect import LEAST, SETTLING, SHORTEST, Counted, Effect, Interval, count_effect
from core.actions.effect import difference_in_differences as by_difference
from core.dates import date_fr
from core.ports import UnitOfWork
from core.structure import Structure
from core.vocabulary import ActionState

TOO_EARLY = "Trop tôt pour le dire"


def effect(uow: UnitOfWork, action: ImprovementAction, structure: Structure, now: datetime) -> Effect:
    """Tell whether an action worked, or that it is too early to tell."""
    windows, own, others, compared = count_effect(uow, action, structure, now)
    interval = by_difference(own, others) if own is not None and own.suffices else None
    if own is None:
        sentence = _not_yet(action)
    elif interval is None:
        sentence = _too_few(own)
    else:
        sentence = f"{_shares(own, others, compared)} : {_judged(interval, compared=others is not None)}"
    return Effect(
        action_number=action.number,
        theme=action.measure.label if action.measure else "",
        windows=windows,
        own=own,
        others=others,
        compared=compared if others else 0,
        interval=interval,
        sentence=sentence,
    )


def _not_yet(action: ImprovementAction) -> str:
    if action.state is ActionState.DROPPED:
        return "L’action est abandonnée : il n’y a pas d’effet à mesurer."
    if action.measure is None:
        return "Aucun thème n’est choisi sur la fiche : l’effet de l’action ne se mesure pas."
    if action.done_at is None:
        return f"{TOO_EARLY} : l’action n’est pas encore réalisée."
    ready = date_fr(action.done_at + SETTLING + SHORTEST)
    return f"{TOO_EARLY} : il faut compter au moins {SHORTEST.days} jours, donc attendre le {ready}."


def _too_few(own: Counted) -> str:
    before, after = own.before.published, own.after.published
    return (
        f"{TOO_EARLY} : il faut au moins {LEAST} expériences publiées avant et {LEAST} après, "
        f"il y en a {before} et {after}."
    )


def _shares(own: Counted, others: Counted | None, compared: int) -> str:
    here = (
        f"La part des expériences sur ce thème est passée de {_percent(own.before.share)} à {_percent(own.after.share)}"
    )
    if others is None:
        return here
    elsewhere = f"{_percent(others.before.share)} à {_percent(others.after.share)}"
    where = "la structure comparable" if compared == 1 else f"les {compared} structures comparables"
    return f"{here}, et de {elsewhere} dans {where}"


def _judged(interval: Interval, *, compared: bool) -> str:
    between = f"intervalle à 95 % : de {_points(interval.low)} à {_points(interval.high)} points"
    moved = f"{_points(interval.difference)} points{' par rapport à elles' if compared else ''} ({between})"
    if not interval.is_clear:
        return f"{moved}, ce que le hasard suffit à expliquer."
    way = "une baisse nette" if interval.difference < 0 else "une hausse nette"
    alone = "" if compared else ", sans structure comparable pour dire que l’action en est la cause"
    return f"{moved}, {way}{alone}."


def _percent(share: float) -> str:
    return f"{share * 100:.1f} %".replace(".", ",")


def _points(difference: float) -> str:
    return f"{difference * 100:+.1f}".replace(".", ",").replace("-", "−")
