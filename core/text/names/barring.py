"""What is written like a name of a person and is not: places, streets, services, brands, addresses on the web."""

import re
from functools import cache

from core.text.acronyms import known_acronyms
from core.text.names.announcing import kin
from core.text.names.cutting import Shape, Word
from core.text.names.lists import first_names, folded_lines, longer_names, other_names, places, surnames

_WEB = re.compile(r"\S{0,64}@\S{1,64}|(?:https?://|www\.)\S{1,300}|[\w-]{1,40}\.(?:fr|com|net|org|gouv)\b")
_LINKS = frozenset(["sur", "sous", "en", "les", "la", "le", "lez", "aux", "au", "de", "du", "des", "et", "d", "l"])
_SAINTS = frozenset(["saint", "sainte", "st", "ste", "saints"])
_ARTICLES = frozenset(["l", "d", "le", "la", "les", "du", "au", "aux", "des", "un", "une"])
_DOUBLED = frozenset(["anne", "jean", "marie"])
_PRAISED = frozenset(["a", "aux", "au", "et", "pour", "les", "le", "la"])
_PAYMENTS = frozenset(["lydia"])
_PAID = frozenset(
    [
        "carte",
        "cb",
        "cheque",
        "cheques",
        "especes",
        "liquide",
        "paiement",
        "payer",
        "paylib",
        "paypal",
        "virement",
        "wero",
    ]
)
# « la mairie de M. Dumortier »: nobody names a street or a school so.
_NEVER_IN_STREETS = frozenset(["m", "mr", "mme", "mlle", "mademoiselle"])
_CIVIL = frozenset(
    [
        "docteur",
        "dr",
        "famille",
        "m",
        "madame",
        "mademoiselle",
        "maitre",
        "me",
        "mlle",
        "mme",
        "monsieur",
        "mr",
        "pr",
        "professeur",
    ]
)


@cache
def _streets() -> frozenset[str]:
    """Give what has a name of its own, « de » or not: « rue de Bretagne », « maladie de Charcot »."""
    return folded_lines("streets")


@cache
def _houses() -> frozenset[str]:
    """Give what has a name of its own unless « de » comes first: « école Jules-Ferry », not « l’école de Nadia »."""
    return folded_lines("houses")


@cache
def _between_streets() -> frozenset[str]:
    """Give what may stand between the two: « lycée polyvalent », « rue du docteur »."""
    return folded_lines("between_streets")


def bar(text: str, words: list[Word]) -> None:
    """Mark the words that belong to a place, a service, a street, or an address on the web."""
    _bar_web(text, words)
    for place, word in enumerate(words):
        if word.barred:
            continue
        _bar_known(words, place)
        if (word.folded in _streets() or word.folded in _houses()) and not _is_of_kin(words, place):
            _bar_after_head(words, place)
        elif word.folded in _SAINTS:
            _bar_saint(words, place)
        elif _is_payment_or_praise(words, place) or _is_service(words, place):
            word.barred = True
        elif word.shape is not Shape.SMALL and _begins_chain(words, place):
            _bar_chain(words, place)


def _is_of_kin(words: list[Word], place: int) -> bool:
    """Tell the first name of « ma tante Reine Zubalin » from the queen of a street."""
    word = words[place]
    after_kin = place > 0 and word.gap == " " and words[place - 1].folded in kin()
    return after_kin and word.shape is Shape.CAPITAL and word.folded in first_names()


def _is_payment_or_praise(words: list[Word], place: int) -> bool:
    word = words[place]
    praised = word.folded == "bravo" and place + 1 < len(words) and words[place + 1].folded in _PRAISED
    return praised or (word.folded in _PAYMENTS and _is_payment(words, place))


def _is_service(words: list[Word], place: int) -> bool:
    """Tell an acronym that is a first name too, after its article: « l’ADIL », where « Mme SAAD » is somebody."""
    word = words[place]
    told = word.shape is Shape.UPPER and not word.loud and word.text in known_acronyms()
    return told and place > 0 and words[place - 1].folded in _ARTICLES


def _bar_web(text: str, words: list[Word]) -> None:
    places = iter(words)
    word = next(places, None)
    for match in _WEB.finditer(text):
        while word is not None and word.start < match.end():
            word.barred = word.start >= match.start()
            word = next(places, None)


def _bar_known(words: list[Word], place: int) -> None:
    """Bar the longest place, service or famous person that begins here."""
    if place + 1 < len(words):
        for parts in longer_names().get((words[place].folded, words[place + 1].folded), ()):
            found = words[place : place + len(parts)]
            if _is_titled_town(words, place, parts) or _is_double_first(words, place, parts):
                continue
            if [word.folded for word in found] == list(parts) and all(_near(word.gap) for word in found[1:]):
                _bar_all(found)
                return
    if words[place].folded in other_names() and not _may_be_person(words, place):
        words[place].barred = True


