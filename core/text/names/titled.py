"""Names after a civility: « Mme Le Goff », « le docteur Nguyen », « mme benhamou »."""

from core.text.names.announcing import civilities
from core.text.names.believing import Belief, masked_by_author
from core.text.names.cutting import Shape, Word
from core.text.names.lists import figures, is_ordinary
from core.text.names.reading import Name, is_first, is_surname, is_weak, read

_CIVILITY: Belief = (0.95, "civilité suivie d’un nom")
_DOTTED = frozenset({"m", "mr", "mme", "mlle", "melle", "mm", "dr", "drs", "pr", "mmes"})
_CAPITAL_ONLY = frozenset({"m", "mm", "me", "pr", "doc"})
"""Civilities that are other words when they have no capital."""
_COMMON = frozenset(
    {"monsieur", "madame", "mademoiselle", "m", "mr", "mme", "prof", "professeur", "professeure", "professeurs"}
)
_FOREIGN = frozenset({"dona", "frau", "herr", "me", "mister", "mrs", "pani", "panu", "sra"}) | frozenset(
    {"senhor", "senhora", "senor", "senora", "signora", "signore"}
)
"""Civilities after which a name has its capital."""
_VERB_ENDS = ("e", "er", "ir", "re", "ent")
_ANY = frozenset({"un", "une", "le", "la", "ce", "cette", "des", "les", "du", "au", "vieux", "jeune"})
_NOBLE = frozenset({"de", "d", "du"})


def is_civility(words: list[Word], place: int) -> bool:
    """Tell whether the word is a civility that a name may follow."""
    word = words[place]
    if word.folded not in civilities() or word.barred:
        return False
    if word.folded == "m" and (_is_elided(words, place + 1) or _is_apostrophe_next(words, place)):
        return False
    return word.folded not in _CAPITAL_ONLY or word.shape is not Shape.SMALL or _is_small_mister(words, place)


def _is_apostrophe_next(words: list[Word], place: int) -> bool:
    """Tell the M of « M’Baye »."""
    return place + 1 < len(words) and words[place + 1].gap in {"'", "’"}


def _is_small_mister(words: list[Word], place: int) -> bool:
    """« m berthelot »: a surname that is nothing else follows, in small letters too."""
    after = words[place + 1] if place + 1 < len(words) else None
    if words[place].folded != "m" or after is None or after.gap not in {" ", ". "} or after.barred:
        return False
    return is_surname(after) and not is_weak(after) and not is_first(after)


def _is_elided(words: list[Word], place: int) -> bool:
    """Tell whether the M before is that of « JE VAIS M INSCRIRE »: a verb in capitals follows, and no dot."""
    if place >= len(words) or words[place].gap != " " or words[place].folded[0] not in "aeiouhy":
        return False
    word = words[place]
    return word.shape is Shape.UPPER and word.folded.endswith(_VERB_ENDS) and not (is_surname(word) or is_first(word))


def after_civility(text: str, words: list[Word], place: int) -> tuple[Name, Belief] | None:
    """Read the name after the civility that stands here, None when there is none."""
    first = place + 1
    if first >= len(words) or not is_civility(words, place) or not _may_follow(words, first):
        return None
    if _is_next_civility(words, first):
        return None
    name = _named(text, words, place, first)
    if name is None or masked_by_author(name) or name.words[0].folded in figures():
        return None
    return name, _CIVILITY


def _may_follow(words: list[Word], first: int) -> bool:
    """Tell whether a space, or the dot of an abbreviation, parts a word from the civility before it."""
    if words[first].gap in {" ", "_", ""}:
        return True
    return words[first].gap in {". ", ".", " . "} and words[first - 1].folded in _DOTTED


def _is_next_civility(words: list[Word], place: int) -> bool:
    """Tell a civility that follows another from the initial of « Mme M. Leroy »."""
    initial = words[place].shape is Shape.INITIAL and words[place - 1].shape is not Shape.INITIAL
    return is_civility(words, place) and not initial


def _named(text: str, words: list[Word], title: int, first: int) -> Name | None:
    """Read what a civility announces: any capital, and in small letters what is no word of French."""
    name = read(words, first, text, titled=True)
    if name is None or (not name.parts and len(name.words) < 2) or _is_function(name):
        return None
    part = name.parts[0] if name.parts else name.words[0]
    if part.stands_out or (part.shape is Shape.CAPITAL and is_surname(part)):
        return name
    if words[title].folded in _FOREIGN or _is_numbered(text, part):
        return None
    if not _is_anybody(words, title):
        return name
    return name if name.known and not is_weak(part) else None


def _is_function(name: Name) -> bool:
    """« Madame La Préfète », « Monsieur Le Maire », « madame très… »: what follows is a word, and no name."""
    part = name.parts[0] if name.parts else name.words[0]
    if name.words[0].folded in _NOBLE and part.stands_out:
        return False
    return is_ordinary(part.folded) and not is_surname(part) and not is_first(part)


def _is_numbered(text: str, part: Word) -> bool:
    """Tell « madame bureau 3 » from a name."""
    return is_ordinary(part.folded) and text[part.end : part.end + 2].strip().isdigit()


def _is_anybody(words: list[Word], title: int) -> bool:
    """« un monsieur charmant », « la madame »: somebody, of whom an adjective may follow."""
    return bool(title) and words[title].folded in _COMMON and words[title - 1].folded in _ANY
