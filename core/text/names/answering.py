"""Names given in answer to a question, or spelled: « — Nom ? — Sivakumaran. », « mon nom, c’est Thibaudier »."""

from core.text.names.cutting import Word
from core.text.names.lists import places
from core.text.names.standing import Standing

_ASKED = frozenset({"nom", "noms", "prenom", "prenoms", "famille", "qui", "appelle"})
"""The last words of the questions that a name answers."""
_CALLING = frozenset({"appelez", "appelles", "nommez", "appelle"})
_ANSWERED = frozenset('?\n-—–−»«"“”: \u202f\xa0')
_SPELLED = frozenset({"est", "ecrit", "ecrivent", "ecrire", "ecris"})
_WRITTEN = frozenset(
    {"mis", "mettre", "met", "tape", "taper", "saisi", "saisir", "marque", "lire", "lit", "note", "voulait"}
)
_QUOTES = frozenset('«"“')
_SPELLING = frozenset(
    {"nom", "noms", "prenom", "prenoms", "acte", "accent", "accents", "orthographe", "lettre", "demande"}
)
_NAMED = frozenset({"nom", "noms", "prenom", "prenoms"})
_COUNTED = frozenset({"un", "une", "deux", "trois", "seul", "le", "l"})
_SIGNS = frozenset({"accent", "trema", "tiret", "cedille", "apostrophe"})
_OWNED = frozenset({"mon", "votre", "son", "ton"})
_BACK = 8


def answers(standing: Standing) -> bool:
    """« — Nom ? — Sivakumaran. », « C’est de la part de qui ? — Kervoelen. », « elle demande mon nom. Okonjo, … »."""
    if not _may_be_given(standing) or not standing.is_closed:
        return False
    if standing.gap.startswith((". ", ", ")):
        return standing.before in _NAMED and standing.long_before in _OWNED
    return "?" in standing.gap and _ANSWERED.issuperset(standing.gap) and _is_asked(standing)


def _is_asked(standing: Standing) -> bool:
    if standing.before in {"vous", "tu"}:
        return standing.long_before in _CALLING
    return standing.before in _ASKED


def is_spelled(standing: Standing) -> bool:
    """« mon nom, c’est Thibaudier », « mon prénom, ils ont mis « Gabain » »."""
    if not standing.is_apposed or not _may_be_given(standing):
        return False
    first = standing.name.first
    said = {word.folded for word in _same_sentence(standing.words[max(0, first - _BACK) : first])}
    if standing.before in _SPELLED:
        return not _NAMED.isdisjoint(said)
    return standing.before in _WRITTEN and not _QUOTES.isdisjoint(standing.gap) and not _SPELLING.isdisjoint(said)


def is_lettered(standing: Standing) -> bool:
    """« Kelyann avec un seul n », « Mahsaa avec deux a », where nothing but spelling is told of a word."""
    if not standing.is_capitalised or not _may_be_given(standing):
        return False
    told = standing.after(5)
    if told[:1] not in (["avec"], ["sans"]) or not _COUNTED.intersection(told[1:3]):
        return False
    return any(len(word) == 1 and word not in "aày" for word in told[2:]) or not _SIGNS.isdisjoint(told[1:])


def is_called_a_name(standing: Standing) -> bool:
    """« Sy, c’est son nom », « Tchibozo est mon nom »."""
    after = standing.after(4)
    after = after[1:] if after[:1] == ["c"] else after
    return standing.is_capitalised and after[:1] in (["est"], ["etait"]) and not _NAMED.isdisjoint(after[2:])


def _same_sentence(before: list[Word]) -> list[Word]:
    opening = max((place for place, word in enumerate(before) if word.opens), default=0)
    return before[opening:]


def _may_be_given(standing: Standing) -> bool:
    if not standing.is_capitalised or not standing.stands_out:
        return False
    known = bool(standing.name.known) and standing.name.parts[0].folded not in places()
    return known or (standing.is_new and len(standing.name.parts[0].folded) > 3)
