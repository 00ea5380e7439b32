"""The codes of a text: a number with its letters, dashes, slashes and spaces, read as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.text.identifiers.patterns import Pattern
from core.text.identifiers.words import words

_DIGITS = Pattern("[0-9]+")
_CHUNK = Pattern("[0-9a-z]{1,40}")
# Capitals before the digits and a space: known ones, or those that « n° » or « matricule » announces or that head the
# roll of a court.
_HEAD = Pattern(
    r"(?<![0-9a-z])(?P<told>(?:n°|nr|num|numero|matricule|badge|colis|suivi|contrat)[ :.]{0,3})?(?P<head>[a-z]{1,3}) $"
)
_POSTED = Pattern(r"\d(?: ?\d){8} ?fr(?![0-9a-z])")
_ROLL = Pattern(r"\d\d/\d{4,6}(?![0-9])")
_LEFT = Pattern(r"(?:[0-9a-z]{1,12}[-/._#]){0,4}[0-9a-z]{0,12}\Z")
_GAP = Pattern(r" ?[-/._] ?| {1,2}|[:#*|~·\\]")
# These stand between digits alone; between letters they are ornaments or the cells of a table.
_BETWEEN_DIGITS = frozenset("*|~·\\")
_LAST = Pattern("[0-9a-z]+$")
_MEASURE = Pattern(
    r"(?:,\d\d)? ?(?:€|%|k€|°c|h\d|o'|(?:euros?|eur|km|kms|m2|ans|mois|jours?|heures?|h|fois|kg|personnes?|min"
    r"|minutes?|pages?|semaines?|habitants?|signes|er|eme|e|cts?|centimes?|francs?|trimestres?|points?|mo|go|ko)\b)"
)
# With any sign or letter that stands in it: « 22 / 06 / 1941 », « 22_06_1941 », « O1/1O/1941 », « 22-VI-1941 ».
_DATE = Pattern(
    r"[0-3]?\d( ?[-/._*|·~\\] ?| )[0-3]?\d\1(?:\d{4}|\d{2})"
    r"|[0-3o]?[\do][^0-9a-z]{1,5}(?:[01o]?[\do]|[ivx]{1,4})[^0-9a-z]{1,5}(?:19|20)\d\d|\d\d? (?:19|20)\d\d|(?:19"
    r"|20)\d\d([-/.])\d{1,2}\2\d{1,2}|\d{1,2}[/-](?:19|20)\d\d"
    r"|\d{1,2}(?:er)?(?:janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)[a-z]* ?\d{2,4}"
    r"|\d{1,2}/\d{1,2}|(?:19|20)\d\d[/-](?:19|20)?\d\d|\d{1,2}h\d\d"
)
# « depuis le 12072024 », « rendez-vous du 150822 »
_AS_DIGITS = str.maketrans("oil", "011")
# « TÉL : 0751204489 »
_TELEPHONE_IN_ONE = Pattern(r"0[1-79]\d{8}")
_CALLED = Pattern(r"(?<![a-z])(?:tel\w*|portable|mobile|gsm|fixe)[ .:]{0,3}$")
_STUCK_DATE = Pattern(r"(?:[0-2]\d|3[01])(?:0\d|1[0-2])(?:(?:19|20)\d\d|[0-3]\d)")
_DATED = Pattern(r"(?<![a-z])(?:du|au|depuis le|(?<!est )(?<!c'est )(?<!sous )(?<!numero )le) $")
# « cerfa 15692*01 »
_FORM = Pattern(r"\d{5}\*\d\d")
_DATE_AHEAD = Pattern(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")
_TELEPHONE_AHEAD = Pattern(r"0[1-9](?:[ .-]\d\d){4}(?![0-9])|0[67]\d{8}(?![0-9])")
# Nothing goes on after it but, perhaps, another one.
_LONE_TELEPHONE = Pattern(
    r"(?<![0-9a-z/._#-])0[67](?P<gap>[ .-])\d\d(?:(?P=gap)\d\d){3}(?! ?(?!0[1-9])[0-9a-z]|[-/._])"
)
# « +32 », « (+33) 7… »: the code of a country stands before.
_ABROAD = Pattern(r"\+$|\(?(?:\+|00)(?:33|262|590|594|596|508|68[179])\)?(?: |, suivi de )$")
_SHORT_WORDS = words("A À Y M LE LA LES JE IL ON DE DU DES ET EN AU OU UN SUR PAR EST")
# They announce the number, « n° RG 22/00123 », and do not head it.
_NAMED_SO = words(
    "MSA RG RIO CAF PV AR INE IPP SPI FPS ARE AAH APA APL RSA CSS CMI CMU ASE FSL CPF EDF BAJ PDL PRM PCE"
)
_ENDS = {"", ",", ";", ")", ".", "\n"}
# « cni x4rtbpfw4 »
_CARD_IN_SMALL_LETTERS = Pattern(r"(?=(?:[a-z]*\d){2})[a-z]\d[0-9a-z]{7}")
_LONGEST, _LONG_NUMBER = 40, 9
# More of them are a word that lost its space: « ALLOCATAIRE4519023 ».
_LONGEST_HEAD = 6
_LETTERS_BEFORE = words(
    """
    pc dp pa pd rk ra rr re rb la lb lp ld lr xa ln xy cy ck cv fra mar dza alg tun sen civ cmr mli gin cog cod
    mdg bra usa gbr chn ind tur rus ukr srb
    """
)


_TELEPHONE = Pattern(
    r"(?:0|\+?33 ?|0033 ?)[1-79](?P<gap>[ .-])\d\d(?:(?P=gap)\d\d){3}|0[1-79](?:[^0-9a-z]{1,3}\d\d){4}"
    r"|0[25-79]\d\d(?P<gap2>[ .-])\d\d(?:(?P=gap2)\d\d){2}"
    r"|0 ?8(?:[ .-]?\d\d){4}|0 (?:8\d\d|969|970)(?: ?\d){6}"
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code.

    Attributes:
        plain: its signs in plain form.
        digits: how many digits it has.
        lettered: whether it has letters.
    """

    start: int
    end: int
    plain: str
    digits: int
    lettered: bool

    @property
    def shape(self) -> str:
        """Its signs, each digit as 0 and each letter as a."""
        return re.sub("[a-z]", "a", re.sub("[0-9]", "0", self.plain))

    @property
    def is_date(self) -> bool:
        """Whether it is rather a date, a pair of years or an hour."""
        return _DATE.fullmatch(self.plain) is not None

    @property
    def is_telephone(self) -> bool:
        """Whether it is rather a telephone number, by its pairs or because it begins as those of the services do."""
        return _TELEPHONE.fullmatch(self.plain.translate(_AS_DIGITS)) is not None

    @property
    def is_year(self) -> bool:
        """Whether it is rather a year."""
        return re.fullmatch(r"(?:19|20)\d\d", self.plain) is not None


