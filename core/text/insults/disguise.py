"""The words of a text as they are meant: letters that stand apart joined, signs and figures read as letters."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from core.text.insults.lexicon import Sense, disguisable, expressions, inside_letters
from core.text.same_length import same_length

_INVISIBLE = re.compile(
    r"[\u0300-\u036f\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_WORD = re.compile(r"[^\W_]+")
# What people write without a space: words, signs and figures; an elision and a quotation mark part it.
_CHUNK = re.compile(r"[^\s,;:?()\[\]{}<>«»\"“”']+")
# Letters that stand one by one, with at most three signs between two of them.
_LETTERS = re.compile(r"(?<![^\W_])[a-z0-9@$](?:[^\w\n]{1,3}[a-z0-9@$](?![^\W_])){2,}")
_STRETCHED = re.compile(r"(.)\1\1")
_RUN = re.compile(r"(.)\1+")
_EDGES = ".!…-–_/|~+=’%&§°"
_READ = str.maketrans("0134578@$€!|", "oieastbaseil")
_READ_L = str.maketrans("0134578@$€!|", "oleastbasell")
_HIDING = re.compile(r"(?:[*#_•·×%&§?^¤]|\.{2,}|…|-{2,})+")
_ADDRESS = re.compile(r"@.*\.|://|www\.|\.(?:fr|com|net|org)\b")
_LONGEST_MASKED = 24
_SHORTEST_CUT = 6
_SHORTEST_SQUEEZED = 5


class Word(NamedTuple):
    """A word as it is meant.

    Attributes:
        plain: without accents, in lower case, its disguise off.
        start: its first sign in the text.
        end: the sign after its last one.
        disguised: it was written otherwise, on purpose.
    """

    plain: str
    start: int
    end: int
    disguised: bool = False


def words(text: str) -> list[Word]:
    """Give the words of a text in their order, in lower case and without accents, disguises off."""
    seen, places = _visible(text)
    found = _cut_in_two(_ordered(seen))
    if places is None:
        return found
    return [word._replace(start=places[word.start], end=places[word.end - 1] + 1) for word in found]


def _visible(text: str) -> tuple[str, list[int] | None]:
    """Give the plain text without invisible signs, and where its signs stand, None when all stand where they were."""
    plain = same_length(text)
    if not _INVISIBLE.search(plain):
        return plain, None
    places = [place for place, sign in enumerate(plain) if not _INVISIBLE.match(sign)]
    return "".join(plain[place] for place in places), places


def _ordered(seen: str) -> list[Word]:
    hidden = sorted([*_one_by_one(seen), *_in_chunks(seen)], key=lambda word: word.start)
    found: list[Word] = []
    end = 0
    for word in hidden:
        if word.start >= end:
            found += _bare(seen, end, word.start)
            found.append(word)
            end = word.end
    return found + _bare(seen, end, len(seen))


def _bare(seen: str, start: int, end: int) -> list[Word]:
    return [_unstretched(match) for match in _WORD.finditer(seen, start, end)]


def _unstretched(match: re.Match[str]) -> Word:
    """Give a word with its letters once each if it was drawn out: "puuutain"."""
    word = match.group()
    if word not in disguisable() and (meant := _squeezed().get(_RUN.sub(r"\1", word))):
        long_enough = len(meant) > _SHORTEST_SQUEEZED or _STRETCHED.search(word)
        if long_enough and word not in _squeezed().values():
            return Word(meant, *match.span(), disguised=True)
    return Word(word, *match.span())


@cache
def _squeezed() -> dict[str, str]:
    return {_RUN.sub(r"\1", word): word for word in sorted(disguisable())}


def _one_by_one(seen: str) -> Iterator[Word]:
    """Give the words whose letters stand one by one: "s a l o p e", "p.u.t.e"."""
    for match in _LETTERS.finditer(seen):
        places = [place for place in range(*match.span()) if seen[place].isalnum() or seen[place] in "@$"]
        letters = "".join(seen[place] for place in places).translate(_READ)
        if letters in disguisable():
            yield Word(letters, *match.span(), disguised=True)
            continue
        end = -1
        for last, word in inside_letters().iter_long(letters):
            first = last - len(word) + 1
            if first > end:
                yield Word(word, places[first], places[last] + 1, disguised=True)
                end = last


def _in_chunks(seen: str) -> Iterator[Word]:
    """Give the words with signs or figures in them: "c0nnard", "conn@rd", "m*rde", "pu.tain"."""
    for match in _CHUNK.finditer(seen):
        chunk = match.group()
        if chunk.isalpha() or len(chunk) > _LONGEST_MASKED:
            continue
        bare = chunk.strip(_EDGES)
        start = match.start() + chunk.find(bare)
        if not bare.isalpha() and (meant := _meant(bare)):
            yield Word(meant, start, start + len(bare), disguised=True)


@lru_cache(maxsize=4096)
def _meant(chunk: str) -> str:
    """Give the injurious word that a chunk stands for, "" when it stands for none."""
    if _ADDRESS.search(chunk) or chunk.isdecimal():
        return ""
    for table in (_READ, _READ_L):
        read = chunk.translate(table)
        if read in disguisable():
            return read
    if _HIDING.search(chunk):
        return _masked(chunk)
    joined = "".join(_WORD.findall(chunk))
    return joined if joined in disguisable() and len(joined) > _SHORTEST_SQUEEZED else ""


def _masked(chunk: str) -> str:
    """Give the word that stars or dots hide a part of."""
    bare = "".join(_WORD.findall(chunk))
    if bare in disguisable() and len(bare) > 3:
        return bare
    pieces = _HIDING.split(chunk)
    if not all(piece.isalpha() for piece in pieces if piece) or not pieces[0]:
        return ""
    if not pieces[-1] and "*" not in chunk:
        return ""
    exact = re.compile(_HIDING.sub(lambda hidden: rf"[a-z]{{{len(hidden.group())}}}", chunk))
    loose = re.compile("[a-z]+".join(pieces)) if len(bare) > 1 else exact
    candidates = _by_edges().get((chunk[0], pieces[-1][-1:]), [])
    fits = [word for word in candidates if exact.fullmatch(word)] or [
        word for word in candidates if loose.fullmatch(word)
    ]
    return fits[0] if fits else next(filter(exact.fullmatch, _of_expressions()), "")


@cache
def _by_edges() -> dict[tuple[str, str], list[str]]:
    """Give the words that people disguise by their first and last letters; by the first alone, with ""."""
    found: dict[tuple[str, str], list[str]] = {}
    # In the order of the lexicon, where the commonest words come first.
    for word in filter(disguisable().__contains__, expressions()):
        found.setdefault((word[0], word[-1]), []).append(word)
        found.setdefault((word[0], ""), []).append(word)
    return found


@cache
def _of_expressions() -> tuple[str, ...]:
    """Give the long words that are coarse only with others: the « gu***e » of « foutage de gu***e »."""
    sure = (expression.split() for expression, sense in expressions().items() if sense is Sense.ALWAYS)
    return tuple({word: None for said in sure if len(said) > 1 for word in said if len(word) >= _SHORTEST_SQUEEZED})


def _cut_in_two(found: list[Word]) -> list[Word]:
    """Give the words with those that a space cuts in two made whole: "con nard"."""
    joined: list[Word] = []
    for word in found:
        before = joined[-1] if joined else None
        if before and before.plain + word.plain in _cuttable() and word.start - before.end == 1 and _both(before, word):
            joined[-1] = Word(before.plain + word.plain, before.start, word.end, disguised=True)
        else:
            joined.append(word)
    return joined


def _both(before: Word, word: Word) -> bool:
    return len(before.plain) > 1 and len(word.plain) > 1 and before.plain != "mer"


@cache
def _cuttable() -> frozenset[str]:
    sure = expressions()
    return frozenset(word for word in disguisable() if len(word) >= _SHORTEST_CUT and sure[word] is Sense.ALWAYS)
