"""The tiles read from the kept counts: what was published, answered, how fast, about what."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from core.boards.ground import Ground
from core.boards.tile import Bar, Behind, Shown
from core.boards.words import change, out_of, rate, time
from core.counts import NOTHING, WITHIN_DAYS, Counts
from core.dashboard import sieve_of
from core.dates import count_fr, day_fr
from core.delays import median
from core.periods import Period
from core.stages import Stage
from core.views import Place, Sieve
from core.vocabulary import Channel, GeneralTag, Sentiment

LINES = 12
"""How many lines a tile shows at most; the list of all of them is in the dashboard."""


def published(ground: Ground) -> Shown:
    """Show how many experiences were published, beside the period before."""
    counts = ground.total.counts
    return Shown(
        count_fr(counts.published),
        change(counts.published, ground.before.published),
        behind=_all(sieve_of(ground.question)),
    )


def response_rate(ground: Ground) -> Shown:
    """Show the share that is answered."""
    counts = ground.total.counts
    sieve = replace(sieve_of(ground.question), answered=True)
    detail = out_of(counts.answered, counts.published, "publiées")
    return Shown(rate(counts.response_rate), detail, behind=_all(sieve))


def unanswered(ground: Ground) -> Shown:
    """Show how many have no answer yet."""
    counts = ground.total.counts
    sieve = replace(sieve_of(ground.question), answered=False)
    return Shown(count_fr(counts.waiting), f"sur {count_fr(counts.published)} publiées", behind=_all(sieve))


def median_delay(ground: Ground) -> Shown:
    """Show the delay that half of the experiences did not exceed."""
    sums = ground.total
    detail = "" if sums.counts.answered else "aucune réponse encore"
    behind = _all(replace(sieve_of(ground.question), answered=True))
    return Shown(time(median(sums.delays, sums.counts.published)), detail, behind=behind)


def mean_delay(ground: Ground) -> Shown:
    """Show the mean delay of those that are answered."""
    counts = ground.total.counts
    behind = _all(replace(sieve_of(ground.question), answered=True))
    return Shown(time(counts.mean_delay), f"sur {count_fr(counts.answered)} répondues", behind=behind)


def within(ground: Ground) -> Shown:
    """Show the share answered within each delay."""
    counts, sieve = ground.total.counts, sieve_of(ground.question)
    return Shown(
        bars=tuple(
            Bar(f"{days} jours", share or 0.0, rate(share), _all(replace(sieve, answered_within=days)))
            for days, share in counts.within.items()
        ),
        detail=f"parmi {count_fr(counts.published)} publiées, en {WITHIN_DAYS[0]} à {WITHIN_DAYS[-1]} jours",
    )


def stages(ground: Ground) -> Shown:
    """Show the mean time of each stage of those that are answered."""
    behind = _all(replace(sieve_of(ground.question), answered=True))
    means = zip(Stage, ground.total.counts.stages, strict=True)
    return Shown(
        bars=tuple(
            Bar(stage.label, mean.total_seconds() if mean else 0.0, time(mean), behind) for stage, mean in means
        ),
        detail="temps moyen des expériences répondues",
    )


def usefulness(ground: Ground) -> Shown:
    """Show how useful answers were found, authors and visitors apart."""
    counts = ground.total.counts
    behind = _all(replace(sieve_of(ground.question), answered=True))
    votes = (
        ("auteurs", counts.author_rate, counts.author_useful, counts.author_votes),
        ("visiteurs", counts.visitor_rate, counts.visitor_useful, counts.visitor_votes),
    )
    return Shown(
        bars=tuple(
            Bar(who, share or 0.0, f"{rate(share)} ({count_fr(useful)}/{count_fr(all_)})", behind)
            for who, share, useful, all_ in votes
        ),
        detail="réponses jugées utiles",
    )


def weeks(ground: Ground) -> Shown:
    """Show how many were published week after week, or month after month."""
    bars = tuple(
        Bar(
            f"{day_fr(part.since)} – {day_fr(part.until)}",
            float(counts.published),
            count_fr(counts.published),
            _all(sieve_of(ground.question, period=part)),
        )
        for part, counts in ground.slices.items()
    )
    return Shown(detail=_highest(ground.slices.items()), bars=bars, curve=True, behind=_all(sieve_of(ground.question)))


def answers_by_week(ground: Ground) -> Shown:
    """Show the share answered of what was published each week."""
    bars = tuple(
        Bar(
            f"{day_fr(part.since)} – {day_fr(part.until)}",
            counts.response_rate or 0.0,
            rate(counts.response_rate),
            _all(replace(sieve_of(ground.question, period=part), answered=True)),
        )
        for part, counts in ground.slices.items()
    )
    behind = _all(replace(sieve_of(ground.question), answered=True))
    return Shown(detail="part répondue de chaque semaine de publication", bars=bars, curve=True, behind=behind)


def channels(ground: Ground) -> Shown:
    """Show how many used each channel."""
    return _facets(ground, [(channel.label, f"channel:{channel}") for channel in Channel])


def feelings(ground: Ground) -> Shown:
    """Show how many felt each way."""
    return _facets(ground, [(feeling.label, f"feeling:{feeling}") for feeling in Sentiment])


def trade_tags(ground: Ground) -> Shown:
    """Show the trade tags that most experiences have."""
    named = [(facet.partition(":")[2], facet) for facet in ground.total.facets if facet.startswith("trade:")]
    return _facets(ground, named)


def tags(ground: Ground) -> Shown:
    """Show how many have each general tag, and how it was felt."""
    bars = []
    for tag in GeneralTag:
        felt = [ground.total.facets.get(f"tag:{tag}:{feeling}", NOTHING).published for feeling in Sentiment]
        if any(felt):
            split = " · ".join(f"{count}{sign}" for count, sign in zip(felt, "☺◦☹", strict=True))
            behind = _all(sieve_of(ground.question, facet=f"tag:{tag}"))
            bars.append(Bar(tag.label, float(sum(felt)), f"{count_fr(sum(felt))} ({split})", behind))
    return Shown(bars=_longest(bars))


def children(ground: Ground) -> Shown:
    """Show how many each child structure has, and its response rate."""
    return Shown(
        bars=_longest(
            Bar(
                child.name,
                float(counts.published),
                f"{count_fr(counts.published)} · {rate(counts.response_rate)}",
                _all(sieve_of(ground.question, code=child.code)),
            )
            for child in ground.children
            if (counts := ground.by_child.get(child.code)) is not None
        ),
        detail="publiées · taux de réponse",
    )


def children_delays(ground: Ground) -> Shown:
    """Show the median delay of each child structure, the slowest first; those where half wait come before all."""
    found = []
    for child in ground.children:
        counts = ground.by_child.get(child.code)
        if counts is not None:
            found.append((child, counts, median(ground.delays_by_child.get(child.code, {}), counts.published)))
    found.sort(key=lambda one: (one[2] is not None, -(one[2].total_seconds() if one[2] else 0), one[0].name))
    return Shown(
        bars=tuple(
            Bar(
                child.name,
                half.total_seconds() if half else None,
                f"{time(half)} · moyen {time(counts.mean_delay)}",
                _all(replace(sieve_of(ground.question, code=child.code), answered=True)),
            )
            for child, counts, half in found[:LINES]
        ),
        detail="délai médian · délai moyen ; — : la moitié attend encore",
    )


def _facets(ground: Ground, named: Sequence[tuple[str, str]]) -> Shown:
    found = ((name, facet, ground.total.facets.get(facet)) for name, facet in named)
    return Shown(
        bars=_longest(
            Bar(
                name,
                float(counts.published),
                f"{count_fr(counts.published)} · {rate(counts.response_rate)}",
                _all(sieve_of(ground.question, facet=facet)),
            )
            for name, facet, counts in found
            if counts is not None
        ),
        detail="publiées · taux de réponse",
    )


def _longest(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: (-(bar.length or 0), bar.name))[:LINES])


def _all(sieve: Sieve) -> Behind:
    return Behind(Place.ALL, sieve)


def _highest(slices: Iterable[tuple[Period, Counts]]) -> str:
    part, counts = max(slices, key=lambda one: one[1].published)
    if not counts.published:
        return "aucune publication dans la période"
    return f"au plus {count_fr(counts.published)}, du {day_fr(part.since)} au {day_fr(part.until)}"