def codes(text: str, plain: str) -> Iterator[Code]:
    """Give what may be codes, in the order of the text: three digits or more, nothing counted, measured or dated."""
    end = 0
    for match in _DIGITS.finditer(plain):
        if match.start() < end:
            continue
        telephone = _LONE_TELEPHONE.match(plain, match.start())
        if telephone:
            end = telephone.end()
            continue
        start = _start(text, plain, match.start(), end)
        end = _end(text, plain, match.end())
        code = plain[start:end]
        digits = sum(sign.isdigit() for sign in code)
        abroad = _ABROAD.search(plain, max(start - 18, 0), start) is not None
        dated = _STUCK_DATE.fullmatch(code) and _DATED.search(plain, max(start - 12, 0), start)
        called = _TELEPHONE_IN_ONE.fullmatch(code) and _CALLED.search(plain, max(start - 16, 0), start)
        if dated or called or _FORM.fullmatch(code):
            continue
        if not abroad and _has_enough(digits, code) and end - start <= _LONGEST and not _is_measured(text, plain, end):
            yield Code(start, end, code, digits, any("a" <= sign <= "z" for sign in code))


def _has_enough(digits: int, code: str) -> bool:
    """Say whether it is not just a number: the codes of cards may have two digits among their letters."""
    return digits >= 3 or (digits == 2 and code.isalnum() and len(code) >= 8)


def _start(text: str, plain: str, first_digit: int, least: int) -> int:
    """Give where the letters begin that stand before the first digit."""
    least = max(first_digit - 30, least)
    left = _LEFT.search(plain, least, first_digit)
    start = left.start() if left else first_digit
    while start < first_digit and not _is_code_like(text, plain, start):
        after = re.search("[-/._#]", plain[start:first_digit])
        start = start + after.end() if after else first_digit
    return _start_of_head(text, plain, start, least) if plain[start].isdigit() else start


