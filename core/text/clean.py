"""Text as people write it: made safe on entry, folded for comparison, cut for display."""

import re
import unicodedata

# Controls, lone surrogates, private and unassigned signs, and the invisible "format" signs: they change
# the direction of writing or cut words in two for whoever searches or masks.
_REMOVED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn", "Cf"})
# The one invisible sign that emoji are built with: kept between two pictures, and nowhere else.
_JOINER = "\u200d"
_BEFORE_JOINER = frozenset({"So", "Sk"})
# Makes a picture of the sign before it; an accent, that may melt into the letter before it, is not let through.
_AS_PICTURE = "\ufe0f"
_AFTER_JOINER = frozenset({"So", "Sm"})
# What nearly every French text is made of: all of it is kept, so there is nothing to look at sign by sign.
_PLAIN = re.compile(r"[\n\t\x20-\x7e\xa0-\xac\xae-\u0377\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2190-\u21ff]*")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'"})
_BLANKS = re.compile(r"[ \t\n]+")
_NOT_WORD = re.compile(r"[^a-z0-9]+")

SPACE_BEFORE_SIGN = "\u202f"
"""The narrow no-break space that French puts before ; : ! ? and inside guillemets."""


def printable(text: str) -> str:
    """Give the text without what is not text: controls, writing-direction marks, invisible signs.

    Line breaks, however they were written, are kept as line feeds, and tabulations as they are; the
    result is in Unicode form C, and doing it twice changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = unicodedata.normalize("NFC", text)
    if _PLAIN.fullmatch(text):
        return text
    kept = "".join(char for char in text if _is_text(char))
    return unicodedata.normalize("NFC", _without_lone_joiners(kept) if _JOINER in kept else kept)


def _is_text(char: str) -> bool:
    return char in "\n\t" or char == _JOINER or unicodedata.category(char) not in _REMOVED_CATEGORIES


def _without_lone_joiners(text: str) -> str:
    before, *others = text.split(_JOINER)
    for after in others:
        last = before[-1:] or " "
        joins = last == _AS_PICTURE or unicodedata.category(last) in _BEFORE_JOINER
        joins = joins and unicodedata.category(after[:1] or " ") in _AFTER_JOINER
        before += _JOINER + after if joins else after
    return before


def one_line(text: str) -> str:
    """Give the text on one line: runs of spaces, tabulations and line breaks as one space, nothing at the ends.

    No-break spaces stay: they are part of how French is written.
    """
    line = printable(text).strip()
    # Nearly every line is one already, and looking is ten times faster than replacing.
    return _BLANKS.sub(" ", line) if "  " in line or "\n" in line or "\t" in line else line


def fold(text: str) -> str:
    """Give the text for comparison: lower case, no accent, ligatures opened, words parted by one space."""
    opened = unicodedata.normalize("NFKD", text).translate(_LIGATURES).casefold()
    bare = "".join(char for char in opened if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", bare).strip()


def slug(text: str, length: int = 60) -> str:
    """Give a short name for an address: folded words joined by hyphens, at most `length` signs."""
    cut = fold(text).replace(" ", "-")[: length + 1]
    return cut if len(cut) <= length else cut[:length].rpartition("-")[0] or cut[:length]


def excerpt(text: str, length: int) -> str:
    """Give the beginning of the text on one line, at most `length` signs, cut between words."""
    line = one_line(text)
    if len(line) <= length:
        return line
    return (line[:length].rpartition(" ")[0] or line[: length - 1]).rstrip(" ,;:.") + "…"
