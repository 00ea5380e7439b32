"""What makes a name believed: what it is made of and what stands around it; with the reason in words."""

from collections.abc import Callable

from core.text.names.announcing import DETERMINERS, PLACING, POSSESSIVES, particles
from core.text.names.answering import answers, is_called_a_name, is_lettered, is_spelled
from core.text.names.cutting import Shape, Word
from core.text.names.lists import figures
from core.text.names.reading import Name, is_elsewhere, is_surname, is_unknown, is_weak
from core.text.names.standing import Standing
from core.text.names.surroundings import acts, has_function, is_aged, is_explained, is_presented, is_related, is_thanked

Belief = tuple[float, str]
"""How sure, and why."""

_ENDS_OF_SURNAMES = ("wski", "wska", "oglu", "escu", "czyk", "enko", "wicz", "iadis", "opoulos", "shvili", "ovic")
_SHOPS = frozenset({"paul", "jules"})
"""First names that are shops after « chez »."""
_INSIDE = frozenset({" ", "_", ", ", " (", "/", "'", "’"})
_SURE_PARTICLES = frozenset({"bent", "bin", "bint", "den", "der", "mint", "ould", "ter", "van", "von"})
_FOREIGN_PARTICLES = _SURE_PARTICLES | {"al", "da", "del", "di", "do", "dos", "el"}
"""What parts a name and is no word of French; the others part a thing and its place in other languages."""
_SAINTS = frozenset({"saint", "sainte"})
_WITH = frozenset({"avec", "par", "que", "qu", "contre", "puis"})


def masked_by_author(name: Name) -> bool:
    """Tell whether the author masked the name already: « Mme X », « Monsieur XXX », « Madame B. »."""
    parts = [word.folded for word in name.words]
    return all(len(part) == 1 or set(part) <= set("xyz") for part in parts)


def belief(words: list[Word], name: Name) -> Belief | None:
    """Give how sure and why the run of words is a name, None when nothing says so."""
    if masked_by_author(name) or name.words[0].folded in figures():
        return None
    standing = Standing(words, name)
    if _is_hyphened_town(standing):
        return None
    return next((believed for believed, holds in _RULES if holds(standing)), None)


def _is_full(standing: Standing) -> bool:
    name = standing.name
    if name.has_sure_first:
        return len(name.parts) > 1 or _has_initial(name)
    return len(name.parts) > 1 and all(word.stands_out for word in name.parts) and _is_full_though_weak(name)


def _is_hyphened_town(standing: Standing) -> bool:
    """« à Peumerit-Quintin »: after « à », a first name that a hyphen ties to an unknown word is no first name."""
    name, words = standing.name, standing.name.words
    if name.first > 1 and words[0].gap == "-":
        place, before = standing.words[name.first - 1], standing.long_before
        return before in PLACING and is_unknown(place)
    return standing.before in PLACING and len(words) == 2 and words[1].gap == "-" and is_unknown(words[0])


def _has_initial(name: Name) -> bool:
    return any(word.shape is Shape.INITIAL for word in name.words)


def _is_full_though_weak(name: Name) -> bool:
    """Tell whether a first name that is also a word is followed by a surname: « Claire Dubois », « Rose Martin »."""
    if not name.has_first:
        return False
    if any(word.folded in _SAINTS for word in name.words[1:]) or _has_capital_particle(name):
        return True
    if any(is_surname(word) and not is_weak(word) for word in name.parts):
        return True
    unlisted = any(is_unknown(word) and not is_surname(word) for word in name.parts)
    return unlisted and not name.words[0].opens and not any(map(is_elsewhere, name.parts))


def _has_capital_particle(name: Name) -> bool:
    """Tell « Germaine Le Goaster »: an article with its capital stands between the two."""
    between = name.words[1:-1]
    return bool(between) and all(word.folded in particles() and word.shape is Shape.CAPITAL for word in between)


def _is_known(standing: Standing) -> bool:
    """Tell whether a first name that is nothing else stands alone as a person does."""
    head = standing.head
    if head is None or not standing.name.has_sure_first or _is_shop(standing):
        return False
    if head.stands_out:
        return len(head.folded) > 2 and not (standing.before == "l" and standing.is_elided)
    return len(head.folded) > 3 and not standing.is_determined


def _is_shop(standing: Standing) -> bool:
    return standing.before == "chez" and standing.name.words[0].folded in _SHOPS


def _is_initialled(standing: Standing) -> bool:
    """« J. Dupont », « MOREAU S. »: an initial beside a name that is nothing else."""
    head = standing.head
    if head is None or not head.stands_out or not _has_initial(standing.name):
        return False
    return (bool(standing.name.known) or _begins_with_initial(standing)) and not is_weak(head)