def _start_of_head(text: str, plain: str, start: int, least: int) -> int:
    """Give where the capitals begin that head the code before a space: « PC 030 189 24 R0012 », « RG F 23/00123 »."""
    before = _HEAD.search(plain, max(start - 16, least), start)
    if before is None or not text[before.start("head") : start].isupper():
        return start
    alone = len(before["head"]) == 1 and _ROLL.match(plain, start)
    posted = len(before["head"]) == 2 and _POSTED.match(plain, start)
    told = before["told"] and before["head"].upper() not in _SHORT_WORDS | _NAMED_SO
    headed = before["head"] in _LETTERS_BEFORE or told or alone or posted
    return before.start("head") if headed else start


def _is_code_like(text: str, plain: str, start: int) -> bool:
    """Say whether the letters that begin here belong to the code: capitals, or a letter or two stuck to digits."""
    chunk = _CHUNK.match(plain, start)
    if chunk is None:
        return False
    letters = re.match("[a-z]*", chunk.group())
    long = len(letters.group()) if letters else 0
    if start and plain[start - 1].isalnum():
        return False
    if _CARD_IN_SMALL_LETTERS.fullmatch(chunk.group()):
        return True
    return text[start : start + long].isupper() and long <= _LONGEST_HEAD if long > 0 else True


def _end(text: str, plain: str, end: int) -> int:
    """Give where the code ends whose first digits end here."""
    start = end
    stuck = _CHUNK.match(plain, end)
    if stuck:
        end = stuck.end()
    while end - start <= _LONGEST:
        gap = _GAP.match(plain, end)
        chunk = _CHUNK.match(plain, gap.end()) if gap else None
        if gap is None or chunk is None or not _goes_on(text, plain, end, gap, chunk):
            return end
        end = chunk.end()
    return end


def _goes_on(text: str, plain: str, end: int, gap: re.Match[str], chunk: re.Match[str]) -> bool:
    """Say whether the piece after a gap belongs to the code that ends before the gap."""
    sign, tight = gap.group().strip(), len(gap.group()) == 1
    if chunk.group().isdigit():
        # « 1640533063218 / 1185563 » is two numbers.
        apart = plain[max(end - _LONG_NUMBER, 0) : end].isdigit() and len(chunk.group()) > 4
        return tight or (sign in {"-", "/"} and not apart) if sign else _digits_go_on(text, plain, end, gap, chunk)
    upper = text[chunk.start() : chunk.end()].isupper()
    has_digit = any(one.isdigit() for one in chunk.group())
    if sign:
        return tight and sign not in _BETWEEN_DIGITS and (has_digit or (upper and len(chunk.group()) <= 8))
    if not upper or _is_measured(text, plain, chunk.start() - 1):
        return False
    return has_digit or _is_key(text, plain, end, chunk)


def _digits_go_on(text: str, plain: str, end: int, gap: re.Match[str], chunk: re.Match[str]) -> bool:
    """Say whether digits after a space belong to the code, and not to a date, a telephone number or a measure."""
    if gap.group() == " " and len(chunk.group()) >= 7 and not plain[end - 2].isalnum():
        return False
    if len(chunk.group()) >= _LONG_NUMBER and plain[max(end - _LONG_NUMBER, 0) : end].isdigit():
        return False
    ahead = _TELEPHONE_AHEAD.match(plain, chunk.start()) or _DATE_AHEAD.match(plain, chunk.start())
    return ahead is None and not _is_measured(text, plain, chunk.end())


def _is_measured(text: str, plain: str, end: int) -> bool:
    """Say whether what stands there is the unit of the number before; a capital H is no hour."""
    unit = _MEASURE.match(plain, end)
    return unit is not None and not (unit.group().strip() == "h" and text[unit.end() - 1] == "H")


def _is_key(text: str, plain: str, end: int, chunk: re.Match[str]) -> bool:
    """Say whether capitals after a space end the code, « 1234567 B », and are no word, « 22 A »."""
    following = plain[chunk.end() : chunk.end() + 1]
    if len(chunk.group()) > 2 or following.isalnum() or following in {"'", "@"}:
        return False
    if text[chunk.start() : chunk.end()] in _SHORT_WORDS:
        return following in _ENDS and len(chunk.group()) == 1 and plain[max(end - 7, 0) : end].isdigit()
    return True
