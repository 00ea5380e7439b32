"""The words around a name: civilities, family, functions, what people do, how a text ends."""

from functools import cache

from core.text.names.lists import folded_lines

PLACING = frozenset({"a", "au", "aux", "dans", "depuis", "en", "entre", "jusqu", "pres", "sur", "vers"})
"""A capital after these is rather a place."""

DETERMINERS = frozenset({"la", "le", "l", "les", "un", "une", "des", "du", "au", "aux", "ce", "cet", "cette", "ces"})
POSSESSIVES = frozenset({"ma", "mon", "notre", "votre", "sa", "leur", "chaque"})
LINKS = frozenset({"de", "d", "du"})
THANKING = frozenset({"merci", "bravo", "felicitations", "remercie", "remercier", "demander", "demandez"})
GREETING = frozenset({"bonjour", "cher", "chere", "avec", "par", "et"})
COUNTERS = frozenset(
    {"guichet", "accueil", "standard", "secretariat", "agence", "service", "bureau"}
    | {"caf", "cpam", "mairie", "mission", "prefecture"}
)
"""Where somebody works: « Rose du guichet 3 »."""


@cache
def civilities() -> frozenset[str]:
    """Give the civilities and titles: what follows them is a name, listed or not."""
    return folded_lines("civilities")


@cache
def kin() -> frozenset[str]:
    """Give the words for family, friends and neighbours."""
    return folded_lines("kin")


@cache
def functions() -> frozenset[str]:
    """Give the trades and functions."""
    return folded_lines("functions")


@cache
def presenting() -> frozenset[str]:
    """Give the words that present somebody: « prénommée », « s’appelle », « née »."""
    return folded_lines("presenting")


@cache
def done() -> frozenset[str]:
    """Give what somebody did, after « a », « m’a », « nous a »."""
    return folded_lines("done")


@cache
def doing() -> frozenset[str]:
    """Give what somebody does: « répond », « reçoit »."""
    return folded_lines("doing")


@cache
def closing() -> frozenset[str]:
    """Give the last words of closing formulas: what stands alone after them is a signature."""
    return folded_lines("closing")


@cache
def particles() -> frozenset[str]:
    """Give what may stand between or before the parts of a name."""
    return folded_lines("particles")


@cache
def before_small_names() -> frozenset[str]:
    """Give the words before which a first name without its capital is believed even when it is also a word."""
    return folded_lines("before_small_names")


@cache
def rarely_small_names() -> frozenset[str]:
    """Give the first names that are nearly always a word when they have no capital."""
    return folded_lines("rarely_small_names")
