"""A signal told in plain French."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import TypeVar

from core.dates import PARIS, count_fr, date_fr
from core.signals.scope import ScopeKind
from core.signals.signal import Decision, DecisionKind, Signal
from core.signals.windows import PAST, RECENT
from core.vocabulary import Term

N = TypeVar("N", bound=str)

_MOST = 5
_BLOCKS = "▁▂▃▄▅▆▇█"


def title_fr(signal: Signal) -> str:
    """Give a signal in a few words: « borne d’accueil » · Caf du Gard."""
    return f"« {signal.words} » · {signal.scope_name}"


def told_fr(signal: Signal) -> list[str]:
    """Give what a signal says, a sentence for each thing."""
    return list(_sentences(signal))


def decision_fr(decision: Decision) -> str:
    """Give what was decided, when and by whom."""
    why = f" : {decision.reason}" if decision.reason else ""
    return f"{date_fr(decision.at)}, {decision.actor} : {_decided(decision)}{why}"


def sparkline(weeks: Iterable[int], width: int) -> str:
    """Draw how many stories there were week by week, the latest ones where there is no room for all."""
    counts = list(weeks)[-width:]
    most = max(counts, default=0)
    return "".join(_BLOCKS[-(-count * (len(_BLOCKS) - 1) // most)] if most else _BLOCKS[0] for count in counts)


def times_fr(signal: Signal) -> str:
    """Say how many times more often it is told than before."""
    if signal.times is None:
        return "nouveau"
    return f"× {signal.times:.1f}".replace(".", ",")


def _sentences(signal: Signal) -> Iterator[str]:
    yield (
        f"{_stories(signal.count)} sur {count_fr(signal.told)} en {RECENT} semaines, "
        f"contre {count_fr(signal.before)} sur {count_fr(signal.told_before)} dans les {PAST} semaines d’avant"
        f"{f' : {times_fr(signal)[2:]} fois plus souvent' if signal.times else ''}."
    )
    yield f"Depuis la semaine du {day_fr(signal.since)}, le plus probablement."
    yield f"Où : {_where(signal)}."
    if signal.feelings:
        yield f"Ressenti : {_listed(signal.feelings)}."
    if signal.channels:
        yield f"Canaux : {_listed(signal.channels)}."
    if signal.goes_with:
        yield f"Va avec : {', '.join(signal.goes_with)}."
    yield f"Si rien n’avait changé, le hasard en donnerait autant {_chance(signal.likelihood)}."


def _where(signal: Signal) -> str:
    below = {name: count for name, count in signal.places.items() if name != signal.scope_name}
    kind = "" if signal.scope_kind is ScopeKind.PROGRAMME else f" ({signal.scope_kind.label})"
    return f"{signal.scope_name}{kind}{f' ; {_listed(below)}' if below else ''}"


def _listed(counts: Mapping[N, int]) -> str:
    """Give the greatest counts with their names."""
    names = [(name.label if isinstance(name, Term) else name, count) for name, count in counts.items()]
    shown = ", ".join(f"{name} ({count_fr(count)})" for name, count in names[:_MOST])
    return f"{shown}, et {len(names) - _MOST} de plus" if len(names) > _MOST else shown


def _stories(count: int) -> str:
    return f"{count_fr(count)} expérience{'s' if count > 1 else ''}"


def _chance(likelihood: float) -> str:
    """Give a likelihood as one time in so many, by powers of ten."""
    times, most = 10, 10**9
    while likelihood * times * 10 <= 1 and times < most:
        times *= 10
    return f"moins d’une fois sur {count_fr(times)}" if likelihood * times <= 1 else "plus d’une fois sur 10"


def day_fr(day: date) -> str:
    """Give a day such as « 3 mai 2026 »."""
    return date_fr(datetime.combine(day, time(12), PARIS))


def _decided(decision: Decision) -> str:
    match decision.kind:
        case DecisionKind.MUTE:
            return f"{decision.kind.label} {muted_until_fr(decision)}"
        case DecisionKind.ATTACH:
            return f"attaché à la fiche action {decision.action_number}"
        case _:
            return decision.kind.label


def muted_until_fr(decision: Decision) -> str:
    """Say until when a signal is muted."""
    day = f"jusqu’au {day_fr(decision.until)}" if decision.until else ""
    count = f"jusqu’à {_stories(decision.up_to)}" if decision.up_to else ""
    return " ou ".join(filter(None, (day, count)))
