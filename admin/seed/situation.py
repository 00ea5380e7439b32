"""Situations: what may happen to somebody, written as tables of sentences that fit together.

A table is plain text. A situation begins with "@ feeling ; channels ; tags"; each line after it begins with
the letter of its part, and goes on with the lines that are indented. Within a part, any sentence may stand for
any other; words in braces are filled in for each narrator. Digits after the letter say which strands of the
situation a sentence belongs to: none, and it fits them all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from admin.seed import (
    situations_caf,
    situations_gendarmerie,
    situations_health,
    situations_pension,
    situations_prefectures,
    situations_taxes,
    situations_urssaf,
    situations_work,
)
from admin.seed.tree import CAF, GENDARMERIE, HEALTH, PENSION, PREFECTURES, TAXES, URSSAF, WORK
from core.text.clean import fold
from core.vocabulary import Channel, GeneralTag, Sentiment

_TABLES = {
    CAF: situations_caf.TEXT,
    HEALTH: situations_health.TEXT,
    PENSION: situations_pension.TEXT,
    WORK: situations_work.TEXT,
    GENDARMERIE: situations_gendarmerie.TEXT,
    TAXES: situations_taxes.TEXT,
    PREFECTURES: situations_prefectures.TEXT,
    URSSAF: situations_urssaf.TEXT,
}
_SIGNS = {"+": Sentiment.POSITIVE, "0": Sentiment.NEUTRAL, "-": Sentiment.NEGATIVE}
_LINE = re.compile(r"([TSABCEWR])(\d*) (.+)")


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that happens to people in one network.

    Attributes:
        settings: who tells and what they asked for.
        events: what happened, in order; each moment has several wordings.
        effects: what it did to them.
        wishes: what they ask for, or their thanks.
        answers: what the service can say of such a case in particular.
    """

    network: str
    sentiment: Sentiment
    channels: tuple[Channel, ...]
    tags: dict[GeneralTag, Sentiment]
    titles: tuple[str, ...]
    settings: tuple[str, ...]
    events: tuple[tuple[str, ...], ...]
    effects: tuple[str, ...]
    wishes: tuple[str, ...]
    answers: tuple[str, ...]


@cache
def situations(network: str, sentiment: Sentiment) -> tuple[Situation, ...]:
    """Give the situations of a network that leave that feeling."""
    return tuple(situation for situation in _parsed(network) if situation.sentiment is sentiment)


def situation_titled(network: str, title: str) -> Situation | None:
    """Give the situation that a title belongs to, however it is typed."""
    return _by_title(network).get(fold(title))


@cache
def _by_title(network: str) -> dict[str, Situation]:
    return {fold(title): situation for situation in _parsed(network) for title in situation.titles}


@cache
def _parsed(network: str) -> tuple[Situation, ...]:
    blocks = _TABLES[network].strip().removeprefix("@").split("\n@")
    return tuple(
        strand for block in blocks for strand in _strands(network, block.replace("\n  ", " ").strip().splitlines())
    )


def _strands(network: str, lines: list[str]) -> Iterator[Situation]:
    """Give the situation of a block, or one for each of its strands."""
    sentences = [_sentence(line) for line in lines[1:] if line.strip()]
    strands = sorted({digit for _, digits, _ in sentences for digit in digits})
    for strand in strands or [""]:
        parts: dict[str, list[str]] = {part: [] for part in "TSABCEWR"}
        for part, digits, sentence in sentences:
            if not digits or strand in digits:
                parts[part].append(sentence)
        yield _situation(network, lines[0], parts)


def _sentence(line: str) -> tuple[str, str, str]:
    """Give the part, the strands and the words of a line; raises ValueError when it is no line of a table."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"not a line of a table: {line!r}")
    part, digits, sentence = match.groups()
    return part, digits, sentence


def _situation(network: str, heading: str, parts: dict[str, list[str]]) -> Situation:
    sentiment, channels, tags = (field.strip() for field in heading.split(";"))
    return Situation(
        network=network,
        sentiment=Sentiment(sentiment),
        channels=tuple(Channel(name) for name in channels.split()),
        tags={GeneralTag(tag[:-1]): _SIGNS[tag[-1]] for tag in tags.split()},
        titles=tuple(parts["T"]),
        settings=tuple(parts["S"]),
        events=tuple(tuple(parts[part]) for part in "ABC" if parts[part]),
        effects=tuple(parts["E"]),
        wishes=tuple(parts["W"]),
        answers=tuple(parts["R"]),
    )
