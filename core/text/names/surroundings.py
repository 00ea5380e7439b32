"""What stands around a name and tells that it is one: who is announced, thanked, or does something."""

from core.text.names.announcing import (
    COUNTERS,
    DETERMINERS,
    GREETING,
    POSSESSIVES,
    THANKING,
    doing,
    done,
    functions,
    kin,
    presenting,
)
from core.text.names.cutting import Shape
from core.text.names.reading import is_first, is_weak
from core.text.names.standing import Standing

_THANKED_FOR = frozenset({"merci", "grace", "bravo", "remerciements"})
_GREETED = frozenset({"a", "merci", "bonjour", "remercie", "bravo"})
_TOWN_ENDS = (
    *("ac", "ay", "bourg", "court", "fontaine", "gny", "heim", "iers", "ieres", "mont", "oux", "ville", "villers"),
    *("willer", "zac", "ans", "eil", "euil", "azur", "vron", "vic", "argues", "igues"),
)
_ADJECTIVES = frozenset({"beau", "belle", "jeune", "petit", "petite"})
_INHABITANTS = ("ais", "aise", "ien", "ienne", "ois", "oise", "ain", "aine", "an", "ane")
_OF = frozenset({"de", "la", "l", "du", "des"})
_RELATIVES = frozenset({"fille", "fils", "frere", "maman", "mere", "papa", "parents", "pere", "soeur"})
_SAID = ("appel", "prenom", "denom", "apel", "mapel", "mappel", "sapel", "sappel")
_OBJECTS = frozenset({"m", "nous", "vous", "l", "lui", "t"})
_BEFORE_VERBS = frozenset({"me", "m", "nous", "lui", "leur", "ne", "n"})
_TO_PLACES = frozenset({"du", "de", "a", "au"})


def is_presented(standing: Standing) -> bool:
    """« prénommée Zdravka », « je m’appelle zdravka », « mon nom est Bond »."""
    if not standing.is_apposed:
        return False
    if standing.before == "est" and standing.long_before in {"nom", "prenom"}:
        return bool(standing.name.known) or standing.is_new
    if standing.before == "moi" and standing.long_before in {"appelle", "appelez", "appeler"}:
        return standing.stands_out
    if standing.before == "presente" and standing.long_before == "me":
        return standing.is_new and standing.is_capitalised
    if standing.before not in presenting():
        return False
    said = standing.is_near and standing.before.startswith(_SAID)
    return bool(standing.name.known) or standing.is_new or said


def is_related(standing: Standing) -> bool:
    """« la mère de Kylliann », where Kylliann is in no list."""
    if standing.before not in {"de", "d"} or standing.long_before not in _RELATIVES or not standing.is_capitalised:
        return False
    return (standing.is_near or standing.is_elided) and standing.is_new and len(standing.name.words) == 1


def is_aged(standing: Standing) -> bool:
    """« je suis Ylona, 17 ans », « Moi, Huguette, 80 ans »."""
    if standing.is_placed or not standing.is_capitalised or not (standing.is_new or standing.name.has_first):
        return False
    age = standing.gap_after.strip(" ,(")
    return standing.gap_after[:1] in {",", " "} and age.isdigit() and len(age) < 3 and standing.after(1) == ["ans"]


def has_function(standing: Standing) -> bool:
    """« l’agent Kowalczuk », « mon fils Enzo », « la conseillère, Zdravka, »."""
    head = standing.head
    if head is None or not standing.is_apposed or not (head.stands_out or is_first(head)):
        return False
    if _is_inhabitant(standing):
        return False
    if standing.before not in functions() | kin() and not _is_of_a_service(standing):
        return False
    near = standing.is_near or standing.is_closed or not head.text.isalpha()
    return bool(standing.name.known) or (near and standing.is_new)


def _is_inhabitant(standing: Standing) -> bool:
    """« un jeune Soudanais »: after an adjective, what ends so tells where somebody is from."""
    unlisted = standing.before in _ADJECTIVES and not standing.name.known
    return unlisted and standing.name.parts[-1].folded.endswith(_INHABITANTS)


def _is_of_a_service(standing: Standing) -> bool:
    """« l’agent de la CSSM, Anfane, »: a function, the capitals of its service, and a name between two commas."""
    service = standing.words[standing.name.first - 1] if standing.name.first > 3 else None
    if service is None or service.shape is not Shape.UPPER:
        return False
    if not standing.gap.startswith(", ") or not standing.is_closed:
        return False
    return standing.long_before in _OF and not functions().isdisjoint(
        word.folded for word in standing.words[standing.name.first - 4 : standing.name.first - 2]
    )


def is_thanked(standing: Standing) -> bool:
    """« merci à Rose », « demandez Claire », « Bonjour Zdravka »."""
    if not standing.is_apposed or not standing.stands_out:
        return False
    unlisted = standing.before in _GREETED and standing.is_new and standing.is_capitalised and not _is_town(standing)
    if not standing.name.has_first and not unlisted:
        return False
    return standing.before in THANKING | GREETING or (standing.before == "a" and standing.long_before in _THANKED_FOR)


def _is_town(standing: Standing) -> bool:
    """Tell whether a capital that no list knows ends as towns do, after « à »: « merci à Eymoutiers »."""
    return standing.before == "a" and standing.name.parts[-1].folded.endswith(_TOWN_ENDS)


def acts(standing: Standing) -> bool:
    """« Zdravka m’a reçue », « Claire répond toujours », « Rose du guichet 3 »."""
    if not _may_act(standing) or standing.is_placed or standing.gap_after not in {" ", "_"}:
        return False
    after = standing.after(4)
    after = after[1:] if after[0] == "qui" else after
    return _did(after) or (standing.name.has_first and (_does(after) or _works(after)))


def is_explained(standing: Standing) -> bool:
    """« Ghjulia, l’infirmière »: a comma and a function follow."""
    if not _may_act(standing) or standing.is_placed or standing.gap_after not in {", ", ",", " (", " - ", " – "}:
        return False
    if standing.name.words[0].opens and not standing.name.has_first and all(map(is_weak, standing.name.parts)):
        return False
    after = standing.after(2)
    said = after[-1] if after[0] in DETERMINERS | POSSESSIVES else after[0]
    return said in functions() or said in kin() - _ADJECTIVES


def _may_act(standing: Standing) -> bool:
    if not standing.stands_out or (standing.is_elided and standing.before == "l"):
        return False
    return bool(standing.name.known) or (
        standing.is_new and standing.is_capitalised and len(standing.name.parts[0].folded) > 3
    )


def _did(after: list[str]) -> bool:
    """« m’a reçue », « a répondu »."""
    if after and after[0] in _OBJECTS:
        after = after[1:]
    return len(after) > 1 and after[0] in {"a", "avait"} and after[1] in done()


def _does(after: list[str]) -> bool:
    """« répond », « ne décroche jamais », « nous reçoit »."""
    if after and after[0] in _BEFORE_VERBS:
        after = after[1:]
    return bool(after) and after[0] in doing()


def _works(after: list[str]) -> bool:
    """« du guichet 3 », « de l’accueil »."""
    if not after or after[0] not in _TO_PLACES:
        return False
    return any(word in COUNTERS for word in after[1:3])
