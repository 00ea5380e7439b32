"""A run of words read as one name: its parts, its particles, and what in it is known as a name."""

from dataclasses import dataclass

from core.text.names.announcing import civilities, particles
from core.text.names.cutting import Shape, Word
from core.text.names.lists import first_names, is_ordinary, ordinary_words, other_names, places, surname_ends, surnames

_SPACES = frozenset({" ", "_"})
_HYPHENS = frozenset({"-", "‑", "--", " - "})
_APOSTROPHES = frozenset({"'", "’"})
_JOINS = _SPACES | _HYPHENS | _APOSTROPHES
_ARTICLES = frozenset(["la", "le", "les", "l", "de", "du", "des", "d"])
_DOUBLE_INITIALS = frozenset(["jp", "jc", "jl", "jm", "jf", "jb", "jy", "jd", "jj", "mc", "mf", "ml", "mh", "mj"])
_COMPOUND = frozenset({"anne", "jean", "marie", "pierre", "rose"})
_BRETON_ENDS = ("ec", "ic", "oc", "ff", "ez", "oux", "uen")
_NOBLE = _ARTICLES | {"y", "e", "o", "n", "m", "saint", "sainte", "st", "ste"}
"""What parts a name whose end may be a word of French."""
_PARTS_MAX = 7
_VERBS_ELIDED = frozenset(
    ["a", "ai", "as", "est", "avais", "avait", "avais", "ete", "on", "un", "une", "y", "il", "elle"]
)


@dataclass(frozen=True, slots=True)
class Name:
    """Words of a text read as one name.

    Attributes:
        first: its first word, counted in the words of the text.
        stop: the word after its last one.
        end: the sign after it, the dot of a last initial counted.
    """

    words: tuple[Word, ...]
    first: int
    stop: int
    end: int

    @property
    def start(self) -> int:
        """Give its first sign."""
        return self.words[0].start

    @property
    def parts(self) -> list[Word]:
        """Give its words without particles and initials."""
        return [word for word in self.words if len(word.folded) > 1 and not _is_particle(word)]

    @property
    def has_sure_first(self) -> bool:
        """It holds a first name that is nothing else."""
        return any(is_first(word) and not is_weak(word) for word in self.words)

    @property
    def has_first(self) -> bool:
        """It holds a first name, be it also a word or a place."""
        return any(is_first(word) for word in self.words)

    @property
    def known(self) -> int:
        """Count its parts that are in the lists of names."""
        return sum(is_first(word) or is_surname(word) for word in self.parts)


def _is_particle(word: Word) -> bool:
    return word.folded in particles() and not is_first(word)


def is_first(word: Word) -> bool:
    """Tell whether the word is a first name."""
    return word.folded in first_names()


def is_surname(word: Word) -> bool:
    """Tell whether the word is a surname."""
    return word.folded in surnames()


def is_weak(word: Word) -> bool:
    """Tell whether the name is also a word of French, a place or a brand."""
    return is_ordinary_name(word) or is_elsewhere(word)


def is_ordinary_name(word: Word) -> bool:
    """Tell whether the word is in everyday use, as it is written."""
    return word.folded in ordinary_words()


def is_elsewhere(word: Word) -> bool:
    """Tell whether the word alone is also a place, a brand or a famous person."""
    return word.folded in other_names()


def is_unknown(word: Word) -> bool:
    """Tell whether the word may be a name that is in no list: a capital, and no word of French."""
    if not word.stands_out or word.barred or len(word.folded) < 3 or word.folded in civilities():
        return False
    return not word.text.isalpha() or not (is_ordinary(word.folded) or is_elsewhere(word))


def is_short_name(word: Word) -> bool:
    """Tell whether the word has two letters and is no word of French: « Hu », « Wu », « Kim-Ly »."""
    return len(word.folded) == 2 and not word.barred and not is_weak(word)


def is_initial(words: list[Word], place: int, text: str) -> bool:
    """Tell whether the word is a letter that stands for a name, and does not end a number: « 5012847 K »."""
    word = words[place]
    if word.gap[-2:-1].isdigit() and text[word.end : word.end + 1] != ".":
        return False
    if word.shape is Shape.UPPER and word.folded in _DOUBLE_INITIALS and not word.barred:
        return place + 1 < len(words) and words[place + 1].gap in _SPACES and is_surname(words[place + 1])
    if word.shape is not Shape.INITIAL or word.barred:
        return False
    after = text[word.end : word.end + 2]
    if after[:1] in _APOSTROPHES:
        return False
    return after[:1] == "." or not after[:1].isspace() or word.folded not in "aoy"


