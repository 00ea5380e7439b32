"""Values as they are typed, and as they are written."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import cast

from core.errors import Invalid
from core.experience import NUMBERS_END
from core.seeking.search import FIELDS, PLACES, Days, Delay, Key, Name, Numbered, Rated, Value, Words, YesNo
from core.seeking.spelling import CHANNELS, FEELINGS, NO, TAGS, WORDS, YES, listed, recognised
from core.text.clean import fold, one_line
from core.vocabulary import Channel, GeneralTag, Sentiment, Term

NEAR_MAX = 50
"""How far apart at most words may be asked for."""

_HOURS_MAX = 100 * 365 * 24
_QUOTED = re.compile(r'"([^"]*)"(?:~([0-9]{1,3}))?')
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_FRENCH_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_DELAY = re.compile(r"([0-9]{1,6})\s*(h|j)[a-z]*")
_BARE = re.compile(r'[^\s"|,:=<>~/-][^\s"|,:=<>~]*')
_RANGE = ".."
_RATED: Mapping[Term, str] = dict([*CHANNELS.items(), *TAGS.items(), *FEELINGS.items()])
_FEELINGS_TYPED = frozenset(map(fold, FEELINGS.values()))

SIGNS: Mapping[Key, tuple[str, ...]] = {
    **dict.fromkeys(Key, (":",)),
    **dict.fromkeys(PLACES, (":", "=")),
    Key.DELAY: ("<", ">"),
    Key.PUBLISHED: (":", "<", "<=", ">", ">="),
}
"""What may stand between each key and its value."""


def read_value(key: Key, sign: str, typed: str) -> Value:
    """Give the value that somebody typed after a key.

    Raises:
        Invalid: it cannot be read; the sentence names it, and says what is possible.
    """
    if key in FIELDS:
        return _words(typed)
    return _READERS.get(key, _name)(key, sign, typed)


def write_value(value: Value) -> str:
    """Give a value as it is typed."""
    return cast("Callable[[Value], str]", _WRITERS[type(value)])(value)


def sign_of(value: Value) -> str:
    """Give what stands between the key and this value."""
    if isinstance(value, Delay):
        return ">" if value.longer else "<"
    if isinstance(value, Days) and (value.since is None or value.until is None):
        return ">=" if value.until is None else "<="
    return "=" if isinstance(value, Name) and value.alone else ":"


def quoted(text: str) -> str:
    """Give a text as one value: between quotes where it would else be cut, or read otherwise."""
    return text if _BARE.fullmatch(text) else f'"{text}"'


def bare(typed: str) -> str:
    """Give what is typed without its quotes."""
    return one_line(typed.replace('"', " "))


def is_feeling(typed: str) -> bool:
    """Tell whether a word typed alone is the name of a feeling: « -positif » leaves out what felt good."""
    return fold(typed) in _FEELINGS_TYPED and '"' not in typed


def _words(typed: str) -> Words:
    written = _QUOTED.fullmatch(typed)
    if written is None and '"' in typed:
        raise Invalid(f"« {typed} » ne se lit pas : mettez toute l’expression entre guillemets.", "line")
    words = Words(bare(written[1] if written else typed), int((written and written[2]) or 0))
    if not words.stems:
        raise Invalid(f"« {bare(typed)} » est partout, ou n’est pas un mot : cherchez un mot qui dise plus.", "line")
    if words.near > NEAR_MAX:
        raise Invalid(f"« ~{words.near} » est trop loin : {NEAR_MAX} mots au plus.", "line")
    return words


def _name(_key: Key, sign: str, typed: str) -> Name:
    return Name(bare(typed), alone=sign == "=")


def _rated(key: Key, _sign: str, typed: str) -> Rated:
    word, separator, felt = bare(typed).partition("/")
    term = recognised(word, cast("Mapping[Channel | GeneralTag, str]", CHANNELS if key is Key.CHANNEL else TAGS))
    if term is None:
        raise _unknown(key, word, WORDS[key])
    return Rated(term, _feeling(key, felt) if separator else None)


def _overall(key: Key, _sign: str, typed: str) -> Rated:
    return Rated(_feeling(key, bare(typed)))


def _feeling(key: Key, typed: str) -> Sentiment:
    feeling = recognised(typed, FEELINGS)
    if feeling is None:
        raise _unknown(key, typed, FEELINGS.values())
    return feeling


def _yes_no(key: Key, _sign: str, typed: str) -> YesNo:
    said = fold(typed)
    if said not in {YES, NO}:
        raise _unknown(key, bare(typed), WORDS[key])
    return YesNo(said == YES)


def _action(key: Key, sign: str, typed: str) -> YesNo | Numbered:
    if typed.isdecimal() and typed.isascii() and 0 < int(typed[:12]) < NUMBERS_END:
        return Numbered(int(typed))
    if typed.isdecimal():
        raise Invalid(f"Aucune action ne peut porter le numéro « {typed[:20]} » : vérifiez-le.", "line")
    return _yes_no(key, sign, typed)


def _delay(_key: Key, sign: str, typed: str) -> Delay:
    written = _DELAY.fullmatch(typed.strip().lower())
    hours = int(written[1]) * (24 if written[2] == "j" else 1) if written else 0
    if written is None or hours > _HOURS_MAX:
        raise Invalid(f"« {typed} » n’est pas un délai : écrivez par exemple délai>7j ou délai<48h.", "line")
    return Delay(hours, longer=sign == ">")


def _days(_key: Key, sign: str, typed: str) -> Days:
    first, separator, last = typed.partition(_RANGE)
    since = _period(first, typed)
    until = _period(last, typed) if separator else since
    if separator and sign != ":":
        raise _no_day(typed)
    try:
        days = {
            ":": lambda: Days(since[0], until[1]),
            "<": lambda: Days(None, since[0] - timedelta(days=1)),
            "<=": lambda: Days(None, since[1]),
            ">": lambda: Days(since[1] + timedelta(days=1), None),
            ">=": lambda: Days(since[0], None),
        }[sign]()
    except OverflowError as error:
        raise _no_day(typed) from error
    if days.since and days.until and days.until < days.since:
        raise Invalid(f"« {typed} » finit avant de commencer : inversez ses deux dates.", "line")
    return days


def _period(typed: str, whole: str) -> tuple[date, date]:
    """Give the first and the last day of a year, a month or a day."""
    french = _FRENCH_DAY.fullmatch(typed)
    written = _DAY.fullmatch(f"{french[3]}-{french[2]}-{french[1]}" if french else typed)
    if written is None:
        raise _no_day(whole)
    year, month, day = (int(part) if part else None for part in written.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise _no_day(whole) from error
    if day:
        return first, first
    ends = month or 12
    return first, date(first.year, ends, monthrange(first.year, ends)[1])


def _no_day(typed: str) -> Invalid:
    return Invalid(
        f"« {typed} » n’est pas une date : écrivez par exemple publiée:2026-03, publiée:2026-01..2026-03 ou "
        "publiée>=2026-03-15.",
        "line",
    )


def _unknown(key: Key, typed: str, possible: Iterable[str]) -> Invalid:
    """Give the error of a word that a key does not know, with those that it knows."""
    return Invalid(f"« {typed} » n’est pas une valeur de « {key.label} » : prenez {listed(possible)}.", "line")


_READERS: Mapping[Key, Callable[[Key, str, str], Value]] = {
    Key.CHANNEL: _rated,
    Key.TAG: _rated,
    Key.FEELING: _overall,
    Key.ANSWERED: _yes_no,
    Key.USEFUL: _yes_no,
    Key.ACTION: _action,
    Key.DELAY: _delay,
    Key.PUBLISHED: _days,
}


def _write_words(words: Words) -> str:
    if words.near:
        return f'"{words.text}"~{words.near}'
    # Alone and without quotes, the name of a feeling stands for the feeling.
    return f'"{words.text}"' if is_feeling(words.text) else quoted(words.text)


def _write_rated(rated: Rated) -> str:
    word = _RATED[rated.term]
    return f"{word}/{FEELINGS[rated.feeling]}" if rated.feeling else word


def _write_delay(delay: Delay) -> str:
    return f"{delay.hours}h" if delay.hours % 24 else f"{delay.hours // 24}j"


def _write_days(days: Days) -> str:
    if days.since is None or days.until is None:
        return (days.since or days.until or date.min).isoformat()
    first = days.since
    if first == days.until:
        return first.isoformat()
    for short in (f"{first:%Y}", f"{first:%Y-%m}"):
        if _period(short, short) == (days.since, days.until):
            return short
    return f"{days.since}{_RANGE}{days.until}"


_WRITERS: Mapping[type, object] = {
    Words: _write_words,
    Name: lambda name: quoted(name.text),
    Rated: _write_rated,
    Days: _write_days,
    Delay: _write_delay,
    YesNo: lambda value: YES if value.yes else NO,
    Numbered: lambda value: str(value.number),
}