def _is_titled_town(words: list[Word], place: int, parts: tuple[str, ...]) -> bool:
    """Tell whether a town in several words is a surname: « Mme Saint-Étienne », « Teddy Sainte-Rose »."""
    if not place or " ".join(parts) not in places():
        return False
    before = words[place - 1]
    if parts[0] in _SAINTS and words[place].gap == " " and before.shape is Shape.CAPITAL and not before.barred:
        return before.folded in _CIVIL or before.folded in first_names() - places()
    return before.folded in _CIVIL


def _is_double_first(words: list[Word], place: int, parts: tuple[str, ...]) -> bool:
    """Tell whether somebody famous has for a whole name the double first name of many: « mon oncle Jean-Bernard »."""
    tied = len(parts) == 2 and words[place + 1].gap == "-" and parts[0] in _DOUBLED
    return tied and parts[1] in first_names() and " ".join(parts) not in places()


def _bar_all(words: list[Word]) -> None:
    for word in words:
        word.barred = True


def _may_be_person(words: list[Word], place: int) -> bool:
    """Tell whether a place or a brand of one word may be somebody's name: « Nancy », « Mme Wattrelos »."""
    if _is_half_of_surname(words, place):
        return True
    if words[place].folded in first_names() or words[place].folded in surnames():
        return True
    return bool(place) and words[place - 1].folded in _CIVIL and words[place].folded in places()


def _is_half_of_surname(words: list[Word], place: int) -> bool:
    """Tell whether a first name stands before and a hyphen after: « Bastien Cazeneuve-Roux »."""
    if not place or place + 1 == len(words) or words[place + 1].gap != "-" or words[place].gap != " ":
        return False
    return words[place - 1].folded in first_names() - places() and words[place + 1].shape is not Shape.SMALL


def _near(gap: str) -> bool:
    return gap in {" ", "-", "'", "’", "_", " - "}


def _bar_after_head(words: list[Word], head: int) -> None:
    """Bar the name of a street, a school, a hospital: the capitals after the word that says what it is."""
    place, linked = head + 1, False
    while place < min(len(words), head + 6) and words[place].folded in _between_streets() and _near(words[place].gap):
        linked = linked or words[place].folded in {"de", "d"}
        place += 1
    if linked and words[head].folded in _houses():
        return
    barred = 0
    while place < len(words) and barred < 5 and _near(words[place].gap):
        word = words[place]
        if word.folded in _NEVER_IN_STREETS:
            break
        if word.shape is Shape.SMALL and not (barred and words[place].gap in {"-", "'", "’"}):
            break
        word.barred = True
        place, barred = place + 1, barred + 1
    if barred:
        for between in words[head + 1 : place]:
            between.barred = True


def _bar_saint(words: list[Word], place: int) -> None:
    """Bar a saint, who is a town, a hospital or a feast, unless a person is announced before."""
    if place + 1 == len(words) or words[place + 1].gap not in {"-", " ", ". ", "’", "'"}:
        return
    if words[place + 1].shape is Shape.SMALL and words[place + 1].gap != "-" and not _is_small_saint(words, place):
        return
    if words[place].gap == "-":
        return
    before = words[place - 1] if place and (_near(words[place].gap) or words[place].gap == ". ") else None
    if (
        before is not None
        and (before.folded in _CIVIL or before.folded in first_names() - places())
        and not before.barred
    ):
        return
    words[place].barred = words[place + 1].barred = True
    _bar_hyphens(words, place + 2)


def _is_small_saint(words: list[Word], place: int) -> bool:
    """Tell a town in small letters: « st denis »."""
    saint = words[place]
    return saint.shape is Shape.SMALL and words[place + 1].gap == " " and words[place + 1].folded in first_names()


def _is_payment(words: list[Word], place: int) -> bool:
    """Tell whether a first name that is also a means of payment stands beside another one: « en espèces ou Lydia »."""
    around = words[max(0, place - 3) : place + 4]
    return any(word.folded in _PAID for word in around)


def _bar_hyphens(words: list[Word], place: int) -> None:
    while place < len(words) and words[place].gap in {"-", "'", "’"}:
        words[place].barred = True
        place += 1


def _begins_chain(words: list[Word], place: int) -> bool:
    """Tell whether a town such as Villers-sur-Mer begins here."""
    return (
        place + 2 < len(words)
        and words[place + 1].gap == "-"
        and words[place + 1].shape is Shape.SMALL
        and words[place + 1].folded in _LINKS
        and words[place + 2].gap in {"-", "'", "’"}
    )


def _bar_chain(words: list[Word], place: int) -> None:
    words[place].barred = True
    _bar_hyphens(words, place + 1)