def read(words: list[Word], first: int, text: str, titled: bool = False) -> Name | None:
    """Read the longest name that begins at the word, None when no name can begin there."""
    place = _begun(words, first, text, titled)
    if place is None:
        return None
    while place < len(words) and place - first < _PARTS_MAX:
        after = _joined(words, place, text, titled)
        if after is None:
            break
        place = after
    found = tuple(words[first:place])
    return Name(found, first, place, _end(found, text))


def _end(found: tuple[Word, ...], text: str) -> int:
    end = found[-1].end
    return end + 1 if len(found[-1].text) == 1 and text[end : end + 1] == "." else end


def _begun(words: list[Word], first: int, text: str, titled: bool) -> int | None:
    """Give the word after the first part of a name that begins here, its particles included."""
    place = first
    while place < len(words) and _opens_name(words, place, titled) and place - first < 3:
        place += 1
        if place < len(words) and words[place].gap not in _JOINS:
            return None
    if place == len(words):
        return None
    word = words[place]
    if place > first and words[first].shape is Shape.SMALL and _is_acronym(word):
        return None
    if is_initial(words, place, text) and not (place > first and words[place].gap in _APOSTROPHES):
        return place + 1
    if _begins_compound(words, place):
        return place + 1
    noble = (
        titled
        and place > first
        and words[place - 1].shape is Shape.CAPITAL
        and words[first].folded in {"de", "d", "du"}
    )
    return place + 1 if _may_begin(word, titled) or (noble and word.stands_out and not word.barred) else None