def _begins_with_initial(standing: Standing) -> bool:
    """« C. Estibal »: an initial and its dot before a capital that no list knows, where it is no number of a thing."""
    begun, head = standing.name.words[0], standing.name.parts[0]
    if begun.shape is not Shape.INITIAL or not standing.is_new or not standing.is_capitalised or len(head.folded) < 4:
        return False
    after = standing.name.words[1]
    return after.gap in {". ", ".", ".-"} and (begun.opens or not standing.is_placed)


def _is_inside(standing: Standing) -> bool:
    """Tell whether the name stands inside a sentence, where a capital says something, and is no thing."""
    word = standing.name.words[0]
    if not standing.stands_out or word.opens or standing.gap not in _INSIDE or _is_shop(standing):
        return False
    return standing.before not in DETERMINERS | POSSESSIVES


def _is_half_masked(standing: Standing) -> bool:
    head = standing.head
    return (
        _is_inside(standing)
        and head is not None
        and standing.is_capitalised
        and len(head.text) > 4
        and not head.text[3:].isalpha()
    )


def _is_new_full_name(standing: Standing) -> bool:
    """Two capitals that no list knows, where no place is announced: « Zyprian Kubalik », « Griet van den Broeck »."""
    name = standing.name
    if len(name.parts) != 2 or standing.is_placed or not _is_inside(standing):
        return False
    particles = _SURE_PARTICLES if name.words[0].foreign else _FOREIGN_PARTICLES
    if not all(word.folded in particles for word in name.words[1:-1]):
        return False
    return name.words[1].gap == " " and standing.is_near and all(map(_may_be_surname, name.parts))


def _may_be_surname(word: Word) -> bool:
    return word.shape is Shape.CAPITAL and (is_unknown(word) or (is_surname(word) and not is_weak(word)))


def _is_new_name(standing: Standing) -> bool:
    """« avec Zdravka »: one capital that no list knows, after what is said of persons."""
    if standing.before not in _WITH or not standing.is_new or not _is_inside(standing):
        return False
    head = standing.name.parts[0]
    return len(standing.name.parts) == 1 and head.shape is Shape.CAPITAL and head.text[1:].islower()


def _is_likely(standing: Standing) -> bool:
    """A first name that is also a word, with a capital inside a sentence."""
    return _is_inside(standing) and standing.name.has_first and not any(map(is_elsewhere, standing.name.parts))


def _is_surname_alone(standing: Standing) -> bool:
    name, head = standing.name, standing.head
    if _ends_as_surnames_do(standing):
        return True
    if head is None or not _is_inside(standing) or not name.known or any(map(is_weak, name.parts)):
        return False
    return len(head.folded) > 3 and standing.is_capitalised and standing.before not in PLACING | {"chez"}


def _ends_as_surnames_do(standing: Standing) -> bool:
    """« Zwierzchaczewski »: in no list, and yet nothing but a surname."""
    if not standing.is_new or not standing.is_capitalised or standing.before in PLACING | DETERMINERS | {"de", "chez"}:
        return False
    return len(standing.name.parts) == 1 and standing.name.parts[0].folded.endswith(_ENDS_OF_SURNAMES)


def _is_family(standing: Standing) -> bool:
    """« les Traoré du troisième »."""
    name, head = standing.name, standing.head
    if standing.before != "les" or head is None or not standing.is_near or not standing.is_capitalised:
        return False
    return len(name.words) == 1 and is_surname(head) and not is_weak(head) and not head.text.endswith("s")


_RULES: tuple[tuple[Belief, Callable[[Standing], bool]], ...] = (
    ((0.95, "prénom et nom"), _is_full),
    ((0.8, "prénom connu"), _is_known),
    ((0.7, "initiale suivie d’un nom"), _is_initialled),
    ((0.9, "nom annoncé par les mots qui précèdent"), is_presented),
    ((0.85, "nom donné en réponse"), answers),
    ((0.85, "nom épelé ou corrigé"), is_spelled),
    ((0.85, "nom épelé ou corrigé"), is_called_a_name),
    ((0.85, "nom épelé ou corrigé"), is_lettered),
    ((0.85, "fonction ou lien de parenté suivi d’un nom"), has_function),
    ((0.7, "parent de quelqu’un"), is_related),
    ((0.7, "nom suivi d’un âge"), is_aged),
    ((0.7, "prénom de qui est remercié ou demandé"), is_thanked),
    ((0.7, "nom de qui répond, reçoit ou explique"), acts),
    ((0.7, "nom suivi de sa fonction"), is_explained),
    ((0.6, "nom à demi masqué"), _is_half_masked),
    ((0.6, "deux mots à majuscule inconnus"), _is_new_full_name),
    ((0.6, "mot à majuscule inconnu, là où l’on nomme quelqu’un"), _is_new_name),
    ((0.6, "prénom qui est aussi un mot"), _is_likely),
    ((0.6, "nom de famille connu"), _is_surname_alone),
    ((0.6, "famille nommée"), _is_family),
)
"""The first that holds is believed."""