def _begins_compound(words: list[Word], place: int) -> bool:
    """Tell whether a first name that is also a word begins a double one in small letters: « marie claude »."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else None
    if word.folded not in _COMPOUND or word.barred or word.foreign or after is None or after.barred:
        return False
    return after.gap in {" ", "-"} and is_first(after) and (after.folded in _COMPOUND or not is_weak(after))


def _opens_name(words: list[Word], place: int, titled: bool) -> bool:
    """Tell whether a particle begins a name here: « Le Goff », « El Amrani », and « de La Tour » after a title."""
    word = words[place]
    if word.folded not in particles() or word.barred or place + 1 == len(words):
        return False
    after = words[place + 1]
    if after.gap not in _JOINS or (
        word.folded in _ARTICLES and not titled and not is_surname(after) and (is_first(after) or not is_unknown(after))
    ):
        return False
    if word.shape is Shape.SMALL and not titled:
        return False
    return after.stands_out or after.folded in particles() or is_surname(after) or _is_small_surname(word, after)


def _is_small_surname(particle: Word, after: Word) -> bool:
    """Tell an unlisted surname without its capital after a title and a particle: « mr le guellec »."""
    if after.barred or len(after.folded) < 4 or is_ordinary(after.folded) or is_elsewhere(after):
        return False
    return particle.folded not in _ARTICLES or after.folded.endswith(_BRETON_ENDS)


def _may_begin(word: Word, titled: bool) -> bool:
    if word.barred:
        return False
    if word.stands_out and word.shape is not Shape.INITIAL:
        return (
            is_first(word)
            or is_surname(word)
            or is_unknown(word)
            or (titled and (is_elsewhere(word) or is_short_name(word)))
        )
    if titled:
        return is_first(word) or is_surname(word) or (len(word.folded) > 3 and not is_ordinary(word.folded))
    return is_first(word) and not is_weak(word) and not word.foreign


def _joined(words: list[Word], place: int, text: str, titled: bool) -> int | None:
    """Give the word after the next part of the name, None when the name ends before."""
    word = words[place]
    if word.gap not in _JOINS and not (word.gap in {". ", ".", ".-"} and words[place - 1].shape is Shape.INITIAL):
        return None
    if is_initial(words, place, text) and not _is_civility_next(words, place):
        return place + 1
    if _is_small_initial(words, place, text) or _is_town_for_surname(words, place):
        return place + 1
    doubled = word.gap in _HYPHENS and (titled or is_surname(words[place - 1]))
    if (word.barred and not doubled) or _is_civility(words, place):
        return None
    if _continues(word) or _is_short_surname(words, place) or _ends_compound(words, place):
        return place + 1
    return _after_particles(words, place)


def _ends_compound(words: list[Word], place: int) -> bool:
    """Tell the second half of a double first name in small letters: « jean pierre », « marie rose »."""
    return words[place].folded in _COMPOUND and words[place - 1].folded in {"jean", "marie", "anne"}


def _is_small_initial(words: list[Word], place: int, text: str) -> bool:
    """Tell whether the letter is the initial of a name without capitals: « laetitia b. »."""
    word = words[place]
    dotted = len(word.text) == 1 and word.gap == " " and text[word.end : word.end + 1] == "." and not word.barred
    return dotted and word.folded not in "aoy" and is_first(words[place - 1]) and not is_weak(words[place - 1])


def _is_town_for_surname(words: list[Word], place: int) -> bool:
    """Tell whether a town is the surname after a first name that is nothing else: « Ludovic Jarnac »."""
    word, before = words[place], words[place - 1]
    if word.gap != " " or word.shape is not Shape.CAPITAL or word.loud:
        return False
    if word.folded not in places() and (word.barred or not is_elsewhere(word)):
        return False
    if place + 1 < len(words) and words[place + 1].barred:
        return False
    return before.shape is Shape.CAPITAL and is_first(before) and not is_weak(before) and not before.barred


def _is_civility(words: list[Word], place: int) -> bool:
    """Tell a civility from the M of « Youssouf M’Bappa »."""
    elided = place + 1 < len(words) and words[place + 1].gap in _APOSTROPHES
    return words[place].folded in civilities() and not is_surname(words[place]) and not elided


def _is_short_surname(words: list[Word], place: int) -> bool:
    """Tell whether two letters are the surname after a first name: « Lan Đỗ », « Jenny Wu »."""
    word, before = words[place], words[place - 1]
    return word.shape is Shape.CAPITAL and is_short_name(word) and is_first(before) and not is_weak(before)


def _is_civility_next(words: list[Word], place: int) -> bool:
    """Tell whether the letter is the « M. » of the next person: « Sylvie, M. Dupont »."""
    after = words[place + 1] if place + 1 < len(words) else None
    return words[place].folded == "m" and after is not None and after.stands_out and not after.opens


def _continues(word: Word) -> bool:
    """Tell whether the word goes on with the name before it."""
    known = is_first(word) or is_surname(word)
    if word.gap in _HYPHENS:
        return known or word.stands_out
    if word.stands_out and word.shape is not Shape.INITIAL:
        return known if is_weak(word) else known or is_unknown(word)
    return not word.foreign and ((known and not is_weak(word)) or _sounds_like_surname(word))


def _sounds_like_surname(word: Word) -> bool:
    """Tell an unlisted surname without a capital of its own: « sylvie zbikowski », « SYLVIE ZBIKOWSKI »."""
    if word.barred or len(word.folded) < 5 or is_ordinary(word.folded) or is_elsewhere(word):
        return False
    return word.shape is Shape.UPPER or word.folded.endswith(surname_ends())


def _after_particles(words: list[Word], place: int) -> int | None:
    """Give the word after « de La Tour », « Ben Salah », « D’Alembert »."""
    stop = place
    while stop < len(words) and words[stop].folded in particles() and stop - place < 3 and not words[stop].barred:
        if words[stop].gap not in _JOINS and words[stop - 1].shape is not Shape.INITIAL:
            return None
        stop += 1
    if stop == place or stop == len(words) or words[stop].gap not in _JOINS:
        return None
    word = words[stop]
    if word.gap in _APOSTROPHES and word.folded in _VERBS_ELIDED:
        return None
    small = word.shape is Shape.SMALL or word.loud
    noble = not _NOBLE.isdisjoint(between.folded for between in words[place:stop])
    if word.barred or _is_acronym(word):
        return None
    if words[stop - 1].shape is Shape.CAPITAL and word.stands_out and noble:
        return stop + 1
    if is_weak(word) and not (is_surname(word) and not is_elsewhere(word) and word.stands_out):
        return None
    if small:
        return stop + 1 if is_surname(word) and not word.foreign else None
    return (
        stop + 1 if is_surname(word) or is_unknown(word) or (is_first(word) and not _possessed(words[place])) else None
    )


def _is_acronym(word: Word) -> bool:
    """Tell whether the word is rather a service: « Julie du SAV »."""
    return word.shape is Shape.UPPER and len(word.folded) < 6 and not (is_surname(word) or is_first(word))


def _possessed(particle: Word) -> bool:
    """Tell whether a small « de » links a first name to what is before: « le bureau de Nadia »."""
    return particle.shape is Shape.SMALL
